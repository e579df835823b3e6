import type { Signal } from '@tldraw/state'
import { useValue } from 'tldraw'
import type { Access, Role } from '#server/protocol.ts'

/** "open": the board was never shared by role, everybody may do everything. null: not known yet. */
export type BoardRole = Role | 'open' | null

/** What is known of who may open a private board. */
export type PrivateAccess = Extract<Access, { isPrivate: true }>

interface HasRole {
  readonly role: Signal<BoardRole>
}

/** What the person in front of this screen is to a board. Follows changes at once. */
export function useRole(board: HasRole | null): BoardRole {
  return useValue('role', () => board?.role.get() ?? null, [board])
}

/** Whether they see the interviewer's side. */
export const isInterviewersSide = (role: BoardRole): boolean => role === 'owner' || role === 'interviewer'
