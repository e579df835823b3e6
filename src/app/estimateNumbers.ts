import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import type { EstimateSummary } from '#critique/finding.ts'
import type { Requirements } from '#critique/graph/graph.ts'
import { dollars, duration, figuresOf } from '#src/review/estimate/figures.ts'
import type { Figure } from '#src/review/estimate/figures.ts'
import { shortNumber } from '#src/ui/number.ts'

export interface EstimateNumber {
  title: string
  /** null: it cannot be known from what the board says. */
  text: string | null
  /** What would make it known, where that can be said. */
  missing: string | null
  /** What was asked; null where nobody asked. */
  asked: string | null
  /** It is more than that. */
  isMissed: boolean
}

/** The numbers of the bottom strip; empty when the board gives not one of them. */
export function estimateNumbers(
  summary: EstimateSummary,
  asked: Requirements,
  labelOf: (node: string) => string,
  detail?: DetailedEstimate,
): EstimateNumber[] {
  const { latencyMs, costUsd, bottleneck, unstable = [] } = summary
  const missing = missingOf(asked, detail, labelOf)
  const number = (title: string, value: number | null, most: number | undefined, write: (value: number) => string, id?: Figure['id']) => ({
    title,
    text: value === null ? null : write(value),
    missing: value === null && id ? missing(id) : null,
    asked: most === undefined ? null : write(most),
    isMissed: value !== null && most !== undefined && value > most,
  })
  const numbers: EstimateNumber[] = [
    ...(unstable.length > 0
      ? [{ title: 'p95', text: 'unstable', missing: null, asked: null, isMissed: true }]
      : [
          number('p95', latencyMs.p95, asked.p95LatencyMs, duration),
          number('First token', latencyMs.firstTokenP95, asked.firstTokenP95Ms, duration, 'firstToken'),
        ]),
    ...(costUsd.perRequest === null && costUsd.perMonth === null
      ? [number('Cost', null, undefined, dollars, 'request')]
      : [
          number('Per request', costUsd.perRequest, asked.costPerRequestUsd, dollars, 'request'),
          number('Per month', costUsd.perMonth, asked.monthlyBudgetUsd, dollars, 'month'),
        ]),
    {
      title: 'Bottleneck',
      text: bottleneck && bottleneckText(bottleneck, labelOf),
      missing: bottleneck ? null : missing('load'),
      asked: null,
      isMissed: (bottleneck?.utilisation ?? 0) >= 1,
    },
  ]
  return numbers.every(({ text }) => text === null) ? [] : numbers
}

/** Why a number is not known, in as few words as the strip has room for; null where the estimate does not say, or is not there yet. */
function missingOf(asked: Requirements, detail: DetailedEstimate | undefined, labelOf: (node: string) => string) {
  const figures = detail ? figuresOf(asked, detail) : []
  return (id: Figure['id']): string | null => {
    const missing = figures.find((figure) => figure.id === id)?.missing
    if (!missing) return null
    const [first, ...others] = missing.nodes ?? []
    if (first === undefined) return missing.brief ?? missing.text
    return `${missing.text} ${labelOf(first)}${others.length > 0 ? ` and ${others.length} more` : ''}`
  }
}

/** The summary with percentiles of the whole where they were played through; alone it adds up those of the parts, an upper bound. */
export function settled(summary: EstimateSummary, detail: DetailedEstimate | undefined): EstimateSummary {
  const { latencyMs, firstTokenMs } = detail?.simulation ?? {}
  if (!latencyMs) return summary
  return { ...summary, latencyMs: { p50: latencyMs.p50, p95: latencyMs.p95, firstTokenP95: firstTokenMs?.p95 ?? null } }
}

function bottleneckText(bottleneck: NonNullable<EstimateSummary['bottleneck']>, labelOf: (node: string) => string): string {
  const { node, utilisation, maxQps } = bottleneck
  if (utilisation !== null) return `${labelOf(node)}, ${Math.round(utilisation * 100)} % busy`
  return maxQps === null ? labelOf(node) : `${labelOf(node)}, ${shortNumber(maxQps)} req/s at most`
}
