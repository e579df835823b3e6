import { grouped } from '../facts/numbers.ts'
import { hashOf, normalQuantile, seeded } from '../estimate/random.ts'
import type { FigureName, SeriesShape, Show, Turn } from './content.ts'
import { figureNames } from './content.ts'
import type { Figures, Span } from './figures.ts'

/** Days shown of a series, and the first of them that the incident touches. */
const DAYS = 30
const INCIDENT_DAY = 20
const HOURS = 24
/** Hours of the day, from and up to but without, in which a burst falls. */
const BURST = [9, 11] as const

/** A look as data for a picture. Pairs are before and after the incident. */
export type ReadingData =
  | { as: 'series'; unit: string; per: 'day' | 'hour'; before: readonly number[]; after: readonly number[] }
  | {
      as: 'split'
      unit: string
      parts: readonly { name: string; before: number; after: number }[]
      total: { before: number; after: number }
    }
  | { as: 'trace'; before: TraceData; after: TraceData; notes: readonly string[] }
  | { as: 'histogram'; unit: string; edges: readonly number[]; before: readonly number[]; after: readonly number[]; mark?: number }
  | { as: 'talk'; turns: readonly { who: Turn[0]; text: string }[] }
  | { as: 'diff'; old: readonly string[]; now: readonly string[] }
  | { as: 'table'; columns: readonly string[]; rows: readonly (readonly (string | number)[])[] }
  | { as: 'log'; lines: readonly string[] }

export interface TraceData {
  spans: readonly Span[]
  /** Sum of `ownMs` over the spans that the answer waits for. */
  totalMs: number
}

/** What one look into one sensor shows. */
export interface Reading {
  id: string
  /** Id of the node that was looked into. */
  sensor: string
  /** Kind of sensor that the look needs. */
  kind: string
  title: string
  says: string
  data: ReadingData
}

export interface Scene {
  before: Figures
  after: Figures
  seed: number
}

const units: Readonly<Record<FigureName, string>> = {
  usdPerMonth: '$',
  usdPerDay: '$',
  usdPerRequest: '$',
  p50Ms: 'ms',
  p95Ms: 'ms',
  firstTokenMs: 'ms',
  requestsPerDay: 'requests',
  peakQps: 'requests/s',
  callsPerRequest: 'calls',
  tokensPerRequest: 'tokens',
  inputTokens: 'tokens',
  outputTokens: 'tokens',
  utilisation: '%',
}

export const unitOf = (name: FigureName): string => units[name]
export const isFigure = (name: string): name is FigureName => (figureNames as readonly string[]).includes(name)

/** Does the board itself say how this look comes out? Then it shows the same whatever it was meant to tell. */
export const isComputed = (show: Show): boolean => ['figure', 'tokens', 'parts', 'trace'].includes(show.as)

/** Looks with one key are one picture. */
export const keyOf = (show: Show): string =>
  show.as === 'figure' ? `figure ${show.of}` : isComputed(show) ? show.as : `${show.as} ${show.name}`

/** Draws a look as it is under this cause (`sick`), or as it is where something else is the cause. */
export function draw(show: Show, isSick: boolean, { before, after, seed }: Scene): ReadingData {
  switch (show.as) {
    case 'series':
      return seriesOf(show.from, isSick ? show.to : show.from, show.unit, show.shape, hashOf(show.name, seed))
    case 'figure':
      return seriesOf(amount(before, show.of), amount(after, show.of), unitOf(show.of), 'step', hashOf(show.of, seed))
    case 'tokens':
      return tokenSplit(before, after)
    case 'parts':
      return partSplit(before, after)
    case 'split':
      return shareSplit(show, isSick, before, after)
    case 'trace':
      return traceOrLog(isSick ? show.notes : [], before, after)
    case 'histogram':
      return histogramOf(show, isSick)
    case 'talk':
      return { as: 'talk', turns: (isSick ? show.sick : show.well).map(([who, text]) => ({ who, text })) }
    case 'diff':
      return { as: 'diff', old: show.old, now: isSick ? show.now : show.old }
    case 'table':
      return { as: 'table', columns: show.columns, rows: isSick ? show.sick : show.well }
    case 'log':
      return { as: 'log', lines: isSick ? show.sick : show.well }
  }
}

const amount = (figures: Figures, name: FigureName): number => (figures[name] ?? 0) * (name === 'utilisation' ? 100 : 1)

/** Values around a level, whose mean is the level exactly. */
function around(level: number, count: number, random: () => number): number[] {
  const noise = Array.from({ length: count }, () => (random() - 0.5) * 0.08)
  const mean = noise.reduce((sum, one) => sum + one, 0) / count
  return noise.map((one) => level * (1 + one - mean))
}

function seriesOf(from: number, to: number, unit: string, shape: SeriesShape, seed: number): ReadingData {
  const random = seeded(seed)
  if (shape === 'burst') {
    const calm = around(from, HOURS, random)
    const hours = around(from, HOURS, random).map((value, hour) => (hour >= BURST[0] && hour < BURST[1] ? (value / from || 1) * to : value))
    return { as: 'series', unit, per: 'hour', before: calm, after: hours }
  }
  const before = around(from, INCIDENT_DAY, random)
  const days = DAYS - INCIDENT_DAY
  const after = around(1, days, random).map((noise, day) => noise * (shape === 'ramp' ? from + ((to - from) * (day + 1)) / days : to))
  return { as: 'series', unit, per: 'day', before, after }
}

function tokenSplit(before: Figures, after: Figures): ReadingData {
  const perDay = (figures: Figures, name: keyof Figures['tokens']): number => figures.tokens[name] * (figures.requestsPerDay ?? 1)
  return splitOf('tokens a day', [
    ['Input, not cached', perDay(before, 'uncached'), perDay(after, 'uncached')],
    ['Input, cached', perDay(before, 'cached'), perDay(after, 'cached')],
    ['Output', perDay(before, 'output'), perDay(after, 'output')],
  ])
}

function partSplit(before: Figures, after: Figures): ReadingData {
  const names = new Map([...before.parts, ...after.parts].map(({ node, label }) => [node, label]))
  const usd = (figures: Figures, node: string): number => figures.parts.find((part) => part.node === node)?.usd ?? 0
  return splitOf(
    '$ a month',
    [...names].map(([node, label]) => [label, usd(before, node), usd(after, node)] as const),
  )
}

/** Shares of a figure of the board, or of a hundred. With another cause every part grows with the whole. */
function shareSplit(show: Extract<Show, { as: 'split' }>, isSick: boolean, before: Figures, after: Figures): ReadingData {
  const total = isFigure(show.of) ? { before: amount(before, show.of), after: amount(after, show.of) } : { before: 100, after: 100 }
  const was = show.parts.reduce((sum, [, from]) => sum + from, 0)
  const is = show.parts.reduce((sum, [, from, to]) => sum + (isSick ? to : from), 0)
  return splitOf(
    isFigure(show.of) ? unitOf(show.of) : show.of,
    show.parts.map(([name, from, to]) => [name, (total.before * from) / was, (total.after * (isSick ? to : from)) / is] as const),
  )
}

function splitOf(unit: string, parts: readonly (readonly [string, number, number])[]): ReadingData {
  return {
    as: 'split',
    unit,
    parts: parts.map(([name, before, after]) => ({ name, before, after })),
    total: { before: parts.reduce((sum, part) => sum + part[1], 0), after: parts.reduce((sum, part) => sum + part[2], 0) },
  }
}

/** Where nobody waits for an answer there is no waterfall, but what is written on the spans can be read. */
function traceOrLog(notes: readonly string[], before: Figures, after: Figures): ReadingData {
  if (before.spans.length === 0 && after.spans.length === 0)
    return { as: 'log', lines: notes.length > 0 ? notes : ['no request waits for an answer here'] }
  return { as: 'trace', before: traceOf(before), after: traceOf(after), notes }
}

const traceOf = ({ spans }: Figures): TraceData => ({
  spans,
  totalMs: spans.reduce((sum, { ownMs, critical }) => sum + (critical ? ownMs : 0), 0),
})

const BINS = 12

/** Percent of cases per bin, of a normal distribution; what lies beyond the edges counts in the outer bins. */
function histogramOf({ unit, from, to, mark }: Extract<Show, { as: 'histogram' }>, isSick: boolean): ReadingData {
  const now = isSick ? to : from
  const low = Math.min(from[0] - 3 * from[1], to[0] - 3 * to[1])
  const high = Math.max(from[0] + 3 * from[1], to[0] + 3 * to[1])
  const edges = Array.from({ length: BINS + 1 }, (_, i) => low + ((high - low) * i) / BINS)
  const bins = ([mean, spread]: readonly [number, number]): number[] => {
    const below = edges.map((edge, i) => (i === 0 ? 0 : i === BINS ? 1 : shareBelow((edge - mean) / spread)))
    return below.slice(1).map((share, i) => (share - below[i]!) * 100)
  }
  return { as: 'histogram', unit, edges, before: bins(from), after: bins(now), ...(mark === undefined ? {} : { mark }) }
}

/** Share of a standard normal distribution below `z`, by halving over its quantiles. */
function shareBelow(z: number): number {
  let low = 1e-9
  let high = 1 - 1e-9
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (normalQuantile(middle) < z) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Did the picture move by more than noise? */
export function hasMoved(data: ReadingData): boolean {
  switch (data.as) {
    case 'series':
      return differs(mean(data.before), mean(data.after))
    case 'split':
      return (
        differs(data.total.before, data.total.after) ||
        data.parts.some(({ before, after }) => differs(before / data.total.before, after / data.total.after))
      )
    case 'trace':
      return differs(data.before.totalMs, data.after.totalMs) || data.notes.length > 0
    case 'histogram':
      return data.before.some((share, i) => Math.abs(share - data.after[i]!) > 1)
    case 'diff':
      return data.old.join('\n') !== data.now.join('\n')
    default:
      return false
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
const differs = (a: number, b: number): boolean => Math.abs(a - b) > 0.02 * Math.max(Math.abs(a), Math.abs(b))

/** What to say of a look that tells nothing of the cause. */
export function calmWords(name: string, data: ReadingData): string {
  if (data.as === 'split' && !data.parts.some(({ before, after }) => differs(before / data.total.before, after / data.total.after)))
    return differs(data.total.before, data.total.after)
      ? `${name}: every share is what it was; all of it moved with the whole.`
      : `${name}: every share is what it was.`
  if (hasMoved(data)) return `${name}: moved with the incident.`
  return data.as === 'talk' || data.as === 'log' || data.as === 'table'
    ? `${name}: as on any other day.`
    : `${name}: no change since before the incident.`
}

/** `{p95Ms.before}` and the like, with the figures of a board. */
export const fillIn = (text: string, before: Figures, after: Figures): string =>
  text.replace(/\{(\w+)\.(before|after|factor)\}/g, (whole, name: string, which: string) => {
    if (!isFigure(name)) return whole
    const [was, is] = [before[name], after[name]]
    if (which === 'factor') return was && is !== null ? `${(is / was).toPrecision(2)}×` : 'several times'
    const value = which === 'before' ? was : is
    return value === null ? 'an unknown amount' : withUnit(value * (name === 'utilisation' ? 100 : 1), unitOf(name))
  })

export function withUnit(value: number, unit: string): string {
  if (unit === '$') return value >= 100 ? `$${grouped(Math.round(value))}` : `$${Number(value.toPrecision(2))}`
  if (unit === 'ms') return value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${Math.round(value)} ms`
  const rounded = Math.abs(value) >= 100 ? grouped(Math.round(value)) : String(Number(value.toPrecision(3)))
  return unit === '%' ? `${rounded} %` : unit === '' ? rounded : `${rounded} ${unit}`
}
