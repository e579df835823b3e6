import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
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
import { pingFrame, wireFrame } from './wireFrame.ts'

/** In edits. A state vector costs an encoding of the document; plain y-websocket clients send on the presence of everybody else. */
const COST: Partial<Record<Message['type'], number>> = { step1: 20, awareness: 0.25 }
/** Close frames carry at most 123 bytes of reason. */
const MAX_REASON = 123

/** What all connections of a server have in common. */
export interface Surroundings {
  limits: Limits
  metrics: Metrics
  /** Called once a connection is over, with the close code. */
  onLeft: (connection: Connection, code: number) => void
}

/** Where a connection comes from and goes to. */
export interface Visit {
  /** The document that was asked for. */
  document: string
  /** A network address; null where it does not count. */
  address: string | null
  wantsSaved: boolean
  /** See {@link Pulse}. */
  turn: number
}

/** y-websocket does not see pings; an empty presence message is what keeps it from hanging up. */
const STILL_HERE = Buffer.concat([pingFrame, wireFrame(presenceFrame([]))])

/** How often somebody who reads slowly is looked at again. */
const DRAIN_MS = 50

interface Frame {
  data: Buffer
  isBinary: boolean
}

/** A socket that knows its connection: so its listeners are the same functions for all, and thousands of idle ones cost little. */
export class BoardSocket extends WebSocket {
  connection: Connection | null = null
}

const connectionOf = (socket: WebSocket): Connection | null => (socket as BoardSocket).connection

function hearMessage(this: WebSocket, data: Buffer, isBinary: boolean): void {
  connectionOf(this)?.hear(data, isBinary)
}

function hearPong(this: WebSocket): void {
  connectionOf(this)?.hearPong()
}

/** A frame that breaks the WebSocket protocol: ws closes the socket itself. */
function hearError(this: WebSocket): void {
  connectionOf(this)?.surroundings.metrics.refused.inc({ reason: 'frame' })
}

function hearClose(this: WebSocket, code: number): void {
  connectionOf(this)?.hearClose(code)
}

/** One socket on one board: reads frames within limits, and cuts whoever does not read. */
export class Connection {
  readonly surroundings: Surroundings
  readonly address: string | null
  /** Seconds of the steady clock. */
  readonly cameAt = Math.round(performance.now() / 1000)
  readonly turn: number
  readonly #socket: BoardSocket
  /** What the socket writes to. Frames go there ready made: one write each, and the bytes are the same for everybody. */
  readonly #wire: Duplex
  readonly #wantsSaved: boolean
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  /** What was asked for, until it is there. */
  #asked: string
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
  #waiting: Frame[] | null = null
  #timers: Set<NodeJS.Timeout> | null = null

  constructor(socket: BoardSocket, wire: Duplex, surroundings: Surroundings, { document, address, wantsSaved, turn }: Visit) {
    const { limits } = surroundings
    this.surroundings = surroundings
    this.address = address
    this.turn = turn
    this.#socket = socket
    this.#wire = wire
    this.#asked = document
    this.#wantsSaved = wantsSaved
    this.#messages = new TokenBucket(limits.messagesPerSecond, limits.messageBurst)
    this.#bytes = new TokenBucket(limits.bytesPerSecond, limits.byteBurst)
    socket.connection = this
    socket.on('error', hearError)
    socket.on('close', hearClose)
  }

  /** From here on messages are read. */
  attach(room: Room, pass: Pass): void {
    this.#room = room
    this.#asked = room.id
    this.#pass = pass
    this.#socket.on('message', hearMessage)
    this.#socket.on('pong', hearPong)
    room.join(this)
    this.#tellRole()
  }

  get document(): string {
    return this.#asked
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
   * (next clock by client, asked for only then) in one piece.
   */
  writeUpdates(frame: Buffer, before: () => ReadonlyMap<number, number>): void {
    if (this.#owedSince) return
    if (this.#wire.writableLength <= this.surroundings.limits.slowBytes) return this.write(frame)
    this.#owedSince = before()
    this.surroundings.metrics.heldBack.inc()
    this.#payWhenRead()
  }

  #payWhenRead(): void {
    this.#after(DRAIN_MS, () => {
      if (this.#wire.writableLength > this.surroundings.limits.slowBytes / 2) return this.#payWhenRead()
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
    if (this.#wire.writableLength > this.surroundings.limits.unreadBytes) {
      this.surroundings.metrics.slowReaders.inc()
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
  hear(data: Buffer, isBinary: boolean): void {
    if (this.#isPaused) (this.#waiting ??= []).push({ data, isBinary })
    else this.#read({ data, isBinary })
  }

  #readWaiting(): void {
    for (let next = this.#waiting?.shift(); next; next = this.#waiting?.shift()) {
      this.#read(next)
      if (this.#isPaused) return
    }
    this.#waiting = null
  }

  #read({ data, isBinary }: Frame): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
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
    this.surroundings.metrics.refused.inc({ reason: 'read_only' })
  }

  #readStateVector(stateVector: Uint8Array): Uint8Array {
    if (stateVector.length > this.surroundings.limits.stateVectorBytes) throw malformed('A state vector that is too large.')
    let clients: number
    try {
      clients = Y.decodeStateVector(stateVector).size
    } catch {
      throw malformed('Not a state vector.')
    }
    if (clients > this.surroundings.limits.stateVectorClients) throw malformed('A state vector that is too large.')
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
    this.surroundings.metrics.refused.inc({ reason: error.kind })
    if (this.#awaitsEverything) return
    if (this.#resyncs >= this.surroundings.limits.resyncs) throw error
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
    this.surroundings.metrics.refused.inc({ reason: refused.kind })
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

  /** To be called every now and then: who did not answer since the last time is gone. */
  keepAlive(): void {
    if (!this.#room) return
    if (!this.#isAlive && !this.#isPaused) return this.#socket.terminate()
    this.#isAlive = false
    this.write(STILL_HERE)
  }

  hearPong(): void {
    this.#isAlive = true
  }

  #after(ms: number, action: () => void): void {
    const timers = (this.#timers ??= new Set())
    const timer = setTimeout(() => {
      timers.delete(timer)
      action()
    }, ms)
    timer.unref()
    timers.add(timer)
  }

  hearClose(code: number): void {
    for (const timer of this.#timers ?? []) clearTimeout(timer)
    this.#room?.leave(this)
    this.surroundings.onLeft(this, code)
  }
}

function truncate(reason: string): string {
  const bytes = new TextEncoder().encode(reason)
  return bytes.length <= MAX_REASON ? reason : new TextDecoder().decode(bytes.subarray(0, MAX_REASON - 3)).replace(/\uFFFD+$/, '') + '…'
}
