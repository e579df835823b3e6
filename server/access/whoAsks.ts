import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A sign-in that stands before this server and says who is there. */
export interface TrustedSignIn {
  /** Lower-case name of the header that carries the person. */
  userHeader: string
  /** What the proxy sends as `x-premortem-secret`, so that nobody can pass by it. */
  secret: string
}

export const SECRET_HEADER = 'x-premortem-secret'
export const SESSION_COOKIE = 'premortem_session'
const SESSION = /^[A-Za-z0-9_-]{43}$/
/** A browser keeps its session this long after it was last used to join. */
const SESSION_SECONDS = 400 * 24 * 3600

/** Knows who sends a request: a browser by its session cookie, or a person by the header of the sign-in in front. */
export class WhoAsks {
  readonly #signIn: TrustedSignIn | null
  readonly #isHttps: boolean

  constructor(signIn: TrustedSignIn | null, isHttps: boolean) {
    this.#signIn = signIn
    this.#isHttps = isHttps
  }

  /** Whether the request came through the sign-in in front, where there is one. */
  mayPass(headers: IncomingHttpHeaders): boolean {
    if (!this.#signIn) return true
    const given = headers[SECRET_HEADER]
    return typeof given === 'string' && isSame(given, this.#signIn.secret) && this.#user(headers) !== null
  }

  /** A name for whoever asks that stays the same: of a session only its hash. null: nobody known. */
  subject(headers: IncomingHttpHeaders): string | null {
    if (this.#signIn) return this.mayPass(headers) ? `user:${this.#user(headers)}` : null
    const session = readCookie(headers.cookie, SESSION_COOKIE)
    return session !== null && SESSION.test(session) ? subjectOfSession(session) : null
  }

  /** What to call somebody who has not said: their name at the sign-in. */
  knownName(headers: IncomingHttpHeaders): string | null {
    return this.#signIn ? this.#user(headers) : null
  }

  /** A new session and the cookie that keeps it; null where the sign-in in front says who somebody is. */
  newSession(): { subject: string; cookie: string } | null {
    if (this.#signIn) return null
    const session = randomBytes(32).toString('base64url')
    const cookie = `${SESSION_COOKIE}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_SECONDS}${this.#isHttps ? '; Secure' : ''}`
    return { subject: subjectOfSession(session), cookie }
  }

  #user(headers: IncomingHttpHeaders): string | null {
    const user = this.#signIn && headers[this.#signIn.userHeader]
    return typeof user === 'string' && user.trim() !== '' ? user.trim().slice(0, 200) : null
  }
}

/** The store never sees what a browser would have to show to be taken for somebody. */
const subjectOfSession = (session: string): string => `session:${hashOf(session)}`

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return first !== undefined && second !== undefined && timingSafeEqual(first, second)
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}
