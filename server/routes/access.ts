import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  accessFor,
  invited,
  joined,
  madePrivate,
  memberOf,
  removed,
  renamed,
  revoked,
  shownInvitation,
  swapped,
  usableInvitation,
  withRole,
} from '../access/boardAccess.ts'
import type { BoardAccess } from '../access/boardAccess.ts'
import { newId } from '../access/gatekeeper.ts'
import type { Gatekeeper } from '../access/gatekeeper.ts'
import { hashOf } from '../access/whoAsks.ts'
import type { WhoAsks } from '../access/whoAsks.ts'
import {
  Access,
  BoardId,
  ChangeMemberRequest,
  InvitationPreview,
  InviteRequest,
  InviteResponse,
  JoinRequest,
  JoinResponse,
  LookAtInvitationRequest,
  MakePrivateRequest,
  Problem,
  RoomTokenRequest,
  RoomTokenResponse,
  SwapRequest,
} from '../protocol.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import { HttpError } from './errors.ts'
import { noSuchBoard } from './guard.ts'
import type { Asked, Guard } from './guard.ts'

export interface AccessRouteOptions {
  store: Store
  rooms: Rooms
  gatekeeper: Gatekeeper
  whoAsks: WhoAsks
  guard: Guard
}

const Params = z.object({ id: BoardId })
const MemberParams = z.object({ id: BoardId, member: z.string().max(40) })
const InvitationParams = z.object({ id: BoardId, invitation: z.string().max(40) })
const WEEK_SECONDS = 7 * 24 * 3600
/** Tokens cannot be guessed; this keeps whoever tries from costing anything. */
const GUESSES_PER_MINUTE = 30

/** Who may open a board, and how one gets to be somebody who may. Nothing here is needed for a board that was never shared by role. */
export const accessRoutes =
  ({ store, rooms, gatekeeper, whoAsks, guard }: AccessRouteOptions): FastifyPluginAsyncZod =>
  async (app) => {
    const mustExist = async (id: string): Promise<void> => {
      const board = await store.board(id)
      if (!board || board.deletedAt !== null) throw noSuchBoard()
    }

    /** Somebody who has to be known from here on: a browser without a session gets one. */
    const known = (request: FastifyRequest, reply: FastifyReply): string => {
      const subject = whoAsks.subject(request.headers)
      if (subject !== null) return subject
      const session = whoAsks.newSession()
      if (!session) throw new HttpError(401, 'Sign in first.')
      void reply.header('set-cookie', session.cookie)
      return session.subject
    }

    const shown = (access: BoardAccess, subject: string | null): Access => {
      const me = memberOf(access, subject)
      if (access.isPrivate && !me) throw noSuchBoard()
      if (me) return accessFor(access, me, Date.now())
      return { isPrivate: false, mayMakePrivate: access.creator === null || access.creator === subject }
    }

    /** Changes access in the name of whoever asks, and answers with what they may know of it then. */
    const change = async ({ subject }: Asked, id: string, how: (access: BoardAccess) => BoardAccess): Promise<Access> =>
      shown(await gatekeeper.change(id, how), subject)

    app.get(
      '/boards/:id/access',
      { schema: { summary: 'Who may open the board, and as what', params: Params, response: { 200: Access, 403: Problem, 404: Problem } } },
      async (request, reply) => {
        const { id } = request.params
        await mustExist(id)
        const { access, subject } = await guard.mayRead(id, request)
        void reply.header('cache-control', 'no-store')
        return shown(access, subject)
      },
    )

    app.post(
      '/boards/:id/private',
      {
        schema: {
          summary: 'From here on the board is for its members; whoever asks is its owner',
          params: Params,
          body: MakePrivateRequest,
          response: { 200: Access, 403: Problem, 404: Problem, 409: Problem },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        await mustExist(id)
        const asked = await guard.mayRead(id, request)
        const subject = known(request, reply)
        const { name } = request.body
        return change({ ...asked, subject }, id, (access) => madePrivate(access, { id: newId(), subject, name, now: Date.now() }))
      },
    )

    app.post(
      '/boards/:id/invitations',
      {
        schema: {
          summary: 'A link that lets somebody in with a role',
          params: Params,
          body: InviteRequest,
          response: { 201: InviteResponse, 403: Problem, 404: Problem, 409: Problem },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const { member } = await guard.mayManage(id, request)
        if (!member) throw new HttpError(409, 'Share this board by role first.')
        const { role, expiresIn = WEEK_SECONDS, isReusable } = request.body
        const token = `${id}.${randomBytes(16).toString('base64url')}`
        const now = Date.now()
        const invitation = {
          id: newId(),
          hash: hashOf(token),
          role,
          invitedBy: member.name,
          createdAt: now,
          expiresAt: expiresIn === null ? null : now + expiresIn * 1000,
          isReusable,
        }
        await gatekeeper.change(id, (access) => invited(access, invitation))
        void reply.header('cache-control', 'no-store')
        return reply.code(201).send({ invitation: shownInvitation({ ...invitation, uses: 0, revokedAt: null }), token })
      },
    )

    app.delete(
      '/boards/:id/invitations/:invitation',
      { schema: { summary: 'Takes an invitation back', params: InvitationParams, response: { 200: Access, 403: Problem, 404: Problem } } },
      async (request, _reply) => {
        const { id, invitation } = request.params
        return change(await guard.mayManage(id, request), id, (access) => revoked(access, invitation, Date.now()))
      },
    )

    app.post(
      '/invitation',
      {
        schema: {
          summary: 'What an invitation is for, without using it',
          body: LookAtInvitationRequest,
          response: { 200: InvitationPreview, 404: Problem, 410: Problem },
        },
        config: { rateLimit: { max: GUESSES_PER_MINUTE, timeWindow: '1 minute' } },
      },
      async ({ body: { token } }, reply) => {
        const board = boardOf(token)
        const { role, invitedBy } = usableInvitation(await gatekeeper.access(board), hashOf(token), Date.now())
        const room = await rooms.open(board)
        if (!room) throw noSuchBoard()
        void reply.header('cache-control', 'no-store')
        return { role, invitedBy, title: room.title }
      },
    )

    app.post(
      '/join',
      {
        schema: {
          summary: 'Exchanges an invitation for a membership, kept by a cookie that pages cannot read',
          body: JoinRequest,
          response: { 200: JoinResponse, 403: Problem, 404: Problem, 409: Problem, 410: Problem },
        },
        config: { rateLimit: { max: GUESSES_PER_MINUTE, timeWindow: '1 minute' } },
      },
      async (request, reply) => {
        const { token, name } = request.body
        const board = boardOf(token)
        await mustExist(board)
        usableInvitation(await gatekeeper.access(board), hashOf(token), Date.now())
        const subject = known(request, reply)
        const person = { hash: hashOf(token), id: newId(), subject, name, now: Date.now() }
        const member = memberOf(await gatekeeper.change(board, (access) => joined(access, person)), subject)
        if (!member) throw noSuchBoard()
        return { board, role: member.role }
      },
    )

    app.post(
      '/boards/:id/room-token',
      {
        schema: {
          summary: 'A token that opens one room once, within a minute',
          params: Params,
          body: RoomTokenRequest.nullish(),
          response: { 200: RoomTokenResponse, 403: Problem, 404: Problem },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const document = request.body?.document ?? id
        if (document !== id && !document.startsWith(`${id}~`)) throw noSuchBoard()
        await mustExist(id)
        const { subject } = await guard.mayRead(id, request)
        const given = await gatekeeper.tokenFor(document, subject)
        if (!given) throw noSuchBoard()
        void reply.header('cache-control', 'no-store')
        return given
      },
    )

    app.patch(
      '/boards/:id/members/:member',
      {
        schema: {
          summary: 'Another role, which the owner gives, or another name, which everybody gives themselves; "me" is whoever asks',
          params: MemberParams,
          body: ChangeMemberRequest,
          response: { 200: Access, 400: Problem, 403: Problem, 404: Problem },
        },
      },
      async (request, _reply) => {
        const { id } = request.params
        const { role, name } = request.body
        const asked = await guard.mayRead(id, request)
        const { member } = asked
        if (!member) throw noSuchBoard()
        const target = request.params.member === 'me' ? member.id : request.params.member
        if ((role !== undefined || target !== member.id) && !member.isOwner)
          throw new HttpError(403, 'Only the owner of this board can do that.')
        return change(asked, id, (access) => {
          const named = name === undefined ? access : renamed(access, target, name)
          return role === undefined ? named : withRole(named, target, role)
        })
      },
    )

    app.delete(
      '/boards/:id/members/:member',
      {
        schema: {
          summary: 'Removes a member, at once; everybody may remove themselves',
          params: MemberParams,
          response: { 204: z.null(), 400: Problem, 403: Problem, 404: Problem },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const { member } = await guard.mayRead(id, request)
        if (!member) throw noSuchBoard()
        const target = request.params.member === 'me' ? member.id : request.params.member
        if (target !== member.id && !member.isOwner) throw new HttpError(403, 'Only the owner of this board can do that.')
        await gatekeeper.change(id, (access) => removed(access, target, Date.now()))
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/boards/:id/swap',
      {
        schema: {
          summary: 'Interviewer and candidate change sides, and a new part of the session begins',
          params: Params,
          body: SwapRequest.nullish(),
          response: { 200: Access, 400: Problem, 403: Problem, 404: Problem },
        },
      },
      async (request, _reply) => {
        const { id } = request.params
        const asked = await guard.mayAs(id, request, ['owner', 'interviewer'])
        if (!asked.member) throw new HttpError(400, 'Share this board by role first.')
        return change(asked, id, (access) => swapped(access, request.body?.members))
      },
    )
  }

const boardOf = (token: string): string => token.split('.', 1)[0] ?? ''
