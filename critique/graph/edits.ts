import { EdgeKind, Requirements, type Edge, type Graph, type Node, type PropValue } from './graph.ts'
import { kindById } from '../kinds/lookup.ts'
import type { Fix } from '../finding.ts'

/** What a change made new, so that a canvas can place it and select it. */
export interface Edited {
  graph: Graph
  /** `ref` of the fix -> id of the node that it became. */
  added: ReadonlyMap<string, string>
}

/**
 * Applies a fix to a graph: new nodes, new edges, properties, edges that the fix replaces. Ids are derived from what is there, so the
 * same fix on the same graph gives the same result. What refers to nothing is left out: a fix may be older than the board.
 */
export function applyFix(graph: Graph, fix: Fix): Edited {
  const taken = new Set([...graph.nodes, ...graph.edges, ...graph.zones].map(({ id }) => id))
  const fresh = (base: string): string => {
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}_${n}`
    taken.add(id)
    return id
  }
  const added = new Map(fix.addNodes.map(({ ref, kind }) => [ref, fresh(kind)]))
  const nodeIds = new Set([...graph.nodes.map(({ id }) => id), ...added.values()])
  const resolve = (end: string): string => added.get(end) ?? end
  const nodes: Node[] = [
    ...graph.nodes,
    ...fix.addNodes.map(({ ref, kind, label, zone }) => ({
      id: added.get(ref)!,
      label: label || (kindById(kind)?.name ?? kind),
      kind,
      ...(zone ? { zone } : {}),
    })),
  ]
  const edges: Edge[] = graph.edges.filter(({ id }) => !fix.removeEdges.includes(id))
  for (const { from, to, kind, label, props } of fix.addEdges) {
    const ends = { from: resolve(from), to: resolve(to) }
    if (!nodeIds.has(ends.from) || !nodeIds.has(ends.to)) continue
    const parsed = EdgeKind.safeParse(kind)
    edges.push({
      id: fresh(`${ends.from}_${ends.to}`),
      ...ends,
      ...(parsed.success ? { kind: parsed.data } : {}),
      ...(label ? { label } : {}),
      ...(props ? { props: props as Record<string, PropValue> } : {}),
    })
  }
  let changed: Graph = { ...graph, nodes, edges }
  for (const { on, prop, value } of fix.setProps) changed = setProp(changed, resolve(on), prop, value as PropValue)
  return { graph: changed, added }
}

/** Sets one property of a node or an edge, or, on "board", one requirement. */
function setProp(graph: Graph, on: string, prop: string, value: PropValue): Graph {
  if (on === 'board') {
    const requirements = Requirements.safeParse({ ...graph.requirements, [prop]: value })
    return requirements.success ? { ...graph, requirements: requirements.data } : graph
  }
  const set = <T extends { id: string; props?: Record<string, PropValue> }>(item: T): T =>
    item.id === on ? { ...item, props: { ...item.props, [prop]: value } } : item
  return { ...graph, nodes: graph.nodes.map(set), edges: graph.edges.map(set) }
}
