import { fitOf } from '#critique/drills/run.ts'
import { chooseIncident, runningDrill, strikeEvent } from '#critique/interviewer/incident.ts'
import { snapshotOf } from '#critique/interviewer/board.ts'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import { drills } from '#templates/drills/index.ts'
import { uniqueId } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { Interview } from '#src/interview/interview.ts'
import { createIncidents } from './incidents.ts'
import { beginPlay } from './play.ts'
import type { WaitingDrill } from './waitingDrill.ts'

/** Begins a drill that was chosen elsewhere. False where the board does not fit it. */
export function beginDrill(board: Board, { drill: id, seed, from }: WaitingDrill): boolean {
  const drill = drills.find((one) => one.id === id)
  if (!drill || !fitOf(board.graph.get(), drill).fits) return false
  beginPlay(board, drill, { seed, from })
  return true
}

/**
 * Somebody lets something break in an interview: the symptom is told in the session, and the drill runs on the board. Without a drill
 * named, the one that tests the board most. False where none fits what is drawn, or one is being played.
 */
export function injectDrill(board: Board, interview: Interview, seed: number, by = INTERVIEWER, wanted?: string): boolean {
  const session = { ...interview.session.get(), clock: interview.clock.get() }
  if (runningDrill(session)) return false
  const graph = board.graph.get()
  const incidents = createIncidents(board)
  const fitting = incidents.on(graph, seed)
  const choice =
    wanted === undefined
      ? chooseIncident({ session, task: interview.task, board: snapshotOf(graph) }, fitting)
      : { incident: fitting.find(({ drill }) => drill === wanted), why: '' }
  if (!choice?.incident) return false
  const event = strikeEvent(session, choice.incident, choice.why)
  const run = incidents.begin(choice.incident.drill, seed)
  if (run === null) return false
  board.sessions.append(interview.id, [{ ...event, run, id: uniqueId(), at: Date.now(), by }])
  return true
}
