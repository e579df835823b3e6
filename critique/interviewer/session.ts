import type { DrillReport } from '../drills/report.ts'
import type { Dimension } from '../finding.ts'
import type { Requirements } from '../graph/graph.ts'
import { asTold, type Coverage, counts, covered, type Lexicon, lexiconOf, type Told } from './concepts.ts'
import { considerations } from './considerations/all.ts'
import type { Criterion } from './criterion.ts'
import { shownBy, type DrillShown } from './drillEvidence.ts'
import {
  INTERVIEWER,
  type BoardChange,
  type EventOf,
  type FindingRef,
  type NodeRef,
  type Question,
  type SessionEvent,
  type Shown,
} from './events.ts'
import { type Format, formatById, plannedMs, type StageId, stageMs } from './formats.ts'
import { type Appearance, type LedgerEntry, ledgerOf, type Prompt } from './ledger.ts'

/** One line of what was said and done. */
export interface Line {
  event: string
  /** Milliseconds since the session began, pauses included: the place on the timeline. */
  moment: number
  stage: StageId | null
  who: 'candidate' | 'interviewer' | 'board'
  type: SessionEvent['type']
  text: string
  /** The question (its event) that it answers or belongs to. */
  question: string | null
}

/** One criterion that an answer covered, and who says so. */
export interface Covered {
  criterion: string
  by: 'lexicon' | 'model' | 'person'
  quote: string
}

export interface Answer {
  event: string
  moment: number
  stage: StageId | null
  text: string
  question: string | null
  speech: EventOf<'answer_given'>['speech']
  /** What the lexicon found, discounted matches included, for the highlights. */
  coverage: Coverage
  /** What counts, after the model's verdicts and the person's corrections. */
  covers: readonly Covered[]
}

/** covered: half of what was asked for, or more. partly: something. missed: an answer, and nothing of it. */
export type QuestionStatus = 'open' | 'covered' | 'partly' | 'missed' | 'passed'

export interface AskedQuestion {
  event: string
  moment: number
  question: Question
  hints: readonly { event: string; moment: number; step: number; text: string }[]
  answers: readonly Answer[]
  status: QuestionStatus
}

/** A finding's time on the board, for the timeline. `closed` is null while it stands. */
export interface FindingSpan {
  finding: FindingRef
  opened: number
  closed: number | null
  /** It came with the board that the interviewer gave. */
  given: boolean
}

/** An incident that the interviewer brought in. */
export interface SessionDrill {
  drill: string
  title: string
  symptom: string
  why: string
  seed: number | null
  /** List of the drill's events on the board; null where it was told and not played there. */
  run: string | null
  moment: number
  event: string
  stage: StageId | null
  covers: readonly string[]
  status: 'running' | 'ended' | 'declined'
  /** When it was over, and the event that says so. */
  end: { moment: number; event: string } | null
  report: DrillReport | null
  /** What it shows of which dimension. */
  shows: readonly DrillShown[]
}

/** What the events say, without the clock. */
export interface Session {
  setup: EventOf<'opened'> | null
  format: Format | null
  startedAt: number
  transcript: readonly Line[]
  questions: readonly AskedQuestion[]
  answers: readonly Answer[]
  /** The last question that waits for an answer. */
  open: AskedQuestion | null
  revealed: readonly { fact: string; text: string; moment: number; event: string }[]
  change: { text: string; set: Requirements; moment: number; event: string } | null
  drills: readonly SessionDrill[]
  evidence: readonly { what: string; reading: string | null; moment: number; event: string }[]
  notes: readonly { text: string; moment: number }[]
  hintsUsed: number
  board: {
    nodes: ReadonlyMap<string, NodeRef>
    edges: ReadonlyMap<string, BoardChange['edges']['added'][number]>
    /** What the board shows now of the considerations. */
    shows: ReadonlyMap<string, Shown>
    findings: readonly FindingSpan[]
    numbers: BoardChange['numbers'] | null
    /** Moment of the last change that was not given. */
    changedAt: number | null
  }
  ledger: readonly LedgerEntry[]
  /** Grades that a person gave and showed, the last one of each dimension. */
  released: readonly { dimension: Dimension; score: number; note: string; moment: number; event: string }[]
  isLocked: boolean
  /** Events that had no effect, and why: doubled, out of order, too late, not allowed in strict mode. */
  ignored: readonly { event: string; why: string }[]
  stages: readonly { stage: StageId; entered: number; activeMs: number }[]
  finished: { reason: EventOf<'finished'>['reason']; moment: number } | null
  /** Of the clock: active time up to the last event, and since when it runs (milliseconds since 1970), null while it stands. */
  activeMs: number
  runningSince: number | null
}

export interface Clock {
  phase: 'before' | 'running' | 'paused' | 'finished'
  /** Active time, without pauses. */
  elapsedMs: number
  plannedMs: number
  /** Never below 0. */
  remainingMs: number
  /** The planned time is over. In strict mode nothing that comes later counts. */
  isOver: boolean
  stage: { id: StageId; title: string; elapsedMs: number; plannedMs: number; remainingMs: number } | null
}

export interface SessionState extends Session {
  clock: Clock
}

/** All that follows from the events at a moment. `now` is in milliseconds since 1970. */
export function sessionState(events: readonly SessionEvent[], now: number): SessionState {
  const session = foldSession(events)
  return { ...session, clock: clockAt(session, now) }
}

/** The clock of a session that was folded already: cheap enough for every tick. */
export function clockAt(session: Session, now: number): Clock {
  const planned = session.format ? plannedMs(session.format) : 0
  const running = session.runningSince === null ? 0 : Math.max(0, now - session.runningSince)
  const elapsed = session.activeMs + running
  const isStrict = session.setup?.mode === 'strict'
  const elapsedMs = isStrict ? Math.min(elapsed, planned) : elapsed
  const current = session.stages.at(-1)
  return {
    phase: phaseOf(session, isStrict && elapsed >= planned),
    elapsedMs,
    plannedMs: planned,
    remainingMs: Math.max(0, planned - elapsed),
    isOver: session.setup !== null && elapsed >= planned,
    stage: current && session.format ? stageClock(session.format, current.stage, session, running) : null,
  }
}

function phaseOf(session: Session, timeIsUp: boolean): Clock['phase'] {
  if (!session.setup) return 'before'
  if (session.finished || timeIsUp) return 'finished'
  return session.runningSince === null ? 'paused' : 'running'
}

function stageClock(format: Format, id: StageId, session: Session, running: number): Clock['stage'] {
  const spent = session.stages.filter(({ stage }) => stage === id).reduce((sum, { activeMs }) => sum + activeMs, 0) + running
  const planned = stageMs(format, id)
  const title = format.stages.find((stage) => stage.id === id)?.title ?? id
  return { id, title, elapsedMs: spent, plannedMs: planned, remainingMs: Math.max(0, planned - spent) }
}

/**
 * What the events say. Pure, and total: an event that makes no sense is ignored and listed, it never throws. `before` is what an earlier,
 * shorter state of the same list said: its readings of answers are taken over, which saves most of the work and changes nothing.
 */
export function foldSession(events: readonly SessionEvent[], before?: Session): Session {
  const known = withKeys(events)
  const fold = new Fold(known, before)
  for (const event of known) fold.take(event)
  return fold.result()
}

const AFTER_THE_END = new Set<SessionEvent['type']>([
  'match_corrected',
  'answer_judged',
  'note_taken',
  'sound_agreed',
  'grade_released',
  'key_released',
  // What ran when the time was over is read afterwards.
  'drill_ended',
  'finished',
])

/** What was released later stands where it was known from the beginning. */
function withKeys(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const keys = events.filter((event) => event.type === 'key_released')
  if (keys.length === 0) return events
  const criteria = keys.flatMap((key) => key.criteria)
  const questions = new Map(keys.flatMap((key) => key.questions).map(({ event, question }) => [event, question]))
  return events.map((event) => {
    if (event.type === 'opened') return { ...event, criteria: distinct([...event.criteria, ...criteria]) }
    const known = event.type === 'question_asked' ? questions.get(event.id) : undefined
    return event.type === 'question_asked' && known ? { ...event, question: { ...known, text: event.question.text } } : event
  })
}

const distinct = (criteria: readonly Criterion[]): Criterion[] => [...new Map(criteria.map((one) => [one.id, one])).values()]

/** Questions of the interviewer, which anybody can read beforehand: reading them out raises nothing. */
const QUESTIONS = considerations.flatMap(({ ask, deeper, hint }) => [asTold(ask), asTold(deeper), asTold(hint)])

/** The lexicon's own considerations, read once: a session follows most of them. */
const BUILT_IN = lexiconOf(considerations)

/** Marks of one answer that came after it. */
interface Marks {
  judged: EventOf<'answer_judged'>[]
  corrected: EventOf<'match_corrected'>[]
}

/** A question while its answers come in. */
interface Asked {
  event: string
  moment: number
  question: Question
  hints: AskedQuestion['hints'][number][]
  answers: Answer[]
  passed: boolean
}

/** The running fold. Lives as long as one call of `foldSession`. */
class Fold {
  readonly #marks: ReadonlyMap<string, Marks>
  readonly #read: ReadonlyMap<string, Coverage>
  readonly #seen = new Set<string>()
  readonly #ignored: { event: string; why: string }[] = []
  readonly #transcript: Line[] = []
  readonly #questions: Asked[] = []
  readonly #answers: Answer[] = []
  readonly #revealed: Session['revealed'][number][] = []
  readonly #drills: SessionDrill[] = []
  readonly #evidence: Session['evidence'][number][] = []
  readonly #released = new Map<Dimension, Session['released'][number]>()
  readonly #notes: Session['notes'][number][] = []
  readonly #appearances: Appearance[] = []
  readonly #prompts: Prompt[] = []
  readonly #nodes = new Map<string, NodeRef>()
  readonly #edges = new Map<string, BoardChange['edges']['added'][number]>()
  readonly #shows = new Map<string, Shown>()
  readonly #spans: FindingSpan[] = []
  readonly #stages: { stage: StageId; entered: number; activeMs: number }[] = []
  readonly #told: Told[] = [...QUESTIONS]
  #setup: EventOf<'opened'> | null = null
  #lexicon: Lexicon = lexiconOf([])
  #change: Session['change'] = null
  #numbers: BoardChange['numbers'] | null = null
  #changedAt: number | null = null
  #isLocked = false
  #finished: Session['finished'] = null
  #activeMs = 0
  #runningSince: number | null = null
  #latest = 0
  #order = 0

  constructor(events: readonly SessionEvent[], before?: Session) {
    this.#marks = marksOf(events)
    // A list only grows: what was read in an answer depends on what came before it, and on nothing else.
    this.#read = new Map(before?.answers.map(({ event, text, coverage }) => [`${event} ${text}`, coverage]))
  }

  take(event: SessionEvent): void {
    const why = this.#whyNot(event)
    if (why !== null) {
      this.#ignored.push({ event: event.id, why })
      return
    }
    this.#seen.add(event.id)
    this.#order++
    this.#latest = Math.max(this.#latest, event.at)
    this.#advance()
    this.#apply(event)
  }

  #whyNot(event: SessionEvent): string | null {
    if (this.#seen.has(event.id)) return 'said twice'
    if (!this.#setup) return event.type === 'opened' ? null : 'before the session was opened'
    if (event.type === 'opened') return 'the session is open already'
    if (this.#finished && !AFTER_THE_END.has(event.type)) return 'after the session was finished'
    if (this.#setup.mode === 'strict') {
      if (event.type === 'paused' || event.type === 'resumed') return 'a strict session does not pause'
      if (event.type === 'note_taken') return 'a strict session has no notes'
      if (event.type === 'drill_declined' && event.by !== INTERVIEWER) return 'a strict session takes what comes'
      if (this.#isLate(event.at) && !AFTER_THE_END.has(event.type)) return 'after the time was over'
    }
    return null
  }

  #isLate(at: number): boolean {
    const running = this.#runningSince === null ? 0 : Math.max(0, at - this.#runningSince)
    return this.#activeMs + running > plannedMs(formatById(this.#setup!.format))
  }

  /** Adds the time since the last event to the clock and to the stage. */
  #advance(): void {
    if (this.#runningSince === null) return
    const passed = this.#latest - this.#runningSince
    this.#activeMs += passed
    const stage = this.#stages.at(-1)
    if (stage) stage.activeMs += passed
    this.#runningSince = this.#latest
  }

  get #moment(): number {
    return this.#latest - (this.#setup?.at ?? this.#latest)
  }

  #apply(event: SessionEvent): void {
    switch (event.type) {
      case 'opened':
        return this.#open(event)
      case 'stage_entered':
        this.#stages.push({ stage: event.stage, entered: this.#moment, activeMs: 0 })
        return
      case 'paused':
        this.#runningSince = null
        return
      case 'resumed':
        this.#runningSince = this.#latest
        return
      case 'restated':
      case 'clarification_asked':
        this.#say(event, 'candidate', event.text)
        this.#hear(event.id, event.text, null)
        return
      case 'fact_revealed':
        this.#say(event, 'interviewer', event.text)
        this.#told.push(asTold(event.text))
        this.#revealed.push({ fact: event.fact, text: event.text, moment: this.#moment, event: event.id })
        return
      case 'requirement_changed':
        this.#say(event, 'interviewer', event.text)
        this.#told.push(asTold(event.text))
        this.#change = { text: event.text, set: event.set, moment: this.#moment, event: event.id }
        this.#prompt(event.id, event.covers, 'after_question')
        return
      case 'question_asked':
        this.#say(event, 'interviewer', event.question.text)
        this.#told.push(asTold(event.question.text))
        this.#questions.push({ event: event.id, moment: this.#moment, question: event.question, hints: [], answers: [], passed: false })
        this.#prompt(event.id, event.question.covers, 'after_question')
        return
      case 'answer_given':
        this.#say(event, 'candidate', event.text, event.question)
        this.#hear(event.id, event.text, event.question, event.speech)
        return
      case 'question_passed':
        this.#withQuestion(event.question, (asked) => (asked.passed = true))
        return
      case 'hint_given':
        this.#say(event, 'interviewer', event.text, event.question)
        this.#told.push(asTold(event.text))
        this.#withQuestion(event.question, (asked) => {
          asked.hints.push({ event: event.id, moment: this.#moment, step: event.step, text: event.text })
          this.#prompt(event.id, asked.question.covers, 'after_hint')
        })
        return
      case 'board_changed':
        return this.#draw(event)
      case 'drill_injected':
        this.#say(event, 'interviewer', event.symptom)
        this.#told.push(asTold(event.symptom))
        this.#drills.push({
          drill: event.drill,
          title: event.title,
          symptom: event.symptom,
          why: event.why ?? '',
          covers: event.covers,
          seed: event.seed ?? null,
          run: event.run ?? null,
          moment: this.#moment,
          event: event.id,
          stage: this.#stage,
          status: 'running',
          end: null,
          report: null,
          shows: [],
        })
        this.#prompt(event.id, event.covers, 'after_question')
        return
      case 'drill_declined':
        this.#closeDrill(event.injected, { status: 'declined', end: { moment: this.#moment, event: event.id } })
        return
      case 'drill_ended': {
        const { report } = event
        // What is released afterwards was over when the session was.
        const end = { moment: Math.min(this.#moment, this.#finished?.moment ?? Infinity), event: event.id }
        if (!this.#closeDrill(event.injected, { status: 'ended', end, report, shows: shownBy(report) })) return
        this.#say(event, 'interviewer', `The incident is over: ${report.title}.`)
        this.#told.push(asTold(report.cause))
        return
      }
      case 'evidence_handed':
        this.#say(event, 'interviewer', event.reading ?? `${event.what}: you have no way to see that.`)
        if (event.reading) this.#told.push(asTold(event.reading))
        this.#evidence.push({ what: event.what, reading: event.reading, moment: this.#moment, event: event.id })
        return
      case 'note_taken':
        this.#notes.push({ text: event.text, moment: this.#moment })
        return
      case 'remark_made':
        this.#say(event, 'interviewer', event.text)
        this.#told.push(asTold(event.text))
        return
      case 'board_locked':
        this.#isLocked = event.isLocked
        return
      case 'grade_released': {
        const { dimension, score, note } = event
        this.#released.set(dimension, { dimension, score, note, moment: this.#moment, event: event.id })
        return
      }
      case 'finished':
        this.#finished ??= { reason: event.reason, moment: this.#moment }
        this.#runningSince = null
        return
      case 'match_corrected':
      case 'answer_judged':
        // Taken with the answer that they are about: see marksOf.
        return
      case 'key_released':
        // Taken with what it belongs to: see withKeys.
        return
      case 'sound_agreed':
        // Nothing of the session follows from it: the screens read it themselves.
        return
    }
  }

  /** The first end of an incident stands. */
  #closeDrill(event: string, change: Partial<SessionDrill>): boolean {
    const place = this.#drills.findIndex((drill) => drill.event === event && drill.status === 'running')
    if (place < 0) return false
    this.#drills[place] = { ...this.#drills[place]!, ...change }
    return true
  }

  #open(event: EventOf<'opened'>): void {
    this.#setup = event
    this.#lexicon = lexiconOf(event.criteria, BUILT_IN)
    this.#told.push(...event.told.map(asTold))
    this.#latest = event.at
    this.#runningSince = event.at
    this.#stages.push({ stage: formatById(event.format).stages[0]!.id, entered: 0, activeMs: 0 })
  }

  #say(event: SessionEvent, who: Line['who'], text: string, question: string | null = null): void {
    this.#transcript.push({ event: event.id, moment: this.#moment, stage: this.#stage, who, type: event.type, text, question })
  }

  get #stage(): StageId | null {
    return this.#stages.at(-1)?.stage ?? null
  }

  #withQuestion(event: string, change: (asked: Asked) => void): void {
    const asked = this.#questions.find((one) => one.event === event)
    if (asked) change(asked)
  }

  #prompt(event: string, criteria: readonly string[], way: Prompt['way']): void {
    for (const criterion of criteria) this.#prompts.push({ criterion, event, moment: this.#moment, order: this.#order, way })
  }

  #hear(event: string, text: string, question: string | null, speech?: EventOf<'answer_given'>['speech']): void {
    const asked = this.#questions.find((one) => one.event === question)
    const own = asked?.question.own ?? []
    const coverage = this.#read.get(`${event} ${text}`) ?? this.#readAnswer(text, own)
    const known = new Set([...this.#lexicon.entries.map(({ criterion }) => criterion.id), ...own.map(({ id }) => id)])
    const covers = withMarks(text, coverage, this.#marks.get(event), known)
    const answer: Answer = { event, moment: this.#moment, stage: this.#stage, text, question, speech, coverage, covers }
    this.#answers.push(answer)
    asked?.answers.push(answer)
    for (const one of covers) this.#appearances.push(this.#saidProof(answer, one))
  }

  #readAnswer(text: string, own: readonly Criterion[]): Coverage {
    const lexicon = own.length === 0 ? this.#lexicon : joined(this.#lexicon, own)
    return covered(text, lexicon, { told: this.#told, nodes: [...this.#nodes.values()] })
  }

  #saidProof(answer: Answer, { criterion, by, quote }: Covered): Appearance {
    const match = answer.coverage.matches.find((one) => one.criterion === criterion && counts(one))
    return {
      criterion,
      event: answer.event,
      moment: answer.moment,
      order: this.#order,
      via: 'said',
      quote,
      words: match?.words ?? null,
      nodes: match?.nodes ?? [],
      edges: [],
      tie: by === 'lexicon' ? (match?.tie ?? null) : null,
      by,
      isConnected: true,
      isSpecified: match?.tie != null,
    }
  }

  #draw({ id, by, change }: EventOf<'board_changed'>): void {
    const given = by === INTERVIEWER
    for (const node of [...change.nodes.added, ...change.nodes.changed]) this.#nodes.set(node.id, node)
    for (const node of change.nodes.removed) this.#nodes.delete(node)
    for (const edge of [...change.edges.added, ...change.edges.changed]) this.#edges.set(edge.id, edge)
    for (const edge of change.edges.removed) this.#edges.delete(edge)
    this.#follow(change, given, id)
    this.#numbers = change.numbers
    for (const lost of change.shows.lost) this.#shows.delete(lost)
    for (const shown of change.shows.gained) {
      this.#shows.set(shown.consideration, shown)
      if (!given) this.#appearances.push(this.#drawnProof(id, shown))
    }
    if (!given) this.#changedAt = this.#moment
    const text = inWords(change)
    if (text)
      this.#transcript.push({
        event: id,
        moment: this.#moment,
        stage: this.#stage,
        who: 'board',
        type: 'board_changed',
        text,
        question: null,
      })
  }

  /** Opens and closes findings. In coach mode people see them, so what they are about counts as prompted. */
  #follow(change: BoardChange, given: boolean, event: string): void {
    for (const closed of change.findings.closed) {
      const span = this.#spans.find((one) => one.finding.id === closed && one.closed === null)
      if (span) span.closed = this.#moment
    }
    for (const finding of change.findings.opened) {
      this.#spans.push({ finding, opened: this.#moment, closed: null, given })
      if (this.#setup?.mode === 'coach') this.#prompt(event, finding.covers, 'after_finding')
    }
  }

  #drawnProof(event: string, shown: Shown): Appearance {
    return {
      criterion: shown.consideration,
      event,
      moment: this.#moment,
      order: this.#order,
      via: 'board',
      quote: null,
      words: null,
      nodes: shown.nodes,
      edges: shown.edges,
      tie: shown.connected ? 'node' : null,
      by: 'board',
      isConnected: shown.connected,
      isSpecified: shown.specified,
    }
  }

  result(): Session {
    const questions = this.#questions.map(toAsked)
    const everDrawn = new Set(this.#appearances.filter(({ via }) => via === 'board').map(({ criterion }) => criterion))
    const lost = new Set([...everDrawn].filter((criterion) => !this.#shows.has(criterion)))
    return {
      setup: this.#setup,
      format: this.#setup ? formatById(this.#setup.format) : null,
      startedAt: this.#setup?.at ?? 0,
      transcript: this.#transcript,
      questions,
      answers: this.#answers,
      open: questions.findLast(({ status }) => status === 'open') ?? null,
      revealed: this.#revealed,
      change: this.#change,
      drills: this.#drills,
      evidence: this.#evidence,
      notes: this.#notes,
      hintsUsed: questions.reduce((sum, { hints }) => sum + hints.length, 0),
      board: {
        nodes: this.#nodes,
        edges: this.#edges,
        shows: this.#shows,
        findings: this.#spans,
        numbers: this.#numbers,
        changedAt: this.#changedAt,
      },
      released: [...this.#released.values()],
      isLocked: this.#isLocked && !this.#finished,
      ledger: ledgerOf(this.#setup?.criteria ?? [], this.#appearances, this.#prompts, lost),
      ignored: this.#ignored,
      stages: this.#stages,
      finished: this.#finished,
      activeMs: this.#activeMs,
      runningSince: this.#runningSince,
    }
  }
}

function marksOf(events: readonly SessionEvent[]): Map<string, Marks> {
  const marks = new Map<string, Marks>()
  const of = (answer: string): Marks => {
    const own = marks.get(answer) ?? { judged: [], corrected: [] }
    marks.set(answer, own)
    return own
  }
  for (const event of events) {
    if (event.type === 'answer_judged') of(event.answer).judged.push(event)
    if (event.type === 'match_corrected') of(event.answer).corrected.push(event)
  }
  return marks
}

const joined = (lexicon: Lexicon, own: readonly Criterion[]): Lexicon =>
  lexiconOf([...lexicon.entries.map(({ criterion }) => criterion), ...own], lexicon)

/** The lexicon's matches, then what a model proved with a quote, then what the person corrected. The later has the last word. */
function withMarks(text: string, coverage: Coverage, marks: Marks | undefined, known: ReadonlySet<string>): Covered[] {
  const covers = new Map<string, Covered>()
  for (const match of coverage.matches) {
    if (counts(match)) covers.set(match.criterion, { criterion: match.criterion, by: 'lexicon', quote: text.slice(match.from, match.to) })
  }
  for (const { criterion, covered: isCovered, quote } of marks?.judged.flatMap(({ verdicts }) => verdicts) ?? []) {
    if (!isCovered || covers.has(criterion) || coverage.isStuffed || !known.has(criterion) || !isQuoteOf(quote, text)) continue
    covers.set(criterion, { criterion, by: 'model', quote })
  }
  for (const { criterion, covered: isCovered } of marks?.corrected ?? []) {
    if (!known.has(criterion)) continue
    if (!isCovered) covers.delete(criterion)
    else if (!covers.has(criterion)) covers.set(criterion, { criterion, by: 'person', quote: text.slice(0, 300) })
  }
  return [...covers.values()]
}

const LEAST_QUOTE = 8
const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim()

/** Does a model's quote stand in the answer, word for word? */
export const isQuoteOf = (quote: string, answer: string): boolean => flat(quote).length >= LEAST_QUOTE && flat(answer).includes(flat(quote))

function toAsked({ event, moment, question, hints, answers, passed }: Asked): AskedQuestion {
  return { event, moment, question, hints, answers, status: statusOf(question, answers, passed) }
}

function statusOf(question: Question, answers: readonly Answer[], passed: boolean): QuestionStatus {
  if (answers.length === 0) return passed ? 'passed' : 'open'
  const wanted = new Set([...question.covers, ...question.own.map(({ id }) => id)])
  const got = new Set(answers.flatMap(({ covers }) => covers.map(({ criterion }) => criterion)).filter((id) => wanted.has(id)))
  if (wanted.size === 0) return 'partly'
  if (got.size === 0) return 'missed'
  return got.size >= Math.ceil(Math.min(wanted.size, ENOUGH) / 2) ? 'covered' : 'partly'
}

/** Nobody covers ten points in one answer. */
const ENOUGH = 4

function inWords({ nodes, edges }: BoardChange): string {
  const parts = [
    nodes.added.length > 0 ? `drew ${nodes.added.map(({ label }) => label).join(', ')}` : '',
    nodes.removed.length > 0 ? `took off ${nodes.removed.length}` : '',
    edges.added.length > 0 ? `${edges.added.length} ${edges.added.length === 1 ? 'arrow' : 'arrows'}` : '',
  ]
  return parts.filter(Boolean).join('; ')
}
