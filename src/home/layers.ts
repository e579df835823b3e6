/** A graph as layering sees it: ends are ids of nodes. */
export interface LayerEdge {
  id: string
  from: string
  to: string
  /** Drawn, but it decides no layer: a record or a correction. */
  isSide: boolean
}

/** Layers from left to right. A place is a node or, where a long edge passes through, a bend of that edge. */
export interface Layers {
  columns: readonly (readonly Place[])[]
  /** Places that an edge passes, its ends included, in the direction of the layers. */
  routes: ReadonlyMap<string, readonly string[]>
}

interface Place {
  id: string
  isBend: boolean
}

const SWEEPS = 8

/**
 * Assigns nodes to layers and orders each layer so that few edges cross: longest path, bends for long edges, then sweeps that put each
 * place at the mean of its neighbours. Made for pictures of up to a few hundred nodes; the same input gives the same picture.
 */
export function layer(nodes: readonly string[], edges: readonly LayerEdge[]): Layers {
  const backward = edgesAgainst(nodes, edges)
  const rank = ranks(nodes, edges, backward)
  const columns: Place[][] = Array.from({ length: Math.max(0, ...rank.values()) + 1 }, () => [])
  for (const id of nodes) columns[rank.get(id) ?? 0]?.push({ id, isBend: false })
  const routes = new Map(edges.map((edge) => [edge.id, route(edge, rank, columns)]))
  order(columns, routes)
  return { columns, routes }
}

/** Edges that close a loop, by depth-first search in the order of the drawing. */
function edgesAgainst(nodes: readonly string[], edges: readonly LayerEdge[]): Set<string> {
  const outgoing = groupBy(edges, (edge) => edge.from)
  const state = new Map<string, 'open' | 'done'>()
  const against = new Set<string>()
  const visit = (id: string): void => {
    state.set(id, 'open')
    for (const edge of outgoing.get(id) ?? []) {
      if (edge.isSide) continue
      if (state.get(edge.to) === 'open') against.add(edge.id)
      else if (!state.has(edge.to)) visit(edge.to)
    }
    state.set(id, 'done')
  }
  const entered = new Set(edges.filter(({ isSide }) => !isSide).map(({ to }) => to))
  for (const id of [...nodes.filter((node) => !entered.has(node)), ...nodes]) if (!state.has(id)) visit(id)
  return against
}

function ranks(nodes: readonly string[], edges: readonly LayerEdge[], backward: ReadonlySet<string>): Map<string, number> {
  const rank = new Map(nodes.map((id) => [id, 0]))
  const forward = edges.filter(({ id, isSide }) => !isSide && !backward.has(id))
  const main = new Set(forward.flatMap(({ from, to }) => [from, to]))
  // Nodes that only records and corrections touch come one layer after what they watch.
  const side = edges.filter(({ from, to, isSide }) => isSide && !main.has(to) && from !== to)
  settle(rank, [...forward, ...side], nodes.length)
  pullRight(rank, forward)
  return rank
}

/** Longest path. Side edges can close loops, so the number of rounds is bounded. */
function settle(rank: Map<string, number>, edges: readonly LayerEdge[], most: number): void {
  for (let round = 0; round < most; round++) {
    let moved = false
    for (const { from, to } of edges) {
      const next = (rank.get(from) ?? 0) + 1
      if (from === to || next >= most || (rank.get(to) ?? 0) >= next) continue
      rank.set(to, next)
      moved = true
    }
    if (!moved) return
  }
}

/** A source stands right before what it feeds, not at the far left. */
function pullRight(rank: Map<string, number>, edges: readonly LayerEdge[]): void {
  const entered = new Set(edges.map(({ to }) => to))
  const outgoing = groupBy(edges, (edge) => edge.from)
  for (const [id, next] of outgoing) {
    if (!entered.has(id)) rank.set(id, Math.max(0, Math.min(...next.map(({ to }) => rank.get(to) ?? 0)) - 1))
  }
}

function route(edge: LayerEdge, rank: ReadonlyMap<string, number>, columns: Place[][]): string[] {
  const [a, b] = (rank.get(edge.from) ?? 0) <= (rank.get(edge.to) ?? 0) ? [edge.from, edge.to] : [edge.to, edge.from]
  const bends: string[] = []
  for (let column = (rank.get(a) ?? 0) + 1; column < (rank.get(b) ?? 0); column++) {
    const id = `${edge.id}/${column}`
    columns[column]?.push({ id, isBend: true })
    bends.push(id)
  }
  return [a, ...bends, b]
}

function order(columns: Place[][], routes: ReadonlyMap<string, readonly string[]>): void {
  const before = new Map<string, string[]>()
  const after = new Map<string, string[]>()
  for (const places of routes.values()) {
    places.forEach((id, i) => {
      const next = places[i + 1]
      if (next === undefined) return
      after.set(id, [...(after.get(id) ?? []), next])
      before.set(next, [...(before.get(next) ?? []), id])
    })
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const rightward = sweep % 2 === 0
    const walk = rightward ? columns.keys() : [...columns.keys()].reverse()
    for (const column of walk) sortByNeighbours(columns, column, rightward ? before : after)
  }
}

function sortByNeighbours(columns: Place[][], column: number, neighbours: ReadonlyMap<string, string[]>): void {
  const at = new Map(columns.flatMap((places) => places.map(({ id }, i) => [id, (i + 0.5) / places.length] as const)))
  const wish = (id: string): number => {
    const found = (neighbours.get(id) ?? []).map((other) => at.get(other) ?? 0)
    return found.length === 0 ? (at.get(id) ?? 0) : found.reduce((sum, value) => sum + value, 0) / found.length
  }
  columns[column]?.sort((a, b) => wish(a.id) - wish(b.id))
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
