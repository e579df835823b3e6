import { atom, computed, react } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import { uniqueId } from 'tldraw'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import type { EventBody, EventOf, SessionEvent } from '#critique/interviewer/events.ts'
import { formatById } from '#critique/interviewer/formats.ts'
import { clockAt, foldSession } from '#critique/interviewer/session.ts'
import type { InterviewTask } from '#critique/interviewer/task.ts'
import type { Board } from '#src/canvas/board.ts'
import { watchBoard } from '../interview.ts'
import type { Interview } from '../interview.ts'
import { loadTask } from '../loadTask.ts'

/** An interview that a person leads: nothing is asked, told or ended by itself. */
export interface PairInterview extends Interview {
  readonly opened: EventOf<'opened'>
  readonly events: Signal<readonly SessionEvent[]>
  /** Adds what this person does to the session. */
  append: (...bodies: EventBody[]) => SessionEvent[]
}

export const isPair = (interview: Interview | null): interview is PairInterview => interview !== null && 'opened' in interview

const TICK_MS = 1000

interface PairParts {
  board: Pick<Board, 'graph' | 'sessions' | 'people' | 'role'>
  id: string
  opened: EventOf<'opened'>
  /** Milliseconds since 1970. */
  now?: () => number
}

/** The session of two people on one screen of theirs. The candidate's screen writes down what is drawn. */
export async function openPairInterview({ board, id, opened, now = Date.now }: PairParts): Promise<PairInterview> {
  const events = computed('events', () => board.sessions.lists.get().get(id) ?? [opened])
  const session = computed('session', () => foldSession(events.get()))
  const time = atom('time', now())
  const clock = computed('clock', () => clockAt(session.get(), time.get()))
  const task = await taskAsTold(opened)
  const me = (): string => {
    const name = board.people.get()[0]?.name.trim()
    return !name || name === INTERVIEWER ? 'somebody' : name
  }
  const append = (by: string, bodies: readonly EventBody[]): SessionEvent[] => {
    const stamped = bodies.map((body) => ({ ...body, id: uniqueId(), at: now(), by }))
    board.sessions.append(id, stamped)
    return stamped
  }
  const mine = (...bodies: EventBody[]): SessionEvent[] => append(me(), bodies)
  const isRunning = (): boolean => clockAt(session.get(), now()).phase === 'running'
  let watch: ReturnType<typeof watchBoard> | null = null
  const draws = (): boolean => session.get().format?.draws ?? false
  const isScribe = computed('writes down', () => isScribeOf(board))
  let isStopped = false
  const scribe = (): void => {
    if (isScribe.get() === (watch !== null) || isStopped) return
    watch?.stop()
    watch = isScribe.get() ? watchBoard({ board, id, session, append, me, isRunning, draws }) : null
  }
  const stopScribing = react('write down what is drawn', () => {
    isScribe.get()
    // Writing changes what reactions follow: it waits for them to end.
    queueMicrotask(scribe)
  })
  const timer = setInterval(() => time.set(now()), TICK_MS)
  return {
    id,
    task,
    opened,
    events,
    session,
    clock,
    model: atom('model', null),
    get isHost() {
      return board.role.get() === 'candidate'
    },
    append: mine,
    say: (text, channel, speech) => {
      watch?.look()
      mine({ type: 'answer_given', text, channel, question: session.get().open?.event ?? null, ...(speech && { speech }) })
    },
    ask: (text, channel) => void mine({ type: 'clarification_asked', text, channel }),
    wantQuestion: () => {},
    hint: () => {},
    pass: () => {
      const { open } = session.get()
      if (open) mine({ type: 'question_passed', question: open.event })
    },
    enterStage: (stage) => void mine({ type: 'stage_entered', stage }),
    pause: () => void mine({ type: 'paused' }),
    resume: () => void mine({ type: 'resumed' }),
    note: () => {},
    finish: () => void mine({ type: 'finished', reason: 'interviewer' }),
    correct: (answer, criterion, covered) => void mine({ type: 'match_corrected', answer, criterion, covered, reason: '' }),
    stop: () => {
      isStopped = true
      clearInterval(timer)
      stopScribing()
      watch?.stop()
    },
  }
}

/** One screen writes down what is drawn: that of the candidate, the first of theirs where they have several open. */
function isScribeOf({ people, role }: Pick<Board, 'people' | 'role'>): boolean {
  if (role.get() !== 'candidate') return false
  const candidates = people.get().filter((person) => person.isSelf || person.role === 'candidate')
  return candidates.every(({ id, isSelf }) => isSelf || Number(id) > Number(people.get()[0]?.id))
}

/** A task as far as it was told: what else there is to know of it never reaches this page. */
async function taskAsTold({ task, format, told, level }: EventOf<'opened'>): Promise<InterviewTask> {
  const { uses } = formatById(format)
  // What lies on the table is open to everybody.
  const material = uses === 'scenario' ? undefined : (await loadTask(task.id, formatById(format)).catch(() => null))?.task.material
  const [brief = '', ...rest] = told
  return {
    id: task.id,
    title: task.title,
    level,
    companies: [],
    emphasis: [],
    brief,
    functional: material ? [] : rest,
    nonFunctional: [],
    requirements: {},
    clarifications: [],
    traps: [],
    followUps: [],
    rubric: [],
    ...(material && { material }),
  }
}
