import { z } from 'zod'
import { Role } from '../protocol.ts'
import type { Access, Invitation, Member } from '../protocol.ts'

/** As stored. Unknown keys come from a newer version and are kept. */
const StoredMember = z.looseObject({
  id: z.string(),
  /** Who they are to this server: see `whoAsks.ts`. */
  subject: z.string(),
  name: z.string(),
  role: Role,
  isOwner: z.boolean(),
  joinedAt: z.number(),
  removedAt: z.number().nullable(),
  /** Parts of the session in which they were on the interviewer's side. */
  privateParts: z.array(z.number()),
  /** The invitation that they came by. */
  invitation: z.string().nullable(),
})
type StoredMember = z.infer<typeof StoredMember>

const StoredInvitation = z.looseObject({
  id: z.string(),
  /** Of the token; the token itself is kept nowhere. */
  hash: z.string(),
  role: Role,
  invitedBy: z.string(),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  isReusable: z.boolean(),
  uses: z.number(),
  revokedAt: z.number().nullable(),
})
type StoredInvitation = z.infer<typeof StoredInvitation>

/** Who may open a board. The verbs below return a new one and leave the old one alone. */
export const BoardAccess = z.looseObject({
  /** Whoever made the board in a browser may make it private; null: whoever has the address. */
  creator: z.string().nullable(),
  isPrivate: z.boolean(),
  part: z.number(),
  members: z.array(StoredMember),
  invitations: z.array(StoredInvitation),
})
export type BoardAccess = z.infer<typeof BoardAccess>

/** Why a change of access is not made. */
export class AccessRefused extends Error {
  override name = 'AccessRefused'
  readonly statusCode: 400 | 403 | 404 | 409 | 410
  constructor(statusCode: AccessRefused['statusCode'], message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

const MOST_MEMBERS = 500
const MOST_INVITATIONS = 200

export const openAccess = (creator: string | null): BoardAccess => ({
  creator,
  isPrivate: false,
  part: 1,
  members: [],
  invitations: [],
})

export const mayWrite = (role: Role): boolean => role !== 'observer'
const isInterviewersSide = (role: Role): boolean => role === 'owner' || role === 'interviewer'

/** The member that a subject is; null for strangers, removed ones and nobody. */
export function memberOf({ members }: BoardAccess, subject: string | null): StoredMember | null {
  return members.find((member) => member.subject === subject && member.removedAt === null) ?? null
}

export const wasRemoved = ({ members }: BoardAccess, subject: string | null): boolean =>
  members.some((member) => member.subject === subject && member.removedAt !== null)

export const memberById = ({ members }: BoardAccess, id: string): StoredMember | null =>
  members.find((member) => member.id === id && member.removedAt === null) ?? null

/** Whether a member may open the private document of a part. */
export const mayOpenPart = ({ privateParts }: StoredMember, part: number): boolean => privateParts.includes(part)

export function madePrivate(access: BoardAccess, member: { id: string; subject: string; name: string; now: number }): BoardAccess {
  if (access.isPrivate) throw new AccessRefused(409, 'This board is shared by role already.')
  if (access.creator !== null && access.creator !== member.subject)
    throw new AccessRefused(403, 'Only who made this board can share it by role.')
  return { ...access, isPrivate: true, members: [newMember(access, { ...member, role: 'owner', invitation: null })] }
}

export interface NewInvitation {
  id: string
  hash: string
  role: Role
  invitedBy: string
  createdAt: number
  expiresAt: number | null
  isReusable: boolean
}

export function invited(access: BoardAccess, invitation: NewInvitation): BoardAccess {
  // What can never be used again makes room for what can.
  const usable = access.invitations.filter((each) => each.revokedAt === null && !isOver(each, invitation.createdAt))
  if (usable.length >= MOST_INVITATIONS) throw new AccessRefused(409, 'This board has too many open invitations: revoke some first.')
  return { ...access, invitations: [...usable, { ...invitation, uses: 0, revokedAt: null }] }
}

export function revoked(access: BoardAccess, id: string, now: number): BoardAccess {
  if (!access.invitations.some((each) => each.id === id)) throw new AccessRefused(404, 'There is no such invitation.')
  return {
    ...access,
    invitations: access.invitations.map((each) => (each.id === id ? { ...each, revokedAt: each.revokedAt ?? now } : each)),
  }
}

/** The invitation that a token's hash belongs to, while it can be used. */
export function usableInvitation(access: BoardAccess, hash: string, now: number): StoredInvitation {
  const invitation = access.invitations.find((each) => each.hash === hash)
  if (!invitation) throw new AccessRefused(404, 'This invitation is not known. The link may be cut off.')
  if (invitation.revokedAt !== null) throw new AccessRefused(410, 'This invitation was taken back. Ask for a new link.')
  if (invitation.expiresAt !== null && invitation.expiresAt <= now)
    throw new AccessRefused(410, 'This invitation has expired. Ask for a new link.')
  if (isOver(invitation, now)) throw new AccessRefused(410, 'This invitation was used already. Ask for a new link.')
  return invitation
}

/** Somebody comes in by an invitation. Who is a member already keeps their place and uses nothing up; the owner stays what they are. */
export function joined(
  access: BoardAccess,
  { hash, ...person }: { hash: string; id: string; subject: string; name: string; now: number },
): BoardAccess {
  const known = memberOf(access, person.subject)
  const invitation = usableInvitation(access, hash, person.now)
  if (known && (known.isOwner || known.role === invitation.role)) return access
  const used = { ...access, invitations: access.invitations.map((each) => (each === invitation ? { ...each, uses: each.uses + 1 } : each)) }
  if (known) return withRole({ ...used, members: withName(used.members, known.id, person.name) }, known.id, invitation.role)
  const before = access.members.find(({ subject, removedAt }) => subject === person.subject && removedAt !== null)
  if (before && invitation.createdAt <= (before.removedAt ?? 0)) throw new AccessRefused(403, 'You were removed from this board.')
  // Somebody who was removed and is invited again is somebody new: what they could see before stays closed.
  const others = used.members.filter(({ subject }) => subject !== person.subject)
  if (others.length >= MOST_MEMBERS) throw new AccessRefused(409, 'This board has too many members.')
  return { ...used, members: [...others, newMember(access, { ...person, role: invitation.role, invitation: invitation.id })] }
}

export const renamed = (access: BoardAccess, id: string, name: string): BoardAccess => ({
  ...access,
  members: withName(access.members, id, name),
})

export function withRole(access: BoardAccess, id: string, role: Role): BoardAccess {
  const member = memberById(access, id)
  if (!member) throw new AccessRefused(404, 'There is no such member.')
  if (role === 'owner' && !member.isOwner) throw new AccessRefused(400, 'A board has the owner who made it private.')
  const others = member.privateParts.filter((part) => part !== access.part)
  const privateParts = isInterviewersSide(role) ? [...others, access.part] : others
  return { ...access, members: access.members.map((each) => (each.id === id ? { ...each, role, privateParts } : each)) }
}

export function removed(access: BoardAccess, id: string, now: number): BoardAccess {
  const member = memberById(access, id)
  if (!member) throw new AccessRefused(404, 'There is no such member.')
  if (member.isOwner) throw new AccessRefused(400, 'The owner of a board cannot be removed from it.')
  return {
    ...access,
    members: access.members.map((each) => (each.id === id ? { ...each, removedAt: now, privateParts: [] } : each)),
    // The link that they have would bring them straight back under another name.
    invitations: access.invitations.map((each) => (each.id === member.invitation ? { ...each, revokedAt: each.revokedAt ?? now } : each)),
  }
}

/** The second half: two members change sides, and a new part begins, so that nobody reads what was noted about them in the first. */
export function swapped(access: BoardAccess, pair: readonly [string, string] | undefined): BoardAccess {
  const [a, b] = pair ? pair.map((id) => memberById(access, id)) : thePair(access)
  if (!a || !b || a.id === b.id) throw new AccessRefused(400, 'Say which two members swap roles.')
  const next = { ...access, part: access.part + 1 }
  const sideOf = (member: StoredMember, other: StoredMember): Role =>
    isInterviewersSide(other.role) ? (member.isOwner ? 'owner' : 'interviewer') : other.role
  return next.members
    .filter(({ removedAt }) => removedAt === null)
    .reduce((now, member) => {
      const role = member.id === a.id ? sideOf(a, b) : member.id === b.id ? sideOf(b, a) : member.role
      return withRole(now, member.id, role)
    }, next)
}

function thePair({ members }: BoardAccess): (StoredMember | null)[] {
  const here = members.filter(({ removedAt }) => removedAt === null)
  const candidates = here.filter(({ role }) => role === 'candidate')
  const interviewers = here.filter(({ role }) => role === 'interviewer')
  const asking = interviewers.length > 0 ? interviewers : here.filter(({ role }) => role === 'owner')
  return candidates.length === 1 && asking.length === 1 ? [asking[0] ?? null, candidates[0] ?? null] : [null, null]
}

/** What one member is shown. */
export function accessFor(access: BoardAccess, me: StoredMember, now: number): Access {
  return {
    isPrivate: true,
    me: shownMember(me),
    part: access.part,
    privateParts: me.privateParts.toSorted((a, b) => a - b),
    members: access.members.filter(({ removedAt }) => removedAt === null).map(shownMember),
    invitations: me.isOwner ? access.invitations.filter((each) => each.revokedAt === null && !isOver(each, now)).map(shownInvitation) : [],
  }
}

export const shownInvitation = ({ id, role, expiresAt, isReusable, uses, createdAt }: StoredInvitation): Invitation => ({
  id,
  role,
  expiresAt,
  isReusable,
  uses,
  createdAt,
})

const shownMember = ({ id, name, role, isOwner, joinedAt }: StoredMember): Member => ({ id, name, role, isOwner, joinedAt })

const withName = (members: readonly StoredMember[], id: string, name: string): StoredMember[] =>
  members.map((member) => (member.id === id ? { ...member, name } : member))

interface NewMember {
  id: string
  subject: string
  name: string
  role: Role
  invitation: string | null
  now: number
}

function newMember({ part }: BoardAccess, { now, ...person }: NewMember): StoredMember {
  return {
    ...person,
    isOwner: person.role === 'owner',
    joinedAt: now,
    removedAt: null,
    privateParts: isInterviewersSide(person.role) ? [part] : [],
  }
}

const isOver = ({ expiresAt, isReusable, uses }: StoredInvitation, now: number): boolean =>
  (expiresAt !== null && expiresAt <= now) || (!isReusable && uses > 0)
