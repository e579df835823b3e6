import type { Role } from '#server/protocol.ts'

/** What each role is called, what it may do, and how that is said to somebody: "You are …". */
export const roleWords: Readonly<Record<Role, { title: string; text: string; you: string }>> = {
  owner: {
    title: 'Owner',
    text: 'Does everything, and says who else may come in',
    you: 'the owner: you do everything, and say who else may come in',
  },
  interviewer: {
    title: 'Interviewer',
    text: 'Draws, and sees the interviewer’s side',
    you: 'an interviewer: you draw, and see the interviewer’s side',
  },
  candidate: {
    title: 'Candidate',
    text: 'Draws; sees nothing of the interviewer’s side',
    you: 'the candidate: you draw, and see nothing of the interviewer’s side',
  },
  observer: { title: 'Observer', text: 'Looks on, changes nothing', you: 'an observer: you look on and change nothing' },
}

export const invitedRoles = ['candidate', 'interviewer', 'observer'] as const
export type InvitedRole = (typeof invitedRoles)[number]
