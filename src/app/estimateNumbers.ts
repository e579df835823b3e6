import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import type { EstimateSummary } from '#critique/finding.ts'
import type { Requirements } from '#critique/graph/graph.ts'
import { dollars, duration } from '#src/review/estimate/figures.ts'
import { shortNumber } from '#src/ui/number.ts'

export interface EstimateNumber {
  title: string
  /** null: it cannot be known from what the board says. */
  text: string | null
  /** What was asked; null where nobody asked. */
  asked: string | null
  /** It is more than that. */
  isMissed: boolean
}

/** The numbers of the bottom strip; empty when the board gives not one of them. */
export function estimateNumbers(
  { latencyMs, costUsd, bottleneck, unstable = [] }: EstimateSummary,
  asked: Requirements,
  labelOf: (node: string) => string,
): EstimateNumber[] {
  const number = (title: string, value: number | null, most: number | undefined, write: (value: number) => string): EstimateNumber => ({
    title,
    text: value === null ? null : write(value),
    asked: most === undefined ? null : write(most),
    isMissed: value !== null && most !== undefined && value > most,
  })
  const waitsForever = (title: string): EstimateNumber => ({ title, text: 'unstable', asked: null, isMissed: true })
  const numbers: EstimateNumber[] = [
    ...(unstable.length > 0
      ? [waitsForever('p95')]
      : [
          number('p95', latencyMs.p95, asked.p95LatencyMs, duration),
          number('First token', latencyMs.firstTokenP95, asked.firstTokenP95Ms, duration),
        ]),
    number('Per request', costUsd.perRequest, asked.costPerRequestUsd, dollars),
    number('Per month', costUsd.perMonth, asked.monthlyBudgetUsd, dollars),
    {
      title: 'Bottleneck',
      text: bottleneck && bottleneckText(bottleneck, labelOf),
      asked: null,
      isMissed: (bottleneck?.utilisation ?? 0) >= 1,
    },
  ]
  return numbers.every(({ text }) => text === null) ? [] : numbers
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
