import type { Role } from '#server/protocol.ts'

/** What each role is called, and what it may do. */
export const roleWords: Readonly<Record<Role, { title: string; text: string }>> = {
  owner: { title: 'Owner', text: 'Everything, and who else may come in' },
  interviewer: { title: 'Interviewer', text: 'Draws, and sees the interviewer’s side' },
  candidate: { title: 'Candidate', text: 'Draws; sees nothing of the interviewer’s side' },
  observer: { title: 'Observer', text: 'Looks on, changes nothing' },
}

export const invitedRoles = ['candidate', 'interviewer', 'observer'] as const
export type InvitedRole = (typeof invitedRoles)[number]
