import { expect, it } from 'vitest'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import type { EstimateSummary } from '#critique/finding.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { estimateNumbers } from '#src/app/estimateNumbers.ts'

const nothing: EstimateSummary = {
  assumptions: [],
  latencyMs: { p50: null, p95: null, firstTokenP95: null },
  costUsd: { perRequest: null, perMonth: null },
  bottleneck: null,
  availability: null,
}
const label = () => 'Answer model'

it('shows no strip when nothing is known', () => {
  expect(estimateNumbers(nothing, {}, label)).toEqual([])
})

it('says numbers with their unit, and what is unknown as unknown', () => {
  const numbers = estimateNumbers(
    { ...nothing, latencyMs: { p50: null, p95: 2345, firstTokenP95: 640 }, costUsd: { perRequest: 0.0183, perMonth: null } },
    {},
    label,
  )
  expect(numbers.map(({ text }) => text)).toEqual(['2.35 s', '640 ms', '$0.0183', null, null])
})

it('names the bottleneck and how busy it is', () => {
  const numbers = estimateNumbers({ ...nothing, bottleneck: { node: 'n1', utilisation: 0.82, maxQps: 40 } }, {}, label)
  expect(numbers.at(-1)).toEqual({ title: 'Bottleneck', text: 'Answer model, 82 % busy', missing: null, asked: null, isMissed: false })
})

it('holds a number against what was asked', () => {
  const of = (p95: number) =>
    estimateNumbers({ ...nothing, latencyMs: { p50: null, p95, firstTokenP95: null } }, { p95LatencyMs: 2000 }, label)[0]
  expect(of(1500)).toEqual({ title: 'p95', text: '1.5 s', missing: null, asked: '2 s', isMissed: false })
  expect(of(2500)).toMatchObject({ asked: '2 s', isMissed: true })
})

it('says what would make a number known', () => {
  const graph = parseSketch('end_user -> llm_orchestrator -> llm { model: "gpt-5" }')
  const detail = estimateInDetail(graph)
  const numbers = estimateNumbers(detail.summary, {}, label, detail)
  expect(numbers.find(({ title }) => title === 'Cost')?.missing).toBe('state the input tokens of Answer model')
  expect(numbers.at(-1)?.missing).toBe('no limit stated')
})
