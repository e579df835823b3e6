import { boardChange, snapshotOf, type BoardSnapshot } from '#critique/interviewer/board.ts'
import { INTERVIEWER, SessionEvent, type EventBody } from '#critique/interviewer/events.ts'
import { openSession, type Choices } from '#critique/interviewer/openSession.ts'
import { nextMove, type Move } from '#critique/interviewer/plan.ts'
import { clockAt, foldSession, type Session, type SessionState } from '#critique/interviewer/session.ts'
import type { InterviewTask } from '#critique/interviewer/task.ts'
import type { Graph } from '#critique/graph/graph.ts'

const START = Date.UTC(2026, 10, 2, 9, 0, 0)

/** A session that a test plays: it writes events as a screen would, by a clock of its own. */
export class Script {
  readonly events: SessionEvent[] = []
  readonly task: InterviewTask
  now = START
  #board: BoardSnapshot | null = null
  #session: Session | undefined
  #foldedUpTo: SessionEvent | undefined

  constructor(task: InterviewTask, choices: Partial<Choices> = {}, reference?: Graph) {
    this.task = task
    const all: Choices = {
      format: 'system_design',
      persona: 'neutral',
      level: 'senior',
      company: null,
      mode: 'strict',
      seed: 7,
      ...choices,
    }
    this.add(openSession(task, all, reference))
  }

  get state(): SessionState {
    const last = this.events.at(-1)
    if (last !== this.#foldedUpTo) {
      this.#foldedUpTo = last
      this.#session = foldSession(this.events, this.#session)
    }
    return { ...this.#session!, clock: clockAt(this.#session!, this.now) }
  }

  get board(): BoardSnapshot | null {
    return this.#board
  }

  /** Appends an event; checked as one that came over the wire would be. Returns its id. */
  add(body: EventBody, by = 'Ada'): string {
    const event = SessionEvent.parse({ ...body, id: `e${this.events.length + 1}`, at: this.now, by })
    this.events.push(event)
    return event.id
  }

  wait(seconds: number): this {
    this.now += seconds * 1000
    return this
  }

  /** Says something, in answer to the open question where there is one. */
  say(text: string): string {
    return this.add({ type: 'answer_given', text, channel: 'typed', question: this.state.open?.event ?? null })
  }

  /** Says something that nobody asked for. */
  tell(text: string): string {
    return this.add({ type: 'answer_given', text, channel: 'typed', question: null })
  }

  draw(graph: Graph, by = 'Ada'): void {
    const after = snapshotOf(graph)
    const change = boardChange(this.#board, after)
    this.#board = after
    if (change) this.add({ type: 'board_changed', change }, by)
  }

  /** Lets the interviewer do what it wants to do next. */
  move(wanted = false): Move | null {
    const move = nextMove({ session: this.state, task: this.task, board: this.#board, wanted, now: this.now })
    for (const body of move?.events ?? []) this.add(body, INTERVIEWER)
    return move
  }

  /** What the ledger says of one consideration. */
  ledger(id: string): SessionState['ledger'][number] {
    const entry = this.state.ledger.find(({ criterion }) => criterion.id === id)
    if (!entry) throw new Error(`the ledger does not follow ${id}`)
    return entry
  }
}
