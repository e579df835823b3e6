import { useValue } from 'tldraw'
import { foldSession } from '#critique/interviewer/session.ts'
import type { Session } from '#critique/interviewer/session.ts'
import type { SessionHere } from '../debrief/useSessionOf.ts'
import { withKey } from './privateSide.ts'
import type { PrivateSide } from './privateSide.ts'
import { usePrivateSide } from './usePrivateSide.ts'

/** A session as this person may read it: whoever led it has what it looked for, and their notes. */
export function useSideOf(board: string, id: string, state: SessionHere | null): { side: PrivateSide | null; session: Session | null } {
  const part = state?.session.setup?.part
  const side = usePrivateSide(board, part !== undefined && state?.privateParts.includes(part) ? part : null)
  const session = useValue('session', () => (side && state ? foldSession(withKey(state.events, side, id)) : (state?.session ?? null)), [
    side,
    state,
    id,
  ])
  return { side, session }
}
