import fc from 'fast-check'
import { expect, it } from 'vitest'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { whatIf } from '#critique/estimate/whatIf.ts'
import { EstimateSummary } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'

const BOARDS = [
  'requires { requestsPerMonth: 100000, peakQps: 2 }; end_user -> llm_gateway#gw; #gw -{ retries: 2 }-> llm#a { model: "gpt-5.4" }; #gw -{ onError: true }-> fallback_model#b',
  'end_user -> agent#a { maxSteps: 4 }; #a -> llm#m; #a -> web_search#w; #a -> vector_db#v -> reranker#r; #a -> human_review_queue#h',
  'requires { p95LatencyMs: 900 }; voice_channel#p -> speech_to_text#s -> llm_orchestrator#o; #o -> semantic_cache#c; #o -> embedding_model#e; #o -> llm#m; #o -> text_to_speech#t; #m -> #o',
].map((sketch) => parseSketch(sketch))

const PROPS =
  'p50Ms p95Ms ttftMs tokensPerSecond outputTokens maxOutputTokens inputTokens systemPromptTokens k topN chunkTokens concurrency replicas maxQps limitRpm limitTpm hitRate errorRate availability retries timeoutMs sampleRate escalationRate reviewers minutesPerReview maxSteps callsPerRequest cachedShare pricePerMInputUsd pricePerMOutputUsd costPerCallUsd costPerHourUsd trafficShare vectors dimensions memoryGb cases expectedMinutes endpointingMs firstChunkMs fanOut cheapShare'.split(
    ' ',
  )
const value = fc.constantFrom(-5, -0.5, 0, 1e-9, 0.3, 1, 1.5, 7, 1000, 1e9, 1e15)
const change = fc.record({ at: fc.nat(), prop: fc.constantFrom(...PROPS), value, onEdge: fc.boolean() })

function changed(graph: Graph, changes: readonly { at: number; prop: string; value: number; onEdge: boolean }[]): Graph {
  const copy = structuredClone(graph)
  for (const { at, prop, value, onEdge } of changes) {
    const list: { props?: Record<string, unknown> | undefined }[] = onEdge ? copy.edges : copy.nodes
    const item = list[at % list.length]!
    item.props = { ...item.props, [prop]: value }
  }
  return copy
}

/** Every number anywhere in a value. */
function* numbersIn(value: unknown, path = ''): Generator<[string, number]> {
  if (typeof value === 'number') yield [path, value]
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* numbersIn(inner, `${path}.${key}`)
}

it('whatever a board states, every number is finite and no time, share or price is below nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...BOARDS), fc.array(change, { maxLength: 8 }), (board, changes) => {
      const graph = changed(board, changes)
      const detail = estimateInDetail(graph, { samples: 200 })
      expect(EstimateSummary.safeParse(detail.summary).error).toBeUndefined()
      for (const [path, number] of numbersIn(detail)) {
        expect(Number.isFinite(number), `${path} is ${number}`).toBe(true)
        if (!/assumptions/.test(path)) expect(number, path).toBeGreaterThanOrEqual(path.endsWith('seed') ? -Infinity : -1e-9)
      }
    }),
    { numRuns: 300, seed: 7 },
  )
})

it('whatever a person sets in place of assumptions, too', () => {
  const ids = estimateInDetail(BOARDS[2]!).summary.assumptions.flatMap(({ id }) => (id ? [id] : []))
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...ids), value), (overrides) => {
      for (const [path, number] of numbersIn(estimateInDetail(BOARDS[2]!, { overrides, samples: 200 })))
        expect(Number.isFinite(number), `${path} is ${number}`).toBe(true)
    }),
    { numRuns: 80, seed: 3 },
  )
})

it('whatever is tried', () => {
  const tried = fc.array(
    fc.oneof(
      fc.record({ what: fc.constant('traffic' as const), factor: value }),
      fc.record({
        what: fc.constantFrom('hitRate' as const, 'k' as const, 'outputTokens' as const, 'inputTokens' as const, 'steps' as const),
        value,
      }),
      fc.record({ what: fc.constant('slow' as const), factor: value, node: fc.constantFrom('a', 'm', 'o', 'gw') }),
      fc.record({ what: fc.constant('kill' as const), node: fc.constantFrom('a', 'm', 'o', 'gw', 'end_user') }),
      fc.record({ what: fc.constant('model' as const), model: fc.constantFrom('gpt-5', ''), node: fc.constantFrom('a', 'm') }),
    ),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.constantFrom(...BOARDS), tried, (board, changes) => {
      for (const [path, number] of numbersIn(whatIf(board, changes, { samples: 200 }).changed))
        expect(Number.isFinite(number), `${path} is ${number}`).toBe(true)
    }),
    { numRuns: 80, seed: 5 },
  )
})
