import { fitOf, startDrill } from '#critique/drills/run.ts'
import { hashOf } from '#critique/estimate/random.ts'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import { drills } from '#templates/drills/index.ts'
import { uniqueId } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
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
 * An interviewer lets something break: the symptom is told in the session, and the drill runs on the board. Without a drill named, one
 * that fits is chosen by the seed. False where none fits what is drawn.
 */
export function injectDrill(board: Board, session: string, seed: number, by = INTERVIEWER, wanted?: string): boolean {
  const told = new Set(
    (board.sessions.lists.get().get(session) ?? []).flatMap((event) => (event.type === 'drill_injected' ? event.drill : [])),
  )
  const first = (hashOf('injected', seed) >>> 0) % drills.length
  const inTurn = wanted === undefined ? [...drills.slice(first), ...drills.slice(0, first)] : drills.filter(({ id }) => id === wanted)
  const graph = board.graph.get()
  const drill = inTurn.find((one) => !told.has(one.id) && fitOf(graph, one).fits)
  if (!drill) return false
  const { symptom } = startDrill(graph, drill, seed)
  board.sessions.append(session, [
    { type: 'drill_injected', id: uniqueId(), at: Date.now(), by, drill: drill.id, title: drill.title, symptom, covers: [] },
  ])
  beginPlay(board, drill, { seed })
  return true
}
