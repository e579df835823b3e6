import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Gatekeeper } from '../access/gatekeeper.ts'
import type { WhoAsks } from '../access/whoAsks.ts'
import type { Store } from '../store/store.ts'

/** Makes a board that holds a Yjs update, or nothing. */
export type MakeBoard = (content: Uint8Array | null, request: FastifyRequest, reply: FastifyReply) => Promise<{ id: string }>

/** A board made in a browser is its maker's to share by role. Whatever a program makes, whoever has the address may. */
export function boardMaker({ store, gatekeeper, whoAsks }: { store: Store; gatekeeper: Gatekeeper; whoAsks: WhoAsks }): MakeBoard {
  const makerOf = ({ headers }: FastifyRequest, reply: FastifyReply): string | null => {
    const known = whoAsks.subject(headers)
    if (known !== null || headers.origin === undefined) return known
    const session = whoAsks.newSession()
    if (session) void reply.header('set-cookie', session.cookie)
    return session?.subject ?? null
  }
  return async (content, request, reply) => {
    const id = newBoardId()
    await store.createBoard(id)
    if (content) {
      await store.append(id, content).durable
      // It may hold what is kept for some time only.
      await store.setDue(id, { at: 0, list: null })
    }
    const maker = makerOf(request, reply)
    if (maker !== null) await gatekeeper.setCreator(id, maker)
    return { id }
  }
}

/** 128 random bits: nobody guesses one. */
const newBoardId = (): string => randomBytes(16).toString('base64url')
