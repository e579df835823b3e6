import { describe, expect, it } from 'vitest'
import { parseGraph, GraphError } from '#critique/graph/graph.ts'
import { isEgress, isGated, isHighImpact, isPrivate, isProduction, isTiny, isUntrusted, isWrite } from '#critique/graph/predicates.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const view = (sketch: string) => new GraphView(parseSketch(sketch))
const reaches = (graph: GraphView, flow: 'calls' | 'content' | 'records', from: string, to: string) =>
  graph[flow].reaches(graph.node(from)!, graph.node(to)!)

describe('a graph file', () => {
  const base = {
    format: 'premortem/graph@1',
    nodes: [{ id: 'a' }, { id: 'b', zone: 'z' }],
    zones: [{ id: 'z' }],
    edges: [{ id: 'e', from: 'a', to: 'b' }],
  }
  it.each([
    [[], 'expected a graph object, found a list'],
    [{ format: 'premortem/graph@9' }, 'format: expected "premortem/graph@1", found "premortem/graph@9"'],
    [{ ...base, nodes: [{ id: 'a' }, { id: 'b', zone: 'z9' }] }, 'nodes[1].zone: "z9" is not a zone'],
    [{ ...base, edges: [{ id: 'e', from: 'a', to: 'ghost' }] }, 'edges[0].to: "ghost" is not a node'],
    [{ ...base, nodes: [{ id: 'a' }, { id: 'a' }], edges: [] }, 'nodes[1].id: "a" is used twice'],
    [{ ...base, zones: [{ id: 'z', parent: 'z' }] }, 'zones[0].parent: "z" contains itself'],
    [{ ...base, requirements: { availability: 99.5 } }, 'requirements.availability:'],
    [{ ...base, nodes: [{ id: 7 }] }, 'nodes[0].id: expected string'],
  ])('names the place that is wrong', (file, message) => {
    expect(() => parseGraph(file)).toThrow(GraphError)
    expect(() => parseGraph(file)).toThrow(message)
  })

  it('keeps keys that it does not know', () => {
    const file = {
      ...base,
      theme: 'dark',
      requirements: { tone: 'calm' },
      nodes: [
        { id: 'a', x: 12 },
        { id: 'b', zone: 'z' },
      ],
    }
    expect(parseGraph(file)).toMatchObject({ theme: 'dark', requirements: { tone: 'calm' }, nodes: [{ x: 12 }, {}] })
  })
})

describe('flows', () => {
  it('brings the answer of a request back as content, never as a call', () => {
    const graph = view('agent#a -> web_search#w')
    expect(reaches(graph, 'content', 'w', 'a')).toBe(true)
    expect(reaches(graph, 'calls', 'w', 'a')).toBe(false)
  })

  it('lets nothing that a read asked of a store stay in the store', () => {
    const graph = view('agent#a -> relational_db#db; agent#b -> #db')
    expect(reaches(graph, 'content', 'a', 'b')).toBe(false)
    expect(reaches(view('agent#a -{ label: "write orders" }-> relational_db#db; agent#b -> #db'), 'content', 'a', 'b')).toBe(true)
    expect(reaches(view('agent#a -> long_term_memory#m; agent#b -> #m'), 'content', 'a', 'b')).toBe(true)
    const booked = 'agent#a -> business_system#erp { sideEffect: write }; agent#b -> #erp'
    expect(reaches(view(booked), 'content', 'a', 'b')).toBe(true)
    expect(reaches(view(booked.replaceAll('->', '-{ label: "look up" }->')), 'content', 'a', 'b')).toBe(false)
  })

  it('takes an unlabelled arrow back from a store or tool as its answer', () => {
    const graph = view('agent#a -> vector_db#v; #v -> #a')
    expect(graph.calls.loops()).toEqual([])
    expect(view('agent#a -> agent#b; #b -> #a').calls.loops().length).toBe(1)
  })

  it('keeps telemetry out of calls and content, and in the records', () => {
    const graph = view('agent#a -telemetry-> llm_tracing#t -data-> finetuning_job#f')
    expect(reaches(graph, 'calls', 'a', 't')).toBe(false)
    expect(reaches(graph, 'content', 'a', 'f')).toBe(false)
    expect(reaches(graph, 'records', 'a', 'f')).toBe(true)
  })

  it('infers the kind of an edge from what it joins', () => {
    const graph = view(
      'llm_orchestrator#api -> llm_tracing#t; feedback_collector#fb -> golden_dataset#g; scheduler#cron -> embedding_pipeline#p -> vector_db#v; #api -> #v',
    )
    expect(graph.edges.map(({ kind }) => kind)).toEqual(['telemetry', 'feedback', 'control', 'data', 'request'])
  })
})

describe('nodes', () => {
  it.each([
    'Reranker (later)',
    'v2: reranker',
    'Reranker - planned',
    'Reranker, phase 2',
    'Reranker TBD',
    'Planned reranker',
    'Reranker (v2)',
  ])('takes %s for a plan', (label) => {
    expect(view(`agent#a -> reranker#r { label: "${label}" }`).planned.map(({ id }) => id)).toEqual(['r'])
  })

  it.each(['Azure OpenAI, BAA not yet signed', 'Future value model', 'To do list service', 'Retry later queue', 'Roadmap assistant'])(
    'takes %s for something that is there',
    (label) => {
      expect(view(`agent#a -> reranker#r { label: "${label}" }`).planned).toEqual([])
    },
  )

  it('leaves what is planned out of the flows, and lists it', () => {
    const graph = view('agent#a -> reranker#r { label: "Reranker (later)" }; cache#c { planned: true }'.replace('cache', 'response_cache'))
    expect(graph.nodes.map(({ id }) => id)).toEqual(['a'])
    expect(graph.planned.map(({ id }) => id)).toEqual(['c', 'r'])
  })

  it('infers a kind that nobody stated, and says how sure it is', () => {
    const graph = view('?#x { label: "Pinecone" }')
    expect(graph.nodes[0]).toMatchObject({ kind: 'vector_db' })
    expect(graph.nodes[0]!.confidence).toBeGreaterThanOrEqual(0.8)
    expect(graph.nodes[0]!.confidence).toBeLessThan(1)
  })

  it('reads properties as three-valued facts', () => {
    const graph = view('llm#m { streaming: true, promptCache: none, temperature: 0 }')
    const [model] = graph.nodes
    expect(graph.fact(model!, 'streaming')).toBe(true)
    expect(graph.fact(model!, 'promptCache')).toBe(false)
    expect(graph.fact(model!, 'dpa')).toBeUndefined()
  })

  it('is the same whatever the order of the file', () => {
    const graph = parseSketch('end_user#u -> agent#b -> vector_db#a; llm#c; #b -> #c')
    const turned = { ...graph, nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() }
    const names = (g: GraphView) => [g.nodes.map(({ id }) => id), g.edges.map(({ id }) => id)]
    expect(names(new GraphView(turned))).toEqual(names(new GraphView(graph)))
  })
})

describe('predicates', () => {
  it('tells whose words are not to be trusted', () => {
    const graph = view(
      'zone net(trust: internet) { end_user#u; source_connector#forum }; email_inbox#mail; source_connector#wiki { writers: staff }; web_search#web { trust: trusted }',
    )
    expect(graph.nodes.filter((node) => isUntrusted(graph, node)).map(({ id }) => id)).toEqual(['forum', 'mail'])
  })

  it('calls a store private only where something says so', () => {
    const graph = view('relational_db#a { dataClasses: [pii] }; relational_db#b; relational_db#c { dataClasses: [public] }; crm#d')
    expect(graph.nodes.map((node) => isPrivate(graph, node))).toEqual([true, undefined, false, true])
  })

  it('tells what leaves, what writes and what cannot be taken back', () => {
    const graph = view(
      'agent#a -> [email_sender#mail, payment_api#pay, relational_db#orders, vector_db#index]; #a -{ label: "create ticket" }-> ticketing_system#desk; zone x(trust: external) { third_party_api#api; llm#gpt }; #a -> [#api, #gpt]',
    )
    const named = (test: (g: GraphView, n: GraphView['nodes'][number]) => boolean | undefined) =>
      graph.nodes.filter((node) => test(graph, node)).map(({ id }) => id)
    expect(named(isEgress)).toEqual(['api', 'mail'])
    expect(named(isWrite)).toEqual(['desk', 'mail', 'pay'])
    expect(named(isHighImpact)).toEqual(['mail', 'pay'])
  })

  it('accepts a gate that cuts the path, one that blocks from beside it, and a stated approval; not a judge', () => {
    const gated = (sketch: string) => {
      const graph = view(sketch)
      return isGated(graph, graph.node('a')!, graph.node('pay')!)
    }
    expect(gated('agent#a -> approval_gate -> payment_api#pay')).toBe(true)
    expect(gated('agent#a -> payment_api#pay; policy_engine -control-> #pay')).toBe(true)
    expect(gated('agent#a -{ requiresApproval: human }-> payment_api#pay')).toBe(true)
    expect(gated('agent#a -> llm_judge -> payment_api#pay')).toBe(false)
    expect(gated('agent#a -> approval_gate -> payment_api#pay; #a -> #pay')).toBe(false)
  })

  it('knows production from a tool for five', () => {
    expect(isProduction(view('requires { p95LatencyMs: 2000 }; llm'))).toBe(true)
    expect(isProduction(view('requires { scope: prototype, users: 500 }; llm'))).toBe(false)
    expect(isProduction(view('llm'))).toBeUndefined()
    expect(isTiny(view('requires { scope: internal, users: 5 }; end_user -> llm'))).toBe(true)
    expect(isTiny(view('requires { scope: internal, users: 5 }; end_user -> agent -> payment_api'))).toBe(false)
  })
})
