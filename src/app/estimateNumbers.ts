import type { EstimateSummary } from '#critique/finding.ts'
import { shortNumber } from '#src/ui/number.ts'

export interface EstimateNumber {
  title: string
  /** null: it cannot be known from what the board says. */
  text: string | null
  node?: string
}

/** The numbers of the bottom strip; empty when the board gives not one of them. */
export function estimateNumbers({ latencyMs, costUsd, bottleneck }: EstimateSummary, labelOf: (node: string) => string): EstimateNumber[] {
  const numbers: EstimateNumber[] = [
    { title: 'p95', text: duration(latencyMs.p95) },
    { title: 'First token', text: duration(latencyMs.firstTokenP95) },
    { title: 'Per request', text: dollars(costUsd.perRequest) },
    { title: 'Per month', text: dollars(costUsd.perMonth) },
    { title: 'Bottleneck', text: bottleneck && bottleneckText(bottleneck, labelOf), ...(bottleneck ? { node: bottleneck.node } : {}) },
  ]
  return numbers.every(({ text }) => text === null) ? [] : numbers
}

function duration(ms: number | null): string | null {
  if (ms === null) return null
  return ms >= 1000 ? `${shortNumber(ms / 1000)} s` : `${shortNumber(ms)} ms`
}

const dollars = (usd: number | null): string | null => (usd === null ? null : `$${shortNumber(usd)}`)

function bottleneckText(bottleneck: NonNullable<EstimateSummary['bottleneck']>, labelOf: (node: string) => string): string {
  const { node, utilisation, maxQps } = bottleneck
  if (utilisation !== null) return `${labelOf(node)}, ${Math.round(utilisation * 100)} % busy`
  return maxQps === null ? labelOf(node) : `${labelOf(node)}, ${shortNumber(maxQps)} req/s at most`
}
