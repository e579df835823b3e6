import { atom, computed } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import { uniqueId } from 'tldraw'
import { snapshotOf } from '#critique/interviewer/board.ts'
import type { BoardSnapshot } from '#critique/interviewer/board.ts'
import { considerationsOfRule } from '#critique/interviewer/considerations/all.ts'
import type { Question } from '#critique/interviewer/events.ts'
import type { Dimension, Finding } from '#critique/finding.ts'
import { nextQuestion } from '#critique/interviewer/plan.ts'
import { pointCriterion } from '#critique/interviewer/points.ts'
import { nextHint } from '#critique/interviewer/replies.ts'
import { foldSession } from '#critique/interviewer/session.ts'
import type { AskedQuestion, Session, SessionState } from '#critique/interviewer/session.ts'
import type { InterviewTask } from '#critique/interviewer/task.ts'
import type { Board } from '#src/canvas/board.ts'
import type { PairInterview } from './pairInterview.ts'
import { releasing, withKey } from './privateSide.ts'
import type { PrivateSide } from './privateSide.ts'

/** What the interviewer sees and does. Words go to the session; what they are about stays on the interviewer's side. */
export interface Lead {
  readonly interview: PairInterview
  readonly side: PrivateSide
  /** The whole task, with what only the interviewer knows. */
  readonly task: InterviewTask
  /** The session with what it looks for. */
  readonly session: Signal<Session>
  readonly board: Signal<BoardSnapshot>
  /** What the plan would ask now; it may be passed over. */
  readonly suggestion: Signal<Question | null>
  /** Wants another suggestion. */
  passOver: () => void
  /** Asks, in the plan's words or in other ones. */
  ask: (text: string, about: Question | null) => void
  say: (text: string) => void
  hint: () => void
  reveal: (fact: string, text: string) => void
  change: () => void
  note: (text: string, about?: { node?: string; label?: string; raised?: string }) => void
  /** Shows the candidate a grade, with what it was computed from. */
  release: (dimension: Dimension) => void
}

interface LeadParts {
  board: Board
  interview: PairInterview
  side: PrivateSide
  task: InterviewTask
}

export function createLead({ board, interview, side, task }: LeadParts): Lead {
  const { id, append } = interview
  const session = readWithKey(interview, side)
  const snapshot = computed('board', () => snapshotOf(board.graph.get()))
  const state = (): SessionState => ({ ...session.get(), clock: interview.clock.get() })
  const passedOver = atom<readonly Question[]>('passed over', [])
  const stage = computed('stage', () => interview.clock.get().stage?.id ?? null)
  const suggestion = computed('suggestion', () => {
    const now = session.get()
    // The stage alone counts, not the second.
    if (stage.get() === null || now.finished) return null
    const clock = interview.clock.__unsafe__getWithoutCapture()
    const questions = [...passedOver.get().map(asPassedOver), ...now.questions]
    return nextQuestion({ session: { ...now, questions, clock }, task, board: snapshot.get(), now: Date.now(), wanted: true }) ?? null
  })
  const ask = (text: string, about: Question | null): void => {
    const whole = about ? { ...about, text } : ownQuestion(text, session.get(), stage.get() ?? 'deep_dive')
    const [asked] = append({ type: 'question_asked', question: withoutKey(whole), wordedBy: 'person' })
    if (asked) side.keepQuestion(id, asked.id, whole)
  }
  const note: Lead['note'] = (text, { node = null, label = null, raised = null } = {}) =>
    side.note(raised ? `raised/${id}/${raised}` : `${id}/${uniqueId()}`, { session: id, at: Date.now(), text, node, label, raised })
  return {
    interview,
    side,
    task,
    session,
    board: snapshot,
    suggestion,
    passOver: () => {
      const passed = suggestion.get()
      if (passed) passedOver.update((before) => [...before, passed])
    },
    ask,
    say: (text) => void append({ type: 'remark_made', text, replyTo: null }),
    hint: () => {
      const { open } = session.get()
      const hint = open && nextHint(open, state(), task)
      if (hint) append(hint)
    },
    reveal: (fact, text) => {
      const last = interview.events.get().findLast(({ type }) => type === 'clarification_asked')
      append({ type: 'fact_revealed', fact, text, replyTo: (last ?? interview.opened).id })
    },
    change: () => {
      if (!task.change) return
      append({ type: 'requirement_changed', text: task.change.text, set: task.change.set, covers: [] })
      ask('What on your board changes with that, and what stays?', afterChange(task, session.get()))
    },
    note,
    release: (dimension) => void append(...releasing(side, id, dimension)),
  }
}

/** What was read in an answer is not read again, as long as what is looked for stays the same. */
function readWithKey({ id, events }: PairInterview, side: PrivateSide): Signal<Session> {
  let last: { session: Session; known: string } | null = null
  return computed('session with its key', () => {
    const { criteria, questions } = side.key(id)
    const known = `${criteria.length} ${questions.length}`
    const session = foldSession(withKey(events.get(), side, id), last?.known === known ? last.session : undefined)
    last = { session, known }
    return session
  })
}

/** The plan takes it for asked, long ago. */
const asPassedOver = (question: Question): AskedQuestion => ({
  event: question.id,
  moment: 0,
  question,
  hints: [],
  answers: [],
  status: 'open',
})

/** A question as the candidate gets it: its words, and what it points at. */
const withoutKey = (question: Question): Question => ({
  ...question,
  id: `asked ${uniqueId()}`,
  why: '',
  from: { kind: question.from.kind },
  covers: [],
  own: [],
  follows: null,
})

function ownQuestion(text: string, session: Session, stage: Question['stage']): Question {
  return {
    id: `person ${uniqueId()}`,
    text,
    why: 'The interviewer’s own question.',
    from: { kind: 'answer' },
    dimension: session.setup?.weights[0] ?? 'requirements',
    stage,
    covers: [],
    own: [],
    nodes: [],
    follows: null,
    depth: 0,
  }
}

function afterChange(task: InterviewTask, session: Session): Question {
  const dimension = task.emphasis[0] ?? 'requirements'
  const tradeoff = 'requirements/tradeoff'
  return {
    ...ownQuestion('', session, 'stress'),
    id: 'change',
    why: 'A design is worth what it survives.',
    from: { kind: 'change' },
    dimension,
    covers: session.setup?.criteria.some(({ id }) => id === tradeoff) ? [tradeoff] : [],
    own: [{ id: 'own/change', dimension, name: 'Deals with what changed', words: [...(task.change?.covers ?? [])], depth: 3 }],
  }
}

/** A finding as a question, with the points of a good answer. */
export const questionFrom = (finding: Finding, session: Session, stage: Question['stage']): Question => ({
  ...ownQuestion(finding.ask, session, stage),
  id: `finding/${finding.id}`,
  why: finding.because.slice(0, 600),
  from: { kind: 'finding', finding: finding.id, rule: finding.rule },
  dimension: finding.dimension,
  covers: considerationsOfRule(finding.rule)
    .map(({ id }) => id)
    .filter((id) => session.setup?.criteria.some((criterion) => criterion.id === id)),
  own: finding.goodAnswer.slice(0, 6).map((point, n) => pointCriterion(`own/${finding.rule}/${n}`, finding.dimension, point)),
  nodes: finding.evidence.nodes.slice(0, 20),
})
