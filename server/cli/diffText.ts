import { grouped } from '#critique/facts/numbers.ts'
import type { Change, Comparison, FigureDiff, ListDiff } from '#critique/compare.ts'
import type { Finding } from '#critique/finding.ts'
import { painter, wrap } from './paint.ts'
import type { Io } from './usage.ts'

/** A line of the difference: what it is, and whether it came, went or changed. */
interface Line {
  sign: '+' | '-' | '~'
  text: string
}

interface Section {
  title: string
  lines: readonly Line[]
}

export function diffText(comparison: Comparison, io: Pick<Io, 'hasColor'>): string {
  const paint = painter(io.hasColor)
  const ink = { '+': 'green', '-': 'red', '~': 'yellow' } as const
  const parts = sections(comparison).map(({ title, lines }) =>
    [paint('bold', title), ...lines.map(({ sign, text }) => `${paint(ink[sign], sign)} ${wrap(text, 2).trimStart()}`)].join('\n'),
  )
  return `${parts.join('\n\n')}\n`
}

export function diffMarkdown(comparison: Comparison): string {
  const word = { '+': 'added', '-': 'removed', '~': 'changed' } as const
  const opened = { '+': 'opened', '-': 'closed', '~': 'changed' } as const
  const parts = sections(comparison).map(({ title, lines }) =>
    [`### ${title}`, '', ...lines.map(({ sign, text }) => `- **${(title === 'Findings' ? opened : word)[sign]}** ${escape(text)}`)].join(
      '\n',
    ),
  )
  return `## What the change means\n\n${parts.join('\n\n')}\n`
}

function sections({ nodes, edges, zones, board, findings, figures }: Comparison): Section[] {
  const all: Section[] = [
    {
      title: 'Findings',
      lines: [...findings.opened.map((one) => findingLine('+', one)), ...findings.closed.map((one) => findingLine('-', one))],
    },
    { title: 'Estimate', lines: figures.map((one) => ({ sign: '~', text: figureText(one) })) },
    { title: 'Components', lines: listLines(nodes) },
    { title: 'Arrows', lines: listLines(edges) },
    { title: 'Zones', lines: listLines(zones) },
    { title: 'Board', lines: board.map((change) => ({ sign: '~', text: changeText(change) })) },
  ]
  return all.filter(({ lines }) => lines.length > 0)
}

const findingLine = (sign: '+' | '-', { severity, status, title, because, rule }: Finding): Line => ({
  sign,
  text: `${status === 'ask' ? 'question' : severity}: ${title}. ${because} (${rule})`,
})

const listLines = ({ added, removed, changed }: ListDiff): Line[] => [
  ...added.map(({ label }): Line => ({ sign: '+', text: oneLine(label) })),
  ...removed.map(({ label }): Line => ({ sign: '-', text: oneLine(label) })),
  ...changed.map(({ label, changes }): Line => ({ sign: '~', text: `${oneLine(label)}: ${changes.map(changeText).join('; ')}` })),
]

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

const changeText = ({ what, from, to }: Change): string =>
  from === undefined
    ? `${what} is now ${value(to)}`
    : to === undefined
      ? `${what} is no longer ${value(from)}`
      : `${what} was ${value(from)}, is ${value(to)}`

const value = (of: unknown): string => (typeof of === 'string' ? of.replace(/\s+/g, ' ') : (JSON.stringify(of) ?? 'nothing'))

const figureNames: Record<FigureDiff['what'], readonly [name: string, say: (figure: number) => string]> = {
  latencyP50Ms: ['latency p50', milliseconds],
  latencyP95Ms: ['latency p95', milliseconds],
  firstTokenP95Ms: ['first token p95', milliseconds],
  costPerRequestUsd: ['cost of a request', dollars],
  costPerMonthUsd: ['cost of a month', dollars],
  availability: ['availability', (fraction) => `${(fraction * 100).toFixed(3)} %`],
  maxQps: ['most requests a second', (qps) => qps.toPrecision(3)],
}

function figureText({ what, from, to }: FigureDiff): string {
  const [name, say] = figureNames[what]
  const spoken = (figure: number | null): string => (figure === null ? 'unknown' : say(figure))
  const change =
    from !== null && to !== null && from > 0
      ? ` (${to >= from ? '+' : ''}${(((to - from) / from) * 100).toFixed(Math.abs(to - from) / from < 0.1 ? 1 : 0)} %)`
      : ''
  return `${name}: ${spoken(from)}, now ${spoken(to)}${what === 'availability' ? '' : change}`
}

function milliseconds(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`
}

function dollars(amount: number): string {
  return `$${amount >= 100 ? grouped(Math.round(amount)) : amount >= 1 ? amount.toFixed(2) : amount.toPrecision(2)}`
}

/** Words of a drawing are words, and no Markdown or HTML. */
const escape = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`))
