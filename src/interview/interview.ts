import { atom, computed, isUninitialized, react } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import { uniqueId } from 'tldraw'
import type { Graph } from '#critique/graph/graph.ts'
import { boardChange, snapshotOf } from '#critique/interviewer/board.ts'
import type { BoardSnapshot } from '#critique/interviewer/board.ts'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import type { EventBody, SessionEvent, Speech } from '#critique/interviewer/events.ts'
import type { StageId } from '#critique/interviewer/formats.ts'
import { isStrikeDue, isStrikeNear, runningDrill } from '#critique/interviewer/incident.ts'
import { nextMove } from '#critique/interviewer/plan.ts'
import { answerClarification, nextHint } from '#critique/interviewer/replies.ts'
import { clockAt, foldSession } from '#critique/interviewer/session.ts'
import type { Clock, Session, SessionState } from '#critique/interviewer/session.ts'
import type { InterviewTask } from '#critique/interviewer/task.ts'
import type { Board } from '#src/canvas/board.ts'
import type { Incidents } from '#src/drills/incidents.ts'
import type { ModelState, ModelVoice } from './interviewModel.ts'
import { lastSeen } from './lastSeen.ts'

export type Channel = 'typed' | 'spoken'

/** One interview on a board, while it is held and afterwards. All that it knows follows from the session's events. */
export interface Interview {
  readonly id: string
  readonly task: InterviewTask
  readonly session: Signal<Session>
  readonly clock: Signal<Clock>
  /** What a language model does here; null while none was asked. */
  readonly model: Signal<ModelState | null>
  /** Does the interviewer speak from this page? On every other page it is only heard. */
  readonly isHost: boolean
  /** Answers the open question, or says something of one's own accord. */
  say: (text: string, channel: Channel, speech?: Speech) => void
  /** Asks the interviewer, who tells what was asked for and nothing else. */
  ask: (text: string, channel: Channel) => void
  /** The person types or speaks: they are not silent. */
  stir?: () => void
  /** Wants the next question now. */
  wantQuestion: () => void
  hint: () => void
  pass: () => void
  /** Does not want to play what broke; for whoever is coached. */
  decline?: () => void
  enterStage: (stage: StageId) => void
  pause: () => void
  resume: () => void
  note: (text: string) => void
  finish: () => void
  /** Says that an answer did, or did not, cover a criterion. */
  correct: (answer: string, criterion: string, covered: boolean) => void
  stop: () => void
}

/** The drawing is looked at when the hand rests: a box that is being named is not a box yet. */
const REST_MS = 900
const TICK_MS = 1000
/** Whoever has not typed, spoken or drawn for so long is silent. */
const IDLE_MS = 20_000
/** A model loses its way in longer lists. */
const MOST_CRITERIA = 24

export interface InterviewParts {
  board: Pick<Board, 'graph' | 'sessions' | 'people'>
  id: string
  task: InterviewTask
  isHost: boolean
  /** Default: none, and the plan speaks for itself. */
  voice?: ModelVoice
  /** Fetches what can break, when it may soon. Default: nothing does. */
  loadIncidents?: () => Promise<Incidents>
  /** Milliseconds since 1970. */
  now?: () => number
}

export function createInterview({ board, id, task, isHost, voice, loadIncidents, now = Date.now }: InterviewParts): Interview {
  const events = computed('events', () => board.sessions.lists.get().get(id) ?? [])
  const session = computed<Session>('session', (before) => foldSession(events.get(), isUninitialized(before) ? undefined : before))
  const time = atom('time', now())
  const clock = computed('clock', () => clockAt(session.get(), time.get()))
  const me = (): string => {
    const name = board.people.get()[0]?.name.trim()
    return !name || name === INTERVIEWER ? 'candidate' : name
  }
  const append = (by: string, bodies: readonly EventBody[]): SessionEvent[] => {
    const stamped = bodies.map((body) => ({ ...body, id: uniqueId(), at: now(), by }))
    board.sessions.append(id, stamped)
    return stamped
  }
  const isRunning = (): boolean => clockAt(session.get(), now()).phase === 'running'
  let wanted = false
  let isWording = false
  let stirred = now()
  const draws = (): boolean => session.get().format?.draws ?? false
  const onDraw = (): void => void (stirred = now())
  const watch = isHost ? watchBoard({ board, id, session, append, me, isRunning, draws, onDraw }) : null
  const speak = async (events: readonly EventBody[]): Promise<void> => {
    isWording = true
    try {
      append(INTERVIEWER, await Promise.all(events.map((event) => inItsWords(event, session.get(), task, voice))))
    } finally {
      isWording = false
    }
  }
  const struck = strikes({ load: loadIncidents, append: (body) => void append(INTERVIEWER, [body]) })
  const stateNow = (): SessionState => ({ ...session.get(), clock: clock.get() })
  const think = (): void => {
    time.set(now())
    if (!isHost || isWording) return
    struck.settle(stateNow())
    const state = stateNow()
    const isIdle = now() - stirred >= IDLE_MS && clock.get().phase === 'running'
    const incidents = isStrikeDue(state, task) ? struck.on(board.graph.get(), state) : []
    const move = nextMove({ session: state, task, board: watch?.snapshot.get() ?? null, now: now(), wanted, isIdle, incidents })
    if (!move) return
    const isQuestion = move.events.some(({ type }) => type === 'question_asked')
    if (isQuestion) wanted = false
    if (isQuestion && voice) void speak(move.events)
    else append(INTERVIEWER, move.events.map(struck.begun))
  }
  /** What a model reads in an answer comes later, and only adds. */
  const read = async (answer: SessionEvent | undefined, text: string): Promise<void> => {
    const { setup, questions } = session.get()
    if (!voice || !setup || answer?.type !== 'answer_given') return
    const asked = questions.find(({ event }) => event === answer.question)?.question
    const own = asked?.own ?? []
    const wanted = asked ? new Set(asked.covers) : null
    const criteria = [...own, ...setup.criteria.filter(({ id: criterion }) => !wanted || wanted.has(criterion))].slice(0, MOST_CRITERIA)
    if (criteria.length === 0) return
    const { verdicts, model } = await voice.judge({ question: asked?.text ?? null, answer: text, criteria })
    if (verdicts.length > 0 && model) append(INTERVIEWER, [{ type: 'answer_judged', answer: answer.id, model, verdicts }])
  }
  const timer = setInterval(think, TICK_MS)

  return {
    id,
    task,
    session,
    clock,
    model: voice?.state ?? atom('model', null),
    isHost,
    say: (text, channel, speech) => {
      watch?.look()
      const question = session.get().open?.event ?? null
      const [answer] = append(me(), [{ type: 'answer_given', text, channel, question, ...(speech && { speech }) }])
      void read(answer, text)
    },
    ask: (text, channel) => {
      const [asked] = append(me(), [{ type: 'clarification_asked', text, channel }])
      if (!asked) return
      const state = { ...session.get(), clock: clock.get() }
      append(INTERVIEWER, answerClarification(text, asked.id, state, task))
    },
    stir: () => void (stirred = now()),
    wantQuestion: () => {
      wanted = true
      watch?.look()
      think()
    },
    hint: () => {
      const { open } = session.get()
      const hint = open && nextHint(open, { ...session.get(), clock: clock.get() }, task)
      if (hint) append(INTERVIEWER, [hint])
    },
    pass: () => {
      const { open } = session.get()
      if (open) append(me(), [{ type: 'question_passed', question: open.event }])
    },
    decline: () => {
      const drill = runningDrill(session.get())
      if (drill) append(me(), [{ type: 'drill_declined', injected: drill.event }])
      struck.forget(drill?.run ?? null)
    },
    enterStage: (stage) => {
      watch?.look()
      // Whoever goes on leaves what was asked: else the next stage would begin under the question of the one before.
      const { open } = session.get()
      append(me(), [...(open ? [{ type: 'question_passed' as const, question: open.event }] : []), { type: 'stage_entered', stage }])
    },
    pause: () => void append(me(), [{ type: 'paused' }]),
    resume: () => void append(me(), [{ type: 'resumed' }]),
    note: (text) => void append(me(), [{ type: 'note_taken', text }]),
    finish: () => {
      watch?.look()
      struck.settle(stateNow(), true)
      append(me(), [{ type: 'finished', reason: 'candidate' }])
    },
    correct: (answer, criterion, covered) => void append(me(), [{ type: 'match_corrected', answer, criterion, covered, reason: '' }]),
    stop: () => {
      clearInterval(timer)
      watch?.stop()
    },
  }
}

interface StrikeParts {
  load: (() => Promise<Incidents>) | undefined
  append: (body: EventBody) => void
}

/** What breaks during an interview: begun on the board when it is told, read when it is over. */
function strikes({ load, append }: StrikeParts) {
  let incidents: Incidents | null = null
  let isAsked = false
  const fetchFor = (state: SessionState): void => {
    if (!load || isAsked || !(isStrikeNear(state) || runningDrill(state))) return
    isAsked = true
    load().then(
      (loaded) => (incidents = loaded),
      // Offline, say: the next second asks again.
      () => (isAsked = false),
    )
  }
  return {
    on: (graph: Graph, { setup }: Session) => incidents?.on(graph, setup!.seed) ?? [],
    begun: (event: EventBody): EventBody => {
      const run = event.type === 'drill_injected' ? incidents?.begin(event.drill, event.seed ?? 0) : undefined
      return event.type === 'drill_injected' && run ? { ...event, run } : event
    },
    /** Reads a drill that was ended, or that the interview has left behind. */
    settle: (state: SessionState, isLeft = false): void => {
      fetchFor(state)
      const drill = runningDrill(state)
      if (!drill?.run || !incidents) return
      const { finished, clock } = state
      const isPast = isLeft || finished !== null || clock.phase === 'finished' || clock.stage?.id !== drill.stage
      if (!isPast && !incidents.isOver(drill.run)) return
      const report = incidents.end(drill.run)
      append(report ? { type: 'drill_ended', injected: drill.event, report } : { type: 'drill_declined', injected: drill.event })
    },
    forget: (run: string | null): void => {
      if (run !== null) incidents?.forget(run)
    },
  }
}

async function inItsWords(event: EventBody, session: Session, task: InterviewTask, voice: ModelVoice | undefined): Promise<EventBody> {
  if (event.type !== 'question_asked' || !voice) return event
  const { text, by } = await voice.word(event.question, session, task)
  return { ...event, question: { ...event.question, text }, wordedBy: by }
}

interface WatchParts {
  board: Pick<Board, 'graph'>
  id: string
  session: Signal<Session>
  append: (by: string, bodies: readonly EventBody[]) => void
  me: () => string
  isRunning: () => boolean
  draws: () => boolean
  /** Something on the drawing moved. */
  onDraw?: () => void
}

/** Turns what is drawn into events of the session. */
export function watchBoard({ board, id, session, append, me, isRunning, draws, onDraw }: WatchParts) {
  // A reload goes on from the drawing that the last event spoke of, not from nothing.
  const seen = lastSeen(id)
  const snapshot: Atom<BoardSnapshot | null> = atom('snapshot', seen ? snapshotOf(seen) : null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    clearTimeout(timer)
    const graph = board.graph.get()
    const before = snapshot.get()
    if (!draws() || !isRunning() || before?.graph === graph) return
    const after = snapshotOf(graph)
    const change = boardChange(before, after)
    snapshot.set(after)
    lastSeen(id, graph)
    // What stands there when the session opens was given, not drawn.
    const isGiven = before === null && session.get().board.nodes.size === 0
    if (change) append(isGiven ? INTERVIEWER : me(), [{ type: 'board_changed', change }])
  }
  look()
  const end = react('the drawing', () => {
    board.graph.get()
    onDraw?.()
    clearTimeout(timer)
    timer = setTimeout(look, REST_MS)
  })
  return {
    snapshot,
    look,
    stop: () => {
      clearTimeout(timer)
      end()
    },
  }
}
