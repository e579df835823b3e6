import { Access, InvitationPreview, InviteResponse, JoinResponse, RoomTokenResponse } from '#server/protocol.ts'
import type { ChangeMemberRequest, InviteRequest } from '#server/protocol.ts'
import { request } from './request.ts'

const at = (board: string, rest: string): string => `/api/boards/${encodeURIComponent(board)}/${rest}`

/** Who may open a board, as far as whoever asks may know. @throws {RequestError} */
export const readAccess = async (board: string): Promise<Access> => Access.parse(await request(at(board, 'access'), { method: 'GET' }))

/** From here on the board is for its members. */
export const makePrivate = async (board: string, name: string): Promise<Access> =>
  Access.parse(await request(at(board, 'private'), { method: 'POST', body: { name } }))

/** The token of the answer is shown this once. */
export const invite = async (board: string, wanted: InviteRequest): Promise<InviteResponse> =>
  InviteResponse.parse(await request(at(board, 'invitations'), { method: 'POST', body: wanted }))

export const revokeInvitation = async (board: string, invitation: string): Promise<Access> =>
  Access.parse(await request(at(board, `invitations/${encodeURIComponent(invitation)}`), { method: 'DELETE' }))

/** `member` may be "me". */
export const changeMember = async (board: string, member: string, change: ChangeMemberRequest): Promise<Access> =>
  Access.parse(await request(at(board, `members/${encodeURIComponent(member)}`), { method: 'PATCH', body: change }))

export const removeMember = (board: string, member: string): Promise<unknown> =>
  request(at(board, `members/${encodeURIComponent(member)}`), { method: 'DELETE' })

/** Interviewer and candidate change sides. Without `members`: the only two there are. */
export const swapRoles = async (board: string, members?: readonly [string, string]): Promise<Access> =>
  Access.parse(await request(at(board, 'swap'), { method: 'POST', body: members ? { members } : {} }))

export const lookAtInvitation = async (token: string): Promise<InvitationPreview> =>
  InvitationPreview.parse(await request('/api/invitation', { method: 'POST', body: { token } }))

export const joinBoard = async (token: string, name: string): Promise<JoinResponse> =>
  JoinResponse.parse(await request('/api/join', { method: 'POST', body: { token, name } }))

/** A token for one socket on a document of a board; null where none is needed. */
export const askForToken = async (board: string, document: string): Promise<string | null> =>
  RoomTokenResponse.parse(await request(at(board, 'room-token'), { method: 'POST', body: { document } })).token
