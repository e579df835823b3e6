import type { Edge, Graph, Node, Zone } from '#critique/graph/graph.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'
import { scenarios } from '#templates/scenarios/index.ts'

/** Every draft and every strong board of the scenarios. */
export const baseBoards = (): Graph[] => scenarios.flatMap((one) => [scenarioBoard(one, 'starter'), scenarioBoard(one, 'reference')])

/** mulberry32: the same numbers in every browser. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A board of exactly `size` nodes: real boards side by side, each called by some earlier one, so that it is one system and not many.
 * `first` says which board it begins with and with it all that follows.
 */
export function grow(bases: readonly Graph[], size: number, first = 0): Graph {
  const next = random(first + 1)
  const grown: Graph = { ...bases[first % bases.length]!, title: `${size} nodes`, zones: [], nodes: [], edges: [], notes: [] }
  for (let copy = 0; grown.nodes.length < size; copy++) {
    const base = bases[(first + copy) % bases.length]!
    const known = grown.nodes.length
    add(grown, base, `${copy}.`, size - known)
    const from = grown.nodes[Math.floor(next() * known)]
    const to = grown.nodes[known + Math.floor(next() * (grown.nodes.length - known))]
    if (known > 0 && from && to) grown.edges.push({ id: `${copy}.in`, from: from.id, to: to.id, kind: 'request', label: '', props: {} })
  }
  return grown
}

function add(grown: Graph, base: Graph, prefix: string, room: number): void {
  const nodes = base.nodes.slice(0, room)
  const kept = new Set(nodes.map(({ id }) => id))
  const renamed = (id: string | null | undefined): string | null => (id == null ? null : prefix + id)
  grown.zones.push(...base.zones.map((zone): Zone => ({ ...zone, id: prefix + zone.id, parent: renamed(zone.parent) })))
  grown.nodes.push(...nodes.map((node): Node => ({ ...node, id: prefix + node.id, zone: renamed(node.zone) })))
  grown.edges.push(
    ...base.edges
      .filter(({ from, to }) => kept.has(from) && kept.has(to))
      .map((edge): Edge => ({ ...edge, id: prefix + edge.id, from: prefix + edge.from, to: prefix + edge.to })),
  )
  grown.notes.push(
    ...base.notes.map((note) => ({
      ...note,
      id: prefix + note.id,
      near: (note.near ?? []).filter((id) => kept.has(id)).map((id) => prefix + id),
    })),
  )
}
