import * as Y from 'yjs'
import type { Denial, Pass } from '../access/gatekeeper.ts'
import { readDocumentId } from '../access/gatekeeper.ts'
import type { Metrics } from '../metrics.ts'
import { CloseCode } from '../protocol.ts'
import { migrateRecords } from '../records/migrateRecords.ts'
import { dueAfter, removeSessions } from '../recovery/expiry.ts'
import { keepAutomatically } from '../recovery/revisions.ts'
import type { Append, Due, Store, StoredAuthor, StoredRoom } from '../store/store.ts'
import { noBus } from './bus.ts'
import type { Bus, Hint } from './bus.ts'
import { checkTouched } from './checkTouched.ts'
import type { Connection } from './connection.ts'
import { privateRoots, RECORDS_ROOT, rootNames, valueRoots } from './documentRoots.ts'
import type { FieldChange } from './fieldsAhead.ts'
import { presenceFrame, step1Frame, step2Frame, updateFrame } from './frames.ts'
import type { PresenceEntry } from './frames.ts'
import { guardEvents } from './guardEvents.ts'
import { KnownRecords } from './knownRecords.ts'
import type { Limits } from './limits.ts'
import { mergeMisfits } from './mergeMisfits.ts'
import { newDocument } from './newDocument.ts'
import { Presence } from './presence.ts'
import { readStored } from './readStored.ts'
import { ForeignAuthor, malformed, Refused } from './refused.ts'
import { RoomDocument } from './roomDocument.ts'
import { TokenBucket } from './tokenBucket.ts'
import { updateWireFrame, wireFrame } from './wireFrame.ts'

const SNAPSHOT_EVERY = 500
/** Of an empty document: its state vector, and the update that it is. */
const NOTHING_KNOWN = Uint8Array.of(0)
const NOTHING_NEW = Uint8Array.of(0, 0)
const SOON = Promise.resolve()
/** Updates that are read from the log at once. */
const PIECE = 500

export interface RoomContext {
  store: Store
  limits: Limits
  metrics: Metrics
  log: (message: string) => void
  /**
   * Until when edits under somebody else's client id are taken (milliseconds since 1970): after a power cut, whoever still has what was
   * shown and lost may bring it back. Absent: not at all.
   */
  relaysUntil?: number
  /** To other processes over the same store; absent: there are none. */
  bus?: Bus
  /** Milliseconds since 1970; absent: by this machine's clock. */
  now?: () => number
}

const now = (context: RoomContext): number => (context.now ?? Date.now)()

/** Puts a change into a document that is being loaded. False when it cannot be stored: on a full disk an old board can still be read. */
async function changeBeforeUse(id: string, doc: Y.Doc, stored: StoredRoom, change: Uint8Array | null, store: Store): Promise<boolean> {
  if (!change || (await store.append(id, change).committed.catch(() => null)) === null) return false
  for (const { seq, data } of await store.since(id, stored.seq)) {
    Y.applyUpdate(doc, data)
    stored.seq = seq
  }
  return true
}

/** Sessions that were kept long enough are not shown any more; what is stored of them goes when the board is next looked after. */
async function removeExpired(id: string, doc: Y.Doc, stored: StoredRoom, context: RoomContext): Promise<void> {
  if (doc.getMap('sessions').size === 0) return
  const moment = now(context)
  const over = (await context.store.dueLists(id)).flatMap(({ at, list }) => (at <= moment ? [list] : []))
  await changeBeforeUse(id, doc, stored, removeSessions(doc, over), context.store)
}

/** An update that may be stored. */
interface Checked {
  change: Uint8Array
  authors: StoredAuthor[]
  /** Events that were not their writer's to write. */
  takenBack: number
  /** Why the board has to be looked after because of it. */
  due: readonly Due[]
}

/** A committed update on its way into the document. */
interface Arrival {
  change: Uint8Array
  /** Who sent it here and has it already. */
  from: Connection | null
  /** Accepted by this process: then it is the first of those that wait for their commit. */
  isOwn: boolean
  /** Committed by itself: nothing waits to be sent with it. */
  isAlone?: boolean
}

/** An edit on its way to everybody but its sender. */
interface Outgoing {
  change: Uint8Array
  frame: Buffer
  from: Connection | null
}

/** One board in memory. All that anybody is ever shown is committed; what the next edit is checked against is ahead of that. */
export class Room {
  readonly id: string
  readonly #document: RoomDocument
  #known: KnownRecords | null = null
  /** The interviewer's side of a board. */
  readonly #isPrivate: boolean
  readonly #context: RoomContext
  readonly #presence = new Presence<Connection>()
  readonly #connections = new Set<Connection>()
  readonly #authors: Map<number, string>
  readonly #updates: TokenBucket
  /** The document's maps of plain values. */
  readonly #roots: typeof valueRoots
  /** The last accepted update on its way to the disk. */
  #last: Append | null = null
  /** The flush that the last committed one of ours waits for. */
  #flush: Promise<void> | null = null
  /** A flush failed: what was written before it may be lost, so nothing is called saved any more. */
  #isDoubtful = false
  #seq: number
  #snapshotSeq: number
  /** Encoded size of the document, or more. */
  #bytes: number
  #closed = false
  /** Committed together, and not sent yet. */
  #outgoing: Outgoing[] = []
  /** Committed, and of a number that is not yet due: others wrote in between. */
  readonly #early = new Map<number, Arrival>()
  #reading: Promise<void> | null = null
  #nextReading: Promise<void> | null = null
  readonly #bus: Bus
  readonly #stopHearing: () => void
  /** Called once nobody is left, and once the room must not be used any more. */
  onEmpty: () => void = () => {}
  onClosed: () => void = () => {}
  /** Resolves once a closed room has written all it had, so that its successor may load. */
  readonly ended: Promise<void>
  #resolveEnded: () => void = () => {}

  private constructor(id: string, doc: Y.Doc, stored: Omit<StoredRoom, 'snapshot'>, bytes: number, context: RoomContext) {
    this.id = id
    // Many boards are opened and left as they were: empty.
    this.#document = new RoomDocument(namesOf(id), stored.seq === 0 ? null : doc)
    this.#seq = stored.seq
    this.#snapshotSeq = stored.snapshotSeq
    this.#authors = new Map(stored.authors.map(({ client, actor }) => [client, actor]))
    this.#bytes = bytes
    this.#context = context
    this.#isPrivate = isPrivate(id)
    this.#roots = this.#isPrivate ? privateRoots : valueRoots
    this.#updates = new TokenBucket(context.limits.roomUpdatesPerSecond, context.limits.roomUpdateBurst)
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve))
    this.#bus = context.bus ?? noBus()
    this.#stopHearing = this.#bus.hear(id, (hint) => this.#hear(hint))
    this.#bus.send(id, { type: 'whoIsHere' })
  }

  static async load(id: string, context: RoomContext): Promise<Room> {
    const stored = await context.store.load(id)
    const doc = newDocument(namesOf(id))
    const damage = await readStored(doc, id, stored, context.store)
    if (damage) context.log(`board ${id.slice(0, 4)}… is damaged: ${damage}`)
    if (!isPrivate(id)) {
      await changeBeforeUse(id, doc, stored, migrateRecords(doc), context.store)
      await removeExpired(id, doc, stored, context)
    }
    const bytes = stored.updates.reduce((sum, { data }) => sum + data.length, stored.snapshot?.length ?? 0)
    return new Room(id, doc, stored, bytes, context)
  }

  /** What is committed. It goes on with the next edit, and is nobody's to write in. */
  get doc(): Y.Doc {
    return this.#document.committed
  }

  get isClosed(): boolean {
    return this.#closed
  }

  /** Nobody is here and nothing is on its way to the disk. */
  get isIdle(): boolean {
    return this.#connections.size === 0 && this.#document.isSettled
  }

  /** Number of the last update in `doc`. */
  get seq(): number {
    return this.#seq
  }

  get isFull(): boolean {
    return this.#connections.size >= this.#context.limits.connectionsPerBoard
  }

  get title(): string {
    const title = this.#document.isEmpty ? '' : this.doc.getMap('meta').get('title')
    return typeof title === 'string' ? title : ''
  }

  join(connection: Connection): void {
    this.#connections.add(connection)
    connection.send(this.#question())
    const here = this.#presence.entries()
    if (here.length > 0) connection.send(presenceFrame(here))
  }

  /** Asks again what each person here may do: whoever may not be here any more is sent away at once. */
  async reviewPasses(passOf: (pass: Pass) => Promise<Pass | Denial>): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => this.reviewPass(connection, passOf)))
  }

  async reviewPass(connection: Connection, passOf: (pass: Pass) => Promise<Pass | Denial>): Promise<void> {
    const pass = await passOf(connection.pass)
    if (pass === 'removed')
      connection.close(CloseCode.removed, 'You were removed from this board, or may not see this part of it any more.')
    else if (typeof pass === 'string') connection.close(CloseCode.notSignedIn, 'This board is shared by role now.')
    else connection.changePass(pass)
  }

  /** How long to wait before the next edit of anybody here is read, in milliseconds. */
  takeTurn(): number {
    return this.#updates.take(1)
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    const goodbye = this.#presence.leave(connection)
    if (goodbye) this.#tellPresence(goodbye, connection)
    if (this.#connections.size === 0 && !this.#closed) this.onEmpty()
  }

  /** Everything committed that the owner of this state vector lacks. */
  answerStep1(stateVector: Uint8Array): Uint8Array {
    return step2Frame(this.#document.isEmpty ? NOTHING_NEW : Y.encodeStateAsUpdate(this.doc, stateVector))
  }

  /** The same as an edit, for somebody who has been here all along. */
  everythingSince(standing: ReadonlyMap<number, number>): Uint8Array {
    return updateFrame(Y.encodeStateAsUpdate(this.doc, stateVectorOf(standing)))
  }

  askForEverything(connection: Connection): void {
    connection.send(this.#question())
  }

  /** What the other side has that is not here? */
  #question(): Uint8Array {
    return step1Frame(this.#document.isEmpty ? NOTHING_KNOWN : stateVectorOf(this.#document.standing()))
  }

  hearPresence(connection: Connection, entries: readonly PresenceEntry[]): void {
    const { member } = connection.pass
    const news = this.#presence.hear(connection, entries, member ? { member: member.id, name: member.name, role: member.role } : {})
    if (news) this.#tellPresence(news, connection)
  }

  #tellPresence(entry: PresenceEntry, except: Connection): void {
    this.#broadcast(presenceFrame([entry]), except)
    this.#bus.send(this.id, { type: 'presence', entries: [entry] })
  }

  tellPresence(connection: Connection): void {
    connection.send(presenceFrame(this.#presence.entries()))
  }

  /**
   * Checks an update and sends it on its way: to the disk first, then to everybody else.
   * @returns as {@link saved}.
   * @throws {Refused} nothing of it was kept.
   */
  accept(update: Uint8Array, from: Connection | null): Promise<number> {
    this.take(update, from)
    return this.saved()
  }

  /** The same, for who does not wait, or asks later. */
  take(update: Uint8Array, from: Connection | null): void {
    const checked = this.#checkIn(update, from?.pass ?? null)
    // Whoever wrote what was taken back gets the change, too: it deletes that with them.
    if (checked) this.#store(checked, checked.takenBack > 0 ? null : from)
  }

  /** Resolves with the number of the last update that was accepted before the call, once all up to it are safe on disk. */
  async saved(): Promise<number> {
    if (!this.#last) return this.#seq
    const { committed, durable } = this.#last
    await durable
    if (this.#isDoubtful) throw new Error('an earlier flush has failed')
    return committed
  }

  /** Where the log stands, as somebody has just read it; and who has not been heard of any more. */
  async lookAfter(head: number): Promise<void> {
    const silent = this.#presence.forgetSilent(performance.now())
    if (silent.length > 0) this.#broadcast(presenceFrame(silent), null)
    if (head > this.#seq) await this.catchUp()
  }

  /** Hints may have been missed: says to others what they may have missed, and looks what they wrote. */
  async catchUpAgain(): Promise<void> {
    this.#bus.send(this.id, { type: 'head', seq: this.#seq })
    this.#bus.send(this.id, { type: 'whoIsHere' })
    this.#sayWhoIsHere()
    await this.catchUp()
  }

  /** Resolves when all that was committed by the time of the call, by whichever process, is in the document. */
  catchUp(): Promise<void> {
    if (!this.#reading) return (this.#reading = this.#readLog().finally(() => (this.#reading = null)))
    // The one that is on its way may have looked before the call.
    return (this.#nextReading ??= this.#reading
      .catch(() => {})
      .then(() => {
        this.#nextReading = null
        return this.catchUp()
      }))
  }

  /** Keeps a shortcut for the next load that holds all that is shown. */
  async keepShortcut(): Promise<void> {
    if (this.#seq > this.#snapshotSeq) await this.#snapshot()
  }

  /** Ends the room: keeps a shortcut for the next load and sends everybody away. */
  async close(code: CloseCode, reason: string): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    for (const connection of this.#connections) connection.close(code, reason)
    await this.saved().catch(() => {})
    await this.keepShortcut().catch(() => {})
    this.#end()
  }

  /** The change that an update makes to the document, or null when it brings nothing new. */
  #checkIn(update: Uint8Array, pass: Pass | null): Checked | null {
    this.#checkSize(update.length)
    if (this.#document.takeValues(update, (client, changes) => this.#areSound(client, changes, pass)))
      return { change: update, authors: [], takenBack: 0, due: [] }
    let authors: StoredAuthor[] = []
    let takenBack = 0
    let due: readonly Due[] = []
    try {
      const change = this.#document.take(update, {
        during: (doc, transaction) => {
          checkTouched(doc, transaction, this.#roots, (this.#known ??= new KnownRecords()))
          takenBack = this.#guardEvents(doc, transaction, pass)
          due = this.#isPrivate ? [] : dueAfter(doc, transaction, now(this.#context))
        },
        after: (doc, transaction) => {
          this.#checkCount(doc)
          authors = this.#checkAuthors(transaction, pass?.actor ?? null)
        },
      })
      if (takenBack > 0) this.#context.metrics.refused.inc({ reason: 'forged' }, takenBack)
      return change && { change, authors, takenBack, due }
    } catch (error) {
      this.#known = null
      throw error instanceof Refused ? error : malformed('Not an update that this board can take.')
    }
  }

  /** New values in fields of records, by somebody who is known to have written under that client id before. */
  #areSound(client: number, changes: readonly FieldChange[], pass: Pass | null): boolean {
    return (this.#authors.get(client) ?? null) === (pass?.actor ?? null) && this.#known !== null && this.#known.take(changes)
  }

  /** Within the transaction that brings it, what is forged can be taken back without a trace of it. */
  #guardEvents(doc: Y.Doc, transaction: Y.Transaction, pass: Pass | null): number {
    if (!pass?.member || this.#isPrivate) return 0
    return guardEvents(doc, transaction, {
      writer: pass.member,
      ownerOf: (client) => {
        const author = this.#authors.get(client)
        return author === undefined ? 'new' : author === pass.actor ? 'own' : 'foreign'
      },
      takesRelays: this.#takesRelays(),
    })
  }

  /** A client id belongs to whoever is known to have written under it first. Returns those that are new. */
  #checkAuthors({ beforeState, afterState }: Y.Transaction, actor: string | null): StoredAuthor[] {
    const news: StoredAuthor[] = []
    for (const client of advanced(beforeState, afterState)) {
      const author = this.#authors.get(client)
      if (author === undefined && actor !== null) news.push({ client, actor })
      if (author !== undefined && author !== actor && !this.#takesRelays()) throw new ForeignAuthor()
    }
    return news
  }

  #takesRelays(): boolean {
    return now(this.#context) < (this.#context.relaysUntil ?? 0)
  }

  #checkCount(doc: Y.Doc): void {
    const { recordsPerBoard } = this.#context.limits
    const records = doc.share.get(RECORDS_ROOT) as Y.Map<unknown> | undefined
    // `size` walks over all of them; the map that it walks over also counts those that are gone, so it is asked first.
    if (records && records._map.size > recordsPerBoard && records.size > recordsPerBoard)
      throw new Refused(CloseCode.tooLarge, 'too_large', `A board holds at most ${recordsPerBoard} things.`)
  }

  #checkSize(added: number): void {
    const { boardBytes } = this.#context.limits
    if (this.#bytes + added <= boardBytes) return
    this.#bytes = Y.encodeStateAsUpdate(this.doc).length
    if (this.#bytes + added > boardBytes) throw new Refused(CloseCode.tooLarge, 'too_large', 'This board is full.')
  }

  #store({ change: data, authors, due }: Checked, from: Connection | null): void {
    const { store, metrics } = this.#context
    for (const each of due)
      store.setDue(this.id, each).catch((error: unknown) => this.#context.log(`what is not kept for ever: ${String(error)}`))
    const start = performance.now()
    const append = store.append(this.id, data, authors)
    for (const { client, actor } of authors) this.#authors.set(client, actor)
    this.#bytes += data.length
    this.#last = append
    const onCommit = (seq: number, isAlone = false): void => {
      metrics.commitSeconds.observe((performance.now() - start) / 1000)
      this.#arrived(seq, { change: data, from, isOwn: true, isAlone })
      this.#doubtWhere(append.durable)
      this.#bus.send(this.id, { type: 'update', seq, data, authors })
    }
    if (typeof append.seq !== 'number') append.committed.then(onCommit, (error: unknown) => this.#fail(error))
    else {
      const { seq } = append
      this.#orFail(() => onCommit(seq, true))
    }
  }

  /** What goes wrong once an edit is stored is not the fault of whoever sent it. */
  #orFail(action: () => void): void {
    try {
      action()
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Many edits share a flush, and one that fails is heard of once. */
  #doubtWhere(flush: Promise<void>): void {
    if (flush === this.#flush) return
    this.#flush = flush
    flush.catch(() => (this.#isDoubtful = true))
  }

  /** Shows what is due. Numbers have no gaps, so one that is ahead tells of others that were committed elsewhere. */
  #arrived(seq: number, arrival: Arrival): void {
    if (seq <= this.#seq) {
      // The log was faster than the answer to the commit.
      if (arrival.isOwn) this.#document.settle()
      return
    }
    if (seq === this.#seq + 1) this.#show(seq, arrival)
    else if (arrival.isOwn || !this.#early.has(seq)) this.#early.set(seq, arrival)
    for (let due = this.#early.get(this.#seq + 1); due; due = this.#early.get(this.#seq + 1)) {
      this.#early.delete(this.#seq + 1)
      this.#show(this.#seq + 1, due)
    }
    if (this.#early.size > 0 && !this.#closed) this.#catchUpSoon()
  }

  #catchUpSoon(): void {
    this.#context.metrics.gaps.inc()
    // Where the store cannot be read now, the next look finds out.
    this.catchUp().catch(() => {})
  }

  async #readLog(): Promise<void> {
    const { store } = this.#context
    for (;;) {
      if (this.#closed) return
      const after = this.#seq
      const piece = await store.since(this.id, after, PIECE)
      const [first] = piece
      if (!first) return
      if (first.seq !== after + 1) return this.#startOver()
      for (const { client, actor } of (await store.authors?.(this.id)) ?? []) this.#authors.set(client, actor)
      for (const { seq, data } of piece) this.#arrived(seq, { change: data, from: null, isOwn: false })
      if (piece.length < PIECE) return
    }
  }

  /** What comes next was folded away while nobody told this process: the room is loaded anew. */
  #startOver(): void {
    this.#giveUp(CloseCode.restarting, 'The board is loaded again.')
  }

  #hear(hint: Hint): void {
    if (this.#closed) return
    switch (hint.type) {
      case 'update':
        for (const { client, actor } of hint.authors) if (!this.#authors.has(client)) this.#authors.set(client, actor)
        return this.#arrived(hint.seq, { change: hint.data, from: null, isOwn: false })
      case 'head':
        return hint.seq > this.#seq ? this.#catchUpSoon() : undefined
      case 'presence': {
        const news = this.#presence.hearElsewhere(hint.entries, performance.now())
        return news.length > 0 ? this.#broadcast(presenceFrame(news), null) : undefined
      }
      case 'whoIsHere':
        return this.#sayWhoIsHere()
      case 'changed':
        return
    }
  }

  #sayWhoIsHere(): void {
    const entries = this.#presence.own()
    if (entries.length > 0) this.#bus.send(this.id, { type: 'presence', entries })
  }

  #show(seq: number, { change, from, isOwn, isAlone }: Arrival): void {
    if (this.#connections.size > 0) this.#send({ change, frame: updateWireFrame(change), from }, isAlone ?? false)
    this.#seq = seq
    if (isOwn) this.#document.settle()
    else this.#takeIn(change)
    this.#context.metrics.updates.inc()
    this.#snapshotWhenDue()
    if (this.isIdle && !this.#closed) this.onEmpty()
  }

  #takeIn(change: Uint8Array): void {
    this.#bytes += change.length
    this.#known = null
    const merged = this.#document.takeIn(change)
    if (!merged) return
    const keepsEvents = !this.#isPrivate && [...this.#connections].some(({ pass }) => pass.member !== null)
    const correction = mergeMisfits({ ...merged, committed: () => this.#document.committed, keepsEvents })
    if (correction) this.#correct(correction)
  }

  /** What was checked before something else came in between, and does not go with that. */
  #correct(correction: Uint8Array): void {
    this.#context.metrics.refused.inc({ reason: 'merge' })
    try {
      this.take(correction, null)
    } catch (error) {
      this.#context.log(`board ${this.id.slice(0, 4)}…: two edits do not go together: ${String(error)}`)
    }
  }

  /** What was committed together leaves together. */
  #send(outgoing: Outgoing, isAlone: boolean): void {
    if (this.#outgoing.length > 0) this.#outgoing.push(outgoing)
    else if (isAlone) this.#sendOne(outgoing)
    else {
      this.#outgoing.push(outgoing)
      // Not queueMicrotask, which makes much of each call.
      void SOON.then(() => this.#sendOutgoing())
    }
  }

  #sendOutgoing(): void {
    const outgoing = this.#outgoing
    const [first] = outgoing
    this.#outgoing = []
    if (!first) return
    if (outgoing.length === 1) return this.#sendOne(first)
    const before = (): ReadonlyMap<number, number> => this.#document.standing(outgoing.map(({ change }) => change))
    const all = Buffer.concat(outgoing.map(({ frame }) => frame))
    for (const connection of this.#connections) {
      const isAuthor = outgoing.some(({ from }) => from === connection)
      if (!isAuthor) connection.writeUpdates(all, before)
      else for (const { frame, from } of outgoing) if (from !== connection) connection.writeUpdates(frame, before)
    }
  }

  #sendOne({ change, frame, from }: Outgoing): void {
    const before = (): ReadonlyMap<number, number> => this.#document.standing([change])
    for (const connection of this.#connections) if (connection !== from) connection.writeUpdates(frame, before)
  }

  /** The disk refused: what is in memory only must not be built upon. Clients keep their edits and bring them again. */
  #fail(error: unknown): void {
    if (this.#closed) return
    this.#context.log(
      `board ${this.id.slice(0, 4)}…: an edit could not be stored: ${error instanceof Error ? error.message : String(error)}`,
    )
    this.#giveUp(CloseCode.tryLater, 'The server cannot store edits right now.')
  }

  #giveUp(code: CloseCode, reason: string): void {
    if (this.#closed) return
    this.#closed = true
    for (const connection of this.#connections) connection.close(code, reason)
    this.#end()
  }

  #end(): void {
    this.#stopHearing()
    this.#document.abandon()
    this.onClosed()
    this.#resolveEnded()
  }

  /** While something is on its way to the disk, what is committed has to be built: that may wait for a while. */
  #snapshotWhenDue(): void {
    const count = this.#seq - this.#snapshotSeq
    if (count < SNAPSHOT_EVERY || (!this.#document.isSettled && count < 2 * SNAPSHOT_EVERY)) return
    this.#snapshot().catch((error: unknown) => this.#context.log(`snapshot: ${String(error)}`))
  }

  async #snapshot(): Promise<void> {
    const data = this.#document.encode()
    this.#snapshotSeq = this.#seq
    this.#bytes = data.length + this.#document.pendingBytes
    const seq = this.#snapshotSeq
    await this.#context.store.saveSnapshot(this.id, seq, data)
    if (!this.#isPrivate) await keepAutomatically(this.#context.store, this.id, { seq, data }, now(this.#context))
  }

  #broadcast(message: Uint8Array, except: Connection | null): void {
    const frame = wireFrame(message)
    for (const connection of this.#connections) if (connection !== except) connection.write(frame)
  }
}

const isPrivate = (id: string): boolean => (readDocumentId(id)?.part ?? null) !== null
const namesOf = (id: string): Iterable<string> => (isPrivate(id) ? Object.keys(privateRoots) : rootNames)

const stateVectorOf = (standing: ReadonlyMap<number, number>): Uint8Array => Y.encodeStateVector(standing as Map<number, number>)

/** The clients that have written between two states. */
function* advanced(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): Generator<number> {
  for (const [client, clock] of after) if (clock > (before.get(client) ?? 0)) yield client
}
