import type { Drill } from '#critique/drills/content.ts'
import type { DrillEvent } from '#critique/drills/events.ts'
import { idealPath } from '#critique/drills/idealPath.ts'
import type { DrillReport } from '#critique/drills/report.ts'
import { reportOf } from '#critique/drills/reportOf.ts'
import { startDrill } from '#critique/drills/run.ts'
import type { Incident } from '#critique/interviewer/incident.ts'
import { incidentsOn } from '#critique/interviewer/incidentsOn.ts'
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
  /** What may break; none does by itself as long as there are none. */
  drills: readonly Drill[] = []
  #incidents: readonly Incident[] = []
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
    this.#incidents = this.drills.length > 0 ? incidentsOn(graph, this.drills, this.state.setup!.seed) : []
    if (change) this.add({ type: 'board_changed', change }, by)
  }

  /** Lets the interviewer do what it wants to do next. */
  move(wanted = false): Move | null {
    const { state, task, now } = this
    const move = nextMove({ session: state, task, board: this.#board, wanted, incidents: this.#incidents, now })
    for (const body of move?.events ?? []) this.add(body.type === 'drill_injected' ? { ...body, run: 'run' } : body, INTERVIEWER)
    return move
  }

  /** Plays the incident that was told last as well as one can, but for some kinds of steps, and ends it. */
  playIncident(without: readonly DrillEvent['type'][] = [], secondsEach = 10): DrillReport {
    const { drill: id, event, seed } = this.state.drills.at(-1)!
    const drill = this.drills.find((one) => one.id === id)!
    const start = this.now
    const steps = idealPath(this.#board!.graph, drill, seed!)
      .filter(({ type }) => !without.includes(type))
      .map((step, i) => ({ ...step, at: start + i * secondsEach * 1000 }))
    const report = reportOf(startDrill(this.#board!.graph, drill, seed!), steps)
    this.wait((steps.length - 1) * secondsEach)
    this.add({ type: 'drill_ended', injected: event, report }, INTERVIEWER)
    return report
  }

  /** What the ledger says of one consideration. */
  ledger(id: string): SessionState['ledger'][number] {
    const entry = this.state.ledger.find(({ criterion }) => criterion.id === id)
    if (!entry) throw new Error(`the ledger does not follow ${id}`)
    return entry
  }
}
