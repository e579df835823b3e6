import { describe, expect, it } from 'vitest'
import { reviewsPerDay } from '#critique/estimate/capacity.ts'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { estimateNodes } from '#critique/estimate/estimate.ts'
import { casesFor, casesToTell, halfWidth, pairedCasesToTell, wilson } from '#critique/estimate/sampleSize.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'
import { scenarios } from '#templates/scenarios/index.ts'

const of = (sketch: string) => estimateInDetail(parseSketch(sketch))
const MODEL = '{ ttftMs: 500, tokensPerSecond: 100, outputTokens: 200 }'

describe('percentiles', () => {
  it('of a chain lie below the sum of the percentiles of its parts', () => {
    const parts = [1, 2, 3, 4].map((i) => `#api -> relational_db#d${i} { p50Ms: 100, p95Ms: 400 }`).join('; ')
    const { summary, simulation } = of(`end_user -> llm_orchestrator#api; ${parts}`)
    expect(summary.latencyMs.p95).toBe(1600)
    // Four log-normal times: by a million draws of Python's own generator, 1107 at p95.
    expect(Math.abs(simulation.latencyMs!.p95 / 1107 - 1)).toBeLessThan(0.02)
  })

  it('of a single step are its own', () => {
    const { latencyMs } = of('end_user -> relational_db#d { p50Ms: 100, p95Ms: 400 }').simulation
    expect(Math.abs(latencyMs!.p50 / 100 - 1)).toBeLessThan(0.005)
    expect(Math.abs(latencyMs!.p95 / 400 - 1)).toBeLessThan(0.005)
  })

  it('count hits of a cache at their rate', () => {
    const { latencyMs } = of(
      `end_user -> llm_orchestrator#api; #api -> semantic_cache#cache { hitRate: 0.6, p50Ms: 5, p95Ms: 5 }; #api -> llm#model ${MODEL}`,
    ).simulation
    expect(latencyMs!.p50).toBeCloseTo(5, 6)
    expect(latencyMs!.p95).toBeGreaterThan(2200)
  })

  it('wait for a seat where seats and traffic are stated', () => {
    const board = (qps: number) =>
      of(`requires { peakQps: ${qps} }; end_user -> self_hosted_llm#gpu { p50Ms: 1000, p95Ms: 1000, concurrency: 10 }`).simulation
    expect(board(1).latencyMs!.p95).toBeCloseTo(1000, 0)
    expect(board(9.5).latencyMs!.p95).toBeGreaterThan(1500)
    expect(board(10)).toMatchObject({ latencyMs: null, unstable: [{ node: 'gpu', utilisation: 1 }] })
  })

  it('say how many requests stay within the budget', () => {
    const { withinBudget } = of('requires { p95LatencyMs: 400 }; end_user -> relational_db#d { p50Ms: 100, p95Ms: 400 }').simulation
    expect(withinBudget).toBeCloseTo(0.95, 3)
  })

  it('take one tool a round of an agent, and its own number of rounds', () => {
    const { latencyMs } = of(
      'end_user -> agent#a { maxSteps: 8 }; #a -> llm#m { p50Ms: 1000, p95Ms: 1000 }; #a -> web_search#w { p50Ms: 100, p95Ms: 100 }; #a -> crm#c { p50Ms: 100, p95Ms: 100 }',
    ).simulation
    // Half of the limit is a typical run: four rounds of a thought and a tool on average, never more than eight.
    expect(latencyMs!.mean).toBeCloseTo(4 * 1100, -2)
    expect(latencyMs!.p99).toBeCloseTo(8 * 1100, 0)
  })
})

describe('a way for errors', () => {
  const board =
    'end_user -> llm_gateway#gw; #gw -{ retries: 1 }-> llm#main { errorRate: 0.1 }; #gw -{ onError: true }-> fallback_model#spare'

  it('is taken by what failed after all attempts', () => {
    const visits = estimateNodes(new GraphView(parseSketch(board))).nodes.find(({ node }) => node.id === 'spare')!.visits
    expect(visits).toBeCloseTo(0.01, 12)
  })

  it('leaves nothing to fail', () => {
    expect(of(board).simulation.failed).toBe(0)
    expect(of(board.replace(/; #gw -\{ onError.*/, '')).simulation.failed).toBeCloseTo(0.01, 2)
    expect(of(board).retryRate).toBeCloseTo(1 - 1 / 1.1, 9)
  })
})

describe('waterfall', () => {
  const { waterfall } = of(
    `end_user#user -> llm_orchestrator#api { p50Ms: 10, p95Ms: 30 }; #api -> hybrid_retriever#search; #search -> vector_db#dense { p50Ms: 40, p95Ms: 100 }; #search -> keyword_index#sparse { p50Ms: 20, p95Ms: 60 }; #api -> llm#model ${MODEL}; #api -> output_guardrail#check { p50Ms: 5, p95Ms: 20 }`,
  )
  const bars = Object.fromEntries(waterfall.p95.segments.map((bar) => [bar.node, bar]))

  it('lays parts out as they happen, beside each other where they do', () => {
    expect(bars.api).toMatchObject({ start: 0, ownMs: 30, depth: 1, caller: 'user' })
    expect(bars.dense).toMatchObject({ start: 30, end: 130, critical: true })
    expect(bars.sparse).toMatchObject({ start: 30, end: 90, critical: false })
    expect(bars.model).toMatchObject({ start: 130, end: 2630 })
    expect(bars.check).toMatchObject({ start: 2630, end: 2650 })
  })

  it('marks the first token, at the median and at the tail', () => {
    expect(waterfall.p95).toMatchObject({ firstTokenMs: 630, endMs: 2650 })
    expect(waterfall.p50.endMs).toBeLessThan(waterfall.p95.endMs)
  })

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('of %s ends where the estimate does', (_, scenario) => {
    const { summary, waterfall } = estimateInDetail(scenarioBoard(scenario, 'reference'), { samples: 4000 })
    expect(Math.round(waterfall.p95.endMs)).toBe(summary.latencyMs.p95 ?? 0)
    expect(waterfall.p95.firstTokenMs === null ? null : Math.round(waterfall.p95.firstTokenMs)).toBe(summary.latencyMs.firstTokenP95)
    for (const { start, end } of waterfall.p95.segments) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(waterfall.p95.endMs + 1e-6)
    }
  })
})

it('splits the bill by node, fixed costs included', () => {
  const { nodes, summary } = of(
    'requires { requestsPerMonth: 100000 }; end_user -> llm_orchestrator#api { costPerMonthUsd: 500 }; #api -> llm#model { costPerCallUsd: 0.01 }; #api -> web_search#web { costPerCallUsd: 0.005 }',
  )
  const shares = Object.fromEntries(nodes.map(({ node, costShare, usdPerMonth }) => [node, { costShare, usdPerMonth }]))
  expect(shares).toMatchObject({
    api: { costShare: 0.25, usdPerMonth: 500 },
    model: { costShare: 0.5, usdPerMonth: 1000 },
    web: { costShare: 0.25, usdPerMonth: 500 },
  })
  expect(summary.costUsd.perMonth).toBe(2000)
})

describe('people, memory and cases', () => {
  it('compares reviews with those who review', () => {
    expect(reviewsPerDay(5, 6)).toBe(320)
    const { reviews } = of(
      'requires { requestsPerMonth: 730000 }; end_user -> agent#a -> human_review_queue#desk { reviewers: 5, minutesPerReview: 6, escalationRate: 0.02 }',
    )
    expect(reviews).toEqual([
      { node: 'desk', arrivingPerDay: expect.closeTo(480, 6), capacityPerDay: 320, utilisation: expect.closeTo(1.5, 6) },
    ])
  })

  it('knows the memory of an index', () => {
    const { indexes } = of('end_user -> app_service -> vector_db#v { vectors: 1000000, dimensions: 1024, quantization: int8, memoryGb: 4 }')
    expect(indexes).toEqual([{ node: 'v', neededGb: expect.closeTo((1e6 * 1024 * 1.5) / 1024 ** 3, 9), givenGb: 4 }])
  })

  it('knows how exact so many cases are, and how many a claim needs', () => {
    expect(halfWidth(0.5, 100)).toBeCloseTo(0.098, 4)
    expect(casesFor(0.5, 0.05)).toBe(385)
    // Textbook values: 0.81 of 100 by Wilson; 60 % against 70 % at 80 % power.
    expect(wilson(0.81, 100)).toEqual({ low: expect.closeTo(0.7222, 3), high: expect.closeTo(0.8749, 3) })
    expect(casesToTell(0.6, 0.7)).toBe(354)
    expect(pairedCasesToTell(0.15, 0.05)).toBeLessThan(casesToTell(0.8, 0.85))
    expect(() => pairedCasesToTell(0.02, 0.05)).toThrow(RangeError)
  })
})

it('is plain data and the same every time', () => {
  const graph = parseSketch(`requires { peakQps: 2 }; end_user -> llm_orchestrator#api -> llm#model ${MODEL}`)
  const detail = estimateInDetail(graph)
  expect(structuredClone(detail)).toEqual(detail)
  const shuffled = { ...graph, nodes: [...graph.nodes].reverse(), edges: [...graph.edges].reverse() }
  expect(JSON.stringify(estimateInDetail(shuffled))).toBe(JSON.stringify(detail))
})
