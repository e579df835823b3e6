import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MessageType } from '../protocol.ts'
import type { RoleNotice, Saved } from '../protocol.ts'
import { malformed } from './refused.ts'

/** Sub-types of a sync message, as y-protocols numbers them. */
const Sync = { step1: 0, step2: 1, update: 2 } as const

/** What a client may say. `data` is a copy: the frame that it came in can be freed. */
export type Message =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'step2' | 'update'; data: Uint8Array }
  | { type: 'awareness'; data: Uint8Array }
  | { type: 'queryAwareness' }

/**
 * Reads one frame, whole.
 * @throws {Refused} it is not y-websocket's protocol.
 */
export function readFrame(frame: Uint8Array): Message {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = readMessage(decoder)
    if (message && !decoding.hasContent(decoder)) return message
  } catch {
    // Over-long numbers, lengths beyond the end: all the same to the sender.
  }
  throw malformed("Not y-websocket's protocol.")
}

function readMessage(decoder: decoding.Decoder): Message | null {
  const type = decoding.readVarUint(decoder)
  if (type === MessageType.sync) return readSync(decoder)
  if (type === MessageType.awareness) return { type: 'awareness', data: decoding.readVarUint8Array(decoder).slice() }
  return type === MessageType.queryAwareness ? { type: 'queryAwareness' } : null
}

function readSync(decoder: decoding.Decoder): Message | null {
  const step = decoding.readVarUint(decoder)
  const data = decoding.readVarUint8Array(decoder).slice()
  if (step === Sync.step1) return { type: 'step1', stateVector: data }
  if (step === Sync.step2) return { type: 'step2', data }
  return step === Sync.update ? { type: 'update', data } : null
}

const syncFrame = (step: number, data: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, data)
  })

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(Sync.step1, stateVector)
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(Sync.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(Sync.update, update)

export const savedFrame = (saved: Saved): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.saved)
    encoding.writeVarString(encoder, JSON.stringify(saved))
  })

export const roleFrame = (notice: RoleNotice): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.access)
    encoding.writeVarString(encoder, JSON.stringify(notice))
  })

/** Where somebody is and what they have selected, as JSON; "null" once they have left. */
export interface PresenceEntry {
  client: number
  clock: number
  json: string
}

export const presenceFrame = (entries: readonly PresenceEntry[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.awareness)
    encoding.writeVarUint8Array(encoder, encodePresence(entries))
  })

const encodePresence = (entries: readonly PresenceEntry[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, json } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, json)
    }
  })

/** More people than this do not fit on a board, so more entries are nobody's. */
const MAX_ENTRIES = 1000

/** @throws {Refused} */
export function readPresence(data: Uint8Array): PresenceEntry[] {
  try {
    const decoder = decoding.createDecoder(data)
    const count = decoding.readVarUint(decoder)
    if (count <= MAX_ENTRIES) {
      const entries = Array.from({ length: count }, () => ({
        client: decoding.readVarUint(decoder),
        clock: decoding.readVarUint(decoder),
        json: decoding.readVarString(decoder),
      }))
      if (!decoding.hasContent(decoder)) return entries
    }
  } catch {
    // Falls through: unreadable is unreadable.
  }
  throw malformed('Not an awareness update.')
}
