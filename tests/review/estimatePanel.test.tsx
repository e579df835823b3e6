// @vitest-environment jsdom
import { afterEach, beforeAll, expect, it } from 'vitest'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { whatIf } from '#critique/estimate/whatIf.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { setAssumption, resetAssumption, statedFigures } from '#src/review/estimate/assumed.ts'
import { EstimatePanel } from '#src/review/estimate/EstimatePanel.tsx'
import { costBars, delta, duration, figuresOf, holds, loadBars, percent, waterfallBars } from '#src/review/estimate/figures.ts'
import { changesOf, isTried, knobsOf, modelNodes, untried } from '#src/review/estimate/knobs.ts'
import type { Trial } from '#src/review/estimate/knobs.ts'
import { memoryBoard } from './memoryBoard.ts'
import { mount } from './mount.tsx'

const BOARD = `requires { p95LatencyMs: 2000, requestsPerMonth: 100000, peakQps: 2, monthlyBudgetUsd: 50 };
  end_user -> llm_orchestrator#api; #api -> vector_db#index { maxQps: 4, k: 8 };
  #api -> llm#model { model: "gpt-4o", inputTokens: 1000, outputTokens: 300 }`

let page: Awaited<ReturnType<typeof mount>> | undefined
beforeAll(() => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
})
afterEach(async () => {
  await page?.end()
  page = undefined
})

const figure = (sketch: string, id: string) => {
  const graph = parseSketch(sketch)
  return figuresOf(graph.requirements, estimateInDetail(graph)).find((one) => one.id === id)!
}

it('holds every number against what was asked, ceilings and floors alike', () => {
  expect(holds(figure(BOARD, 'p95'))).toBe(false)
  expect(holds(figure(BOARD, 'load'))).toBe(true)
  expect(holds(figure(BOARD, 'month'))).toBe(false)
  expect(holds(figure(BOARD, 'firstToken'))).toBeUndefined()
})

it('says what an unknown number is waiting for, and where to state it', () => {
  const unnamed = BOARD.replace('model: "gpt-4o", ', '')
  expect(figure(unnamed, 'month').missing).toEqual({ text: 'name the model of', nodes: ['model'] })
  const noTraffic = BOARD.replace('requestsPerMonth: 100000, ', '')
  expect(figure(noTraffic, 'month').missing).toMatchObject({ opens: 'requirements' })
  expect(figure('end_user -> web_app', 'load').missing?.text).toMatch(/limit/)
})

it('says that a board is unstable, and where, in place of a time', () => {
  const full = figure(BOARD.replace('peakQps: 2', 'peakQps: 9'), 'p95')
  expect(full.value).toBeNull()
  expect(full.missing?.nodes).toEqual(['index'])
})

it('lays the critical path out one after the other, costs and load by size', () => {
  const graph = parseSketch(BOARD)
  const estimate = estimateInDetail(graph)
  const way = waterfallBars(estimate)
  expect(way.map(({ node }) => node)).toContain('model')
  way.slice(1).forEach((bar, i) => expect(bar.start).toBe(way[i]?.end))
  expect(costBars(estimate)).toMatchObject({ per: 'month', bars: [{ node: 'model', note: 'list price of gpt-4o' }] })
  expect(loadBars(estimate)).toMatchObject([{ node: 'index', text: '50 %', isOver: false }])
})

it('offers only sliders that change something on this board', () => {
  const of = (sketch: string) => {
    const graph = parseSketch(sketch)
    return knobsOf(graph, estimateInDetail(graph))
  }
  expect(of('end_user -> web_app').map(({ what }) => what)).toEqual(['traffic'])
  expect(of(BOARD).map(({ what, asDrawn, isUnknown }) => [what, asDrawn, isUnknown])).toEqual([
    ['traffic', 1, false],
    ['k', 8, false],
    ['inputTokens', 1000, false],
    ['outputTokens', 300, false],
  ])
  for (const { stops, asDrawn } of of(BOARD)) expect(stops).toContain(asDrawn)
})

it('tries numbers and models beside the board, never on it', () => {
  const graph = parseSketch(BOARD)
  const before = JSON.stringify(graph)
  const trial: Trial = { dials: { traffic: 2, outputTokens: 150 }, models: { model: 'gpt-4o-mini' } }
  expect(modelNodes(graph, estimateInDetail(graph))).toEqual(['model'])
  const { baseline, changed } = whatIf(graph, changesOf(trial))
  expect(changed.summary.costUsd.perRequest).toBeLessThan(baseline.summary.costUsd.perRequest!)
  expect(JSON.stringify(graph)).toBe(before)
  expect([isTried(trial), isTried(untried)]).toEqual([true, false])
})

it("puts a person's figure on the node where it is a fact about it, and else beside the drawing", () => {
  const { board, patches, requirements } = memoryBoard(BOARD)
  const { assumptions } = estimateInDetail(board.graph.get()).summary
  const assumption = (id: string) => assumptions.find((one) => one.id === id)!
  setAssumption(board, assumption('vectorSearchP95Ms'), 40)
  expect(patches).toEqual([{ ids: ['index'], patch: { props: { p95Ms: 40 } } }])
  setAssumption(board, assumption('medianShare'), 0.7)
  expect(requirements.get().figures).toEqual({ medianShare: 0.7 })
  resetAssumption(board, 'medianShare')
  expect(requirements.get().figures).toBeUndefined()
})

it('lists figures that nodes state themselves, so that they can be taken back', () => {
  expect(statedFigures(parseSketch('end_user -> vector_db#index { p95Ms: 40, k: 8 }'))).toEqual([
    { node: 'index', key: 'p95Ms', unit: 'ms', amount: 40 },
  ])
})

it('writes times, shares and differences with their unit', () => {
  expect([duration(850), duration(6000), duration(150_000)]).toEqual(['850 ms', '6 s', '2.5 min'])
  expect([percent(0.9995), percent(0.43), percent(1.2)]).toEqual(['99.95 %', '43 %', '120 %'])
  expect([delta(1000, 2500, duration), delta(2, 1, String), delta(1, 1, String)]).toEqual(['+1.5 s', '−1', null])
})

it('shows the effect of a trial next to the untouched board, and resets it in one click', async () => {
  const { board } = memoryBoard(BOARD)
  const graph = board.graph.get()
  const trials: Trial[] = []
  const opened: string[] = []
  const trial: Trial = { dials: { outputTokens: 1200 }, models: {} }
  const result = whatIf(graph, changesOf(trial))
  page = await mount(
    <EstimatePanel
      board={board}
      graph={graph}
      result={result}
      trial={trial}
      onTrial={(next) => trials.push(next)}
      onOpen={(tab) => opened.push(tab)}
    />,
  )
  expect(page.has('Change')).toBe(true)
  expect(page.has('missed')).toBe(true)
  expect(page.has('List prices of')).toBe(true)
  await page.press('Reset')
  expect(trials).toEqual([untried])
  await page.press('not stated: First token, p95')
  expect(opened).toEqual(['requirements'])
})
