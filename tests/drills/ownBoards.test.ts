import { describe, expect, it } from 'vitest'
import { idealPath } from '#critique/drills/idealPath.ts'
import { everyReading, fitOf, isVisible, startDrill } from '#critique/drills/run.ts'
import { scoreDrill } from '#critique/drills/score.ts'
import { drillState } from '#critique/drills/state.ts'
import { hashOf } from '#critique/estimate/random.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { drills } from '#templates/drills/index.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'

/** Of 34 drills each board meets these many, others on another board. */
const PER_BOARD = 3

const boards = scenarios.flatMap((scenario) =>
  (['starter', 'reference'] as const).map((which): [string, Graph] => [`${scenario.id} ${which}`, scenarioBoard(scenario, which)]),
)

describe('any board', () => {
  it.each(boards)('%s takes the drills that fit it, whatever is missing', (name, board) => {
    const start = (hashOf(name, 1) >>> 0) % drills.length
    for (let i = 0; i < PER_BOARD; i++) {
      const drill = drills[(start + i * 7) % drills.length]!
      if (!fitOf(board, drill).fits) continue
      const run = startDrill(board, drill, i)
      expect(run.symptom).not.toMatch(/\{|unknown amount/)
      expect(everyReading(run).filter(({ says }) => /\{|NaN|undefined/.test(says))).toEqual([])
      expect(run.hypotheses.length).toBeGreaterThanOrEqual(4)
      const { total } = scoreDrill(drillState(run, idealPath(board, drill, i)))
      if (isVisible(run.view, run.variant)) expect(total, `${drill.id} ${run.variant.id}`).toBe(100)
      else expect(total).toBeLessThan(80)
    }
  })

  it('whose bill does not move with use has no drill about its spend', () => {
    const drill = drills.find(({ id }) => id === 'costs-tripled')!
    const fitOn = (board: string) => fitOf(boards.find(([name]) => name === `${board} reference`)![1], drill)
    expect(fitOn('clinical-notes')).toMatchObject({ fits: false, missing: [expect.stringContaining('spend by use')] })
    expect(fitOn('research-desk').fits).toBe(true)
  })

  it.each(['one-customer-finds-nothing', 'tenant-paragraph', 'someone-elses-answer'])('that serves one tenant is not offered %s', (id) => {
    const drill = drills.find((one) => one.id === id)!
    const single = scenarioBoard(
      scenarios.find((scenario) => scenario.id === 'support-rag')!,
      'reference',
    )
    expect(fitOf(single, drill)).toMatchObject({ fits: false, missing: [expect.stringMatching(/customers|tenants/)] })
    expect(fitOf({ ...single, requirements: { ...single.requirements, multiTenant: true } }, drill).fits).toBe(true)
    expect(drill.boards.filter((board) => !fitOf(boards.find(([name]) => name === `${board} reference`)![1], drill).fits)).toEqual([])
  })

  it('stays as it was', () => {
    const [, board] = boards[1]!
    const copy = structuredClone(board)
    startDrill(board, drills[0]!, 5)
    expect(board).toEqual(copy)
  })

  it('starts "costs tripled" fast enough to feel immediate', () => {
    const drill = drills.find(({ id }) => id === 'costs-tripled')!
    const times = boards
      .filter(([, board]) => fitOf(board, drill).fits)
      .map(([, board]) => {
        const begin = performance.now()
        everyReading(startDrill(board, drill, 3))
        return performance.now() - begin
      })
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(300)
  })
})
