import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { encode } from '#server/records/codec.ts'
import type { Json } from '#server/records/codec.ts'
import { node } from '../../server/records/samples.ts'
import type { Measured } from './servers.ts'

/** A socket in a room that keeps no document: hundreds of them cost less than the server that they measure. */
export interface Listener {
  socket: WebSocket
  room: string
  /** Size of what the room held. */
  contentBytes: number
}

/** Resolves once the room has said what it holds. */
export function listen(server: Measured, room: string): Promise<Listener> {
  const { wire } = server
  const socket = new WebSocket(server.url().replace('http', 'ws') + wire.path(room), { perMessageDeflate: false })
  const listener = { socket, room, contentBytes: 0 }
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', (code, reason) => reject(new Error(`closed with ${code} ${String(reason)}`)))
    socket.on('open', () => {
      for (const frame of wire.hello(room)) socket.send(frame)
      if (!wire.answers) resolve(listener)
    })
    const onMessage = (frame: Buffer): void => {
      const size = wire.readStep2(frame)
      if (size === null) return
      socket.off('message', onMessage)
      resolve({ ...listener, contentBytes: size })
    }
    if (wire.answers) socket.on('message', onMessage)
  })
}

/** Somebody who writes on one box of their own and nothing else. */
export class Editor {
  readonly #doc = new Y.Doc()
  readonly #box: Y.Map<Json>

  constructor(server: Measured, listener: Listener, name: string) {
    this.#doc.on('update', (update: Uint8Array) => listener.socket.send(server.wire.update(listener.room, update)))
    this.#box = new Y.Map<Json>(encode(node(name)))
    this.#doc.getMap('records').set(`shape:${name}`, this.#box)
  }

  edit(label: string): void {
    this.#box.set('p.label', label)
  }
}

const MARK = Buffer.from('~#')

/** The numbers of the edits that a frame carries: a server may pass on several as one. */
export function* readMarks(frame: Buffer): Generator<number> {
  for (let at = frame.indexOf(MARK); at >= 0; at = frame.indexOf(MARK, at + 2)) {
    const number = Number(frame.toString('latin1', at + 2, frame.indexOf(35, at + 2)))
    // The same two bytes may stand elsewhere in a frame.
    if (Number.isInteger(number)) yield number
  }
}

export const mark = (number: number): string => `~#${number}#`
