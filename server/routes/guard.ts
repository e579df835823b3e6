import type { FastifyRequest } from 'fastify'
import { memberOf, wasRemoved } from '../access/boardAccess.ts'
import type { BoardAccess } from '../access/boardAccess.ts'
import type { Gatekeeper } from '../access/gatekeeper.ts'
import type { WhoAsks } from '../access/whoAsks.ts'
import type { Role } from '../protocol.ts'
import { HttpError } from './errors.ts'

type Member = NonNullable<ReturnType<typeof memberOf>>

/** Who asks, and what the board says of them. */
export interface Asked {
  access: BoardAccess
  subject: string | null
  /** null where the board is open to everybody. */
  member: Member | null
}

const BEARER = /^Bearer (\S+)$/

/** The same sentence for a board that is not there and for one that is not shared: an answer that differs would be a list of boards. */
export const noSuchBoard = (): HttpError => new HttpError(404, 'There is no such board, or it is not shared with you.')

/** Stands before every request about one board. */
export class Guard {
  readonly #gatekeeper: Gatekeeper
  readonly #whoAsks: WhoAsks

  constructor(gatekeeper: Gatekeeper, whoAsks: WhoAsks) {
    this.#gatekeeper = gatekeeper
    this.#whoAsks = whoAsks
  }

  /**
   * Lets in whoever may see the board.
   * @throws {HttpError} 404 for strangers, 403 for somebody who was removed.
   */
  async mayRead(board: string, request: FastifyRequest): Promise<Asked> {
    const access = await this.#gatekeeper.access(board)
    const subject = await this.#subject(board, request)
    if (!access.isPrivate) return { access, subject, member: null }
    const member = memberOf(access, subject)
    if (member) return { access, subject, member }
    if (wasRemoved(access, subject)) throw new HttpError(403, 'You were removed from this board.')
    throw noSuchBoard()
  }

  /** Lets in whoever may draw on it. */
  async mayWrite(board: string, request: FastifyRequest): Promise<Asked> {
    return this.mayAs(board, request, ['owner', 'interviewer', 'candidate'])
  }

  /** Lets in members with one of these roles, and everybody where there are no members. */
  async mayAs(board: string, request: FastifyRequest, roles: readonly Role[]): Promise<Asked> {
    const asked = await this.mayRead(board, request)
    if (asked.member && !asked.member.isOwner && !roles.includes(asked.member.role))
      throw new HttpError(403, 'Your role on this board does not allow that.')
    return asked
  }

  /** Lets in the owner of a private board, and everybody where there is none. */
  async mayManage(board: string, request: FastifyRequest): Promise<Asked> {
    const asked = await this.mayRead(board, request)
    if (asked.member && !asked.member.isOwner) throw new HttpError(403, 'Only the owner of this board can do that.')
    return asked
  }

  async #subject(board: string, { headers }: FastifyRequest): Promise<string | null> {
    const token = BEARER.exec(headers.authorization ?? '')?.[1]
    return token === undefined ? this.#whoAsks.subject(headers) : this.#gatekeeper.subjectOfToken(board, token)
  }
}
