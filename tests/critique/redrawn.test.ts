import { describe, expect, it } from 'vitest'
import type { Report } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { review } from '#critique/review.ts'
import { drawn, labelledBoards } from '../boards/board.ts'
import { redraws } from './redraw.ts'

const boards = (await Promise.all((['first', 'sixth', 'eighth', 'ninth', 'tenth'] as const).map((round) => labelledBoards(round)))).flat()

const raised = ({ findings }: Report): Set<string> => new Set(findings.flatMap((one) => [one.rule, ...one.alsoResolves]))
const alarms = ({ findings }: Report): Set<string> =>
  new Set(findings.filter(({ status }) => status === 'violation').map(({ rule }) => rule))

const seen = boards.map((board) => {
  const graph = drawn(board)
  const report = review(graph)
  return { board, graph, found: raised(report), spoken: alarms(report) }
})

/** What a redrawn board loses of what is certain, and what it is accused of that the board as drawn was not, and not fairly. */
function compare(redraw: (graph: Graph) => Graph | undefined) {
  const all = { expected: 0, lost: [] as string[], unfair: [] as string[] }
  for (const { board, graph, found, spoken } of seen) {
    const other = redraw(graph)
    if (!other) continue
    const report = review(other)
    const expected = board.certain.filter((id) => found.has(id))
    const fair = new Set([...board.certain, ...board.allowed, ...spoken])
    all.expected += expected.length
    all.lost.push(...expected.filter((id) => !raised(report).has(id)).map((id) => `${board.id}: ${id}`))
    all.unfair.push(...[...alarms(report)].filter((id) => !fair.has(id)).map((id) => `${board.id}: ${id}`))
  }
  return all
}

/** Some things truly hang on how it is drawn: a gateway might limit, a workflow engine tries again, a loop in code holds no keys. */
const MAY_LOSE = 0.08
const MAY_INVENT = 2

describe('the same design drawn by somebody else', () => {
  it.each(Object.entries(redraws))('is told the same with %s', (_, redraw) => {
    const { expected, lost, unfair } = compare(redraw)
    expect(expected).toBeGreaterThan(5)
    expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(Math.max(2, MAY_LOSE * expected))
    expect(unfair.length, unfair.join('\n')).toBeLessThanOrEqual(MAY_INVENT)
  })
})
