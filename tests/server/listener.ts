import * as decoding from 'lib0/decoding'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { nodeRecord, put, syncMessage, updateOf } from './testServer.ts'

/** A socket that keeps a document of what it was sent, and every byte of it. */
export class Listener {
  readonly socket: WebSocket
  readonly doc = new Y.Doc()
  readonly states = new Map<number, Record<string, unknown>>()
  readonly bytes: Buffer[] = []
  role = ''

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (frame: Buffer) => this.#hear(frame))
    socket.once('open', () => socket.send(syncMessage(0, Y.encodeStateVector(this.doc))))
  }

  draw(name: string, step: 1 | 2 = 2): void {
    this.write((doc) => put(doc, nodeRecord(name)), step)
  }

  /** Sends what a change makes of the document, as an update or as a sync step 2. */
  write(change: (doc: Y.Doc) => void, step: 1 | 2 = 2): void {
    this.socket.send(syncMessage(step, updateOf(this.doc, change)))
  }

  #hear(frame: Buffer): void {
    this.bytes.push(frame)
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === 101) this.role = (JSON.parse(decoding.readVarString(decoder)) as { role: string }).role
    if (type === 0 && decoding.readVarUint(decoder) > 0) Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder))
    if (type === 1) this.#hearStates(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
  }

  #hearStates(decoder: decoding.Decoder): void {
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      this.states.set(client, JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown>)
    }
  }
}
