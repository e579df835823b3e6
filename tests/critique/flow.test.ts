import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import type { Flow } from '#critique/graph/flow.ts'
import { GraphView, type ViewNode } from '#critique/graph/view.ts'

/** A random directed graph of plain boxes, as a view and as an adjacency matrix. */
const anyBoard = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: size * 3, selector: ([a, b]) => a * 100 + b }).map((pairs) => {
    const nodes = Array.from({ length: size }, (_, i) => `app_service#n${i}`).join('; ')
    const view = new GraphView(parseSketch(`${nodes}; ${pairs.map(([a, b]) => `#n${a} -control-> #n${b}`).join('; ')}`))
    return { view, flow: view.calls, size, pairs }
  }),
)
type Board = { view: GraphView; flow: Flow; size: number; pairs: [number, number][] }

/** Warshall's closure over the nodes that are left: the slow and obvious way to answer what is reachable. */
function closure({ size, pairs }: Board, without: readonly number[] = []): boolean[][] {
  const reach = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => i === j && !without.includes(i)))
  for (const [a, b] of pairs) if (!without.includes(a) && !without.includes(b)) reach[a]![b] = true
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) if (reach[i]![k] && reach[k]![j]) reach[i]![j] = true
  return reach
}
const at = (board: Board, i: number): ViewNode => board.view.node(`n${i}`)!
const every = (board: Board, claim: (i: number, j: number) => void): void => {
  for (let i = 0; i < board.size; i++) for (let j = 0; j < board.size; j++) claim(i, j)
}
const holds = (claim: (board: Board, extra: number) => void): void =>
  fc.assert(
    fc.property(anyBoard, fc.nat(8), (board, extra) => {
      claim(board, extra % board.size)
    }),
    { numRuns: 200 },
  )

it('reaches what the closure reaches, forward and backward', () => {
  holds((board) => {
    const slow = closure(board)
    every(board, (i, j) => {
      expect(board.flow.reaches(at(board, i), at(board, j))).toBe(slow[i]![j])
      expect(board.flow.from(at(board, i)).has(at(board, j))).toBe(slow[i]![j])
      expect(board.flow.to(at(board, j)).has(at(board, i))).toBe(slow[i]![j])
    })
  })
})

it('avoids what it is told to avoid, and a cut is what nothing gets round', () => {
  holds((board, removed) => {
    const slow = closure(board, [removed])
    every(board, (i, j) => {
      const detour = { avoiding: [at(board, removed)] }
      expect(board.flow.reaches(at(board, i), at(board, j), detour)).toBe(slow[i]![j])
      expect(board.flow.cutBy([at(board, removed)], at(board, i), at(board, j))).toBe(!slow[i]![j])
    })
  })
})

it('gives a witness that is a real, shortest way', () => {
  holds((board) => {
    const slow = closure(board)
    every(board, (i, j) => {
      const path = board.flow.path(at(board, i), at(board, j))
      expect(path !== undefined).toBe(slow[i]![j])
      if (!path) return
      expect(path.nodes[0]).toBe(at(board, i))
      expect(path.nodes.at(-1)).toBe(at(board, j))
      path.edges.forEach((edge, k) => expect([edge.from, edge.to]).toEqual([path.nodes[k], path.nodes[k + 1]]))
      const shortest = Math.min(
        ...board.flow.paths(at(board, i), at(board, j), { limit: 10_000 }).map(({ nodes }) => nodes.length),
        i === j ? 1 : Infinity,
      )
      expect(path.nodes.length).toBe(shortest)
    })
  })
})

it('finds the loops that the closure shows', () => {
  holds((board) => {
    const slow = closure(board)
    const together = (i: number, j: number): boolean => slow[i]![j]! && slow[j]![i]!
    const groups = board.flow.components()
    expect(groups.flat().length).toBe(board.size)
    const groupOf = (i: number): number => groups.findIndex((group) => group.includes(at(board, i)))
    every(board, (i, j) => expect(groupOf(i) === groupOf(j)).toBe(i === j || together(i, j)))
    const looping = new Set(board.flow.loops().flat())
    for (let i = 0; i < board.size; i++) {
      const inLoop = board.pairs.some(([a, b]) => a === i && slow[b]![i])
      expect(looping.has(at(board, i))).toBe(inLoop)
    }
  })
})

it('orders components so that callers come before what they call', () => {
  holds((board) => {
    const groups = board.flow.components()
    const groupOf = (i: number): number => groups.findIndex((group) => group.includes(at(board, i)))
    for (const [a, b] of board.pairs) expect(groupOf(a)).toBeLessThanOrEqual(groupOf(b))
  })
})

it('names as dominators exactly the nodes whose removal cuts the way', () => {
  holds((board, target) => {
    const slow = closure(board)
    if (!slow[0]![target] || target === 0) return
    const expected = Array.from({ length: board.size }, (_, i) => i).filter(
      (i) => i !== 0 && i !== target && !closure(board, [i])[0]![target],
    )
    expect(new Set(board.flow.dominators(at(board, 0), at(board, target)))).toEqual(new Set(expected.map((i) => at(board, i))))
  })
})
