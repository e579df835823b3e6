import { expect, it } from 'vitest'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { estimateText } from '#server/cli/estimateText.ts'

const textOf = (sketch: string, all = false): string => {
  const graph = parseSketch(sketch)
  return estimateText(graph.title, graph.requirements, estimateInDetail(graph), { all, io: { hasColor: false } })
}
const BOARD = `requires { requestsPerMonth: 900000, peakQps: 3, p95LatencyMs: 4000, monthlyBudgetUsd: 2000 };
  end_user -> llm_orchestrator#api { p50Ms: 5, p95Ms: 10 }; #api -> semantic_cache#cache { hitRate: 0.3 }; #api -> vector_db#index { vectors: 10000000, dimensions: 768, memoryGb: 32 };
  #api -> llm#model { label: "GPT-5.4 mini", inputTokens: 4000, outputTokens: 200, concurrency: 30 }; #api -data{ sampleRate: 0.1 }-> human_review_queue#desk { reviewers: 4, minutesPerReview: 4 }`

it('says every number with its unit, and against what was asked for', () => {
  const text = textOf(BOARD)
  expect(text).toMatch(/whole answer +\d[\d.]* s +\d[\d.]* s +\d[\d.]* s +4 s \(over\)/)
  expect(text).toMatch(/first token +\d+ ms/)
  expect(text).toMatch(/within 4 s: \d+[\d.]* % of requests/)
  expect(text).toMatch(/a month +\$2,\d{3} +budget: \$2,000/)
  expect(text).toContain("vendors' prices of 2026-09-23")
  expect(text).toMatch(/bottleneck +GPT-5\.4 mini by its seats, [\d.]+ % busy, full at [\d.]+ requests\/s/)
  expect(text).toMatch(/Availability\n {2}99\.[\d]+ %, [\d.]+ (minutes|hours) down a month/)
  expect(text).toContain('42.9 GB of memory needed, 32 GB given (too little)')
  expect(text).toMatch(/desk +[\d,]+ reviews a day, 384 can be done \(overloaded\)/)
})

it('says plainly what is unknown, and what would tell', () => {
  const text = textOf('end_user -> llm_orchestrator#api -> llm#model { label: "Answer model" }')
  expect(text).toContain('a month    unknown: state requestsPerMonth')
  expect(text).toContain('without a price: Answer model.')
  expect(text).toContain('traffic     unknown: state peakQps or requestsPerMonth')
  expect(text).toContain('bottleneck  unknown: no node states maxQps')
  expect(textOf('vector_db -> llm')).toContain('unknown: no request of a user reaches a part that takes time')
})

it('has no percentile for a board that cannot keep up', () => {
  const text = textOf('requires { peakQps: 20 }; end_user -> llm_orchestrator#api -> llm#model { limitRpm: 600 }')
  expect(text).toContain('unstable: model gets 2 times the work it can do')
  expect(text).not.toContain('p99')
})

it('lists what it assumed, with sources and nodes on demand', () => {
  expect(textOf(BOARD)).toContain('a vector search takes (p95 in ms): 80')
  const all = textOf(BOARD, true)
  expect(all).toMatch(/index; state p95Ms;\s+https:\/\/qdrant\.tech/)
  expect(all).toMatch(/GPT-5\.4 mini +0\.7 +2\.1/)
})
