import type { EventOf, SessionEvent } from '#critique/interviewer/events.ts'
import type { Board } from '#src/canvas/board.ts'
import { isInterviewersSide } from '#src/collab/useRole.ts'

/** A pair session of a board, as far as screens have to know before anything of the interview is loaded. */
interface PairNow {
  id: string
  opened: EventOf<'opened'>
  isLocked: boolean
}

/** The pair session that is on; null where none is. Follows the signals that it reads. */
export function pairNow(board: Pick<Board, 'sessions'>): PairNow | null {
  const [id, events] = [...board.sessions.lists.get()].at(-1) ?? []
  const opened = events?.[0]
  if (id === undefined || opened?.type !== 'opened' || opened.mode !== 'pair' || events!.some(({ type }) => type === 'finished'))
    return null
  return { id, opened, isLocked: lastLock(events!) }
}

const lastLock = (events: readonly SessionEvent[]): boolean => events.findLast((event) => event.type === 'board_locked')?.isLocked ?? false

/** While somebody is interviewed, only the interviewer's side sees what the engine says and computes. Until the role is known, nobody does. */
export const isHiddenByPair = (board: Pick<Board, 'sessions' | 'role'> | null): boolean =>
  board !== null && pairNow(board) !== null && !isInterviewersSide(board.role.get())

/** The interviewer presents, so that this screen leaves the drawing alone; for as long as somebody of their side is here to give it back. */
export const isLockedByPair = (board: Pick<Board, 'sessions' | 'role' | 'people'> | null): boolean =>
  board !== null &&
  (pairNow(board)?.isLocked ?? false) &&
  !isInterviewersSide(board.role.get()) &&
  board.people.get().some(({ role }) => isInterviewersSide(role))
