import { grouped } from '../facts/numbers.ts'
import { wasPlayed } from '../drills/report.ts'
import type { Dimension, Finding, Severity } from '../finding.ts'
import type { Trait } from '../kinds/traits.ts'
import { kindById } from '../kinds/lookup.ts'
import { visible } from '../critic/plainText.ts'
import type { BoardSnapshot } from './board.ts'
import { companyById } from './companies.ts'
import { counts } from './concepts.ts'
import { considerationById, considerations, considerationsOfRule } from './considerations/all.ts'
import type { Consideration } from './considerations/consideration.ts'
import { considerationsAbout } from './considerationsAbout.ts'
import type { Criterion } from './criterion.ts'
import { dimensionWeight } from './dimensionWeight.ts'
import { dimensionOfDrill } from './drillEvidence.ts'
import type { EventBody, NodeRef, Question } from './events.ts'
import type { Format, Stage, StageId } from './formats.ts'
import { chooseIncident, type Incident, isStrikeDue, runningDrill, strikeEvent } from './incident.ts'
import { rubricId } from './openSession.ts'
import { personaById } from './personas.ts'
import { hash, pick } from './pick.ts'
import { pointCriterion } from './points.ts'
import type { AskedQuestion, SessionState } from './session.ts'
import type { InterviewTask, Level } from './task.ts'

export interface PlanInput {
  session: SessionState
  task: InterviewTask
  /** The board now; null in formats without one. */
  board: BoardSnapshot | null
  /** The person asked to be asked: silence while drawing does not matter then. */
  wanted?: boolean
  /** The person neither types nor speaks: after a while the persona says something. Default: not known, so it waits. */
  isIdle?: boolean
  /** What can break on the board as it stands. Default: nothing does by itself. */
  incidents?: readonly Incident[]
  /** Milliseconds since 1970. */
  now: number
}

/** What the interviewer does next: events to append, and why, for whoever wants to know. Null: it waits. */
export interface Move {
  events: readonly EventBody[]
  because: string
}

/** Follow-ups on one topic, at most. */
const DEPTH: Record<Level, number> = { mid: 1, senior: 2, staff: 3 }
/** No new question when the stage has less than this left. */
const LAST_WORDS_MS = 30_000

/**
 * The next move: close what is over, change the requirement once, or ask. Deterministic: the same events, board and seed give the same
 * move. It never says what an answer should be.
 */
export function nextMove(input: PlanInput): Move | null {
  const { session } = input
  const { clock, format, setup } = session
  if (!setup || !format || clock.phase !== 'running') return setup && clock.isOver && !session.finished ? finish() : null
  const stage = clock.stage!
  const isStruck = runningDrill(session) !== null
  // Who is coached finishes what they began.
  if (isStruck && setup.mode === 'coach') return null
  if (stage.remainingMs === 0) {
    const next = following(format, stage.id)
    if (next) return { events: [{ type: 'stage_entered', stage: next.id }], because: `the time for ${stage.title} is over` }
    if (setup.mode === 'strict') return clock.isOver ? finish() : null
  }
  // Nobody is asked about anything else while their board burns.
  if (isStruck) return null
  if (session.open) return input.isIdle ? nudge(input) : null
  if (stage.remainingMs < LAST_WORDS_MS && !input.wanted) return null
  const strike = strikeBoard(input)
  if (strike) return strike
  if (stage.id === 'stress' && !session.change && input.task.change) return changeRequirement(input)
  if (!input.wanted && letsDraw(input)) return null
  const question = nextQuestion(input)
  return question ? { events: [{ type: 'question_asked', question, wordedBy: 'plan' }], because: question.why } : null
}

function strikeBoard({ session, task, board, incidents = [] }: PlanInput): Move | null {
  if (incidents.length === 0 || !isStrikeDue(session, task)) return null
  const choice = chooseIncident({ session, task, board }, incidents)
  return choice && { events: [strikeEvent(session, choice.incident, choice.why)], because: choice.why }
}

const finish = (): Move => ({ events: [{ type: 'finished', reason: 'time' }], because: 'the time is over' })

/** Breaks a long silence after a question, once: the next word is the person's. */
function nudge({ session, now }: PlanInput): Move | null {
  const { id, patienceMs, nudges } = personaById(session.setup!.persona)
  const last = session.transcript.at(-1)
  if (!last || last.type === 'remark_made' || now - session.startedAt - last.moment < patienceMs) return null
  const text = pick(nudges, session.setup!.seed, last.event)
  return text
    ? { events: [{ type: 'remark_made', text, replyTo: session.open!.event }], because: `silence, and the interviewer is ${id}` }
    : null
}

/** The stage after this one. */
export function following(format: Format, id: StageId): Stage | undefined {
  return format.stages[format.stages.findIndex((stage) => stage.id === id) + 1]
}

/** While somebody draws, the interviewer is quiet until the persona's patience is over. */
function letsDraw({ session, now }: PlanInput): boolean {
  if (session.clock.stage?.id !== 'draw') return false
  const moment = now - session.startedAt
  const last = Math.max(session.board.changedAt ?? 0, session.transcript.at(-1)?.moment ?? 0, session.stages.at(-1)?.entered ?? 0)
  return moment - last < personaById(session.setup!.persona).patienceMs
}

function changeRequirement({ session, task }: PlanInput): Move {
  const { change } = task
  const persona = personaById(session.setup!.persona)
  const covers = rubricLikeCriteria('change', change!.covers, task)
  const question: Question = {
    id: 'change',
    text: 'What on your board changes with that, and what stays?',
    why: 'A design is worth what it survives.',
    from: { kind: 'change' },
    dimension: task.emphasis[0] ?? 'requirements',
    stage: 'stress',
    covers: ['requirements/tradeoff'].filter((id) => follows(session, id)),
    own: covers,
    nodes: [],
    follows: null,
    depth: 0,
  }
  const lead = pick(persona.change, session.setup!.seed, 'change')
  return {
    events: [
      { type: 'requirement_changed', text: joined(lead, change!.text), set: change!.set, covers: [] },
      { type: 'question_asked', question, wordedBy: 'plan' },
    ],
    because: 'one requirement changes on purpose',
  }
}

const rubricLikeCriteria = (id: string, words: readonly string[], task: InterviewTask): Criterion[] => [
  { id: `own/${id}`, dimension: task.emphasis[0] ?? 'requirements', name: 'Deals with what changed', words: [...words], depth: 3 },
]

const follows = (session: SessionState, id: string): boolean => session.setup!.criteria.some((criterion) => criterion.id === id)

/** A question with how much it is worth asking now. */
interface Candidate {
  question: Question
  weight: number
}

/** The question that is worth most now, in the persona's words; undefined when there is nothing left to ask in this stage. */
export function nextQuestion(input: PlanInput): Question | undefined {
  const { session } = input
  const asked = new Set(session.questions.map(({ question }) => question.id))
  const seed = session.setup!.seed
  const best = candidates(input)
    .filter(({ question }) => !asked.has(question.id) && !session.questions.some((one) => one.question.text.endsWith(question.text)))
    .map((one) => ({ ...one, order: hash(`${seed} ${one.question.id}`) }))
    .sort((a, b) => b.weight - a.weight || a.order - b.order)[0]
  return best && worded(best.question, input)
}

const goesOn = (question: Question, before: AskedQuestion): boolean => question.follows === before.question.id

/** In the persona's words: content is the same for all of them. */
function worded(question: Question, { session }: PlanInput): Question {
  const persona = personaById(session.setup!.persona)
  const before = session.questions.at(-1)
  const seed = session.setup!.seed
  const how =
    !before || before.status === 'open'
      ? 'first'
      : goesOn(question, before)
        ? before.status
        : before.status === 'covered'
          ? 'covered'
          : 'passed'
  const doubt = how === 'covered' && question.depth > 0 ? pick(persona.doubts, seed, question.id) : undefined
  const lead = doubt ?? pick(persona.leads[how], seed, question.id)
  return { ...question, text: joined(lead, question.text) }
}

const joined = (lead: string | undefined, text: string): string => (lead ? `${lead} ${text}` : text)

/** A label as it is safe to say: one line, short, nothing invisible, in quotes. */
const called = (label: string): string => `“${visible(label, 60).replace(/["“”<>]/g, '')}”`

function candidates(input: PlanInput): Candidate[] {
  const stage = input.session.clock.stage!.id
  const own = probes(input, stage)
  const followUp = [...afterAnswer(input), ...afterIncident(input)]
  switch (stage) {
    case 'requirements':
      return [...opening(input), ...followUp, ...unraised(input, ['requirements'], 2)]
    case 'estimate':
      return [...followUp, ...numbers(input), ...unraised(input, ['cost', 'latency', 'requirements'], 1)]
    case 'draw':
      return [...followUp, ...drawn(input), ...said(input), ...boardFindings(input, 0.4), ...firstBox(input)]
    case 'deep_dive':
    case 'defence':
    case 'boundaries':
    case 'attack':
      return [
        ...own,
        ...security(input, stage),
        ...followUp,
        ...boardFindings(input, 1),
        ...companyQuestions(input),
        ...said(input),
        ...drawn(input),
        ...estimates(input),
        ...unraised(input, undefined, 1),
      ]
    case 'stress':
      return [
        ...own,
        ...followUp,
        ...scenarioFollowUps(input),
        ...estimates(input),
        ...boardFindings(input, 0.6),
        ...unraised(input, undefined, 0.6),
      ]
    case 'wrap_up':
      return [...afterIncident(input), ...wrapUp(input)]
    default:
      return [...own, ...followUp]
  }
}

function make(session: SessionState, fields: Partial<Question> & Pick<Question, 'id' | 'text' | 'why' | 'from' | 'dimension'>): Question {
  const covers = (fields.covers ?? []).filter((id) => follows(session, id))
  return { own: [], nodes: [], follows: null, depth: 0, stage: session.clock.stage!.id, ...fields, covers }
}

function opening({ session, task }: PlanInput): Candidate[] {
  const restated = session.transcript.some(({ type }) => type === 'restated')
  const asked = session.transcript.some(({ type }) => type === 'clarification_asked')
  return [
    {
      weight: restated ? 0 : 20,
      question: make(session, {
        id: 'opening/restate',
        text: `${task.title}. Before you draw anything: what are we building, for whom, and what makes it hard?`,
        why: 'Whoever restates the problem finds out early what was not said.',
        from: { kind: 'opening' },
        dimension: 'requirements',
        covers: ['requirements/users', 'requirements/numbers', 'requirements/success', 'requirements/error-cost'],
      }),
    },
    {
      weight: asked ? 0 : 12,
      question: make(session, {
        id: 'opening/clarify',
        text: 'What would you like to know from me before you decide anything?',
        why: 'Some facts are told to whoever asks for them.',
        from: { kind: 'scenario', task: 'clarifications' },
        dimension: 'requirements',
        covers: ['requirements/users', 'requirements/numbers', 'requirements/error-cost'],
      }),
    },
  ].filter(({ weight }) => weight > 0)
}

/** Considerations that nobody has raised, worth more the deeper they are and the more the dimension counts. */
function unraised({ session }: PlanInput, dimensions: readonly Dimension[] | undefined, factor: number): Candidate[] {
  const favours = companyById(session.setup!.company)?.favours ?? []
  const missing = new Set(
    session.ledger.filter(({ how, prompt }) => how === 'never' && prompt === null).map(({ criterion }) => criterion.id),
  )
  return considerations
    .filter(({ id, dimension }) => missing.has(id) && (!dimensions || dimensions.includes(dimension)))
    .map((one) => ({
      weight: factor * dimensionWeight(session, one.dimension) * (favours.includes(one.id) ? 1.5 : 1) * (one.depth === 3 ? 1.2 : 1),
      question: fromConsideration(session, one),
    }))
}

const fromConsideration = (session: SessionState, one: Consideration): Question =>
  make(session, {
    id: `consideration/${one.id}`,
    text: one.ask,
    why: `Nothing so far shows: ${one.name.toLowerCase()}.`,
    from: { kind: 'consideration', task: one.id },
    dimension: one.dimension,
    covers: [one.id],
    nodes: [...(session.board.shows.get(one.id)?.nodes ?? [])],
  })

const money = (value: number): string => `${value >= 1 ? grouped(Math.round(value)) : value} dollars`

/** Questions that make a person do the arithmetic, with the task's own numbers. */
function numbers({ session, task }: PlanInput): Candidate[] {
  const { requestsPerMonth, monthlyBudgetUsd, costPerRequestUsd, p95LatencyMs, firstTokenP95Ms, peakQps } = {
    ...task.requirements,
    ...session.change?.set,
  }
  const found: Candidate[] = []
  const add = (id: string, dimension: Dimension, number: string, text: string, covers: string[]): void => {
    found.push({
      weight: 6 * dimensionWeight(session, dimension),
      question: make(session, {
        id: `estimate/${id}`,
        text,
        why: 'A design without a number is a picture.',
        from: { kind: 'estimate', number },
        dimension,
        covers,
      }),
    })
  }
  if (requestsPerMonth !== undefined && monthlyBudgetUsd !== undefined) {
    const number = `${grouped(requestsPerMonth)} requests a month, ${money(monthlyBudgetUsd)}`
    add('budget', 'cost', number, `${number}: what may one request cost, and where does that money go?`, [
      'cost/per-request',
      'requirements/numbers',
    ])
  } else if (costPerRequestUsd !== undefined) {
    const number = `${costPerRequestUsd} dollars a request`
    add('unit', 'cost', number, `At most ${number}. Which calls can you afford for that?`, ['cost/per-request', 'cost/cheaper-model'])
  }
  const slowest = firstTokenP95Ms ?? p95LatencyMs
  if (slowest !== undefined) {
    const number = `${slowest / 1000} s${firstTokenP95Ms === undefined ? '' : ' to the first word'} at p95`
    add('latency', 'latency', number, `${number}: how do you divide that among the steps?`, ['latency/budget', 'latency/percentiles'])
  }
  if (peakQps !== undefined) {
    const number = `${peakQps} requests a second at peak`
    add('peak', 'reliability', number, `${number}: how many tokens a minute is that, and who grants you so many?`, [
      'reliability/capacity',
      'requirements/numbers',
    ])
  }
  return found
}

/** What the estimate of the drawn board says: the narrowest part, the promise that it breaks. */
function estimates({ session, task, board }: PlanInput): Candidate[] {
  if (!board) return []
  const { latencyMs, costUsd, bottleneck } = board.report.estimate
  const wanted = { ...task.requirements, ...session.change?.set }
  const found: Candidate[] = []
  const narrow = bottleneck && session.board.nodes.get(bottleneck.node)
  if (narrow && bottleneck.utilisation !== null && bottleneck.utilisation >= 0.5) {
    const number = `${Math.round(bottleneck.utilisation * 100)} %`
    found.push({
      weight: 5 * dimensionWeight(session, 'reliability'),
      question: make(session, {
        id: `estimate/bottleneck/${narrow.id}`,
        text: `By my arithmetic ${called(narrow.label)} is ${number} busy at peak. What happens when the traffic doubles?`,
        why: `The estimate finds the narrowest part there: ${number}.`,
        from: { kind: 'estimate', number },
        dimension: 'reliability',
        covers: ['reliability/capacity'],
        nodes: [narrow.id],
      }),
    })
  }
  if (latencyMs.p95 !== null && wanted.p95LatencyMs !== undefined && latencyMs.p95 > wanted.p95LatencyMs) {
    const number = `${(latencyMs.p95 / 1000).toFixed(1)} s against ${wanted.p95LatencyMs / 1000} s`
    found.push({
      weight: 6 * dimensionWeight(session, 'latency'),
      question: make(session, {
        id: 'estimate/too-slow',
        text: `I add up ${number} at p95. Where would you take it from?`,
        why: 'The drawn board breaks a promise that was stated.',
        from: { kind: 'estimate', number },
        dimension: 'latency',
        covers: ['latency/budget', 'latency/parallel', 'latency/deadline'],
      }),
    })
  }
  if (costUsd.perMonth !== null && wanted.monthlyBudgetUsd !== undefined && costUsd.perMonth > wanted.monthlyBudgetUsd) {
    const number = `${money(costUsd.perMonth)} a month against ${money(wanted.monthlyBudgetUsd)}`
    found.push({
      weight: 6 * dimensionWeight(session, 'cost'),
      question: make(session, {
        id: 'estimate/too-dear',
        text: `I come to ${number}. What do you change first, and what does it cost in quality?`,
        why: 'The drawn board breaks the budget.',
        from: { kind: 'estimate', number },
        dimension: 'cost',
        covers: ['cost/per-request', 'cost/cheaper-model', 'cost/caching'],
      }),
    })
  }
  return found
}

/** Text on a board that speaks to the reviewer: shown as a finding, and worth no question. */
const ABOUT_TEXT = 'security/board-text-instructs-reviewer'

/** Points by how much they matter: an interviewer asks about what would hurt most. */
const SEVERITY: Record<Severity, number> = { critical: 9, major: 4, minor: 1.2 }

function boardFindings({ session, board }: PlanInput, factor: number): Candidate[] {
  const asked = new Set(session.questions.map(({ question }) => question.from.rule))
  return (board?.report.findings ?? [])
    .filter(
      (finding) => finding.origin !== 'model' && finding.rule !== ABOUT_TEXT && !asked.has(finding.rule) && !isDealtWith(session, finding),
    )
    .map((finding) => ({
      weight: factor * SEVERITY[finding.severity] * dimensionWeight(session, finding.dimension) * (finding.rank === null ? 0.5 : 1),
      question: fromFinding(session, finding),
    }))
}

/** Somebody who has raised all that a finding is about does not need to be asked. */
function isDealtWith(session: SessionState, { rule }: Finding): boolean {
  const about = considerationsOfRule(rule)
  const said = new Set(session.answers.flatMap(({ covers }) => covers.map(({ criterion }) => criterion)))
  return about.length > 0 && about.every(({ id }) => said.has(id))
}

const fromFinding = (session: SessionState, finding: Finding): Question =>
  make(session, {
    id: `finding/${finding.id}`,
    text: visible(finding.ask, 600),
    why: visible(finding.because, 600),
    from: { kind: 'finding', finding: finding.id, rule: finding.rule },
    dimension: finding.dimension,
    covers: considerationsOfRule(finding.rule).map(({ id }) => id),
    own: finding.goodAnswer.slice(0, 6).map((point, n) => pointCriterion(`own/${finding.rule}/${n}`, finding.dimension, point)),
    nodes: finding.evidence.nodes.slice(0, 20),
  })

function companyQuestions({ session }: PlanInput): Candidate[] {
  const company = companyById(session.setup!.company)
  return (company?.questions ?? []).map((one) => ({
    weight: 5.5 * dimensionWeight(session, one.dimension),
    question: make(session, {
      id: `company/${company!.id}/${one.id}`,
      text: one.text,
      why: `${company!.name} weighs this: ${company!.about.toLowerCase()}`,
      from: { kind: 'company', task: one.id },
      dimension: one.dimension,
      covers: [...one.covers],
    }),
  }))
}

function scenarioFollowUps({ session, task }: PlanInput): Candidate[] {
  return task.followUps.map((text, n) => {
    const about = considerationsAbout(text).filter((one) => follows(session, one.id))
    const dimension = about[0]?.dimension ?? task.emphasis[0] ?? 'reliability'
    return {
      weight: 8 - n * 0.1,
      question: make(session, {
        id: `scenario/followUps.${n}`,
        text,
        why: 'It is what happens to such systems.',
        from: { kind: 'scenario', task: `followUps.${n}` },
        dimension,
        covers: about.slice(0, 6).map(({ id }) => id),
      }),
    }
  })
}

/** What to ask about a box that was just drawn, by what it is. The first trait that fits. */
const ABOUT_BOX: readonly (readonly [Trait, string, readonly string[]])[] = [
  ['acts_autonomously', 'You drew {node}. What ends it, and what may it do without asking anybody?', ['agents/bounds', 'agents/approval']],
  [
    'changes_state',
    '{node} changes something in the world. Who may call it, and what if it is called twice?',
    ['reliability/idempotency', 'security/least-privilege'],
  ],
  ['caches_answers', '{node}: when must the answer not come from there?', ['cost/caching', 'security/data-scope']],
  ['search_index', '{node} is a copy of something. How does it learn that the original changed?', ['retrieval/freshness', 'data/deletion']],
  [
    'untrusted_source',
    'Who can write what comes out of {node}, and where do those words go?',
    ['security/untrusted-content', 'security/cut'],
  ],
  [
    'generates',
    '{node}: what if it is slow, what if it is wrong, and how would you tell which?',
    ['reliability/timeouts', 'monitoring/traces'],
  ],
  [
    'evaluates',
    '{node}: against what, how many cases, and what may it stop?',
    ['evaluation/labelled-set', 'evaluation/release-gate', 'evaluation/sample-size'],
  ],
  ['records_telemetry', '{node}: who looks at it, and when?', ['monitoring/alert-owner', 'monitoring/versions']],
  ['retrieves', '{node}: how many does it bring back, and what happens when none of them fits?', ['retrieval/rerank', 'retrieval/abstain']],
  ['human', '{node}: how many of these land there in a day, and what when nobody is in?', ['agents/approval', 'reliability/capacity']],
  ['predicts', '{node}: does it see the same in production as it saw in training?', ['data/skew', 'monitoring/drift']],
  ['stores_data', '{node}: whose data is that, for how long, and who else can read it?', ['data/deletion', 'security/data-scope']],
  ['third_party', '{node} is not yours. What do you do on the day it is down?', ['reliability/fallback', 'security/personal-data']],
]

/** Boxes that came since the last question, the most telling first. */
function drawn({ session }: PlanInput): Candidate[] {
  const since = session.questions.at(-1)?.moment ?? 0
  const changes = session.transcript.filter(({ type, moment }) => type === 'board_changed' && moment >= since)
  const event = changes.at(-1)?.event
  if (!event) return []
  return [...session.board.nodes.values()].flatMap((node) => aboutBox(session, node, event))
}

function aboutBox(session: SessionState, node: NodeRef, event: string): Candidate[] {
  const traits = kindById(node.kind)?.traits ?? []
  const place = ABOUT_BOX.findIndex(([trait]) => traits.includes(trait))
  if (place < 0) return []
  const [trait, text, covers] = ABOUT_BOX[place]!
  const isRaised = covers.every((id) => session.ledger.some((entry) => entry.criterion.id === id && entry.how !== 'never'))
  if (isRaised) return []
  const dimension = considerationById(covers[0]!)!.dimension
  return [
    {
      weight: (3 - place * 0.1) * dimensionWeight(session, dimension),
      question: make(session, {
        id: `board/${trait}/${node.id}`,
        text: text.replace('{node}', called(node.label || kindById(node.kind)?.name || 'that box')),
        why: 'You just drew it.',
        from: { kind: 'board', event },
        dimension,
        covers: [...covers],
        nodes: [node.id],
      }),
    },
  ]
}

/** Something that was said of one's own accord is taken further. */
function said({ session }: PlanInput): Candidate[] {
  const last = session.answers.at(-1)
  if (!last || last.question !== null) return []
  return last.coverage.matches.filter(counts).flatMap((match) => {
    const one = considerationById(match.criterion)
    if (!one) return []
    return [
      {
        weight: 3.5 * dimensionWeight(session, one.dimension),
        question: make(session, {
          id: `said/${one.id}`,
          text: `You said ${called(match.words)}. ${one.deeper}`,
          why: 'You brought it up.',
          from: { kind: 'answer', event: last.event },
          dimension: one.dimension,
          covers: [one.id],
        }),
      },
    ]
  })
}

/** A board with nothing on it. */
function firstBox({ session }: PlanInput): Candidate[] {
  if (session.board.nodes.size > 0) return []
  return [
    {
      weight: 1,
      question: make(session, {
        id: 'board/empty',
        text: 'Where does a request enter, and what is the first thing that happens to it?',
        why: 'The board is empty.',
        from: { kind: 'board' },
        dimension: 'requirements',
        covers: ['requirements/users'],
      }),
    },
  ]
}

/** Goes on from the last answer: deeper when it was good, another way in when it was not. */
function afterAnswer(input: PlanInput): Candidate[] {
  const { session } = input
  const last = session.questions.at(-1)
  if (!last || last.status === 'open' || last.status === 'passed') return []
  const depth = last.question.depth + 1
  if (depth > DEPTH[session.setup!.level] || last.question.stage !== session.clock.stage!.id) return []
  const text = last.status === 'covered' ? deeper(input, last) : otherWay(input, last)
  if (!text) return []
  return [
    {
      weight: last.status === 'covered' ? 7 : 6,
      question: make(session, {
        ...last.question,
        id: `${rootOf(last)}>${depth}`,
        text: text.text,
        why: last.status === 'covered' ? 'The answer was good, so it goes deeper.' : 'Something of it is still open.',
        from: { ...last.question.from, kind: 'answer', event: last.answers.at(-1)!.event },
        covers: text.covers,
        stage: session.clock.stage!.id,
        follows: last.question.id,
        depth,
      }),
    },
  ]
}

/** What the person takes from an incident, once it is over. It neither tells the cause nor what would have helped. */
function afterIncident({ session }: PlanInput): Candidate[] {
  return session.drills
    .filter(({ status, report }) => status === 'ended' && report !== null && wasPlayed(report))
    .map(({ event, title, report, covers }) => {
      const dimension = dimensionOfDrill(report!.group)
      return {
        weight: 15,
        question: make(session, {
          id: `drill/${event}`,
          text: `That incident is over: “${visible(title, 200)}”. What do you change so that it cannot come back, and who would have heard of it first?`,
          why: 'An incident is worth what is learned from it.',
          from: { kind: 'drill', event },
          dimension,
          covers: [...new Set([...covers.slice(0, 4), 'monitoring/alert-owner'])],
        }),
      }
    })
}

const rootOf = ({ question }: AskedQuestion): string => question.id.replace(/>\d$/, '')

interface Wording {
  text: string
  covers: string[]
}

function deeper({ board, task }: PlanInput, { question }: AskedQuestion): Wording | undefined {
  const finding = board?.report.findings.find(({ rule }) => rule === question.from.rule)
  const fromRule = finding?.followUps[question.depth]
  if (fromRule) return { text: visible(fromRule, 600), covers: question.covers }
  const probe = task.probes?.find(({ id }) => question.from.task === `probes.${id}`)
  if (probe) return question.depth === 0 && probe.deeper ? { text: probe.deeper, covers: question.covers } : undefined
  const one = question.covers.map(considerationById).filter((found) => found !== undefined)[question.depth]
  return one && { text: one.deeper, covers: [one.id] }
}

/** Asks for what is still missing, without saying what it is. */
function otherWay({ session }: PlanInput, last: AskedQuestion): Wording | undefined {
  const got = new Set(last.answers.flatMap(({ covers }) => covers.map(({ criterion }) => criterion)))
  const missing = last.question.covers
    .filter((id) => !got.has(id))
    .map(considerationById)
    .filter((found) => found !== undefined)
  const one = missing.find(({ id }) => !session.questions.some(({ question }) => question.id === `consideration/${id}`)) ?? missing[0]
  if (!one || last.question.text.endsWith(one.ask)) return undefined
  return { text: one.ask, covers: missing.map(({ id }) => id) }
}

/** Questions that the task brings along for this stage, in its order. */
function probes({ session, task }: PlanInput, stage: StageId): Candidate[] {
  return (task.probes ?? [])
    .filter((probe) => probe.stage === stage)
    .map((probe, n) => ({
      weight: 20 - n,
      question: make(session, {
        id: `probe/${probe.id}`,
        text: probe.ask,
        why: 'It belongs to this task.',
        from: { kind: task.material?.kind === 'code' ? 'code' : 'case', task: `probes.${probe.id}` },
        dimension: task.rubric[probe.covers[0] ?? -1]?.dimension ?? task.emphasis[0] ?? 'evaluation',
        covers: probe.covers.map((line) => rubricId(task.rubric[line]!.dimension, line)),
      }),
    }))
}

/** What a security review asks of any board, stage by stage. */
const SECURITY: Partial<Record<StageId, readonly (readonly [string, string, readonly string[]])[]>> = {
  boundaries: [
    [
      'trust',
      'Mark for me who is trusted here. Where does text come in that a stranger can write?',
      ['security/untrusted-content', 'security/cut'],
    ],
    [
      'assets',
      'What is private here, what can act, and what can send something out?',
      ['security/data-scope', 'security/least-privilege', 'security/cut'],
    ],
  ],
  attack: [
    [
      'direct',
      'You are a user with bad intentions and a keyboard. What do you type, and how far does it get?',
      ['security/untrusted-content', 'security/output-checked'],
    ],
    [
      'indirect',
      'Now you cannot reach the system at all, only something that it reads. Walk your text through the board.',
      ['security/untrusted-content', 'security/cut', 'security/output-checked'],
    ],
    [
      'tenant',
      'You are a paying customer who wants to see the neighbour’s data. Which box do you try?',
      ['security/data-scope', 'security/least-privilege'],
    ],
  ],
  defence: [
    [
      'separate',
      'Which part may read strangers’ words, which may act, and what passes between the two?',
      ['security/cut', 'security/least-privilege', 'security/output-checked'],
    ],
    [
      'fails',
      'Your filter misses one in fifty. What is then the worst outcome, in records and in money?',
      ['security/cut', 'agents/approval', 'cost/cap'],
    ],
    [
      'prove',
      'How do you know in half a year that this still holds?',
      ['security/adversarial-tests', 'monitoring/alert-owner', 'evaluation/release-gate'],
    ],
  ],
}

const security = ({ session }: PlanInput, stage: StageId): Candidate[] =>
  (SECURITY[stage] ?? []).map(([id, text, covers], n) => ({
    weight: 12 - n,
    question: make(session, {
      id: `security/${id}`,
      text,
      why: 'Every security review asks it.',
      from: { kind: 'opening' },
      dimension: 'security',
      covers: [...covers],
    }),
  }))

function wrapUp({ session }: PlanInput): Candidate[] {
  const isDesign = session.format!.draws
  return [
    {
      weight: 3,
      question: make(session, {
        id: 'wrap-up/weakest',
        text: isDesign
          ? 'Sum it up in a minute: which decision are you least sure of, and what would tell you that it was wrong?'
          : 'Sum it up in a minute: what do you know, what do you believe, and how sure are you?',
        why: 'Knowing the own weak spot is a strength.',
        from: { kind: 'opening' },
        dimension: 'requirements',
        covers: ['requirements/tradeoff', 'requirements/scope', 'requirements/success'],
      }),
    },
    {
      weight: 2,
      question: make(session, {
        id: 'wrap-up/next',
        text: isDesign
          ? 'You have two more weeks and one more engineer. What do you do first, and what do you leave out?'
          : 'What would have found this a month ago?',
        why: 'Order shows judgement.',
        from: { kind: 'opening' },
        dimension: isDesign ? 'requirements' : 'monitoring',
        covers: isDesign
          ? ['requirements/scope', 'requirements/tradeoff']
          : ['monitoring/quality-signal', 'monitoring/alert-owner', 'evaluation/release-gate'],
      }),
    },
  ]
}
