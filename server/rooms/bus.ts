import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { StoredAuthor } from '../store/store.ts'
import type { PresenceEntry } from './frames.ts'

/**
 * What processes over one database tell each other. All of it is a hint: any of it may be lost, and nothing is ever stored because of one. What
 * counts is read from the log; who is there is said again every few seconds.
 */
export type Hint =
  /** An update that was committed under this number. */
  | { type: 'update'; seq: number; data: Uint8Array; authors: readonly StoredAuthor[] }
  /** The room stands here now. */
  | { type: 'head'; seq: number }
  | { type: 'presence'; entries: readonly PresenceEntry[] }
  /** Somebody has just begun to listen and knows of nobody yet. */
  | { type: 'whoIsHere' }
  /** A board was binned, or who may do what on it was changed. */
  | { type: 'changed'; board: string }

/** Where hints about all rooms are heard. */
export const EVERYBODY = ''

export interface Bus {
  /** Hears what others say about a room, until the returned function is called. */
  hear: (room: string, listener: (hint: Hint) => void) => () => void
  /** Fire and forget. */
  send: (room: string, hint: Hint) => void
  /** Called when the bus works again, and at first: hints may have been missed. */
  onReturn: () => void
  /** Why hints do not get through at the moment; null when they do. */
  readonly trouble: string | null
  close: () => Promise<void>
}

/** For one process alone. */
export const noBus = (): Bus => ({ hear: () => () => {}, send: () => {}, onReturn: () => {}, trouble: null, close: async () => {} })

/** Who listens to which room, within a process. */
export class Listeners {
  readonly #rooms = new Map<string, Set<(hint: Hint) => void>>()

  get rooms(): string[] {
    return [...this.#rooms.keys()]
  }

  /** Returns whether it is the first of its room. */
  add(room: string, listener: (hint: Hint) => void): boolean {
    const listeners = this.#rooms.get(room)
    if (listeners) {
      listeners.add(listener)
      return false
    }
    this.#rooms.set(room, new Set([listener]))
    return true
  }

  /** Returns whether it was the last of its room. */
  remove(room: string, listener: (hint: Hint) => void): boolean {
    const listeners = this.#rooms.get(room)
    if (!listeners?.delete(listener) || listeners.size > 0) return false
    return this.#rooms.delete(room)
  }

  tell(room: string, hint: Hint): void {
    for (const listener of this.#rooms.get(room) ?? []) listener(hint)
  }
}

const TYPES = ['update', 'head', 'presence', 'whoIsHere', 'changed'] as const

/** A hint as bytes, with the process that it comes from, so that nobody listens to themselves. */
export const encodeHint = (sender: string, hint: Hint): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, sender)
    encoding.writeVarUint(encoder, TYPES.indexOf(hint.type))
    if (hint.type === 'update' || hint.type === 'head') encoding.writeVarUint(encoder, hint.seq)
    if (hint.type === 'update') {
      encoding.writeVarUint8Array(encoder, hint.data)
      encoding.writeVarString(encoder, JSON.stringify(hint.authors))
    }
    if (hint.type === 'presence') encoding.writeVarString(encoder, JSON.stringify(hint.entries))
    if (hint.type === 'changed') encoding.writeVarString(encoder, hint.board)
  })

/** null for what comes from `self`, or cannot be read: another version may say more. */
export function decodeHint(self: string, bytes: Uint8Array): Hint | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarString(decoder) === self) return null
    return readHint(decoder)
  } catch {
    return null
  }
}

function readHint(decoder: decoding.Decoder): Hint | null {
  const type = TYPES[decoding.readVarUint(decoder)]
  switch (type) {
    case 'update': {
      const [seq, data] = [decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder).slice()]
      return { type, seq, data, authors: JSON.parse(decoding.readVarString(decoder)) as StoredAuthor[] }
    }
    case 'head':
      return { type, seq: decoding.readVarUint(decoder) }
    case 'presence':
      return { type, entries: JSON.parse(decoding.readVarString(decoder)) as PresenceEntry[] }
    case 'whoIsHere':
      return { type }
    case 'changed':
      return { type, board: decoding.readVarString(decoder) }
    default:
      return null
  }
}
