import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { DocumentId } from '../protocol.ts'

/** What a room token says: which room, for which member, until when; and a number that makes it good for one socket. */
const Claims = z.object({ room: DocumentId, member: z.string(), until: z.number(), once: z.string() })
export type RoomClaims = z.infer<typeof Claims>

/** Long enough to open a socket over a slow line, short enough that one in somebody's log is worth nothing. */
const LIFE_MS = 60_000

/** Signs and reads room tokens: base64url of the claims, a dot, and their HMAC. They hold letters that a subprotocol may. */
export class RoomTokens {
  readonly #key: Uint8Array
  readonly #now: () => number

  constructor(key: Uint8Array, now: () => number = Date.now) {
    this.#key = key
    this.#now = now
  }

  sign(room: string, member: string): string {
    const claims: RoomClaims = { room, member, until: this.#now() + LIFE_MS, once: randomBytes(12).toString('base64url') }
    const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
    return `${text}.${this.#mac(text)}`
  }

  /** null for one that was not signed here, or is expired. */
  read(token: string): RoomClaims | null {
    const [text = '', mac = ''] = token.split('.', 2)
    const expected = Buffer.from(this.#mac(text))
    const given = Buffer.from(mac)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
    const claims = Claims.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return claims.success && claims.data.until > this.#now() ? claims.data : null
  }

  #mac(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url')
  }
}
