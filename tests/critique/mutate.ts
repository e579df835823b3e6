import type { Edge, Graph, Node } from '#critique/graph/graph.ts'

/** Takes something away from a board. Returns the board itself where there is nothing of the kind. */
export type Mutate = (graph: Graph) => Graph

type Box = Graph['nodes'][number]

const plays = (node: Box, kinds: readonly string[]): boolean =>
  [node.kind, ...(node.roles ?? [])].some((kind) => kinds.includes(kind ?? ''))

/** Boxes of these kinds are gone, and with them all arrows to and from them. A box that also is something else stays that. */
export const drop =
  (...kinds: string[]): Mutate =>
  (graph) =>
    withoutBoxes(graph, kinds, false)

/** Boxes of these kinds are gone, and whoever called them calls what they called. */
export const bypass =
  (...kinds: string[]): Mutate =>
  (graph) =>
    withoutBoxes(graph, kinds, true)

function withoutBoxes(graph: Graph, kinds: readonly string[], reconnects: boolean): Graph {
  let changed = graph
  for (const node of graph.nodes.filter((one) => plays(one, kinds))) {
    const left = [node.kind, ...(node.roles ?? [])].filter((kind) => kind !== undefined && !kinds.includes(kind)) as string[]
    changed = left.length > 0 ? replaced(changed, { ...node, kind: left[0], roles: left.slice(1) }) : cutOut(changed, node.id, reconnects)
  }
  return changed
}

const replaced = (graph: Graph, node: Node): Graph => ({ ...graph, nodes: graph.nodes.map((one) => (one.id === node.id ? node : one)) })

function cutOut(graph: Graph, id: string, reconnects: boolean): Graph {
  const carries = (edge: Edge): boolean => edge.kind !== 'telemetry' && edge.kind !== 'feedback'
  const before = graph.edges.filter((edge) => edge.to === id && carries(edge))
  const after = graph.edges.filter((edge) => edge.from === id && carries(edge))
  const rest = graph.edges.filter((edge) => edge.from !== id && edge.to !== id)
  const joined = reconnects
    ? before.flatMap((a) =>
        after.filter((b) => a.from !== b.to).map((b) => ({ ...a, props: { ...a.props, ...b.props }, id: `${a.id}_${b.id}`, to: b.to })),
      )
    : []
  return { ...graph, nodes: graph.nodes.filter((one) => one.id !== id), edges: [...rest, ...joined] }
}

/** Nobody states these properties any more, on no box, arrow or frame. */
export const unset =
  (...props: string[]): Mutate =>
  (graph) => {
    const strip = <T extends { props?: Record<string, unknown> }>(of: T): T =>
      of.props ? { ...of, props: Object.fromEntries(Object.entries(of.props).filter(([name]) => !props.includes(name))) } : of
    return { ...graph, nodes: graph.nodes.map(strip), edges: graph.edges.map(strip), zones: graph.zones.map(strip) }
  }

/** Nobody says these words any more, on no box, arrow or frame. */
export const unsay =
  (words: RegExp): Mutate =>
  (graph) => {
    const strip = <T extends { label?: string }>(of: T): T => (of.label === undefined ? of : { ...of, label: of.label.replace(words, '') })
    return { ...graph, nodes: graph.nodes.map(strip), edges: graph.edges.map(strip), zones: graph.zones.map(strip) }
  }

/** These arrows are gone: from one of the kinds, to one of the kinds. */
export const unlink =
  (from: readonly string[], to?: readonly string[]): Mutate =>
  (graph) => {
    const ids = (kinds: readonly string[]): Set<string> => new Set(graph.nodes.filter((node) => plays(node, kinds)).map(({ id }) => id))
    const [starts, ends] = [ids(from), to && ids(to)]
    return { ...graph, edges: graph.edges.filter((edge) => !starts.has(edge.from) || (ends && !ends.has(edge.to))) }
  }

/** Boxes of these kinds stand outside every frame, as something plainer. */
export const move =
  (kinds: readonly string[], to: { kind: string; label: string }): Mutate =>
  (graph) => ({
    ...graph,
    nodes: graph.nodes.map((node) => {
      if (!plays(node, kinds)) return node
      const { zone: _zone, roles: _roles, props: _props, ...rest } = node
      return { ...rest, ...to }
    }),
  })

/** Nothing is drawn for the case that a call fails. */
export const withoutSpares: Mutate = (graph) => ({ ...graph, edges: graph.edges.filter((edge) => edge.props?.onError !== true) })

export const all =
  (...steps: Mutate[]): Mutate =>
  (graph) =>
    steps.reduce((changed, step) => step(changed), graph)
