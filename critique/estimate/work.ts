import { entries } from '../graph/predicates.ts'
import { Flow, type Step } from '../graph/flow.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

/** One call that a node makes while it works on a request. */
export interface Call {
  to: ViewNode
  edge: ViewEdge
  /** When it happens among the calls of its caller: the same number may run at once, a lower one comes first. */
  stage: number
  /** Does the answer wait for it? */
  awaited: boolean
  /** Only when another call failed. */
  onError: boolean
  /** Only when a cache had the answer. */
  onHit: boolean
}

/** How a request runs through the board: loops unrolled into rounds, deliveries and responses left out. */
export interface Work {
  /** Callers before what they call. */
  order: readonly ViewNode[]
  calls: (node: ViewNode) => readonly Call[]
  callers: (node: ViewNode) => readonly ViewNode[]
  /** Nodes of the loop that starts at this node, itself included; undefined for what starts none. */
  loop: (node: ViewNode) => readonly ViewNode[] | undefined
  /** Where requests start: entries that nothing else calls. */
  starts: readonly ViewNode[]
}

/** Computed once per view. */
export const workOf = (graph: GraphView): Work => graph.once('work', () => readWork(graph))

function readWork(graph: GraphView): Work {
  const drawnSteps = graph.nodes.flatMap((node) => graph.calls.out(node).filter(({ edge }) => isWork(edge)))
  const drawnComponents = new Flow(graph.nodes, drawnSteps).components()
  const steps = withoutMemoryLoops(graph, drawnSteps, drawnComponents)
  const components = steps.length === drawnSteps.length ? drawnComponents : new Flow(graph.nodes, steps).components()
  const component = new Int32Array(graph.nodes.length)
  components.forEach((group, i) => group.forEach((node) => (component[node.index] = i)))
  const depth = depths(graph, steps, components, component)
  const calls: Call[][] = graph.nodes.map(() => [])
  const callers: ViewNode[][] = graph.nodes.map(() => [])
  const drawn = new Map<number, Call>()
  for (const { from, to, edge } of steps) {
    if (component[from.index] === component[to.index] && depth[to.index]! <= depth[from.index]!) continue
    const call = toCall(graph, edge)
    // Two arrows between the same two boxes are one call, and the way for errors is the lesser of them.
    const key = from.index * graph.nodes.length + to.index
    const twin = drawn.get(key)
    if (twin) {
      if (twin.onError && !call.onError) Object.assign(twin, call)
      continue
    }
    drawn.set(key, call)
    calls[from.index]!.push(call)
    callers[to.index]!.push(from)
  }
  for (const list of calls) if (list.length > 1) list.sort((a, b) => a.stage - b.stage)
  const loops = new Map<ViewNode, readonly ViewNode[]>()
  for (const group of components) if (group.length > 1) for (const node of group) if (depth[node.index] === 0) loops.set(node, group)
  const starts = entries(graph).filter((node) => callers[node.index]!.length === 0)
  return {
    order: components.flatMap((group) =>
      group.length === 1 ? group : [...group].sort((a, b) => depth[a.index]! - depth[b.index]! || a.index - b.index),
    ),
    calls: (node) => calls[node.index]!,
    callers: (node) => callers[node.index]!,
    loop: (node) => loops.get(node),
    starts: starts.length > 0 ? starts : entries(graph),
  }
}

/** Commands, deliveries to whoever asked, and what trains models are no part of a request. */
function isWork({ kind, from, to }: ViewEdge): boolean {
  if (kind !== 'request' && kind !== 'data') return false
  if (to.traits.has('request_entry') && !from.traits.has('request_entry')) return false
  if (to.traits.has('trains_models') || to.traits.has('offline_trigger')) return false
  return !(kind === 'data' && from.traits.has('stores_data') && to.traits.has('offline_processing'))
}

/** A cycle that closes through a store is memory, not execution. */
function withoutMemoryLoops(graph: GraphView, steps: readonly Step[], components: readonly (readonly ViewNode[])[]): Step[] {
  const component = new Int32Array(graph.nodes.length)
  components.forEach((group, i) => group.forEach((node) => (component[node.index] = i)))
  return steps.filter(({ from, to }) => !(from.traits.has('stores_data') && component[from.index] === component[to.index]))
}

/** Distance of each node from where its loop is entered; 0 outside loops. */
function depths(graph: GraphView, steps: readonly Step[], components: readonly (readonly ViewNode[])[], component: Int32Array): Int32Array {
  const depth = new Int32Array(graph.nodes.length)
  const inner: ViewNode[][] = graph.nodes.map(() => [])
  const entered = new Uint8Array(graph.nodes.length)
  for (const { from, to } of steps) {
    if (component[from.index] === component[to.index]) inner[from.index]!.push(to)
    else entered[to.index] = 1
  }
  for (const group of components) {
    if (group.length < 2) continue
    const heads = group.filter((node) => entered[node.index] === 1 || node.traits.has('request_entry'))
    const queue = heads.length > 0 ? heads.slice(0, 1) : [group[0]!]
    for (const node of group) depth[node.index] = -1
    depth[queue[0]!.index] = 0
    for (let at = 0; at < queue.length; at++) {
      for (const next of inner[queue[at]!.index]!) {
        if (depth[next.index] !== -1) continue
        depth[next.index] = depth[queue[at]!.index]! + 1
        queue.push(next)
      }
    }
  }
  return depth
}

const FALLBACK = /\b(fallback|fail[ -]?over|on (error|failure|timeout|429|5xx)|if .*(down|fails|unavailable)|degraded?|backup)\b/i
const LATER = /\b(async|asynchronous(ly)?|fire[ -]and[ -]forget|background|later|after the (answer|response)|nightly|offline)\b/i

function toCall(graph: GraphView, edge: ViewEdge): Call {
  const { to, from } = edge
  const onError =
    graph.fact(edge, 'onError') ??
    (FALLBACK.test(edge.label) || to.kinds.has('fallback_model') || to.kinds.has('fallback_responder') || to.kinds.has('dead_letter_queue'))
  const said = graph.fact(edge, 'async')
  const isLater = said ?? graph.fact(to, 'async') ?? LATER.test(edge.label)
  const aside =
    to.traits.has('async_boundary') ||
    to.traits.has('offline_processing') ||
    to.traits.has('human') ||
    from.traits.has('async_boundary') ||
    (edge.kind === 'data' && to.traits.has('evaluates'))
  return {
    to,
    edge,
    stage: stageOf(to),
    // A queue does not end the wait where the board says that somebody waits behind it: "async: false".
    awaited: !onError && !isLater && (!aside || said === false || (to.traits.has('human') && to.traits.has('request_entry'))),
    onError,
    onHit: graph.fact(edge, 'onHit') === true,
  }
}

/** The order in which a service usually does its work: check, look up, ask, retrieve, write, check again, keep. */
function stageOf(node: ViewNode): number {
  const is = (...kinds: string[]): boolean => kinds.some((kind) => node.kinds.has(kind))
  if (is('speech_to_text')) return 0
  if (is('output_guardrail', 'output_validator', 'schema_validator', 'groundedness_checker', 'content_moderator', 'citation_builder'))
    return 8
  if (node.traits.has('authenticates') || node.traits.has('limits_usage') || node.traits.has('screens_content') || is('pii_redactor'))
    return 1
  if (is('embedding_cache')) return 4
  if (node.traits.has('caches_answers')) return 2
  if (is('query_rewriter', 'intent_router', 'prompt_registry') || node.traits.has('keeps_memory')) return 3
  if (is('embedding_model')) return 4
  if (is('reranker')) return 6
  if (node.traits.has('changes_state')) return 9
  if (node.traits.has('evaluates')) return 8
  if (is('text_to_speech')) return 9
  if (node.traits.has('generates') || is('llm_gateway', 'model_router', 'circuit_breaker') || node.traits.has('coordinates')) return 7
  return 5
}
