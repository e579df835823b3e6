import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import type { Requirements } from '#critique/graph/graph.ts'
import { shortNumber } from '#src/ui/number.ts'

/** What has to be said before a number is known, and where it can be said. */
export interface Missing {
  text: string
  /** The same in two or three words, where it needs no more. */
  brief?: string
  nodes?: readonly string[]
  opens?: 'requirements'
}

/** One number of a board, held against what was asked. */
export interface Figure {
  id: 'p50' | 'p95' | 'firstToken' | 'request' | 'month' | 'load' | 'availability'
  title: string
  /** null: not known, and `missing` says why. */
  value: number | null
  /** What was asked; null where nobody asked. */
  asked: number | null
  /** The more the better: a load that it can take, a share of time that it is there. */
  isFloor: boolean
  missing: Missing | null
  write: (value: number) => string
}

/** The numbers at the top of the panel, most wanted first. */
export function figuresOf(requirements: Requirements, estimate: DetailedEstimate): Figure[] {
  const { summary, simulation } = estimate
  const { p95LatencyMs, firstTokenP95Ms, costPerRequestUsd, monthlyBudgetUsd, peakQps, availability } = requirements
  const noTime = whyNoTime(estimate)
  const { latencyMs, costUsd, bottleneck } = summary
  const total = noTime ? null : (simulation.latencyMs ?? latencyMs)
  const first = noTime ? null : (simulation.firstTokenMs?.p95 ?? latencyMs.firstTokenP95)
  const ceiling = { isFloor: false, write: duration }
  const money = { isFloor: false, write: dollars }
  const floor = { isFloor: true }
  return [
    { id: 'p50', title: 'Full answer, p50', value: total?.p50 ?? null, asked: null, missing: noTime, ...ceiling },
    { id: 'p95', title: 'Full answer, p95', value: total?.p95 ?? null, asked: p95LatencyMs ?? null, missing: noTime, ...ceiling },
    {
      id: 'firstToken',
      title: 'First token, p95',
      value: first,
      asked: firstTokenP95Ms ?? null,
      missing: noTime ?? (first === null ? { text: 'no model streams the answer', brief: 'not streamed' } : null),
      ...ceiling,
    },
    {
      id: 'request',
      title: 'One request',
      value: costUsd.perRequest,
      asked: costPerRequestUsd ?? null,
      missing: costUsd.perRequest === null ? whyNoCost(estimate, requirements) : null,
      ...money,
    },
    {
      id: 'month',
      title: 'One month',
      value: costUsd.perMonth,
      asked: monthlyBudgetUsd ?? null,
      missing: costUsd.perMonth === null ? whyNoCost(estimate, requirements) : null,
      ...money,
    },
    {
      id: 'load',
      title: 'Maximum load',
      value: bottleneck?.maxQps ?? null,
      asked: peakQps ?? null,
      missing: bottleneck ? null : { text: 'no component states a limit', brief: 'no limit stated' },
      write: perSecond,
      ...floor,
    },
    {
      id: 'availability',
      title: 'Availability',
      value: summary.availability,
      asked: availability ?? null,
      missing: summary.availability === null ? { text: 'no component on the way states it' } : null,
      write: percent,
      ...floor,
    },
  ]
}

/** Does a number hold what was asked? undefined where one of the two is unknown. */
export const holds = ({ value, asked, isFloor }: Figure): boolean | undefined =>
  value === null || asked === null ? undefined : isFloor ? value >= asked : value <= asked

function whyNoTime({ summary, waterfall }: DetailedEstimate): Missing | null {
  const full = summary.unstable ?? []
  if (full.length > 0) return { text: 'unstable: more work arrives than this can do,', nodes: full.map(({ node }) => node) }
  if (waterfall.p95.segments.length > 0) return null
  return { text: summary.latencyMs.p95 === null ? 'no request reaches anything that takes a known time' : 'no request starts here' }
}

function whyNoCost({ nodes }: DetailedEstimate, { requestsPerMonth }: Requirements): Missing {
  const unpriced = nodes.filter((one) => one.unpriced && one.visits > 0)
  const unnamed = unpriced.filter(({ model }) => model === null).map(({ node }) => node)
  if (unnamed.length > 0) return { text: 'name the model of', nodes: unnamed }
  if (unpriced.length > 0) return { text: 'state the input tokens of', nodes: unpriced.map(({ node }) => node) }
  if (nodes.every(({ usdPerRequest, usdPerMonth }) => usdPerRequest === null && usdPerMonth === null))
    return { text: 'nothing on the board has a price', brief: 'nothing has a price' }
  return requestsPerMonth === undefined
    ? { text: 'state the requests per month', opens: 'requirements' }
    : { text: 'a price is not stated' }
}

/** A bar of a chart about nodes. */
export interface NodeBar {
  node: string
  start: number
  end: number
  text: string
  /** It cannot keep up. */
  isOver: boolean
  /** Said to those who do not see the bar. */
  note: string
}

/** What the slowest request waits for, one after the other, in ms: own work and waiting line of everything that is on the critical way. */
export function waterfallBars({ waterfall }: DetailedEstimate): NodeBar[] {
  let at = 0
  return waterfall.p95.segments.flatMap(({ node, ownMs, waitMs, times, critical }) => {
    const ms = ownMs + waitMs
    if (!critical || ms <= 0) return []
    const start = at
    at += ms
    const note = [times > 1 ? `${shortNumber(times)} times` : '', waitMs > 0 ? `of it ${duration(waitMs)} waiting` : '']
      .filter(Boolean)
      .join(', ')
    return [
      { node, start, end: at, text: times > 1 ? `${shortNumber(times)} × ${duration(ms / times)}` : duration(ms), isOver: false, note },
    ]
  })
}

/** What each node costs, dearest first: per month where the traffic is stated, else per request. */
export function costBars({ nodes }: DetailedEstimate): { per: 'month' | 'request'; bars: NodeBar[] } {
  const per = nodes.some(({ usdPerMonth }) => usdPerMonth !== null && usdPerMonth > 0) ? 'month' : 'request'
  const bars = nodes.flatMap(({ node, usdPerMonth, usdPerRequest, model }) => {
    const usd = (per === 'month' ? usdPerMonth : usdPerRequest) ?? 0
    return usd > 0 ? [{ node, start: 0, end: usd, text: dollars(usd), isOver: false, note: model ? `list price of ${model}` : '' }] : []
  })
  return { per, bars: bars.toSorted((a, b) => b.end - a.end) }
}

/** How busy each node with a limit is at peak, busiest first, as a fraction; none while the load is not stated. */
export function loadBars({ nodes }: DetailedEstimate): NodeBar[] {
  const bars = nodes.flatMap(({ node, utilisation, visits, limit }) =>
    utilisation === null || visits === 0
      ? []
      : [{ node, start: 0, end: utilisation, text: percent(utilisation), isOver: utilisation >= 1, note: `limited by ${limit}` }],
  )
  return bars.toSorted((a, b) => b.end - a.end)
}

/** "850 ms", "6 s", "2.5 min". */
export function duration(ms: number): string {
  if (ms >= 120_000) return `${shortNumber(ms / 60_000)} min`
  return ms >= 1000 ? `${shortNumber(ms / 1000)} s` : `${shortNumber(ms)} ms`
}

export const dollars = (usd: number): string => `$${shortNumber(usd)}`
const perSecond = (value: number): string => `${shortNumber(value)} req/s`

/** 99.95 % needs its digits, 43 % does not. */
export const percent = (fraction: number): string =>
  `${(fraction * 100).toLocaleString('en-US', { maximumSignificantDigits: fraction > 0.9 && fraction < 1 ? 4 : 3 })} %`

/** "−12 %" or "+1.4 s": how far a number moved; null when it did not. */
export function delta(before: number | null, now: number | null, write: (value: number) => string): string | null {
  if (before === null || now === null || Math.abs(now - before) < 1e-9 * Math.max(Math.abs(now), Math.abs(before))) return null
  return `${now > before ? '+' : '−'}${write(Math.abs(now - before))}`
}
