import * as encoding from 'lib0/encoding'

/** How a server is spoken to: the same Yjs updates in the frames that it knows. */
export interface Wire {
  path: (room: string) => string
  /** What a client says when its socket is open. */
  hello: (room: string) => Uint8Array[]
  update: (room: string, update: Uint8Array) => Uint8Array
  /** Whether the server answers the hello with what the room holds. */
  answers: boolean
  /** The content of a sync step 2, or null for any other frame. */
  readStep2: (frame: Buffer) => number | null
}

const SYNC = 0
const EMPTY_STATE = Uint8Array.of(0)

const sync = (encoder: encoding.Encoder, step: number, data: Uint8Array): void => {
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, data)
}

/** y-websocket's frames. */
export const yWire = (isSilent: boolean): Wire => ({
  path: (room) => `/collab/${room}`,
  hello: () => (isSilent ? [] : [encoding.encode((encoder) => sync(encoder, 0, EMPTY_STATE))]),
  update: (_room, update) => encoding.encode((encoder) => sync(encoder, 2, update)),
  answers: !isSilent,
  readStep2: (frame) => (frame[0] === SYNC && frame[1] === 1 ? frame.length - 3 : null),
})

const named = (room: string, write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, room)
    write(encoder)
  })

/** Hocuspocus puts the document's name before every message, and wants to be told a token first. */
export const hocuspocusWire: Wire = {
  path: () => '/',
  hello: (room) => [
    named(room, (encoder) => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'bench')
      encoding.writeVarString(encoder, '4.7.0')
    }),
    named(room, (encoder) => sync(encoder, 0, EMPTY_STATE)),
  ],
  update: (room, update) => named(room, (encoder) => sync(encoder, 2, update)),
  answers: true,
  readStep2: (frame) => {
    const at = 1 + (frame[0] ?? 0)
    const isSync = frame[at] === SYNC || frame[at] === 4
    return isSync && frame[at + 1] === 1 ? frame.length - at - 3 : null
  },
}
