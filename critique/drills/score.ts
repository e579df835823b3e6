import type { Graph } from '../graph/graph.ts'
import { kindById } from '../kinds/lookup.ts'
import type { Milestone } from './content.ts'
import { bearingOf, isTelling, isVisible, type DrillRun, type Option } from './run.ts'
import { sensorsOf } from './sensors.ts'
import type { DrillState } from './state.ts'

/** What one part of the work was worth, and the event that proves it. */
export interface Point {
  id: string
  title: string
  points: number
  of: number
  /** Place of the event in the list; null where nothing was done. */
  proof: number | null
  why: string
}

/** What was taken off, and the event that cost it. */
export interface Loss {
  id: string
  points: number
  proof: number
  why: string
}

export interface DrillScore {
  /** 0 to 100. */
  total: number
  points: readonly Point[]
  losses: readonly Loss[]
  /** What this board cannot show, so that nobody could have earned it here. */
  blocked: readonly string[]
}

const WORTH = {
  order: 15,
  before: 15,
  telling: 15,
  rivals: 10,
  cause: 15,
  immediate: 10,
  structural: 8,
  alarm: 5,
  trade: 4,
  board: 3,
} as const
const COST = { fixFirst: 15, wrongCause: 8, wrongMeasure: 6, wrongAttachment: 2, mostAttachments: 10 } as const
/** Shorter than this is no reason. */
const LEAST_WORDS = 5

/** Points of a drill, each with its proof. */
export function scoreDrill(state: DrillState): DrillScore {
  const points = [
    order(state),
    evidenceFirst(state),
    telling(state),
    rivals(state),
    cause(state),
    immediate(state),
    structural(state),
    alarm(state),
    trade(state),
    board(state),
  ]
  const losses = lossesOf(state)
  const sum = points.reduce((all, one) => all + one.points, 0) - losses.reduce((all, one) => all + one.points, 0)
  return { total: Math.max(0, Math.round(sum)), points, losses, blocked: blockedOf(state.run) }
}

const make = (id: keyof typeof WORTH, title: string, share: number, proof: number | null, why: string): Point => ({
  id,
  title,
  points: Math.round(WORTH[id] * share * 10) / 10,
  of: WORTH[id],
  proof,
  why,
})

/** Milestones of a drill in its order, each once, as far as this board lets anyone reach them. */
export function reachableOrder(run: DrillRun): Milestone[] {
  const cannot = new Set<Milestone>()
  if (!run.drill.firstLooks.some((kind) => sensorsOf(run.view, kind).length > 0)) cannot.add('wide')
  if (!isVisible(run.view, run.variant)) cannot.add('narrow').add('weigh')
  return [...new Set(run.drill.order.map(({ is }) => is))].filter((milestone) => !cannot.has(milestone))
}

function order({ run, reached }: DrillState): Point {
  const steps = reachableOrder(run)
  const pairs = steps.slice(1).map((step, i) => [steps[i]!, step] as const)
  // Who meets the deciding reading early has done nothing wrong: what counts is what comes after it.
  const kept = pairs.filter(
    ([a, b]) => reached[a] !== undefined && reached[b] !== undefined && (b === 'narrow' || reached[a] <= reached[b]),
  )
  const last = Math.max(-1, ...steps.map((step) => reached[step] ?? -1))
  const share = pairs.length === 0 ? 0 : kept.length / pairs.length
  return make(
    'order',
    'The order of the diagnosis',
    share,
    last < 0 ? null : last,
    share === 1
      ? 'Each step came after the one that it rests on.'
      : `${kept.length} of ${pairs.length} steps came after the one that they rest on.`,
  )
}

const optionOf = (run: DrillRun, id: string): Option | undefined => run.options.find((option) => option.id === id)
const isFix = (run: DrillRun, id: string): boolean => optionOf(run, id)?.phase !== 'contain'

/** The first fix that was named or made; containment is none. */
const firstFix = ({ run, proposed, applied }: DrillState): number =>
  Math.min(Infinity, ...[...proposed, ...applied].filter(({ option }) => isFix(run, option)).map(({ event }) => event))

function evidenceFirst(state: DrillState): Point {
  const seen = state.reached.narrow
  const decided = Math.min(firstFix(state), state.diagnoses[0]?.event ?? Infinity)
  const isFirst = seen !== undefined && decided < Infinity && seen < decided
  return make(
    'before',
    'Evidence before a fix',
    isFirst ? 1 : 0,
    isFirst ? seen : null,
    isFirst
      ? 'The reading that decides was seen before anything was settled.'
      : decided === Infinity
        ? 'Nothing was settled, by evidence or without it.'
        : 'A cause or a fix was settled before the reading that decides was seen.',
  )
}

function telling({ run, supposed }: DrillState): Point {
  const found = supposed
    .find(({ hypothesis }) => hypothesis === run.variant.id)
    ?.evidence.find(({ reading, sign }) => sign === 'for' && isTelling(run, reading))
  return make(
    'telling',
    'The reading that singles it out',
    found ? 1 : 0,
    found?.event ?? null,
    found ? 'It was attached to the cause that it proves.' : 'No reading that singles the cause out was attached to it.',
  )
}

function rivals({ run, supposed, reached }: DrillState): Point {
  const against = supposed
    .filter(({ hypothesis }) => hypothesis !== run.variant.id)
    .flatMap(({ hypothesis, evidence }) =>
      evidence.filter(({ reading, sign }) => sign === 'against' && bearingOf(run, reading, hypothesis) === 'against'),
    )[0]
  const several = reached.suppose !== undefined
  return make(
    'rivals',
    'A rival weighed and dropped',
    (several ? 0.4 : 0) + (several && against ? 0.6 : 0),
    against?.event ?? reached.suppose ?? null,
    against ? 'Evidence was held against another cause.' : 'Nothing was held against another cause.',
  )
}

function cause(state: DrillState): Point {
  const { run, diagnoses, reached } = state
  const right = diagnoses.findIndex(({ hypothesis }) => hypothesis === run.variant.id)
  const event = diagnoses[right]?.event
  const isProven = event !== undefined && reached.narrow !== undefined && reached.narrow < event
  const share = right < 0 ? 0 : (right === 0 ? 1 : 0.4) * (isProven ? 1 : 0.3)
  return make(
    'cause',
    'The cause',
    share,
    event ?? null,
    right < 0
      ? `It was: ${run.variant.cause}.`
      : isProven
        ? 'Found, and shown by a reading.'
        : 'Named without the reading that shows it: a guess.',
  )
}

/** Measures that are meant for another cause. */
const wrongMeasures = ({ run, applied }: DrillState): { option: string; event: number }[] =>
  applied.filter(({ option }) => {
    const meant = optionOf(run, option)?.for
    return meant !== null && meant !== undefined && meant !== run.variant.id
  })

function measure(state: DrillState, phase: 'immediate' | 'structural'): number | undefined {
  const { run, applied } = state
  return applied.find(({ option }) => {
    const found = optionOf(run, option)
    return found?.phase === phase && found.for === run.variant.id
  })?.event
}

function immediate(state: DrillState): Point {
  const event = measure(state, 'immediate')
  const wrong = wrongMeasures(state).length
  return make(
    'immediate',
    'A measure in proportion',
    event === undefined ? 0 : wrong === 0 ? 1 : wrong === 1 ? 0.4 : 0,
    event ?? null,
    event === undefined
      ? `What would have helped at once: ${state.run.variant.immediate.says}`
      : wrong === 0
        ? 'It met the cause and nothing else was changed.'
        : 'It met the cause, but other things were changed on suspicion.',
  )
}

function structural(state: DrillState): Point {
  const event = measure(state, 'structural')
  const diagnosed = state.diagnoses[0]?.event ?? Infinity
  const isAfter = event !== undefined && event > diagnosed
  return make(
    'structural',
    'So that it does not come back',
    isAfter ? 1 : 0,
    event ?? null,
    isAfter ? 'The lasting fix followed the diagnosis.' : `What lasts: ${state.run.variant.structural.says}`,
  )
}

function alarm({ run, alarms }: DrillState): Point {
  const [first] = alarms
  const isRight = first?.alarm === run.variant.id
  return make(
    'alarm',
    'The alarm that would have caught it',
    isRight ? 1 : 0,
    first?.event ?? null,
    isRight ? 'It watches what moved first.' : run.variant.alarm.says,
  )
}

function trade({ run, applied, trades }: DrillState): Point {
  const stated = trades.find(({ dimension, text, event }) => {
    const done = applied.filter((one) => one.event < event).map(({ option }) => optionOf(run, option))
    return (
      text.trim().split(/\s+/).length >= LEAST_WORDS &&
      done.some(
        (option) => option && (option.for === null || option.for === run.variant.id) && option.measure.price[dimension] !== undefined,
      )
    )
  })
  return make(
    'trade',
    'What it costs',
    stated ? 1 : 0,
    stated?.event ?? null,
    stated ? 'The price of a measure was named.' : 'No price of a measure taken was named.',
  )
}

function board({ run, updates }: DrillState): Point {
  const { adds = [], changes = [] } = run.variant.structural
  const kinds = new Set([...adds.map(({ kind }) => kind), run.variant.alarm.on])
  const props = new Set(changes.flatMap(({ set = {} }) => Object.keys(set)))
  const found = updates.find((update) => update.kinds.some((kind) => kinds.has(kind)) || update.props.some((prop) => props.has(prop)))
  return make(
    'board',
    'The board shows it',
    found ? 1 : 0,
    found?.event ?? null,
    found ? 'The lasting fix is drawn.' : 'Neither the lasting fix nor its alarm is drawn.',
  )
}

function lossesOf(state: DrillState): Loss[] {
  const { run, diagnoses, supposed, reached } = state
  const losses: Loss[] = []
  const fix = firstFix(state)
  if (fix < (reached.narrow ?? Infinity) && fix < Infinity)
    losses.push({ id: 'fixFirst', points: COST.fixFirst, proof: fix, why: 'A fix was named before there was evidence for its cause.' })
  for (const { hypothesis, event } of diagnoses)
    if (hypothesis !== run.variant.id)
      losses.push({ id: 'wrongCause', points: COST.wrongCause, proof: event, why: 'A diagnosis that the evidence does not bear.' })
  for (const { option, event } of wrongMeasures(state))
    losses.push({
      id: 'wrongMeasure',
      points: COST.wrongMeasure,
      proof: event,
      why: optionOf(run, option)!.why ?? `Changed without need: ${optionOf(run, option)!.measure.says}`,
    })
  const wrong = supposed.flatMap(({ hypothesis, evidence }) =>
    evidence.filter(({ reading, sign }) => {
      const bearing = bearingOf(run, reading, hypothesis)
      return bearing === 'neither' ? sign === 'for' : bearing !== sign
    }),
  )
  const most = COST.mostAttachments / COST.wrongAttachment
  for (const { event } of wrong.slice(0, most))
    losses.push({ id: 'wrongAttachment', points: COST.wrongAttachment, proof: event, why: 'This reading does not say that.' })
  return losses
}

function blockedOf(run: DrillRun): string[] {
  if (isVisible(run.view, run.variant)) return []
  const names = [...new Set(run.variant.evidence.map(({ needs }) => kindById(needs)?.name ?? needs))]
  return [`Nothing on this board shows this cause. It would take one of: ${names.join(', ')}.`]
}

/** What a person changed between two drawings, as the event has it: kinds of new or altered nodes, names of properties. */
export function boardChange(before: Graph, after: Graph): { kinds: string[]; props: string[] } {
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  const kinds = new Set<string>()
  const props = new Set<string>()
  for (const node of after.nodes) {
    const was = old.get(node.id)
    const changed = Object.entries(node.props ?? {}).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was?.props?.[name]))
    changed.forEach(([name]) => props.add(name))
    if (!was || was.label !== node.label || was.kind !== node.kind || changed.length > 0)
      for (const kind of [node.kind, ...(node.roles ?? [])]) if (kind) kinds.add(kind)
  }
  return { kinds: [...kinds].sort(), props: [...props].sort() }
}
