import type { Edge, Graph, Node } from '#critique/graph/graph.ts'

/** The same design as somebody else would draw it; undefined where the board has nothing of the kind. */
export type Redraw = (graph: Graph) => Graph | undefined

type ByKind = (edge: Edge, kindOf: (id: string) => string) => boolean

const kindsOf = (graph: Graph): ((id: string) => string) => {
  const kinds = new Map(graph.nodes.map(({ id, kind }) => [id, kind ?? 'unknown']))
  return (id) => kinds.get(id) ?? 'unknown'
}

/** Other boxes where two are plausible. */
const swap =
  (kinds: Readonly<Record<string, string>>): Redraw =>
  (graph) =>
    graph.nodes.some(({ kind }) => kind !== undefined && kinds[kind])
      ? { ...graph, nodes: graph.nodes.map((node) => ({ ...node, kind: (node.kind && kinds[node.kind]) ?? node.kind })) }
      : undefined

/** Arrows drawn the other way: who fetches points at what is fetched from. */
const turn =
  (which: ByKind): Redraw =>
  (graph) => {
    const kindOf = kindsOf(graph)
    if (!graph.edges.some((edge) => which(edge, kindOf))) return undefined
    const edges = graph.edges.map((edge) => {
      if (!which(edge, kindOf)) return edge
      const { kind: _kind, ...rest } = edge
      return { ...rest, from: edge.to, to: edge.from }
    })
    return { ...graph, edges }
  }

/** A further box on the way. */
const between =
  (which: ByKind, kind: string, label: string): Redraw =>
  (graph) => {
    const kindOf = kindsOf(graph)
    const zoneOf = new Map(graph.nodes.map(({ id, zone }) => [id, zone]))
    const nodes: Node[] = []
    const edges = graph.edges.flatMap((edge) => {
      if (!which(edge, kindOf)) return [edge]
      const id = `between${nodes.length}`
      nodes.push({ id, kind, label, zone: zoneOf.get(edge.from) })
      return [
        { ...edge, to: id, label: '', props: {} },
        { ...edge, id: `${edge.id}-on`, from: id },
      ]
    })
    return nodes.length > 0 ? { ...graph, nodes: [...graph.nodes, ...nodes], edges } : undefined
  }

const untyped: Redraw = (graph) => ({ ...graph, edges: graph.edges.map(({ kind: _kind, ...edge }) => edge) })

/** The loop in code instead of in a box called agent: a service, and a model at the end of an arrow of its own. */
const loopInCode: Redraw = (graph) => {
  const agents = graph.nodes.filter(({ kind }) => kind === 'agent')
  if (agents.length === 0) return undefined
  return {
    ...graph,
    nodes: [
      ...graph.nodes.map((node) => (node.kind === 'agent' ? { ...node, kind: 'llm_orchestrator' } : node)),
      ...agents.map(({ id, zone }) => ({ id: `${id}-model`, kind: 'llm', label: 'GPT-4o', zone })),
    ],
    edges: [...graph.edges, ...agents.map(({ id }) => ({ id: `${id}-asks`, from: id, to: `${id}-model`, label: '' }))],
  }
}

const SOURCES = ['source_connector', 'object_storage', 'business_system', 'crm', 'crawler', 'user_upload', 'data_warehouse']
const JOBS = ['embedding_pipeline', 'document_parser', 'chunker', 'training_pipeline', 'stream_processor']
const SERVICES = ['app_service', 'llm_orchestrator', 'agent']
const PEOPLE = ['end_user', 'web_client', 'mobile_client', 'chat_ui']
const isRequest = ({ kind }: Edge): boolean => (kind ?? 'request') === 'request'

export const redraws: Readonly<Record<string, Redraw>> = {
  'arrows without kinds': untyped,
  'a loop in code instead of an agent': loopInCode,
  'a gateway before the model': between(
    ({ from, to }, kindOf) => kindOf(to) === 'llm' && SERVICES.includes(kindOf(from)),
    'llm_gateway',
    'Model proxy',
  ),
  'a service behind the page': between(
    (edge, kindOf) => isRequest(edge) && PEOPLE.includes(kindOf(edge.from)) && !PEOPLE.includes(kindOf(edge.to)),
    'app_service',
    'Web backend',
  ),
  'pipelines that read their sources': turn(({ from, to }, kindOf) => SOURCES.includes(kindOf(from)) && JOBS.includes(kindOf(to))),
  'workers that take from their queue': turn(({ from, to }, kindOf) => kindOf(from) === 'message_queue' && SERVICES.includes(kindOf(to))),
  'metrics that scrape': turn(({ kind, to }, kindOf) => kind === 'telemetry' && ['llm_tracing', 'metrics', 'logging'].includes(kindOf(to))),
  'indexes that hand over': turn(
    (edge, kindOf) => isRequest(edge) && !/upsert|write|store/.test(edge.label ?? '') && kindOf(edge.to) === 'vector_db',
  ),
  'jobs drawn as services': swap({ embedding_pipeline: 'app_service' }),
  'orchestrators drawn as services': swap({ llm_orchestrator: 'app_service' }),
  'schedules drawn as workflow engines': swap({ scheduler: 'workflow_engine' }),
  'databases drawn as systems': swap({ relational_db: 'business_system' }),
  'tools drawn as systems outside': swap({ tool_executor: 'external_api' }),
}
