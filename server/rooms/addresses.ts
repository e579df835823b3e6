import type { Limits } from './limits.ts'

/** What each network address has open, so that one does not use up everybody's share. */
export class Addresses {
  readonly #limits: Pick<Limits, 'connectionsPerAddress' | 'roomsPerAddress'>
  /** How many connections an address has, by room. */
  readonly #open = new Map<string, Map<string, number>>()

  constructor(limits: Pick<Limits, 'connectionsPerAddress' | 'roomsPerAddress'>) {
    this.#limits = limits
  }

  /** Counts one more connection; the returned function takes it away again. null when that would be too many. */
  enter(address: string, room: string): (() => void) | null {
    const rooms = this.#open.get(address) ?? new Map<string, number>()
    const connections = [...rooms.values()].reduce((sum, count) => sum + count, 0)
    const { connectionsPerAddress, roomsPerAddress } = this.#limits
    if (connectionsPerAddress > 0 && connections >= connectionsPerAddress) return null
    if (roomsPerAddress > 0 && !rooms.has(room) && rooms.size >= roomsPerAddress) return null
    this.#open.set(address, rooms)
    rooms.set(room, (rooms.get(room) ?? 0) + 1)
    return () => this.#leave(address, rooms, room)
  }

  #leave(address: string, rooms: Map<string, number>, room: string): void {
    const left = (rooms.get(room) ?? 0) - 1
    if (left > 0) rooms.set(room, left)
    else rooms.delete(room)
    if (rooms.size === 0) this.#open.delete(address)
  }
}
