import { describe, expect, it } from 'vitest'
import { estimate, estimateNodes } from '#critique/estimate/estimate.ts'
import { rerankP95 } from '#critique/estimate/defaults.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const of = (sketch: string) => estimate(new GraphView(parseSketch(sketch)))
const node = (sketch: string, id: string) => estimateNodes(new GraphView(parseSketch(sketch))).nodes.find((one) => one.node.id === id)!
const MODEL = '{ p50Ms: 1000, p95Ms: 2000 }'

describe('latency', () => {
  it('adds up what a request waits for', () => {
    const board = `end_user -> llm_orchestrator#api { p50Ms: 10, p95Ms: 30 }; #api -> vector_db#index { p50Ms: 40, p95Ms: 100 }; #api -> llm#model ${MODEL}`
    expect(of(board).latencyMs).toMatchObject({ p50: 1050, p95: 2130 })
  })

  it('takes the slowest of calls that the board says are made at once', () => {
    const board = `end_user -> llm_orchestrator#api { label: "Parallel fetch" }; #api -> [relational_db#profile { p95Ms: 400 }, retriever#search { p95Ms: 500 }, business_system#offers { p95Ms: 600 }]; #api -> llm#model { p95Ms: 900 }`
    expect(of(board).latencyMs.p95).toBe(1500)
  })

  it('leaves out what nobody waits for', () => {
    const board = `end_user -> llm_orchestrator#api; #api -> llm#model ${MODEL}; #api -data{ async: true }-> long_term_memory#memory { p95Ms: 500 }; #api -data-> message_queue#later -> email_sender#mail { p95Ms: 900 }; #api -telemetry-> llm_tracing#traces { p95Ms: 700 }`
    expect(of(board).latencyMs.p95).toBe(2000)
  })

  it('goes on through a queue where the board says that somebody waits behind it', () => {
    const board = (wait: string) =>
      `mobile_client -> app_service#intake { p95Ms: 30 }; #intake -data${wait}-> message_queue#jobs -data${wait}-> workflow_engine#flow -> llm#reader ${MODEL}`
    expect(of(board('')).latencyMs.p95).toBe(30)
    expect(of(board('{ async: false }')).latencyMs.p95).toBe(2030)
  })

  it('keeps the miss path of a cache unless hits are more common than the percentile', () => {
    const board = (hitRate: number) =>
      `end_user -> llm_orchestrator#api; #api -> semantic_cache#cache { hitRate: ${hitRate}, p50Ms: 5, p95Ms: 20 }; #api -> llm#model ${MODEL}`
    expect(of(board(0.6)).latencyMs).toMatchObject({ p50: 5, p95: 2020 })
    expect(of(board(0.4)).latencyMs).toMatchObject({ p50: 1005, p95: 2020 })
    expect(of(board(0.96)).latencyMs).toMatchObject({ p50: 5, p95: 20 })
  })

  it('multiplies an agent by its step limit, a thought and one tool each round', () => {
    const board =
      'end_user -> agent#planner { maxSteps: 6 }; #planner -> llm#model { p50Ms: 500, p95Ms: 1000 }; #planner -> web_search#web { p50Ms: 200, p95Ms: 400 }; #planner -> crm#records { p50Ms: 100, p95Ms: 100 }'
    // Half of the limit is a typical run: 3 × (500 + 200); the tail meets the limit: 6 × (1000 + 400).
    expect(of(board).latencyMs).toMatchObject({ p50: 2100, p95: 8400 })
  })

  it('unrolls a loop of two nodes by the limit on any of them', () => {
    const board = 'end_user -> agent#writer { maxSteps: 2, p95Ms: 1000 }; #writer -> sub_agent#critic { p95Ms: 500 }; #critic -> #writer'
    expect(of(board).latencyMs.p95).toBe(3000)
  })

  it('takes one branch of a router, the slowest, and no way for errors', () => {
    const board = `end_user -> model_router#route; #route -> small_llm#small { p95Ms: 300 }; #route -> llm#large { p95Ms: 2000 }; #route -{ onError: true }-> fallback_model#spare { p95Ms: 9000 }`
    expect(of(board).latencyMs.p95).toBe(2000)
  })

  it('streams the first token after what comes before it, and holds it back for a check of the whole answer', () => {
    const board = (rest: string) =>
      `end_user -> llm_orchestrator#api; #api -> vector_db#index { p95Ms: 100 }; #api -> llm#model { ttftMs: 500, tokensPerSecond: 100, outputTokens: 200 }${rest}`
    expect(of(board('')).latencyMs).toMatchObject({ p95: 2600, firstTokenP95: 600 })
    expect(of(board('; #api -> output_validator#check { p95Ms: 50 }')).latencyMs).toMatchObject({ p95: 2650, firstTokenP95: 2650 })
  })

  it('reads a chain of hand-offs that ends at the screen as a chain', () => {
    const board =
      'end_user -> chat_ui#ui -> llm_orchestrator#api; #api -> llm#plan { p95Ms: 2000 }; #plan -data-> llm#answer { p95Ms: 3000 }; #answer -data-> #ui'
    expect(of(board).latencyMs.p95).toBe(5000)
  })

  it('lists every default that it used, with its source and its nodes', () => {
    const { latencyMs, assumptions } = of('end_user -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model')
    // 80 for the search, 800 for the first token, 300 tokens at 60 a second.
    expect(latencyMs).toEqual({ p50: 5440, p95: 5880, firstTokenP95: 880 })
    expect(assumptions).toContainEqual({
      what: 'a vector search takes (p95 in ms)',
      value: '80',
      source: expect.stringMatching(/^https:/),
      nodes: ['index'],
      id: 'vectorSearchP95Ms',
      key: 'p95Ms',
      amount: 80,
      unit: 'ms',
    })
    for (const { source } of assumptions) expect(source).not.toBe('')
  })

  it('has no number for a board without a request', () => {
    expect(of('vector_db -> llm').latencyMs).toEqual({ p50: null, p95: null, firstTokenP95: null })
    expect(of('end_user -> app_service').latencyMs.p95).toBeNull()
  })

  it('grows rerank time with passages and their length', () => {
    expect(rerankP95(50, 100)).toBe(130)
    expect(rerankP95(200, 800)).toBe(880)
  })
})

describe('tokens and cost', () => {
  const PRICE = 'pricePerMInputUsd: 3, pricePerMOutputUsd: 15'

  it('multiplies visits, tokens and the stated prices', () => {
    const board = `requires { requestsPerMonth: 3000000 }; end_user -> llm_orchestrator#api -> llm#model { inputTokens: 9000, outputTokens: 500, ${PRICE} }`
    // 9000 × 3 + 500 × 15 = 34,500 per million.
    expect(of(board).costUsd).toEqual({ perRequest: 0.0345, perMonth: 103_500 })
  })

  it('does not guess a price', () => {
    expect(of('requires { requestsPerMonth: 1000 }; end_user -> llm#model { inputTokens: 1000, outputTokens: 100 }').costUsd).toEqual({
      perRequest: null,
      perMonth: null,
    })
  })

  it('adds up a prompt from instructions, history, passages and question', () => {
    const board = `end_user -> llm_orchestrator#api; #api -> retriever#search { k: 40 }; #api -> reranker#rerank { topN: 8, chunkTokens: 500 }; #api -> llm#model { systemPromptTokens: 1000, historyTokens: 9000, historyBudgetTokens: 2000, outputTokens: 300 }`
    // 1000 + 2000 + 8 × 500 + 100
    expect(node(board, 'model').tokens).toMatchObject({ input: 7100, output: 300 })
  })

  it('charges cached input a tenth, and hits of an answer cache nothing', () => {
    const board = `end_user -> llm_orchestrator#api; #api -> response_cache#cache { hitRate: 0.25 }; #api -> llm#model { inputTokens: 10000, outputTokens: 0, cachedShare: 0.5, ${PRICE} }`
    // 0.75 × (5000 × 3 + 5000 × 0.3) / 1e6
    expect(of(board).costUsd.perRequest).toBeCloseTo(0.012375, 9)
  })

  it('counts attempts, samples and the share of a router', () => {
    const board = `end_user -> model_router#route { cheapShare: 80 }; #route -> small_llm#small; #route -{ retries: 2 }-> llm#large { errorRate: 0.1 }; #large -data{ sampleRate: 0.1 }-> llm_judge#judge`
    expect(node(board, 'small').visits).toBeCloseTo(0.8, 9)
    // 0.2 × (1 - 0.1³) / 0.9
    expect(node(board, 'large').visits).toBeCloseTo(0.222, 9)
    expect(node(board, 'judge').visits).toBeCloseTo(0.0222, 9)
  })

  it('sends on what a router does not answer cheaply', () => {
    const board = 'end_user -> classifier_model#score -> model_router#route { cheapShare: 97.5 } -> llm#large'
    expect(node(board, 'large').visits).toBeCloseTo(0.025, 9)
  })

  it('spreads the price of a machine over the month', () => {
    const board = 'requires { requestsPerMonth: 1000000 }; end_user -> self_hosted_llm#gpu { costPerHourUsd: 4, replicas: 2 }'
    expect(of(board).costUsd).toEqual({ perRequest: 0.00584, perMonth: 5840 })
  })

  it('counts each case of a run, and of the verdicts on it those that are drawn', () => {
    const board =
      'end_user -> workflow_engine#runs -> batch_inference#replay { callsPerRequest: 400, costPerCallUsd: 0.001 } -> llm_judge#judge { sampleRate: 0.5, costPerCallUsd: 0.002 }'
    expect(of(board).costUsd.perRequest).toBeCloseTo(0.8, 9)
  })
})

describe('throughput', () => {
  it('finds the node that is full first', () => {
    const board =
      'requires { peakQps: 50 }; end_user -> llm_orchestrator#api { maxQps: 400 } -> llm#model { inputTokens: 5500, outputTokens: 500, limitTpm: 1000000 }'
    // 50 × 60 × 6000 = 18 million tokens a minute; a million allows 2.78 calls a second.
    expect(of(board).bottleneck).toEqual({ node: 'model', utilisation: 18, maxQps: 2.77778 })
    expect(node(board, 'model').load.tokensPerMinute).toBe(18_000_000)
  })

  it('reads seats and service time as capacity', () => {
    const board = 'requires { peakQps: 2 }; end_user -> self_hosted_llm#gpu { replicas: 4, concurrencyPerReplica: 32, p50Ms: 2000 }'
    expect(of(board).bottleneck).toEqual({ node: 'gpu', utilisation: 0.03125, maxQps: 64 })
  })
})

describe('availability', () => {
  it('multiplies what is needed', () => {
    const board =
      'end_user -> llm_orchestrator#api { availability: 0.9999 }; #api -> vector_db#index { availability: 0.9999 }; #api -> llm#model { availability: 0.9999 }'
    expect(of(board).availability).toBeCloseTo(0.9999 ** 3, 8)
  })

  it('puts a fallback in parallel and leaves out what is optional', () => {
    const board =
      'end_user -> llm_gateway#gw { availability: 1 }; #gw -> reranker#rerank { availability: 0.9, optional: true }; #gw -> llm#a { availability: 0.999 }; #gw -{ onError: true }-> fallback_model#b { availability: 0.999 }'
    expect(of(board).availability).toBeCloseTo(0.999999, 8)
  })

  it('is unknown where nothing has a figure', () => {
    expect(of('end_user -> app_service').availability).toBeNull()
  })
})

it('estimates 200 nodes in a few milliseconds and grows with the board, not with its square', () => {
  const chain = (count: number) => {
    const parts = Array.from(
      { length: count / 4 },
      (_, i) => `#a${Math.floor(i / 3)} -> llm_orchestrator#a${i + 1}; #a${i + 1} -> [vector_db#v${i}, reranker#r${i}, llm#m${i}]`,
    )
    return parseSketch(`end_user -> llm_orchestrator#a0; ${parts.join('; ')}`)
  }
  const time = (graph: ReturnType<typeof chain>): number => {
    const runs = Array.from({ length: 9 }, () => {
      const view = new GraphView(graph)
      void view.calls
      const start = performance.now()
      estimate(view)
      return performance.now() - start
    })
    return Math.min(...runs)
  }
  time(chain(200))
  expect(time(chain(200))).toBeLessThan(20)
  expect(time(chain(3200))).toBeLessThan(20 * 16 * 2)
})
