import * as Y from 'yjs'
import type { Metrics } from '../metrics.ts'
import { CloseCode } from '../protocol.ts'
import type { Store } from '../store/store.ts'
import { checkTouched } from './checkTouched.ts'
import { checkChange, checkUpdate } from './checkUpdate.ts'
import type { Connection } from './connection.ts'
import { rootNames } from './documentRoots.ts'
import { presenceFrame, step1Frame, step2Frame, updateFrame } from './frames.ts'
import type { PresenceEntry } from './frames.ts'
import type { Limits } from './limits.ts'
import { Presence } from './presence.ts'
import { malformed, MissingHistory, Refused } from './refused.ts'

const SNAPSHOT_EVERY = 500

export interface RoomContext {
  store: Store
  limits: Limits
  metrics: Metrics
  log: (message: string) => void
}

/**
 * One board in memory. It holds two documents. `doc` is what is committed: all that anybody is ever shown comes from there. The draft is
 * ahead of it by the updates that are checked and on their way to the disk; it is what the next update is checked against.
 */
export class Room {
  readonly id: string
  readonly doc: Y.Doc
  readonly #context: RoomContext
  readonly #presence = new Presence<Connection>()
  readonly #connections = new Set<Connection>()
  #draft: Y.Doc | null = null
  /** Accepted and not committed yet, in order. */
  #pending: Uint8Array[] = []
  /** Number of the last accepted update, once it is safe on disk. */
  #lastDurable: Promise<number>
  #seq: number
  #snapshotSeq: number
  /** Encoded size of the document, or more. */
  #bytes: number
  #closed = false
  /** Called once nobody is left, and once the room must not be used any more. */
  onEmpty: () => void = () => {}
  onClosed: () => void = () => {}
  /** Resolves once a closed room has written all it had, so that its successor may load. */
  readonly ended: Promise<void>
  #resolveEnded: () => void = () => {}

  private constructor(id: string, doc: Y.Doc, seq: number, snapshotSeq: number, bytes: number, context: RoomContext) {
    this.id = id
    this.doc = doc
    this.#seq = seq
    this.#snapshotSeq = snapshotSeq
    this.#lastDurable = Promise.resolve(seq)
    this.#bytes = bytes
    this.#context = context
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve))
  }

  static async load(id: string, context: RoomContext): Promise<Room> {
    const stored = await context.store.load(id)
    const doc = newDocument()
    // In one transaction: a long log loads many times faster than one update at a time.
    doc.transact(() => {
      if (stored.snapshot) Y.applyUpdateV2(doc, stored.snapshot)
      for (const { data } of stored.updates) Y.applyUpdate(doc, data)
    })
    const bytes = stored.updates.reduce((sum, { data }) => sum + data.length, stored.snapshot?.length ?? 0)
    return new Room(id, doc, stored.seq, stored.snapshotSeq, bytes, context)
  }

  get isClosed(): boolean {
    return this.#closed
  }

  /** Nobody is here and nothing is on its way to the disk. */
  get isIdle(): boolean {
    return this.#connections.size === 0 && this.#pending.length === 0
  }

  get isFull(): boolean {
    return this.#connections.size >= this.#context.limits.connectionsPerBoard
  }

  get title(): string {
    const title = this.doc.getMap('meta').get('title')
    return typeof title === 'string' ? title : ''
  }

  join(connection: Connection): void {
    this.#connections.add(connection)
    connection.send(step1Frame(Y.encodeStateVector(this.doc)))
    const here = this.#presence.entries()
    if (here.length > 0) connection.send(presenceFrame(here))
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    const goodbye = this.#presence.leave(connection)
    if (goodbye) this.#broadcast(presenceFrame([goodbye]), connection)
    if (this.#connections.size === 0 && !this.#closed) this.onEmpty()
  }

  /** Everything committed that the owner of this state vector lacks. */
  answerStep1(stateVector: Uint8Array): Uint8Array {
    return step2Frame(Y.encodeStateAsUpdate(this.doc, stateVector))
  }

  askForEverything(connection: Connection): void {
    connection.send(step1Frame(Y.encodeStateVector(this.doc)))
  }

  hearPresence(connection: Connection, entries: readonly PresenceEntry[]): void {
    const news = this.#presence.hear(connection, entries)
    if (news) this.#broadcast(presenceFrame([news]), connection)
  }

  tellPresence(connection: Connection): void {
    connection.send(presenceFrame(this.#presence.entries()))
  }

  /**
   * Checks an update and sends it on its way: to the disk first, then to everybody else.
   * @returns a promise for the moment when it, and all before it, is safe on disk, with the room's number of it.
   * @throws {Refused} nothing of it was kept.
   */
  accept(update: Uint8Array, from: Connection | null): Promise<number> {
    const change = this.#checkIn(update)
    if (change) this.#store(change, from)
    return this.#lastDurable
  }

  /** Ends the room: keeps a shortcut for the next load and sends everybody away. */
  async close(code: CloseCode, reason: string): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    for (const connection of this.#connections) connection.close(code, reason)
    await this.#lastDurable.catch(() => {})
    if (this.#seq > this.#snapshotSeq) await this.#snapshot().catch(() => {})
    this.#end()
  }

  /** The change that an update makes to the draft, or null when it brings nothing new. */
  #checkIn(update: Uint8Array): Uint8Array | null {
    this.#checkSize(update.length)
    const draft = (this.#draft ??= this.#newDraft())
    checkUpdate(draft, update)
    let change: Uint8Array | null = null
    const keep = (data: Uint8Array): void => void (change = data)
    draft.on('update', keep)
    try {
      const transaction = draft.transact((current) => {
        Y.applyUpdate(draft, update)
        return current
      })
      if (draft.store.pendingStructs || draft.store.pendingDs) throw new MissingHistory()
      checkTouched(draft, transaction)
      if (change) checkChange(change, transaction.beforeState)
    } catch (error) {
      // The draft has seen what it must not hold: the next update gets a new one.
      this.#draft = null
      draft.destroy()
      throw error instanceof Refused ? error : malformed('Not an update that this board can take.')
    }
    draft.off('update', keep)
    return change
  }

  #checkSize(added: number): void {
    const { boardBytes } = this.#context.limits
    if (this.#bytes + added <= boardBytes) return
    this.#bytes = Y.encodeStateAsUpdate(this.doc).length
    if (this.#bytes + added > boardBytes) throw new Refused(CloseCode.tooLarge, 'too_large', 'This board is full.')
  }

  #store(change: Uint8Array, from: Connection | null): void {
    const { store, metrics } = this.#context
    const stop = metrics.commitSeconds.startTimer()
    const { committed, durable } = store.append(this.id, change)
    this.#pending.push(change)
    this.#bytes += change.length
    this.#lastDurable = Promise.all([committed, durable, this.#lastDurable]).then(([seq]) => seq)
    this.#lastDurable.catch(() => {})
    committed.then(
      (seq) => {
        stop()
        this.#show(change, seq, from)
      },
      (error: unknown) => this.#fail(error),
    )
  }

  #show(change: Uint8Array, seq: number, from: Connection | null): void {
    this.#pending.shift()
    this.#seq = seq
    Y.applyUpdate(this.doc, change)
    this.#context.metrics.updates.inc()
    this.#broadcast(updateFrame(change), from)
    if (seq - this.#snapshotSeq >= SNAPSHOT_EVERY)
      this.#snapshot().catch((error: unknown) => this.#context.log(`snapshot: ${String(error)}`))
    if (this.isIdle && !this.#closed) this.onEmpty()
  }

  /** The disk refused: what is in memory only must not be built upon. Clients keep their edits and bring them again. */
  #fail(error: unknown): void {
    if (this.#closed) return
    this.#closed = true
    this.#context.log(
      `board ${this.id.slice(0, 4)}…: an edit could not be stored: ${error instanceof Error ? error.message : String(error)}`,
    )
    for (const connection of this.#connections) connection.close(CloseCode.tryLater, 'The server cannot store edits right now.')
    this.#end()
  }

  #end(): void {
    this.#pending = []
    this.#draft?.destroy()
    this.#draft = null
    this.onClosed()
    this.#resolveEnded()
  }

  async #snapshot(): Promise<void> {
    const data = Y.encodeStateAsUpdateV2(this.doc)
    this.#snapshotSeq = this.#seq
    this.#bytes = data.length + this.#pending.reduce((sum, change) => sum + change.length, 0)
    await this.#context.store.saveSnapshot(this.id, this.#snapshotSeq, data)
  }

  #newDraft(): Y.Doc {
    const draft = newDocument()
    Y.applyUpdate(draft, Y.encodeStateAsUpdate(this.doc))
    for (const change of this.#pending) Y.applyUpdate(draft, change)
    return draft
  }

  #broadcast(frame: Uint8Array, except: Connection | null): void {
    for (const connection of this.#connections) if (connection !== except) connection.send(frame)
  }
}

/** A document whose top-level maps are known as maps before anything is read into them. */
export function newDocument(): Y.Doc {
  const doc = new Y.Doc()
  for (const name of rootNames) doc.getMap(name)
  return doc
}
