import { expect, it } from 'vitest'
import { estimate, estimateNodes } from '#critique/estimate/estimate.ts'
import { tablePrices } from '#critique/estimate/prices.ts'
import { priceTable } from '#critique/estimate/priceTable.ts'
import { EstimateSummary } from '#critique/finding.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const view = (sketch: string) => new GraphView(parseSketch(sketch))
const BOARD =
  'end_user -> llm_orchestrator#api; #api -> vector_db#index; #api -> vector_db#archive; #api -> llm#model { ttftMs: 500, tokensPerSecond: 100, outputTokens: 100 }'

it("takes a person's figure for the whole board, or for one node", () => {
  expect(estimate(view(BOARD)).latencyMs.p95).toBe(80 + 80 + 1500)
  expect(estimate(view(BOARD), { overrides: { vectorSearchP95Ms: 50 } }).latencyMs.p95).toBe(50 + 50 + 1500)
  const mixed = estimate(view(BOARD), { overrides: { vectorSearchP95Ms: 50, 'vectorSearchP95Ms@archive': 300 } })
  expect(mixed.latencyMs.p95).toBe(50 + 300 + 1500)
  expect(mixed.assumptions.filter(({ id }) => id === 'vectorSearchP95Ms')).toMatchObject([
    { amount: 300, nodes: ['archive'], overridden: true, source: 'your own figure in place of 80' },
    { amount: 50, nodes: ['index'], overridden: true },
  ])
})

it('uses figures that the board keeps, and passes over what is no number', () => {
  const graph = parseSketch(BOARD)
  const kept = { ...graph, requirements: { figures: { vectorSearchP95Ms: 50, 'vectorSearchP95Ms@archive': 300, outputTokens: 'many' } } }
  expect(estimate(new GraphView(kept)).latencyMs.p95).toBe(50 + 300 + 1500)
  expect(estimate(new GraphView(kept), { overrides: { vectorSearchP95Ms: 10 } }).latencyMs.p95).toBe(10 + 300 + 1500)
})

it('keeps its own figures apart from those of the review', () => {
  const graph = view(BOARD)
  estimate(graph, { overrides: { vectorSearchP95Ms: 1 } })
  expect(estimate(graph).latencyMs.p95).toBe(1660)
})

it('what a node states goes before every assumption', () => {
  const stated = BOARD.replace('#index;', '#index { p95Ms: 20 };')
  expect(estimate(view(stated), { overrides: { vectorSearchP95Ms: 50 } }).latencyMs.p95).toBe(20 + 50 + 1500)
})

it('every assumption that stands for a number can be set, and every one has a source', () => {
  const { assumptions } = estimate(
    view('end_user -> agent#planner; #planner -> llm#model; #planner -> web_search#web; #planner -> vector_db#index -> reranker#rank'),
  )
  expect(assumptions.length).toBeGreaterThan(5)
  for (const { id, key, amount, source, what } of assumptions.filter((line) => line.id)) {
    expect(source, what).not.toBe('')
    expect(typeof amount, what).toBe('number')
    expect(key, id).toBeTruthy()
  }
})

const PRICED =
  'requires { requestsPerMonth: 1000000 }; end_user -> llm_orchestrator#api -> llm#model { label: "Answer (GPT-5.4 mini)", inputTokens: 2000, outputTokens: 500 }'

it('prices a model that a box names, with the day of the price', () => {
  const { costUsd, pricesOf, assumptions } = estimate(view(PRICED))
  // 2000 × 0.75 + 500 × 4.5 = 3750 per million.
  expect(costUsd).toEqual({ perRequest: 0.00375, perMonth: 3750 })
  expect(pricesOf).toBe('2026-09-23')
  expect(assumptions).toContainEqual(
    expect.objectContaining({
      id: 'price gpt-5.4-mini input',
      key: 'pricePerMInputUsd',
      amount: 0.75,
      nodes: ['model'],
      source: expect.stringContaining('2026-09-23'),
    }),
  )
})

it('takes the price that a person sets, on the node or in place of the list', () => {
  expect(
    estimate(view(PRICED.replace('outputTokens: 500', 'outputTokens: 500, pricePerMInputUsd: 1, pricePerMOutputUsd: 1'))).costUsd.perMonth,
  ).toBe(2500)
  expect(estimate(view(PRICED), { overrides: { 'price gpt-5.4-mini output': 0 } }).costUsd.perMonth).toBe(1500)
  const cheap = tablePrices({
    ...priceTable,
    date: '2027-01-01',
    models: [{ id: 'gpt-5.4-mini', provider: 'own', name: 'gpt-5.4-mini', input: 0.5, output: 0 }],
  })
  expect(estimate(view(PRICED), { prices: cheap })).toMatchObject({ costUsd: { perMonth: 1000 }, pricesOf: '2027-01-01' })
})

it('leaves a model without a name without a price', () => {
  const { costUsd, pricesOf } = estimate(view(PRICED.replace('Answer (GPT-5.4 mini)', 'Answer model')))
  expect(costUsd).toEqual({ perRequest: null, perMonth: null })
  expect(pricesOf).toBeUndefined()
})

it('charges cached input its own price, and a long prompt the price of long prompts', () => {
  const cached = PRICED.replace('outputTokens: 500', 'outputTokens: 500, cachedShare: 0.5')
  // 1000 × 0.75 + 1000 × 0.075 + 500 × 4.5
  expect(estimate(view(cached)).costUsd.perMonth).toBe(3075)
  const long = PRICED.replace('GPT-5.4 mini', 'GPT-5.4').replace('inputTokens: 2000', 'inputTokens: 300000')
  // 300,000 × 5 + 500 × 22.5
  expect(estimate(view(long)).costUsd.perRequest).toBeCloseTo(1.51125, 9)
})

it('prices the embedding of a question', () => {
  const board = view(
    'end_user -> llm_orchestrator#api; #api -> embedding_model#embed { model: "text-embedding-3-large" }; #api -> vector_db#index { k: 20 }',
  )
  expect(estimateNodes(board).nodes.find(({ node }) => node.id === 'embed')!.price.perCall).toBeCloseTo((100 * 0.13) / 1e6, 15)
})

it('names what cannot keep up', () => {
  const board = view('requires { peakQps: 10 }; end_user -> llm_orchestrator#api -> llm#model { maxQps: 8 }')
  expect(estimate(board).unstable).toEqual([{ node: 'model', utilisation: 1.25 }])
  expect(EstimateSummary.parse(estimate(board))).toEqual(estimate(board))
})

it('still reads a report without the newer fields', () => {
  const old = {
    assumptions: [{ what: 'a', value: '1', source: 's' }],
    latencyMs: { p50: 1, p95: 2, firstTokenP95: null },
    costUsd: { perRequest: null, perMonth: null },
    bottleneck: null,
    availability: null,
  }
  expect(EstimateSummary.parse(old)).toEqual(old)
})
