import { describe, expect, it } from 'vitest'
import { kindsOf, milestones, type Drill } from '#critique/drills/content.ts'
import { DrillEvent } from '#critique/drills/events.ts'
import { figuresOf } from '#critique/drills/figures.ts'
import { idealPath } from '#critique/drills/idealPath.ts'
import { isComputed, isFigure, keyOf, type Reading } from '#critique/drills/readings.ts'
import {
  askEvidence,
  everyReading,
  fitOf,
  isTelling,
  isVisible,
  possibleVariants,
  startDrill,
  type DrillRun,
} from '#critique/drills/run.ts'
import { scoreDrill } from '#critique/drills/score.ts'
import { drillState, telemetryOf } from '#critique/drills/state.ts'
import { seeded } from '#critique/estimate/random.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { traits } from '#critique/kinds/traits.ts'
import { drills } from '#templates/drills/index.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'

const SEED = 7
const CLICKERS = 12
const CLICKS = 30

const references = new Map(scenarios.map((scenario) => [scenario.id, scenarioBoard(scenario, 'reference')]))
const listed = (drill: Drill): Graph[] => drill.boards.map((id) => references.get(id)!)

const views = new Map([...references].map(([id, graph]) => [id, new GraphView(graph)]))
const runs = new Map<string, DrillRun>()

/** A run is a pure function of its seed, so tests share it. */
function runOf(board: Graph, drill: Drill, variant: string): DrillRun {
  const key = `${board.title} ${drill.id} ${variant}`
  const run = runs.get(key) ?? startDrill(board, drill, SEED, { variant })
  runs.set(key, run)
  return run
}

/** The first of a drill's boards that can have a cause and show it. */
function boardFor(drill: Drill, variant: string): Graph {
  const found = drill.boards.find((id) => {
    const view = views.get(id)!
    return possibleVariants(view, drill).some((one) => one.id === variant && isVisible(view, one))
  })
  if (!found) throw new Error(`no listed board shows ${drill.id} ${variant}`)
  return references.get(found)!
}

const variants = drills.flatMap((drill) => drill.variants.map((variant) => [`${drill.id} ${variant.id}`, drill, variant.id] as const))

const scored = (run: DrillRun, events: readonly DrillEvent[]): number => scoreDrill(drillState(run, events)).total

/** What can be seen, by picture: the same key under another cause shows the same look. */
const pictures = (run: DrillRun): Map<string, string> =>
  new Map(
    run.looks.flatMap((look) => {
      const reading = everyReading(run).find(({ id }) => id === look.id)
      return reading ? [[`${look.evidence.needs} ${keyOf(look.evidence.shows)}`, JSON.stringify(reading.data)] as const] : []
    }),
  )

describe.each(drills.map((drill) => [drill.id, drill] as const))('%s', (id, drill) => {
  const names = [
    ...drill.needs.flatMap(({ any }) => any),
    ...drill.variants.flatMap(({ at, blows = [] }) => [at, ...blows.flatMap((blow) => blow.at ?? [])].flat()),
    ...[drill.containment, ...drill.variants.flatMap(({ immediate, structural }) => [immediate, structural])].flatMap(
      ({ changes = [], adds = [] }) =>
        [...changes.flatMap(({ at }) => at ?? []), ...adds.flatMap(({ from, to }) => [from ?? [], to ?? []].flat())].flat(),
    ),
  ]
  const kinds = [
    ...drill.firstLooks,
    ...drill.variants.flatMap(({ evidence, structural, alarm }) => [
      ...evidence.map(({ needs }) => needs),
      ...(structural.adds ?? []).map(({ kind }) => kind),
      alarm.on,
    ]),
  ]

  it('names kinds, traits and boards that exist', () => {
    expect(names.filter((name) => !kindById(name) && !Object.hasOwn(traits, name))).toEqual([])
    expect(kinds.filter((kind) => !kindById(kind))).toEqual([])
    expect(drill.boards.filter((board) => !references.has(board))).toEqual([])
    expect(id).toMatch(/^[a-z0-9-]+$/)
  })

  it('fits each board that it offers, and not an empty one', () => {
    expect(listed(drill).map((graph) => fitOf(graph, drill).missing)).toEqual(listed(drill).map(() => []))
    expect(fitOf({ ...listed(drill)[0]!, nodes: [], edges: [] }, drill).fits).toBe(false)
  })

  it('orders its steps from a first look to the alarm, and each measure has a price and a lasting one a part', () => {
    const steps = new Set(drill.order.map(({ is }) => is))
    expect(milestones.filter((milestone) => milestone !== 'contain' && !steps.has(milestone))).toEqual([])
    const measures = [drill.containment, ...drill.variants.flatMap(({ immediate, structural }) => [immediate, structural])]
    expect(measures.filter(({ price }) => Object.keys(price).length === 0).map(({ says }) => says)).toEqual([])
    expect(drill.variants.filter(({ structural }) => (structural.adds ?? []).length === 0).map((variant) => variant.id)).toEqual([])
  })

  it('writes what to do without a full stop, which would tell a temptation from a measure', () => {
    const ordered = [drill.containment, ...drill.variants.flatMap(({ immediate, structural }) => [immediate, structural])]
    const tempting = drill.herrings.filter(({ isMeasure }) => isMeasure)
    for (const { says } of [...ordered, ...tempting]) expect(says).not.toMatch(/\.$/)
  })

  it('has a picture of its own for each look', () => {
    const looks = drill.variants.flatMap((variant) =>
      variant.evidence.filter(({ shows }) => !isComputed(shows)).map(({ needs, shows }) => `${needs} ${keyOf(shows)}`),
    )
    expect(looks.filter((look, i) => looks.indexOf(look) !== i)).toEqual([])
  })

  it('tells no two stories in the same words', () => {
    const texts = [...drill.variants.map(({ cause }) => cause), ...drill.suspects]
    expect(new Set(texts).size).toBe(texts.length)
    expect(drill.symptom).not.toMatch(/\{(?!\w+\.(before|after|factor)\})/)
    expect([...drill.symptom.matchAll(/\{(\w+)\./g)].filter(([, name]) => !isFigure(name!))).toEqual([])
  })
})

it('tells 34 stories with 135 causes', () => {
  expect([drills.length, variants.length]).toEqual([34, 135])
})

describe.each(variants)('%s', (_name, drill, variant) => {
  const board = boardFor(drill, variant)
  const run = runOf(board, drill, variant)

  it('can be seen on a reference board, and looks like no other cause there', () => {
    expect(everyReading(run).some(({ id }) => isTelling(run, id))).toBe(true)
    const own = pictures(run)
    for (const other of possibleVariants(run.view, drill)) {
      if (other.id === variant) continue
      const theirs = pictures(runOf(board, drill, other.id))
      expect(
        [...own].filter(([key, data]) => theirs.get(key) !== data).map(([key]) => key),
        `like ${other.id}`,
      ).not.toEqual([])
    }
  })

  it('cannot be seen without its sensors', () => {
    const blind = startDrill(withoutSensors(board, drill, variant), drill, SEED, { variant })
    for (const { needs, shows } of blind.variant.evidence) {
      const answer = askEvidence(blind, { text: `${kindById(needs)!.name}: ${shows.name}` })
      expect(answer.readings.filter(({ id }) => isTelling(blind, id))).toEqual([])
      expect(answer.blind.length + (answer.hint ? 1 : 0)).toBeGreaterThan(0)
    }
  })

  it('gives full marks to the ideal path, and less to a fix named first', () => {
    const ideal = idealPath(board, drill, SEED, { variant })
    expect(ideal.map((event) => DrillEvent.safeParse(event).success)).not.toContain(false)
    const score = scoreDrill(drillState(run, ideal))
    expect(score.points.filter(({ points, of }) => points < of).map(({ title, why }) => `${title}: ${why}`)).toEqual([])
    expect(score.losses).toEqual([])
    expect(score.total).toBe(100)
    const hasty: DrillEvent[] = [{ type: 'proposed', option: `now ${variant}`, at: 0, by: 'a' }, ...ideal]
    expect(scored(run, hasty)).toBeLessThanOrEqual(70)
  })

  it('gives a random clicker less than 30 %', () => {
    const totals = Array.from({ length: CLICKERS }, (_, i) => scored(run, randomClicks(run, seeded(SEED + i))))
    expect(totals.reduce((sum, total) => sum + total, 0) / CLICKERS).toBeLessThan(30)
    expect(totals.filter((total) => total >= 50)).toEqual([])
  })

  it('shows readings that agree with the estimate and with each other', () => {
    expect(run.before).toEqual(figuresOf(run.staged))
    for (const reading of everyReading(run)) expectConserved(run, reading)
  })

  it('heals: what was done brings the telemetry back', () => {
    const ideal = idealPath(board, drill, SEED, { variant })
    const { left, vitals } = telemetryOf(drillState(run, ideal))
    expect(left).toBe(0)
    for (const { name, outside, before, struck, now } of vitals) {
      if (outside || before === null || struck === null || now === null) continue
      expect(Math.abs(now - before), name).toBeLessThanOrEqual(Math.abs(struck - before) * 0.5 + Math.abs(before) * 0.1)
    }
  })
})

function expectConserved({ before, after }: DrillRun, { data, title }: Reading): void {
  if (data.as === 'split') {
    expect(sumOf(data.parts.map((part) => part.before)), title).toBeCloseTo(data.total.before, 6)
    expect(sumOf(data.parts.map((part) => part.after)), title).toBeCloseTo(data.total.after, 6)
    if (data.unit === '$ a month')
      expect([data.total.before, data.total.after]).toEqual([
        expect.closeTo(before.usdPerMonth ?? 0, 6),
        expect.closeTo(after.usdPerMonth ?? 0, 6),
      ])
  }
  if (data.as === 'trace') {
    expect(data.before.totalMs).toBeCloseTo(before.p95Ms ?? 0, 3)
    expect(data.after.totalMs).toBeCloseTo(after.p95Ms ?? 0, 3)
  }
  if (data.as === 'histogram') for (const side of [data.before, data.after]) expect(sumOf(side)).toBeCloseTo(100, 4)
  const numbers = data.as === 'series' ? [...data.before, ...data.after] : []
  expect(numbers.filter((value) => !Number.isFinite(value) || value < 0)).toEqual([])
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** The board without what could show anything; where a sensor is itself a part of the story, it stays and is cut off. */
function withoutSensors(graph: Graph, drill: Drill, variant: string): Graph {
  const view = new GraphView(graph)
  const kinds = new Set(drill.variants.flatMap(({ evidence }) => evidence.flatMap(kindsOf)))
  const sensors = new Set([...kinds].flatMap((kind) => view.nodesOf(kind).map(({ id }) => id)))
  const apart = { ...graph, edges: graph.edges.filter(({ from, to }) => !sensors.has(from) && !sensors.has(to)) }
  const without = { ...apart, nodes: graph.nodes.filter((node) => !sensors.has(node.id)) }
  return possibleVariants(new GraphView(without), drill).some(({ id }) => id === variant) ? without : apart
}

/** Somebody who presses whatever is there. */
function randomClicks(run: DrillRun, random: () => number): DrillEvent[] {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const readings = everyReading(run).map(({ id }) => id)
  const nodes = run.view.nodes.map(({ id }) => id)
  const hypotheses = run.hypotheses.map(({ id }) => id)
  const click = (): Record<string, unknown> =>
    pick<() => Record<string, unknown>>([
      () => ({ type: 'asked', node: pick(nodes) }),
      () => ({ type: 'asked', node: pick(nodes) }),
      () => ({ type: 'supposed', hypothesis: pick(hypotheses) }),
      () => ({ type: 'attached', hypothesis: pick(hypotheses), reading: pick(readings), sign: pick(['for', 'against']) }),
      () => ({ type: 'attached', hypothesis: pick(hypotheses), reading: pick(readings), sign: pick(['for', 'against']) }),
      () => ({ type: 'ranked', order: [pick(hypotheses)] }),
      () => ({ type: 'diagnosed', hypothesis: pick(hypotheses) }),
      () => ({ type: 'applied', option: pick(run.options).id }),
      () => ({ type: 'proposed', option: pick(run.options).id }),
      () => ({ type: 'alarmed', alarm: pick(run.alarms).id }),
      () => ({ type: 'traded', dimension: pick(['cost', 'latency', 'quality', 'safety']), text: 'It costs something, I would think so' }),
      () => ({ type: 'boardUpdated', kinds: [pick(run.view.nodes).kind], props: [] }),
    ])()
  return Array.from({ length: CLICKS }, (_, i) => ({ ...click(), at: i, by: 'clicker' }) as DrillEvent)
}
