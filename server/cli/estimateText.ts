import { grouped } from '#critique/facts/numbers.ts'
import type { DetailedEstimate, NodeFigures } from '#critique/estimate/detail.ts'
import { downMinutesPerMonth } from '#critique/estimate/queueing.ts'
import type { Requirements } from '#critique/graph/graph.ts'
import { painter, table, wrap } from './paint.ts'
import type { Paint } from './paint.ts'
import type { Io } from './usage.ts'

export interface EstimateTextOptions {
  /** Every node, and every assumption with its source. */
  all: boolean
  io: Pick<Io, 'hasColor'>
}

const FEW = 5
const LIMITS = { maxQps: 'maxQps', concurrency: 'its seats', limitRpm: 'requests per minute', limitTpm: 'tokens per minute' }

/** An estimate for a person at a terminal: what is known with its unit, what is not and what would tell. */
export function estimateText(
  title: string,
  requirements: Requirements,
  detail: DetailedEstimate,
  { all, io }: EstimateTextOptions,
): string {
  const paint = painter(io.hasColor)
  const sections: [string, string[]][] = [
    ['Latency', latency(detail, requirements)],
    ['Cost', cost(detail, requirements)],
    ['Load', load(detail, requirements)],
    ['Availability', availability(detail)],
    ['People, indexes, evaluations', side(detail)],
    ...(all ? [['Nodes', nodeRows(detail.nodes)] as [string, string[]]] : []),
  ]
  const parts = sections.filter(([, lines]) => lines.length > 0).map(([name, lines]) => section(paint(`bold`, name), lines))
  return `${[paint('bold', title || 'Untitled board'), ...parts, assumed(detail, all, paint)].join('\n\n')}\n`
}

const section = (name: string, lines: readonly string[]): string => [name, ...lines.map((line) => `  ${line}`)].join('\n')
const rows = (cells: readonly (readonly string[])[]): string[] =>
  table(cells)
    .split('\n')
    .map((line) => line.trimEnd())

function latency({ simulation, summary }: DetailedEstimate, { p95LatencyMs, firstTokenP95Ms }: Requirements): string[] {
  const { latencyMs, firstTokenMs, unstable } = simulation
  if (unstable.length > 0)
    return [
      `unstable: ${unstable.map(({ node, utilisation }) => `${node} gets ${times(utilisation)} the work it can do`).join(', ')}`,
      'Waiting lines grow without end, so there is no percentile.',
    ]
  if (!latencyMs) return ['unknown: no request of a user reaches a part that takes time. Draw who asks, and state p50Ms and p95Ms.']
  const row = (name: string, { p50, p95, p99 }: NonNullable<typeof latencyMs>, budget: number | undefined): string[] => [
    name,
    duration(p50),
    duration(p95),
    duration(p99),
    budget === undefined ? '' : `${duration(budget)}${p95 > budget ? ' (over)' : ''}`,
  ]
  return [
    ...rows([
      ['', 'p50', 'p95', 'p99', p95LatencyMs === undefined && firstTokenP95Ms === undefined ? '' : 'asked for at p95'],
      ...(firstTokenMs ? [row('first token', firstTokenMs, firstTokenP95Ms)] : []),
      row('whole answer', latencyMs, p95LatencyMs),
    ]),
    `p95 if every part had a bad day at once: ${duration(summary.latencyMs.p95 ?? 0)}`,
    ...(simulation.withinBudget === null ? [] : [`within ${duration(p95LatencyMs!)}: ${percent(simulation.withinBudget)} of requests`]),
    ...(simulation.failed > 0 ? [`a call fails for good in ${percent(simulation.failed)} of requests`] : []),
  ]
}

function cost({ summary, nodes }: DetailedEstimate, { requestsPerMonth, monthlyBudgetUsd, costPerRequestUsd }: Requirements): string[] {
  const { perRequest, perMonth } = summary.costUsd
  const unpriced = nodes.filter(({ unpriced }) => unpriced)
  const payers = nodes.filter(({ costShare }) => (costShare ?? 0) > 0.005).sort((a, b) => b.costShare! - a.costShare!)
  const month =
    requestsPerMonth === undefined && perMonth === null
      ? 'unknown: state requestsPerMonth'
      : perMonth === null
        ? 'unknown'
        : dollars(perMonth)
  return [
    ...rows([
      [
        'a request',
        perRequest === null ? 'unknown' : dollars(perRequest),
        costPerRequestUsd === undefined ? '' : `asked for: ${dollars(costPerRequestUsd)}`,
      ],
      ['a month', month, monthlyBudgetUsd === undefined ? '' : `budget: ${dollars(monthlyBudgetUsd)}`],
    ]),
    ...(unpriced.length > 0
      ? [`without a price: ${few(unpriced)}. Name a listed model in model, or state pricePerMInputUsd and pricePerMOutputUsd.`]
      : []),
    ...(payers.length > 0
      ? [
          `${unpriced.length > 0 ? 'of what is priced' : 'split'}: ${payers
            .slice(0, FEW)
            .map(({ label, costShare }) => `${label} ${percent(costShare!)}`)
            .join(', ')}`,
        ]
      : []),
    ...(summary.pricesOf ? [`vendors' prices of ${summary.pricesOf}`] : []),
  ]
}

function load(
  { summary: { bottleneck, unstable = [] }, nodes, retryRate }: DetailedEstimate,
  { peakQps, requestsPerMonth }: Requirements,
): string[] {
  const traffic =
    peakQps !== undefined
      ? `${number(peakQps)} requests/s at the busiest time`
      : requestsPerMonth === undefined
        ? 'unknown: state peakQps or requestsPerMonth'
        : `${number(requestsPerMonth / 2_628_000)} requests/s, the mean of the month; a peak is higher`
  const narrow = bottleneck && nodes.find(({ node }) => node === bottleneck.node)
  return rows([
    ['traffic', traffic],
    [
      'bottleneck',
      bottleneck
        ? `${narrow?.label ?? bottleneck.node}${narrow?.limit ? ` by ${LIMITS[narrow.limit]}` : ''}${bottleneck.utilisation === null ? '' : `, ${percent(bottleneck.utilisation)} busy`}, full at ${number(bottleneck.maxQps ?? 0)} requests/s`
        : 'unknown: no node states maxQps, concurrency, limitRpm or limitTpm',
    ],
    ...unstable.map(({ node, utilisation }) => ['unstable', `${labelOf(nodes, node)} gets ${times(utilisation)} the work it can do`]),
    ...(retryRate ? [['repeats', `${percent(retryRate)} of attempts at calls that state an error rate`]] : []),
  ])
}

function availability({ summary: { availability } }: DetailedEstimate): string[] {
  if (availability === null) return ['unknown: no part on the way states one']
  const minutes = downMinutesPerMonth(availability)
  return [
    `${Number((availability * 100).toFixed(4))} %, ${minutes < 90 ? `${number(minutes)} minutes` : `${number(minutes / 60)} hours`} down a month`,
  ]
}

function side({ reviews, indexes, evaluations, nodes }: DetailedEstimate): string[] {
  return rows([
    ...reviews.map(({ node, arrivingPerDay, capacityPerDay }) => [
      labelOf(nodes, node),
      `${arrivingPerDay === null ? 'an unknown number of' : number(arrivingPerDay)} reviews a day, ${number(capacityPerDay)} can be done${arrivingPerDay !== null && arrivingPerDay > capacityPerDay ? ' (overloaded)' : ''}`,
    ]),
    ...indexes.map(({ node, neededGb, givenGb }) => [
      labelOf(nodes, node),
      `${number(neededGb)} GB of memory needed${givenGb === null ? '' : `, ${number(givenGb)} GB given${neededGb > givenGb ? ' (too little)' : ''}`}`,
    ]),
    ...evaluations.map(({ node, cases, halfWidth }) => [
      labelOf(nodes, node),
      `${number(cases)} cases measure a score to ± ${percent(halfWidth)} at worst`,
    ]),
  ]).filter(Boolean)
}

function nodeRows(nodes: readonly NodeFigures[]): string[] {
  return rows([
    ['', 'calls/request', 'calls/s', 'busy', 'p50', 'p95', 'tokens in + out', '$ a request'],
    ...nodes.map((one) => [
      one.label,
      number(one.visits),
      one.callsPerSecond === null ? '' : number(one.callsPerSecond),
      one.utilisation === null ? '' : percent(one.utilisation),
      one.p95 > 0 ? duration(one.p50) : '',
      one.p95 > 0 ? duration(one.p95) : '',
      one.outputTokens === null ? '' : `${one.inputTokens === null ? 'unknown' : number(one.inputTokens)} + ${number(one.outputTokens)}`,
      one.usdPerRequest === null ? (one.unpriced ? 'unknown' : '') : dollars(one.usdPerRequest),
    ]),
  ])
}

function assumed({ summary: { assumptions } }: DetailedEstimate, all: boolean, paint: Paint): string {
  if (assumptions.length === 0) return 'Nothing is assumed: every number is stated on the board.'
  const lines = assumptions.map(({ what, value, source, nodes = [], key }) => {
    const line = `${what}: ${value}`
    if (!all) return wrap(line, 2)
    const where = [nodes.join(', '), ...(key ? [`state ${key}`] : []), source].filter(Boolean).join('; ')
    return `${wrap(line, 2)}\n${paint('dim', wrap(where, 6))}`
  })
  return [paint('bold', `Assumed${all ? '' : ' (sources and nodes with --all)'}`), ...lines].join('\n')
}

const labelOf = (nodes: readonly NodeFigures[], id: string): string => nodes.find(({ node }) => node === id)?.label || id
const few = (nodes: readonly NodeFigures[]): string =>
  `${nodes
    .slice(0, FEW)
    .map(({ label }) => label)
    .join(', ')}${nodes.length > FEW ? ` and ${nodes.length - FEW} more` : ''}`

const number = (value: number): string => grouped(Number(value.toPrecision(3)))
const times = (utilisation: number): string => `${number(utilisation)} times`
const percent = (fraction: number): string => `${Number((fraction * 100).toPrecision(3))} %`
const duration = (ms: number): string =>
  ms >= 120_000 ? `${number(ms / 60_000)} min` : ms >= 1000 ? `${number(ms / 1000)} s` : `${number(ms)} ms`
const dollars = (usd: number): string =>
  `$${usd === 0 ? '0' : usd < 1 ? Number(usd.toPrecision(3)) : usd < 100 ? usd.toFixed(2) : grouped(Math.round(usd))}`
