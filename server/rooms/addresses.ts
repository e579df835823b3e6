import type { Limits } from './limits.ts'
import { TokenBucket } from './tokenBucket.ts'

type AddressLimits = Pick<Limits, 'connectionsPerAddress' | 'roomsPerAddress' | 'refusalsPerMinute'>

/** Addresses whose refusals are counted; beyond it the oldest is forgotten. */
const MOST_COUNTED = 10_000

/** What each network address has open, so that one does not use up everybody's share. */
export class Addresses {
  readonly #limits: AddressLimits
  /** How many connections an address has, by room. */
  readonly #open = new Map<string, Map<string, number>>()
  readonly #refusals = new Map<string, TokenBucket>()

  constructor(limits: AddressLimits) {
    this.#limits = limits
  }

  /** Counts one more connection, until it leaves. False, and it does not count, when that would be too many. */
  enter(address: string, room: string): boolean {
    const rooms = this.#open.get(address) ?? new Map<string, number>()
    const connections = [...rooms.values()].reduce((sum, count) => sum + count, 0)
    const { connectionsPerAddress, roomsPerAddress } = this.#limits
    if (connectionsPerAddress > 0 && connections >= connectionsPerAddress) return false
    if (roomsPerAddress > 0 && !rooms.has(room) && rooms.size >= roomsPerAddress) return false
    this.#open.set(address, rooms)
    rooms.set(room, (rooms.get(room) ?? 0) + 1)
    return true
  }

  leave(address: string, room: string): void {
    const rooms = this.#open.get(address)
    if (!rooms) return
    const left = (rooms.get(room) ?? 0) - 1
    if (left > 0) rooms.set(room, left)
    else rooms.delete(room)
    if (rooms.size === 0) this.#open.delete(address)
  }

  /** Somebody from there was refused. */
  countRefusal(address: string): void {
    const { refusalsPerMinute } = this.#limits
    if (refusalsPerMinute === 0) return
    const bucket = this.#refusals.get(address) ?? new TokenBucket(refusalsPerMinute / 60, refusalsPerMinute)
    bucket.take(1)
    this.#refusals.set(address, bucket)
    const [oldest] = this.#refusals.keys()
    if (this.#refusals.size > MOST_COUNTED && oldest !== undefined) this.#refusals.delete(oldest)
  }

  /** Whether so many from there were refused that nobody is asked any more. */
  isGuessing(address: string): boolean {
    return (this.#refusals.get(address)?.take(0) ?? 0) > 0
  }
}
