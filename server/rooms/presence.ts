import type { PresenceEntry } from './frames.ts'
import { malformed } from './refused.ts'

const MAX_STATE = 16 * 1024
/** Who is elsewhere and has not been heard of for so long is gone: a server that died cannot say goodbye for its people. */
const ELSEWHERE_MS = 30_000

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
  /** People on the same board at other processes; `heardAt` is in milliseconds of any steady clock. */
  readonly #elsewhere = new Map<number, PresenceEntry & { heardAt: number }>()

  /** Everybody who is here, and everybody elsewhere. */
  entries(): PresenceEntry[] {
    return [...this.own(), ...this.#elsewhere.values()]
  }

  /** Everybody who is here. */
  own(): PresenceEntry[] {
    return [...this.#entries.values()].flatMap(({ client, clock, json }) => (json === 'null' ? [] : [{ client, clock, json }]))
  }

  /** What is new in what another process says of its people; they are stamped already. */
  hearElsewhere(entries: readonly PresenceEntry[], now: number): PresenceEntry[] {
    return entries.filter(({ client, clock, json }) => {
      if (this.#entries.has(client)) return false
      const known = this.#elsewhere.get(client)
      if (known && clock < known.clock) return false
      const isNews = !known || clock > known.clock || json !== known.json
      if (json !== 'null') this.#elsewhere.set(client, { client, clock, json, heardAt: now })
      else if (!this.#elsewhere.delete(client)) return false
      return isNews
    })
  }

  /** The goodbyes of those elsewhere who have not been heard of for too long. */
  forgetSilent(now: number): PresenceEntry[] {
    const silent = [...this.#elsewhere.values()].filter(({ heardAt }) => now - heardAt > ELSEWHERE_MS)
    for (const { client } of silent) this.#elsewhere.delete(client)
    return silent.map(({ client, clock }) => ({ client, clock, json: 'null' }))
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
      // They have come over from another process.
      this.#elsewhere.delete(entry.client)
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
