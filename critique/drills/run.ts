import { hashOf, seeded } from '../estimate/random.ts'
import type { Graph } from '../graph/graph.ts'
import { CONFIDENT, GraphView, type ViewNode } from '../graph/view.ts'
import { infer } from '../kinds/infer.ts'
import { ancestorsOf, kindById } from '../kinds/lookup.ts'
import { kindsOf, type Drill, type Evidence, type FigureName, type Measure, type Need, type Variant } from './content.ts'
import { figuresOf, type Figures } from './figures.ts'
import { has } from './place.ts'
import { calmWords, draw, fillIn, hasMoved, isComputed, isFigure, keyOf, type Reading } from './readings.ts'
import { isJoined, isSensor, nameOf, reachOf, sensorsOf } from './sensors.ts'
import { aimOf, stage, strike, STRONGEST, struckNodes } from './strike.ts'

/** A cause that one can choose: of a variant that this board can have, or one that people suppose and that is none. */
export interface Hypothesis {
  id: string
  says: string
}

/** A measure that one can choose, with the cause that it is meant for; null for containment, which helps with each. */
export interface Option {
  id: string
  phase: 'contain' | 'immediate' | 'structural'
  for: string | null
  measure: Measure
  /** Why it does not help, of what helps with no cause. */
  why?: string
}

/** One thing that may be looked at during a drill. */
interface Look {
  id: string
  evidence: Evidence
  /** Of which cause it would tell; null for what explains nothing. */
  variant: string | null
  isHerring: boolean
}

/** A drill on a board with one true cause. Everything follows from the board, the drill and the seed. */
export interface DrillRun {
  drill: Drill
  seed: number
  /** The board as it was handed in, never changed. */
  graph: Graph
  /** The same with what the story takes for granted. */
  staged: Graph
  struck: Graph
  view: GraphView
  assumptions: readonly string[]
  variant: Variant
  /** How strong the aimed blows are. */
  aimed: number
  before: Figures
  after: Figures
  symptom: string
  /** Where the cause sits: for the debrief. */
  struckNodes: readonly string[]
  hypotheses: readonly Hypothesis[]
  options: readonly Option[]
  /** Alarms to choose from; the id is that of the cause which it would have caught. */
  alarms: readonly { id: string; on: string; says: string }[]
  looks: readonly Look[]
}

/** Whether a drill can be played on a board, and what is missing where not. */
export interface Fit {
  fits: boolean
  missing: readonly string[]
}

/** Causes that the parts of this board can have. */
export const possibleVariants = (view: GraphView, drill: Drill): readonly Variant[] =>
  drill.variants.filter(({ at, blows = [] }) => has(view, at) && blows.every((blow) => blow.at === undefined || has(view, blow.at)))

export function fitOf(graph: Graph, drill: Drill): Fit {
  const view = new GraphView(graph)
  const missing = drill.needs.filter((need) => !isMet(view, need)).map(({ what }) => what)
  if (missing.length > 0) return { fits: false, missing }
  const { graph: staged } = stage(graph, drill)
  const figures = figuresOf(staged)
  if (told(drill).some((name) => !figures[name])) missing.push('numbers that its symptom speaks of')
  const possible = possibleVariants(new GraphView(staged), drill)
  if (possible.length < 2) missing.push('enough of the parts that its causes sit in')
  if (missing.length === 0 && !possible.some((variant) => reachesAim(staged, drill, { variant, aimed: STRONGEST })))
    missing.push('numbers that its causes would move: spend by use for a bill, a part on the slowest way for a delay')
  return { fits: missing.length === 0, missing }
}

const isMet = (view: GraphView, { any, orTenants }: Need): boolean => has(view, any) || (orTenants === true && servesTenants(view))

const servesTenants = ({ requirements, zones }: GraphView): boolean =>
  requirements.multiTenant === true || zones.some(({ kind }) => kind === 'tenant')

/** Figures of the board in which the symptom is told. */
const told = ({ symptom, aim }: Drill): FigureName[] => [
  ...[...symptom.matchAll(/\{(\w+)\./g)].flatMap(([, name]) => (isFigure(name!) ? [name] : [])),
  ...(aim ? [aim.figure] : []),
]

/** Sensors on the board that show a look. */
const seersOf = (view: GraphView, evidence: Evidence): readonly ViewNode[] => kindsOf(evidence).flatMap((kind) => sensorsOf(view, kind))

/** Is there a sensor on the board that shows this cause? */
export const isVisible = (view: GraphView, variant: Variant): boolean =>
  variant.evidence.some((evidence) => seersOf(view, evidence).length > 0)

/**
 * Starts a drill. The seed picks the cause among those that this board can have, first of all those that it can see; the same board,
 * drill and seed give the same run everywhere.
 * @throws {RangeError} the board has no part that any cause could sit in, or not the variant asked for.
 */
export function startDrill(graph: Graph, drill: Drill, seed: number, options: { variant?: string } = {}): DrillRun {
  const { graph: staged, assumptions } = stage(graph, drill)
  const view = new GraphView(staged)
  const { variant, aimed } = chooseVariant(view, staged, drill, seed, options.variant)
  const possible = possibleVariants(view, drill)
  const struck = strike(staged, drill, variant, aimed)
  const before = figuresOf(view)
  const after = figuresOf(struck)
  return {
    drill,
    seed,
    graph,
    staged,
    struck,
    view,
    assumptions,
    variant,
    aimed,
    before,
    after,
    symptom: fillIn(drill.symptom, before, after),
    struckNodes: struckNodes(staged, variant),
    hypotheses: shuffled(
      [...possible.map(({ id, cause }) => ({ id, says: cause })), ...drill.suspects.map((says, i) => ({ id: `suspect${i + 1}`, says }))],
      hashOf('hypotheses', seed),
    ),
    options: shuffled(optionsOf(drill, possible), hashOf('options', seed)),
    alarms: shuffled(
      possible.map(({ id, alarm }) => ({ id, ...alarm })),
      hashOf('alarms', seed),
    ),
    looks: looksOf(drill, possible, variant, seed),
  }
}

/** How close to its aim a drill must come on a board for the symptom to be true. */
const CLOSE_ENOUGH = 0.8

function chooseVariant(
  view: GraphView,
  staged: Graph,
  drill: Drill,
  seed: number,
  wanted: string | undefined,
): { variant: Variant; aimed: number } {
  const possible = possibleVariants(view, drill)
  const withAim = (variant: Variant): { variant: Variant; aimed: number } => ({ variant, aimed: aimOf(staged, drill, variant) })
  if (wanted !== undefined) {
    const found = possible.find(({ id }) => id === wanted)
    if (!found) throw new RangeError(`this board has no part in which cause ${wanted} of "${drill.title}" could sit`)
    return withAim(found)
  }
  const visible = possible.filter((variant) => isVisible(view, variant))
  const among = visible.length > 0 ? visible : possible
  if (among.length === 0) throw new RangeError(`"${drill.title}" does not fit this board`)
  const first = (hashOf(drill.id, seed) >>> 0) % among.length
  const inTurn = [...among.slice(first), ...among.slice(0, first)]
  for (const variant of inTurn) {
    const choice = withAim(variant)
    if (reachesAim(staged, drill, choice)) return choice
  }
  return withAim(inTurn[0]!)
}

/** On some boards a cause hardly moves what the symptom is about: a slow part beside the slowest way, say. */
function reachesAim(staged: Graph, drill: Drill, { variant, aimed }: { variant: Variant; aimed: number }): boolean {
  const { aim } = drill
  if (!aim) return true
  const before = figuresOf(staged)[aim.figure]
  const after = figuresOf(strike(staged, drill, variant, aimed))[aim.figure]
  return !!before && !!after && after / before >= aim.factor * CLOSE_ENOUGH
}

function optionsOf({ containment, herrings }: Drill, variants: readonly Variant[]): Option[] {
  return [
    { id: 'contain', phase: 'contain', for: null, measure: containment },
    ...variants.flatMap(({ id, immediate, structural }): Option[] => [
      { id: `now ${id}`, phase: 'immediate', for: id, measure: immediate },
      { id: `later ${id}`, phase: 'structural', for: id, measure: structural },
    ]),
    ...herrings.flatMap(({ says, why, isMeasure }, i): Option[] =>
      isMeasure ? [{ id: `herring${i + 1}`, phase: 'immediate', for: `herring${i + 1}`, measure: { says, heals: 0, price: {} }, why }] : [],
    ),
  ]
}

/** Looks that every drill allows: the board's own numbers. */
const ALWAYS: readonly Evidence[] = [
  {
    needs: 'metrics',
    says: 'Requests a day: {requestsPerDay.after}.',
    shows: { as: 'figure', name: 'Requests a day', of: 'requestsPerDay' },
  },
  { needs: 'metrics', says: 'p95 of the whole answer: {p95Ms.after}.', shows: { as: 'figure', name: 'Latency, p95', of: 'p95Ms' } },
  { needs: 'llm_tracing', says: 'A slow request, part by part.', shows: { as: 'trace', name: 'A slow trace', notes: [] } },
  { needs: 'cost_attribution', says: 'Spend by component.', shows: { as: 'parts', name: 'Spend by component' } },
]

/** One look per picture and sensor: that of the true cause where several causes share a picture. */
function looksOf(drill: Drill, possible: readonly Variant[], truth: Variant, seed: number): Look[] {
  const all: Omit<Look, 'id'>[] = [
    ...truth.evidence.map((evidence) => ({ evidence, variant: truth.id, isHerring: false })),
    ...possible
      .filter(({ id }) => id !== truth.id)
      .flatMap(({ id, evidence }) => evidence.map((one) => ({ evidence: one, variant: id, isHerring: false }))),
    ...drill.herrings.flatMap(({ evidence }) => (evidence ? [{ evidence, variant: null, isHerring: true }] : [])),
    ...ALWAYS.map((evidence) => ({ evidence, variant: null, isHerring: false })),
  ]
  const seen = new Set<string>()
  const looks = all.flatMap((look) => {
    const key = `${look.evidence.needs} ${keyOf(look.evidence.shows)}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ id: `r${(hashOf(`${drill.id} ${key}`, seed) >>> 0).toString(36)}`, ...look }]
  })
  return shuffled(looks, hashOf('looks', seed))
}

/** Why something cannot be seen, and what would show it. */
export interface Blind {
  kind: string
  /** The sensor that is drawn but not joined, if there is one. */
  node: string | null
  says: string
}

export interface Answer {
  readings: readonly Reading[]
  blind: readonly Blind[]
  /** Where the question met nothing at all: what may be asked instead. */
  hint: string | null
}

/** Looks into a node, or asks in words. What is shown depends on what is drawn and what it is joined to, never on who asks. */
export function askEvidence(run: DrillRun, question: { node: string } | { text: string }): Answer {
  if ('node' in question) {
    const node = run.view.node(question.node)
    return node ? lookInto(run, node) : nothing('That part is not on the board.')
  }
  return askInWords(run, question.text)
}

const nothing = (hint: string): Answer => ({ readings: [], blind: [], hint })

const isOfKind = (node: ViewNode, evidence: Evidence): boolean => kindsOf(evidence).some((kind) => node.kinds.has(kind))

function lookInto(run: DrillRun, node: ViewNode): Answer {
  const looks = run.looks.filter(({ evidence }) => isOfKind(node, evidence))
  if (looks.length === 0) return nothing(`${node.label} records nothing that bears on this. ${whatSees(run)}`)
  const isSeeing = (kind: string): boolean => isJoined(run.view, node, reachOf(kind))
  const kindHere = (evidence: Evidence): string => kindsOf(evidence).find((kind) => node.kinds.has(kind)) ?? evidence.needs
  const seen = looks.filter(({ evidence }) => isSeeing(kindHere(evidence)))
  const unseen = [...new Set(looks.map(({ evidence }) => kindHere(evidence)))].filter((kind) => !isSeeing(kind))
  return {
    readings: seen.map((look) => readingOf(run, look, node)),
    blind: unseen.map((kind) => ({
      kind,
      node: node.id,
      says: `You have no way to see that: ${node.label} is drawn, but not joined to what it would report on: ${reachOf(kind).why}.`,
    })),
    hint: null,
  }
}

function askInWords(run: DrillRun, text: string): Answer {
  const named = run.view.nodes.find(({ label }) => label.length > 2 && text.toLowerCase().includes(label.toLowerCase()))
  if (named && run.looks.some(({ evidence }) => isOfKind(named, evidence))) return lookInto(run, named)
  const meant = meantBy(run, text)
  if (meant.length === 0) return aboutSensor(run, text)
  const answers = meant.map((look) => {
    const [sensor] = seersOf(run.view, look.evidence)
    return sensor ? { reading: readingOf(run, look, sensor) } : { blind: blindFor(run, look.evidence.needs) }
  })
  const blind = new Map(answers.flatMap(({ blind: one }) => (one ? [[one.kind, one] as const] : [])))
  return { readings: answers.flatMap(({ reading }) => (reading ? [reading] : [])), blind: [...blind.values()], hint: null }
}

/** A question about a sensor that bears on nothing here still shows whether one could look. */
function aboutSensor(run: DrillRun, text: string): Answer {
  const kind = sensorNamed(text)
  if (kind === undefined) return nothing(`Nothing here answers that. ${whatSees(run)}`)
  const [sensor] = sensorsOf(run.view, kind)
  return sensor
    ? nothing(`${sensor.label} records nothing that bears on this. ${whatSees(run)}`)
    : { readings: [], blind: [blindFor(run, kind)], hint: null }
}

/** Ways to ask for a sensor without its name. */
const ASKED_FOR: readonly (readonly [RegExp, string])[] = [
  [/\b(users?|people|customers?) (say|said|complain|write|wrote|think)|complaints?|thumbs|feedback/i, 'feedback_collector'],
  [/prompt (version|change|history|diff)|which prompt/i, 'prompt_registry'],
  [/deploy|releas|rolled out|what changed/i, 'ci_cd'],
  [/flags?\b/i, 'feature_flag'],
  [/who did|actions? taken|admin/i, 'audit_log'],
  [/trace|span|waterfall/i, 'llm_tracing'],
  [/latency|error rate|throughput|cpu|queue length/i, 'metrics'],
  [/spend|cost|bill|money|tokens? (by|per|usage)/i, 'cost_attribution'],
  [/golden|test cases?|eval/i, 'offline_eval'],
  [/drift|distribution/i, 'drift_monitor'],
]

function sensorNamed(text: string): string | undefined {
  const { kind, confidence } = infer(text)
  if (kind && isSensor(kind) && confidence >= CONFIDENT) return kind
  return ASKED_FOR.find(([words]) => words.test(text))?.[1]
}

/**
 * Looks that a question asks for: those whose name it says in two words, else all of the kind of sensor that it names, else those whose
 * name it touches.
 */
function meantBy(run: DrillRun, text: string): Look[] {
  const asked = wordsOf(text)
  const scored = run.looks.map((look) => {
    const name = wordsOf(look.evidence.shows.name)
    return { look, said: [...asked].filter((word) => name.has(word)).length }
  })
  const best = Math.max(0, ...scored.map(({ said }) => said))
  const named = scored.filter(({ said }) => said === best).map(({ look }) => look)
  if (best >= 2) return named
  const sensor = looksOfSensor(run, text, asked)
  if (sensor.length > 0) return sensor
  return best > 0 ? named : []
}

function looksOfSensor(run: DrillRun, text: string, asked: ReadonlySet<string>): Look[] {
  const { kind } = infer(text)
  const inferred = kind ? [kind, ...ancestorsOf(kind)] : []
  const asking = sensorNamed(text)
  const byKind = run.looks.filter(({ evidence }) => kindsOf(evidence).some((one) => inferred.includes(one) || one === asking))
  if (byKind.length > 0) return byKind
  const isNamed = ({ evidence }: Look): boolean => {
    const meant = kindById(evidence.needs)
    return [meant?.name ?? '', ...(meant?.aliases ?? [])].some((name) => {
      const words = wordsOf(name)
      return words.size > 0 && [...words].every((word) => asked.has(word))
    })
  }
  return run.looks.filter(isNamed)
}

const PLAIN = new Set(
  'the and for with what how which who when did does was were are has have had show give tell see look its our all any per from to of in on by is it me my a an'.split(
    ' ',
  ),
)

/** Words that people use for one another when they ask for a number. */
const SAME: Readonly<Record<string, string>> = {
  cost: 'spend',
  bill: 'spend',
  money: 'spend',
  spending: 'spend',
  delay: 'latency',
  slowness: 'latency',
  retry: 'attempt',
  retrie: 'attempt',
  traffic: 'request',
  customer: 'tenant',
}

/** The words of a text that say something, in the singular. */
export const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => !PLAIN.has(word))
      .map((word) => (word.length > 4 ? word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1') : word))
      .map((word) => SAME[word] ?? word),
  )

function blindFor(run: DrillRun, kind: string): Blind {
  const [drawn] = run.view.nodesOf(kind)
  const { why } = reachOf(kind)
  return {
    kind,
    node: drawn?.id ?? null,
    says: drawn
      ? `You have no way to see that: ${drawn.label} is drawn, but not joined to what it would report on: ${why}.`
      : `You have no way to see that. It would take a part like "${nameOf(kind)}", and ${why}.`,
  }
}

function whatSees(run: DrillRun): string {
  const labels = [...new Set(run.looks.flatMap(({ evidence }) => seersOf(run.view, evidence).map(({ label }) => label)))].sort()
  return labels.length > 0 ? `What can be looked into: ${labels.join(', ')}.` : 'Nothing on this board records what happens.'
}

/** Nodes that show something in this drill. */
export const seeingNodes = (run: DrillRun): readonly string[] =>
  [...new Set(run.looks.flatMap(({ evidence }) => seersOf(run.view, evidence).map(({ id }) => id)))].sort()

const readingOf = (run: DrillRun, look: Look, sensor: ViewNode): Reading =>
  run.view.once(`drill reading ${look.id} ${sensor.id}`, () => lookedAt(run, look, sensor))

function lookedAt(run: DrillRun, { id, evidence, variant, isHerring }: Look, sensor: ViewNode): Reading {
  const isSick = isHerring || variant === run.variant.id
  const data = draw(evidence.shows, isSick, run)
  return {
    id,
    sensor: sensor.id,
    kind: kindsOf(evidence).find((kind) => sensor.kinds.has(kind)) ?? evidence.needs,
    title: evidence.shows.name,
    says: isSick || (variant === null && !isHerring) ? fillIn(evidence.says, run.before, run.after) : calmWords(evidence.shows.name, data),
    data,
  }
}

/** All that can be seen on this board in this run. */
export const everyReading = (run: DrillRun): readonly Reading[] =>
  run.view.once('drill readings', () =>
    run.looks.flatMap((look) => {
      const [sensor] = seersOf(run.view, look.evidence)
      return sensor ? [readingOf(run, look, sensor)] : []
    }),
  )

export type Bearing = 'for' | 'against' | 'neither'

/** Whether a reading speaks for a hypothesis or against it. What people take for a sign and is none, and the board's own numbers, do neither. */
export function bearingOf(run: DrillRun, readingId: string, hypothesis: string): Bearing {
  const look = run.looks.find(({ id }) => id === readingId)
  if (!look || look.variant === null) return 'neither'
  const isTelling = look.variant === run.variant.id
  if (isTelling) return hypothesis === run.variant.id ? 'for' : 'against'
  if (look.variant !== hypothesis) return 'neither'
  return isComputed(look.evidence.shows) && hasMoved(draw(look.evidence.shows, false, run)) ? 'neither' : 'against'
}

/** Does a reading point at the true cause? */
export const isTelling = (run: DrillRun, readingId: string): boolean =>
  run.looks.some(({ id, variant }) => id === readingId && variant === run.variant.id)

export const isRedHerring = (run: DrillRun, readingId: string): boolean =>
  run.looks.some(({ id, isHerring }) => id === readingId && isHerring)

/** The hypothesis that a sentence of one's own comes closest to; undefined where it shares too little with any. */
export function hypothesisLike(run: DrillRun, text: string): Hypothesis | undefined {
  const own = wordsOf(text)
  const scored = run.hypotheses.map((hypothesis) => {
    const words = wordsOf(hypothesis.says)
    return { hypothesis, shared: [...own].filter((word) => words.has(word)).length }
  })
  const best = scored.reduce((a, b) => (b.shared > a.shared ? b : a))
  return best.shared >= 2 ? best.hypothesis : undefined
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seeded(seed)
  const all = [...items]
  for (let i = all.length - 1; i > 0; i--) {
    const at = Math.floor(random() * (i + 1))
    ;[all[i], all[at]] = [all[at]!, all[i]!]
  }
  return all
}
