import { describe, expect, it } from 'vitest'
import { whatIf, type Change } from '#critique/estimate/whatIf.ts'
import { parseSketch } from '#critique/graph/sketch.ts'

const BOARD = `requires { requestsPerMonth: 1000000, peakQps: 4 };
  end_user -> llm_orchestrator#api; #api -> semantic_cache#cache { hitRate: 0.2 }; #api -> vector_db#index { k: 20, p50Ms: 30, p95Ms: 90 };
  #api -> reranker#rank { topN: 8 }; #api -> llm#model { model: "gpt-5.4", systemPromptTokens: 1000, outputTokens: 300, limitRpm: 600 };
  #api -{ onError: true }-> fallback_model#spare { model: "gpt-4o" }`
const graph = parseSketch(BOARD)
const trying = (change: Change | Change[], board = graph) => whatIf(board, change)
const summary = (change: Change | Change[]) => {
  const { baseline, changed } = trying(change)
  return { before: baseline.summary, after: changed.summary, p95: changed.simulation.latencyMs!.p95 - baseline.simulation.latencyMs!.p95 }
}

it('leaves the graph as it is', () => {
  const copy = structuredClone(graph)
  trying([
    { what: 'traffic', factor: 3 },
    { what: 'kill', node: 'model' },
  ])
  expect(graph).toEqual(copy)
})

it('has the same luck on both sides: no change, no difference', () => {
  const { baseline, changed, answers } = trying({ what: 'traffic', factor: 1 })
  expect(changed).toEqual(baseline)
  expect(answers).toBe(true)
})

describe('each thing to try moves what it should', () => {
  it('twice the traffic: twice the bill and the load', () => {
    const { before, after } = summary({ what: 'traffic', factor: 2 })
    expect(after.costUsd.perMonth! / before.costUsd.perMonth!).toBeCloseTo(2, 9)
    expect(after.costUsd.perRequest).toBe(before.costUsd.perRequest)
    expect(after.bottleneck!.utilisation! / before.bottleneck!.utilisation!).toBeCloseTo(2, 5)
    expect(after.bottleneck!.maxQps).toBe(before.bottleneck!.maxQps)
  })

  it('more hits: cheaper in proportion to misses', () => {
    const { before, after } = summary({ what: 'hitRate', value: 0.6 })
    expect(after.costUsd.perMonth! / before.costUsd.perMonth!).toBeCloseTo(0.5, 9)
  })

  it('fewer passages where nothing reranks: fewer tokens', () => {
    const { baseline, changed } = trying(
      { what: 'k', value: 5 },
      parseSketch(
        'end_user -> llm_orchestrator#api; #api -> vector_db#index { k: 20, chunkTokens: 100 }; #api -> llm#model { systemPromptTokens: 500 }',
      ),
    )
    const tokens = ({ nodes }: typeof baseline) => nodes.find(({ node }) => node === 'model')!.inputTokens
    expect([tokens(baseline), tokens(changed)]).toEqual([2600, 1100])
  })

  it('shorter answers: faster and cheaper; first token as before', () => {
    const { before, after, p95 } = summary({ what: 'outputTokens', value: 100 })
    expect(p95).toBeLessThan(-3000)
    expect(after.costUsd.perRequest!).toBeLessThan(before.costUsd.perRequest!)
    expect(after.latencyMs.firstTokenP95).toBe(before.latencyMs.firstTokenP95)
  })

  it('fewer steps: a shorter tail', () => {
    const agent = parseSketch('end_user -> agent#a { maxSteps: 10 }; #a -> llm#m; #a -> web_search#w')
    const { baseline, changed } = trying({ what: 'steps', value: 4 }, agent)
    expect(changed.simulation.latencyMs!.p95).toBeLessThan(0.5 * baseline.simulation.latencyMs!.p95)
  })

  it('another model: its price', () => {
    const { before, after } = summary({ what: 'model', node: 'model', model: 'gpt-5.4-nano' })
    expect(after.costUsd.perMonth!).toBeLessThan(0.2 * before.costUsd.perMonth!)
    expect(summary({ what: 'model', node: 'model', model: 'nobody knows it' }).after.costUsd.perMonth).toBeNull()
  })

  it('a slow node: the tail grows by what it adds', () => {
    expect(summary({ what: 'slow', node: 'index', factor: 10 }).after.latencyMs.p95).toBe(
      summary({ what: 'traffic', factor: 1 }).before.latencyMs.p95! + 9 * 90,
    )
  })

  it('a dead node with a stand-in: answers from there, at its price', () => {
    const { changed, baseline, answers } = trying({ what: 'kill', node: 'model' })
    expect(answers).toBe(true)
    expect(changed.nodes.find(({ node }) => node === 'spare')!.visits).toBeCloseTo(0.8, 9)
    expect(changed.summary.availability!).toBeLessThan(baseline.summary.availability!)
  })

  it('a dead node without a stand-in: no answer', () => {
    const { changed, answers } = trying({ what: 'kill', node: 'index' })
    expect(answers).toBe(false)
    expect(changed.summary.availability).toBe(0)
  })

  it('a dead cache: slower and dearer, but it answers', () => {
    const { changed, baseline, answers } = trying({ what: 'kill', node: 'cache' })
    expect(answers).toBe(true)
    expect(changed.summary.costUsd.perMonth! / baseline.summary.costUsd.perMonth!).toBeCloseTo(1 / 0.8, 6)
  })

  it('several at once, and a node that is not there', () => {
    const { after, before } = summary([
      { what: 'traffic', factor: 2 },
      { what: 'hitRate', value: 0.6 },
      { what: 'slow', node: 'nobody', factor: 9 },
    ])
    expect(after.costUsd.perMonth!).toBeCloseTo(before.costUsd.perMonth!, 6)
  })

  it('too much traffic: names what cannot keep up, and has no percentile', () => {
    const { changed } = trying({ what: 'traffic', factor: 10 })
    expect(changed.summary.unstable).toEqual([{ node: 'model', utilisation: 3.2 }])
    expect(changed.simulation.latencyMs).toBeNull()
  })
})
