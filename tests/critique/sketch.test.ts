import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMarkedSketch, parseSketch, writeSketch } from '#critique/graph/sketch.ts'
import { anyGraph } from './randomGraph.ts'

it('reads chains, lists, properties, zones, notes and requirements', () => {
  const graph = parseSketch(`
    title "Trip planner"
    requires { multiTenant: true, p95LatencyMs: 2000, statements: ["Above 500 dollars the traveller says yes"] }
    end_user -> api_gateway -> agent#planner { maxSteps: 8 } -> [tool_executor, vector_db#index { label: "Trips" }]
    zone vendor (trust: external, region: us) { llm#answer }
    #planner -{ retries: 3, label: "retry x3" }-> #answer; #planner -telemetry-> llm_tracing
    note "PII only in the EU" near #answer, #index
  `)
  expect(graph.title).toBe('Trip planner')
  expect(graph.requirements).toEqual({ multiTenant: true, p95LatencyMs: 2000, statements: ['Above 500 dollars the traveller says yes'] })
  expect(graph.nodes.map(({ id }) => id)).toEqual(['end_user', 'api_gateway', 'planner', 'tool_executor', 'index', 'answer', 'llm_tracing'])
  expect(graph.nodes.find(({ id }) => id === 'answer')).toMatchObject({ kind: 'llm', zone: 'vendor' })
  expect(graph.edges.map(({ from, to, kind }) => `${from}>${to}${kind ? ` ${kind}` : ''}`)).toEqual([
    'end_user>api_gateway',
    'api_gateway>planner',
    'planner>tool_executor',
    'planner>index',
    'planner>answer',
    'planner>llm_tracing telemetry',
  ])
  expect(graph.edges[4]).toMatchObject({ label: 'retry x3', props: { retries: 3 } })
  expect(graph.notes).toEqual([{ id: 't1', text: 'PII only in the EU', near: ['answer', 'index'] }])
})

it('takes aliases for kinds, a bare word as its own name, and roles', () => {
  const graph = parseSketch('user -> auth_service+rate_limiter#edge -> vector_store; ?#mystery { label: "Frobnicator" } -> vector_store')
  expect(graph.nodes.map(({ id, kind, roles }) => [id, kind, roles])).toEqual([
    ['end_user', 'end_user', undefined],
    ['edge', 'auth_service', ['rate_limiter']],
    ['vector_db', 'vector_db', undefined],
    ['mystery', undefined, undefined],
  ])
})

it('keeps what an example marks', () => {
  const { markedNodes, markedEdges } = parseMarkedSketch('end_user -> *agent *-> tool_executor; *agent -data-> vector_db')
  expect(markedNodes).toEqual(['agent'])
  expect(markedEdges).toEqual(['e2'])
})

it.each([
  ['end_user -> vektor_db', /line 1: "vektor_db" is not a kind\. Write one of: .*vector_db/],
  ['end_user ->\n#ghost', /line 2: "#ghost" is not declared/],
  ['end_user -date-> llm', /line 1: "-date->" is not an edge\. Write one of: ->, -request->/],
  ['zone z (trust: secret) { llm }', /line 1: "secret" is not a trust\. Write one of: trusted, external/],
  ['requires { availability: 99 }', /line 1: requires availability/],
  ['zone z { llm', /zone "z" is not closed/],
  ['llm#a; agent#a', /"#a" is already a llm, not a agent/],
  ['llm { maxSteps 8 }', /expected ":", found "8"/],
])('explains what is wrong with %s', (sketch, message) => {
  expect(() => parseSketch(sketch)).toThrow(message)
})

it('reads back every graph that it writes', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      expect(parseSketch(writeSketch(graph))).toEqual(graph)
    }),
    { numRuns: 300 },
  )
})
