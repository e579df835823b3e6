import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Metrics } from '../metrics.ts'
import type { Pass } from '../access/gatekeeper.ts'
import type { CloseCode } from '../protocol.ts'
import { presenceFrame, readFrame, readPresence, roleFrame, savedFrame } from './frames.ts'
import type { Message } from './frames.ts'
import type { Limits } from './limits.ts'
import { malformed, MissingHistory, Refused } from './refused.ts'
import type { Room } from './room.ts'
import { TokenBucket } from './tokenBucket.ts'
import { wireFrame } from './wireFrame.ts'

/** In edits. A state vector costs an encoding of the document; plain y-websocket clients send on the presence of everybody else. */
const COST: Partial<Record<Message['type'], number>> = { step1: 20, awareness: 0.25 }
/** Close frames carry at most 123 bytes of reason. */
const MAX_REASON = 123

export interface ConnectionOptions {
  limits: Limits
  metrics: Metrics
  wantsSaved: boolean
}

/** How often somebody who reads slowly is looked at again. */
const DRAIN_MS = 50

interface Frame {
  data: Buffer
  isBinary: boolean
}

/** One socket on one board: reads frames within limits, and cuts whoever does not read. */
export class Connection {
  readonly #socket: WebSocket
  /** What the socket writes to. Frames go there ready made: one write each, and the bytes are the same for everybody. */
  readonly #wire: Duplex
  readonly #limits: Limits
  readonly #metrics: Metrics
  readonly #wantsSaved: boolean
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  #room: Room | null = null
  #pass: Pass = { member: null, canWrite: false, actor: null }
  /** Edits are held back since the document stood here: next clock by client. */
  #owedSince: ReadonlyMap<number, number> | null = null
  #received = 0
  /** Word of what is safe on disk is on its way, and whether there is more to say by then. */
  #saving: 'no' | 'once' | 'again' = 'no'
  #resyncs = 0
  /** Everything was asked for and has not come yet: until then, gaps are what is to be expected. */
  #awaitsEverything = false
  #isAlive = true
  #isPaused = false
  #waiting: Frame[] = []
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(socket: WebSocket, wire: Duplex, { limits, metrics, wantsSaved }: ConnectionOptions) {
    this.#socket = socket
    this.#wire = wire
    this.#limits = limits
    this.#metrics = metrics
    this.#wantsSaved = wantsSaved
    this.#messages = new TokenBucket(limits.messagesPerSecond, limits.messageBurst)
    this.#bytes = new TokenBucket(limits.bytesPerSecond, limits.byteBurst)
    // A frame that breaks the WebSocket protocol: ws closes the socket itself.
    socket.on('error', () => metrics.refused.inc({ reason: 'frame' }))
  }

  /** From here on messages are read. */
  attach(room: Room, pass: Pass): void {
    this.#room = room
    this.#pass = pass
    this.#socket.on('message', (data: Buffer, isBinary: boolean) => this.#onMessage(data, isBinary))
    this.#socket.on('pong', () => (this.#isAlive = true))
    this.#socket.on('close', () => this.#onClose())
    this.#keepAlive()
    room.join(this)
    this.#tellRole()
  }

  get pass(): Pass {
    return this.#pass
  }

  /** From here on other things are allowed. */
  changePass(pass: Pass): void {
    this.#pass = pass
    this.#tellRole()
  }

  /**
   * Edits; nothing while edits are held back. Whoever reads slowly gets no more of them until all is read, and then what is new since `before`
   * (next clock by client) in one piece.
   */
  writeUpdates(frame: Buffer, before: ReadonlyMap<number, number>): void {
    if (this.#owedSince) return
    if (this.#wire.writableLength <= this.#limits.slowBytes) return this.write(frame)
    this.#owedSince = before
    this.#metrics.heldBack.inc()
    this.#payWhenRead()
  }

  #payWhenRead(): void {
    this.#after(DRAIN_MS, () => {
      if (this.#wire.writableLength > this.#limits.slowBytes / 2) return this.#payWhenRead()
      const since = this.#owedSince
      this.#owedSince = null
      if (since && this.#room) this.send(this.#room.everythingSince(since))
    })
  }

  send(message: Uint8Array): void {
    this.write(wireFrame(message))
  }

  /** A message that is framed already. */
  write(frame: Buffer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#wire.writableLength > this.#limits.unreadBytes) {
      this.#metrics.slowReaders.inc()
      this.#socket.terminate()
      return
    }
    this.#wire.write(frame)
  }

  close(code: CloseCode, reason: string): void {
    // A paused socket would never read the answer to the close.
    this.#socket.resume()
    this.#socket.close(code, truncate(reason))
  }

  /** A pause stops the socket, not what was already read from it: that waits here. */
  #onMessage(data: Buffer, isBinary: boolean): void {
    this.#waiting.push({ data, isBinary })
    if (!this.#isPaused) this.#readWaiting()
  }

  #readWaiting(): void {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      if (this.#socket.readyState !== this.#socket.OPEN) return
      this.#read(next)
      if (this.#isPaused) return
    }
  }

  #read({ data, isBinary }: Frame): void {
    try {
      if (!isBinary) throw malformed("Not y-websocket's protocol.")
      const message = readFrame(data)
      this.#slowDown(message, data.length)
      this.#handle(message)
    } catch (error) {
      this.#refuse(error)
    }
  }

  #handle(message: Message): void {
    const room = this.#room
    if (!room || room.isClosed) return
    switch (message.type) {
      case 'step1':
        return this.send(room.answerStep1(this.#readStateVector(message.stateVector)))
      // Every honest observer answers the question for what it has: no reason to be angry.
      case 'step2':
        return this.#pass.canWrite ? this.#takeEverything(room, message.data) : this.#dropped()
      case 'update':
        return this.#pass.canWrite ? this.#takeUpdate(room, message.data) : this.#dropped()
      case 'awareness':
        return room.hearPresence(this, readPresence(message.data))
      case 'queryAwareness':
        return room.tellPresence(this)
    }
  }

  #dropped(): void {
    this.#metrics.refused.inc({ reason: 'read_only' })
  }

  #readStateVector(stateVector: Uint8Array): Uint8Array {
    if (stateVector.length > this.#limits.stateVectorBytes) throw malformed('A state vector that is too large.')
    let clients: number
    try {
      clients = Y.decodeStateVector(stateVector).size
    } catch {
      throw malformed('Not a state vector.')
    }
    if (clients > this.#limits.stateVectorClients) throw malformed('A state vector that is too large.')
    return stateVector
  }

  #takeEverything(room: Room, data: Uint8Array): void {
    room.take(data, this)
    this.#awaitsEverything = false
    this.#tellSaved(room)
  }

  #takeUpdate(room: Room, data: Uint8Array): void {
    this.#received++
    try {
      room.take(data, this)
      this.#tellSaved(room)
    } catch (error) {
      if (!(error instanceof MissingHistory)) throw error
      this.#askAgain(room, error)
    }
  }

  /** After a power cut an honest client may hold what the server showed and lost: it gets the chance to bring it back. */
  #askAgain(room: Room, error: MissingHistory): void {
    this.#metrics.refused.inc({ reason: error.kind })
    if (this.#awaitsEverything) return
    if (this.#resyncs >= this.#limits.resyncs) throw error
    this.#resyncs++
    this.#awaitsEverything = true
    room.askForEverything(this)
  }

  /** One word for all that was flushed together. */
  #tellSaved(room: Room): void {
    if (!this.#wantsSaved) return
    if (this.#saving !== 'no') {
      this.#saving = 'again'
      return
    }
    this.#saving = 'once'
    const received = this.#received
    room.saved().then(
      (seq) => {
        const isMore = this.#saving === 'again'
        this.#saving = 'no'
        if (!this.#awaitsEverything) this.send(savedFrame({ seq, received }))
        if (isMore) this.#tellSaved(room)
      },
      // The room has failed and closes everybody, or cannot say any more what is safe.
      () => {},
    )
  }

  #refuse(error: unknown): void {
    const refused = error instanceof Refused ? error : malformed('A message that the server cannot read.')
    this.#metrics.refused.inc({ reason: refused.kind })
    this.close(refused.code, refused.message)
  }

  /** Over the limit the socket is not read for a while, so that the sender's own buffers fill. */
  #slowDown(message: Message, bytes: number): void {
    const own = Math.max(this.#messages.take(COST[message.type] ?? 1), this.#bytes.take(bytes))
    const wait = message.type === 'update' ? Math.max(own, this.#room?.takeTurn() ?? 0) : own
    if (wait <= 0) return
    this.#isPaused = true
    this.#socket.pause()
    this.#after(wait, () => {
      this.#isPaused = false
      this.#readWaiting()
      if (!this.#isPaused) this.#socket.resume()
    })
  }

  #tellRole(): void {
    const { member, canWrite } = this.#pass
    if (member) this.send(roleFrame({ role: member.role, canWrite }))
  }

  #keepAlive(): void {
    const timer = setInterval(() => {
      if (!this.#isAlive && !this.#isPaused) return this.#socket.terminate()
      this.#isAlive = false
      this.#socket.ping()
      // y-websocket does not see pings; an empty presence message is what keeps it from hanging up.
      this.send(presenceFrame([]))
    }, this.#limits.keepAliveMs)
    timer.unref()
    this.#timers.add(timer)
  }

  #after(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      action()
    }, ms)
    timer.unref()
    this.#timers.add(timer)
  }

  #onClose(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#room?.leave(this)
  }
}

function truncate(reason: string): string {
  const bytes = new TextEncoder().encode(reason)
  return bytes.length <= MAX_REASON ? reason : new TextDecoder().decode(bytes.subarray(0, MAX_REASON - 3)).replace(/\uFFFD+$/, '') + '…'
}
