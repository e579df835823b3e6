import type { Graph } from '../graph/graph.ts'
import type { Drill, Milestone, TradeDimension, Vital } from './content.ts'
import type { DrillEvent } from './events.ts'
import { figuresOf, type Figures } from './figures.ts'
import type { Reading } from './readings.ts'
import { isFigure, unitOf } from './readings.ts'
import { askEvidence, bearingOf, isTelling, startDrill, type Answer, type DrillRun } from './run.ts'
import { strike, withMeasure } from './strike.ts'

/** A question with its answer. */
export interface Asked {
  /** Place of the event in the list. */
  event: number
  question: string
  answer: Answer
}

/** A hypothesis on the board, the likeliest first. */
export interface Supposed {
  hypothesis: string
  says: string
  evidence: readonly { reading: string; sign: 'for' | 'against'; event: number }[]
}

/** A number of the symptom: healthy, struck, and as it is after what was done. */
export interface VitalNow {
  name: string
  unit: string
  better: Vital['better']
  /** It stays as long as what causes it outside. */
  outside: boolean
  before: number | null
  struck: number | null
  now: number | null
}

/** What a step cost or gave, next to the board before it. */
export interface Effect {
  option: string
  event: number
  /** Share of the cause that is left. */
  left: number
  usdPerMonth: readonly [before: number | null, after: number | null]
  p95Ms: readonly [before: number | null, after: number | null]
  price: Readonly<Partial<Record<TradeDimension, string>>>
}

/** Everything about a drill as it stands, computed from its events. */
export interface DrillState {
  run: DrillRun
  asked: readonly Asked[]
  /** Each once, in the order seen. */
  readings: readonly Reading[]
  supposed: readonly Supposed[]
  diagnoses: readonly { hypothesis: string; event: number }[]
  proposed: readonly { option: string; event: number }[]
  applied: readonly { option: string; event: number }[]
  alarms: readonly { alarm: string; event: number }[]
  trades: readonly { dimension: TradeDimension; text: string; event: number }[]
  updates: readonly { kinds: readonly string[]; props: readonly string[]; event: number }[]
  twist: { event: number; answer: string | null } | null
  /** Where each step of a diagnosis was first reached: the event that proves it. */
  reached: Readonly<Partial<Record<Milestone, number>>>
  ended: boolean
}

/** The telemetry of a struck board after what was done to it. */
export interface Telemetry {
  effects: readonly Effect[]
  /** Share of the cause that is left, 1 to 0. */
  left: number
  graph: Graph
  figures: Figures
  vitals: readonly VitalNow[]
}

/** The run that a list of events began; undefined where it did not begin, or with a drill that is not known. */
export function runOf(events: readonly DrillEvent[], drills: readonly Drill[]): DrillRun | undefined {
  const start = events.find((event) => event.type === 'started')
  const drill = start && drills.find(({ id }) => id === start.drill)
  return drill && startDrill(start.graph, drill, start.seed, start.variant === undefined ? {} : { variant: start.variant })
}

/** The state of a drill after these events. An event that refers to nothing changes nothing: it may be of another version. */
export function drillState(run: DrillRun, events: readonly DrillEvent[]): DrillState {
  const asked: Asked[] = []
  const readings = new Map<string, Reading>()
  const supposed = new Map<
    string,
    { hypothesis: string; says: string; evidence: { reading: string; sign: 'for' | 'against'; event: number }[] }
  >()
  const diagnoses: { hypothesis: string; event: number }[] = []
  const proposed: { option: string; event: number }[] = []
  let applied: { option: string; event: number }[] = []
  const alarms: { alarm: string; event: number }[] = []
  const trades: { dimension: TradeDimension; text: string; event: number }[] = []
  const updates: { kinds: readonly string[]; props: readonly string[]; event: number }[] = []
  const reached: Partial<Record<Milestone, number>> = {}
  let order: readonly string[] = []
  let twist: DrillState['twist'] = null
  let ended = false
  const reach = (milestone: Milestone, event: number): void => {
    reached[milestone] ??= event
  }
  const isOption = (id: string): boolean => run.options.some((option) => option.id === id)

  events.forEach((event, at) => {
    if (ended) return
    switch (event.type) {
      case 'asked': {
        const question = event.node === undefined ? { text: event.text ?? '' } : { node: event.node }
        const answer = handedOver(askEvidence(run, question), event.reading)
        asked.push({ event: at, question: event.text ?? event.node ?? '', answer })
        for (const reading of answer.readings) {
          readings.set(reading.id, reading)
          if (isTelling(run, reading.id)) reach('narrow', at)
        }
        if (answer.readings.some(({ kind }) => run.drill.firstLooks.includes(kind))) reach('wide', at)
        break
      }
      case 'supposed': {
        const known = run.hypotheses.find(({ id }) => id === event.hypothesis)
        if (!known && event.text === undefined) break
        if (!supposed.has(event.hypothesis))
          supposed.set(event.hypothesis, { hypothesis: event.hypothesis, says: event.text ?? known!.says, evidence: [] })
        if (supposed.size >= 2) reach('suppose', at)
        break
      }
      case 'dropped':
        supposed.delete(event.hypothesis)
        break
      case 'ranked':
        order = event.order
        break
      case 'attached': {
        const one = supposed.get(event.hypothesis)
        if (!one || !readings.has(event.reading)) break
        one.evidence = [
          ...one.evidence.filter(({ reading }) => reading !== event.reading),
          { reading: event.reading, sign: event.sign, event: at },
        ]
        if (event.sign === bearingOf(run, event.reading, event.hypothesis)) reach('weigh', at)
        break
      }
      case 'detached': {
        const one = supposed.get(event.hypothesis)
        if (one) one.evidence = one.evidence.filter(({ reading }) => reading !== event.reading)
        break
      }
      case 'diagnosed':
        if (!run.hypotheses.some(({ id }) => id === event.hypothesis) && !supposed.has(event.hypothesis)) break
        diagnoses.push({ hypothesis: event.hypothesis, event: at })
        reach('diagnose', at)
        break
      case 'proposed':
        if (isOption(event.option)) proposed.push({ option: event.option, event: at })
        break
      case 'applied': {
        const option = run.options.find(({ id }) => id === event.option)
        if (!option || applied.some((one) => one.option === event.option)) break
        applied.push({ option: event.option, event: at })
        reach(option.phase, at)
        break
      }
      case 'withdrawn':
        applied = applied.filter(({ option }) => option !== event.option)
        break
      case 'alarmed':
        if (!run.alarms.some(({ id }) => id === event.alarm)) break
        alarms.push({ alarm: event.alarm, event: at })
        reach('alarm', at)
        break
      case 'traded':
        trades.push({ dimension: event.dimension, text: event.text, event: at })
        break
      case 'boardUpdated':
        updates.push({ kinds: event.kinds, props: event.props, event: at })
        break
      case 'twisted':
        twist = { event: at, answer: null }
        break
      case 'answered':
        twist = { event: twist?.event ?? at, answer: event.text }
        break
      case 'ended':
        ended = true
        break
      case 'started':
        break
    }
  })

  return {
    run,
    asked,
    readings: [...readings.values()],
    supposed: inOrder([...supposed.values()], order),
    diagnoses,
    proposed,
    applied,
    alarms,
    trades,
    updates,
    twist,
    reached,
    ended,
  }
}

/** Somebody else looks, and hands over one reading after the other. */
const handedOver = (answer: Answer, only: string | undefined): Answer =>
  only === undefined ? answer : { ...answer, readings: answer.readings.filter(({ id }) => id === only) }

function inOrder(supposed: Supposed[], order: readonly string[]): Supposed[] {
  const rank = (one: Supposed): number => {
    const at = order.indexOf(one.hypothesis)
    return at < 0 ? order.length : at
  }
  return supposed.sort((a, b) => rank(a) - rank(b))
}

/** Share of the cause that a measure leaves. What is meant for another cause leaves all of it. */
export function leftAfter(run: DrillRun, optionId: string): number {
  const option = run.options.find(({ id }) => id === optionId)
  return option && (option.for === null || option.for === run.variant.id) ? 1 - option.measure.heals : 1
}

/** Computes what was done to the struck board: what each measure changed, and what is left. */
export function telemetryOf({ run, applied }: Pick<DrillState, 'run' | 'applied'>): Telemetry {
  const effects: Effect[] = []
  let left = 1
  let graph = run.struck
  let figures = run.after
  applied.forEach(({ option: id, event }, i) => {
    const option = run.options.find((one) => one.id === id)!
    left = Math.min(left, leftAfter(run, id))
    const measures = applied.slice(0, i + 1).map((one) => run.options.find((other) => other.id === one.option)!.measure)
    graph = measures.reduce(withMeasure, strike(run.staged, run.drill, run.variant, run.aimed, left))
    const next = figuresOf(graph)
    effects.push({
      option: id,
      event,
      left,
      usdPerMonth: [figures.usdPerMonth, next.usdPerMonth],
      p95Ms: [figures.p95Ms, next.p95Ms],
      price: option.measure.price,
    })
    figures = next
  })
  return { effects, left, graph, figures, vitals: vitalsOf(run, figures, left) }
}

function vitalsOf(run: DrillRun, figures: Figures, left: number): VitalNow[] {
  return run.drill.vitals.map(({ name, unit, of, better, outside = false }) => {
    if (typeof of === 'string') {
      const scale = of === 'utilisation' ? 100 : 1
      const value = (from: Figures): number | null => (from[of] === null ? null : from[of] * scale)
      return {
        name,
        unit: isFigure(of) ? unitOf(of) : unit,
        better,
        outside,
        before: value(run.before),
        struck: value(run.after),
        now: value(figures),
      }
    }
    return { name, unit, better, outside, before: of.before, struck: of.after, now: of.before + (of.after - of.before) * left }
  })
}
