import type { PresenceEntry } from './frames.ts'
import { malformed } from './refused.ts'

const MAX_STATE = 16 * 1024

/** What the server itself says of somebody: on a private board who they are, elsewhere nothing. */
export type Stamp = Readonly<Partial<Record<'member' | 'name' | 'role', string>>>
/** What nobody says of themselves. */
const STAMPED = ['member', 'role'] as const

/**
 * Who is on a board. A connection owns one client id, the first that it names and nobody else has; entries under other ids are dropped
 * without a word, because honest clients send back what they have heard of others.
 */
export class Presence<Owner extends object> {
  readonly #owned = new Map<Owner, number>()
  readonly #entries = new Map<number, PresenceEntry & { owner: Owner }>()

  /** Everybody who is here. */
  entries(): PresenceEntry[] {
    return [...this.#entries.values()].filter(({ json }) => json !== 'null')
  }

  /**
   * What is new for the others in what `owner` sent, with `stamp` over whatever it says of itself.
   * @throws {Refused} its own state is too large or no JSON.
   */
  hear(owner: Owner, entries: readonly PresenceEntry[], stamp: Stamp): PresenceEntry | null {
    let news: PresenceEntry | null = null
    for (const entry of entries) {
      if (!this.#owns(owner, entry)) continue
      const json = stamped(entry.json, stamp)
      const known = this.#entries.get(entry.client)
      const isNewer = !known || entry.clock > known.clock || (entry.clock === known.clock && json === 'null' && known.json !== 'null')
      if (!isNewer) continue
      news = { client: entry.client, clock: entry.clock, json }
      this.#entries.set(entry.client, { ...news, owner })
    }
    return news
  }

  /** The goodbye to send to the others. */
  leave(owner: Owner): PresenceEntry | null {
    const client = this.#owned.get(owner)
    if (client === undefined) return null
    this.#owned.delete(owner)
    const entry = this.#entries.get(client)
    this.#entries.delete(client)
    return entry && entry.json !== 'null' ? { client, clock: entry.clock, json: 'null' } : null
  }

  #owns(owner: Owner, { client, json }: PresenceEntry): boolean {
    const own = this.#owned.get(owner)
    if (own !== undefined) return own === client
    if (json === 'null' || this.#entries.has(client)) return false
    this.#owned.set(owner, client)
    return true
  }
}

/** @throws {Refused} */
function stamped(json: string, stamp: Stamp): string {
  if (json.length > MAX_STATE) throw malformed('A presence state that is too large.')
  let state: unknown
  try {
    state = JSON.parse(json)
  } catch {
    throw malformed('A presence state that is not JSON.')
  }
  if (typeof state !== 'object' || Array.isArray(state)) throw malformed('A presence state that is not an object.')
  if (state === null) return 'null'
  const isPlain = stamp.member === undefined && STAMPED.every((key) => !Object.hasOwn(state, key))
  if (isPlain) return json
  const own = Object.entries(state).filter(([key]) => !STAMPED.some((each) => each === key))
  return JSON.stringify({ ...Object.fromEntries(own), ...stamp })
}
