import { describe, expect, it } from 'vitest'
import type { Graph } from '#critique/graph/graph.ts'
import { review } from '#critique/review.ts'
import { drawn, labelledBoards, withoutKinds } from '../boards/board.ts'

const boards = await labelledBoards()

/** A small generator of numbers from 0 to 1 that gives the same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const result = [...items]
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[result[at], result[other]] = [result[other]!, result[at]!]
  }
  return result
}

const reordered = (of: Record<string, unknown> | undefined, next: () => number) =>
  of && Object.fromEntries(shuffled(Object.entries(of), next))

/** The same drawing, laid out anew and saved by somebody whose records come in another order. */
function redrawn(graph: Graph, next: () => number): Graph {
  const layout = () => ({ x: Math.round(next() * 4000), y: Math.round(next() * 3000), w: 120 + Math.round(next() * 200), color: 'blue' })
  const box = <T extends { props?: Record<string, unknown> }>(one: T) =>
    reordered({ ...one, ...layout(), ...(one.props ? { props: reordered(one.props, next) } : {}) }, next) as T
  return {
    ...graph,
    zones: shuffled(graph.zones, next).map(box),
    nodes: shuffled(graph.nodes, next).map(box),
    edges: shuffled(graph.edges, next).map((edge) => ({ ...edge, bend: next() })),
    requirements: reordered(graph.requirements, next) as Graph['requirements'],
  }
}

const SHUFFLES = 20

describe('a review is the same, byte for byte, whatever the order and the layout', () => {
  it.each(boards.map((board) => [board.id, board] as const))('%s', (_, board) => {
    for (const graph of board.kindless ? [drawn(board), withoutKinds(drawn(board))] : [drawn(board)]) {
      const next = random(7)
      const before = JSON.stringify(review(graph))
      for (let turn = 0; turn < SHUFFLES; turn++) expect(JSON.stringify(review(redrawn(graph, next)))).toBe(before)
    }
  })

  it('draws the same board differently each time', () => {
    const next = random(7)
    const [one, other] = [redrawn(drawn(boards[0]!), next), redrawn(drawn(boards[0]!), next)]
    expect(JSON.stringify(one)).not.toBe(JSON.stringify(other))
  })
})
