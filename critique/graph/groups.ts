import type { Edge, Graph } from './graph.ts'
import type { ViewNode } from './view.ts'

/** More arrows than this are not made of one: a group of forty boxes that calls another of forty says nothing of each pair. */
const MOST_OF_ONE = 24

/** Boxes that stand for the whole group around them, because an arrow of the drawing ends on the group: id -> zone. */
export function standInsOf(graph: Graph): ReadonlyMap<string, string> {
  return new Map(graph.nodes.flatMap(({ id, zone, props }) => (props?.standsFor === 'group' && zone != null ? [[id, zone] as const] : [])))
}

/**
 * Arrows between boxes: one that ends on a group goes to what the group begins with, one that starts at a group comes from what it ends
 * with, and one with a head at each end is two. All keep the id of the arrow that was drawn.
 */
export function spreadEdges(edges: readonly Edge[], standIns: ReadonlyMap<string, string>, nodes: readonly ViewNode[]): readonly Edge[] {
  if (standIns.size === 0 && !edges.some(isDouble)) return edges
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const groups = new Map([...new Set(standIns.values())].map((zone) => [zone, endsOf(zone, edges, nodes)]))
  return edges.flatMap((edge) => {
    const starts = groups.get(standIns.get(edge.from) ?? '')?.last ?? [edge.from]
    const ends = groups.get(standIns.get(edge.to) ?? '')?.first ?? [edge.to]
    const pairs = starts.flatMap((from) => ends.map((to) => ({ ...edge, from, to })))
    const joined = pairs.filter(({ from, to }) => from !== to || edge.from === edge.to).slice(0, MOST_OF_ONE)
    return isDouble(edge) ? joined.flatMap((one) => bothWays(one, byId)) : joined
  })
}

/** Zones that no node shares its id with: in a drawing both are shapes, and a box that stands for its group is called as the group is. */
export function withDistinctZones(graph: Graph): Graph {
  const nodes = new Set(graph.nodes.map(({ id }) => id))
  if (!graph.zones.some(({ id }) => nodes.has(id))) return graph
  const taken = new Set([...nodes, ...graph.zones.map(({ id }) => id)])
  const names = new Map(
    graph.zones.map(({ id }) => {
      let name = id
      while (nodes.has(name) || (name !== id && taken.has(name))) name += '~zone'
      taken.add(name)
      return [id, name] as const
    }),
  )
  const named = <T extends string | null | undefined>(id: T): T | string => (id == null ? id : (names.get(id) ?? id))
  return {
    ...graph,
    zones: graph.zones.map((zone) => ({ ...zone, id: named(zone.id), ...(zone.parent != null && { parent: named(zone.parent) }) })),
    nodes: graph.nodes.map((node) => (node.zone == null ? node : { ...node, zone: named(node.zone) })),
  }
}

const isDouble = ({ props }: Edge): boolean => props?.bidirectional === true

/** The words stand on the call; the other way is its answer, or a call back. */
function bothWays(edge: Edge, nodes: ReadonlyMap<string, ViewNode>): Edge[] {
  const { label: _, ...wordless } = edge
  const isBackwards = (nodes.get(edge.from)?.traits.has('stores_data') ?? false) && !nodes.get(edge.to)?.traits.has('stores_data')
  return isBackwards ? [wordless, { ...edge, from: edge.to, to: edge.from }] : [edge, { ...wordless, from: edge.to, to: edge.from }]
}

/** What nothing else of the group leads to, and what leads to nothing else of it. Stores neither call nor are the door of a group. */
function endsOf(zone: string, edges: readonly Edge[], nodes: readonly ViewNode[]): { first: string[]; last: string[] } {
  const members = nodes.filter(({ zones }) => zones.some(({ id }) => id === zone))
  const active = members.filter(({ traits }) => !traits.has('stores_data'))
  const ids = new Set((active.length > 0 ? active : members).map(({ id }) => id))
  const inside = edges.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to))
  const reached = new Set(inside.map(({ to }) => to))
  const leading = new Set(inside.map(({ from }) => from))
  const orAll = (some: string[]): string[] => (some.length > 0 ? some : [...ids])
  return { first: orAll([...ids].filter((id) => !reached.has(id))), last: orAll([...ids].filter((id) => !leading.has(id))) }
}
