import { estimate } from '#critique/estimate/estimate.ts'
import type { EstimateSummary } from '#critique/finding.ts'
import { GraphView } from '#critique/graph/view.ts'
import { table } from './paint.ts'
import { oneOf, parseOptions } from './parseOptions.ts'
import { readGraphFile } from './readGraphFile.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem estimate FILE`: numbers of a drawing, and what they rest on. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, { format: { type: 'string', default: 'text' } })
  const format = oneOf('--format', values.format, ['text', 'json'])
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError(`expected one file, found ${positionals.length}`)
  const summary = estimate(new GraphView(await readGraphFile(file)))
  io.out(format === 'json' ? `${JSON.stringify(summary, null, 2)}\n` : estimateText(summary))
  return 0
}

function estimateText({ latencyMs, costUsd, bottleneck, availability, assumptions }: EstimateSummary): string {
  const numbers = table([
    ['latency, half of requests', say(latencyMs.p50, (ms) => `${round(ms)} ms`)],
    ['latency, 95 of 100', say(latencyMs.p95, (ms) => `${round(ms)} ms`)],
    ['first token, 95 of 100', say(latencyMs.firstTokenP95, (ms) => `${round(ms)} ms`)],
    ['cost of a request', say(costUsd.perRequest, (usd) => `$${usd.toPrecision(3)}`)],
    ['cost of a month', say(costUsd.perMonth, (usd) => `$${round(usd)}`)],
    ['bottleneck', bottleneck ? `${bottleneck.node}, at most ${say(bottleneck.maxQps, (qps) => `${round(qps)} requests/s`)}` : 'unknown'],
    ['availability', say(availability, (fraction) => `${(fraction * 100).toFixed(2)} %`)],
  ])
  const reasons = assumptions.map(({ what, value, source }) => [what, value, source])
  return reasons.length > 0 ? `${numbers}\n\nAssumed\n${table(reasons)}\n` : `${numbers}\n`
}

const say = (value: number | null, write: (known: number) => string): string => (value === null ? 'unknown' : write(value))
const round = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US')
