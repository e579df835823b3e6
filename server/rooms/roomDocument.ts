import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { checkChange, checkUpdate } from './checkUpdate.ts'
import { FieldsAhead } from './fieldsAhead.ts'
import type { FieldChange } from './fieldsAhead.ts'
import { newDocument } from './newDocument.ts'
import { readNewValues } from './newValues.ts'
import { MissingHistory } from './refused.ts'

/** How much may come after the last whole state before the next one is taken, in bytes beside its own size. */
const REBASE_BYTES = 64 * 1024
/** How many changes of fields the document may be behind: taken in together they cost a fraction of what each would. */
const MOST_BEHIND = 32

/** Looks at a change while it is made, when more can be changed, or after. @throws {Refused} */
export interface Judge {
  during: (doc: Y.Doc, transaction: Y.Transaction) => void
  after: (doc: Y.Doc, transaction: Y.Transaction) => void
}

/** A state (a Yjs update of version 2; null: nothing), and what was committed after it. */
interface Base {
  state: Uint8Array | null
  since: encoding.Encoder
}

/**
 * A board's document in memory. There is one of it, and it is ahead of what is committed: an edit is tried on it, and one that is refused has
 * spoilt it. So it keeps what it can be built from anew; and from that also what is committed, for whoever reads while something is on
 * its way to the disk.
 *
 * Most edits give fields of known records other values. What such a one does is plain from its bytes, so it is judged by them, and the document takes it
 * in later, with others, or when somebody asks for it.
 */
export class RoomDocument {
  readonly #names: Iterable<string>
  /** With all that is accepted but for what it is behind. null: nothing is in it, or it has to be built. */
  #live: Y.Doc | null
  /** Accepted, and not in the document yet. */
  #ahead: FieldsAhead | null = null
  /** Absent until something is written. */
  #base: Base | null = null
  /** Accepted and not committed yet, in order. */
  #pending: Uint8Array[] = []
  /** What is committed, where that is not all. */
  #committed: Y.Doc | null = null

  constructor(names: Iterable<string>, doc: Y.Doc | null) {
    this.#names = names
    this.#live = doc
  }

  /** What is committed. It may go on with the next edit, and is nobody's to write in. */
  get committed(): Y.Doc {
    return this.isSettled ? this.#present() : (this.#committed ??= this.#build([]))
  }

  /** Nothing was ever in it. */
  get isEmpty(): boolean {
    return this.#live === null && this.#base === null
  }

  /** All is committed. */
  get isSettled(): boolean {
    return this.#pending.length === 0
  }

  /** Where what is committed stands, or stood a moment ago, next clock by client; without these changes, the last ones that were committed. */
  standing(without: readonly Uint8Array[] = []): ReadonlyMap<number, number> {
    const standing = Y.decodeStateVector(Y.encodeStateVector(this.#present()))
    for (const change of [...without, ...this.#pending])
      for (const [client, clock] of Y.parseUpdateMeta(change).from) {
        if (clock === 0) standing.delete(client)
        else if (clock < (standing.get(client) ?? 0)) standing.set(client, clock)
      }
    return standing
  }

  /**
   * Takes in what gives other values to fields of records, if that is all that an update does, and if they are found sound. It is on its way to the disk
   * from here on. False: {@link take} has to look at it.
   */
  takeValues(update: Uint8Array, areSound: (client: number, changes: readonly FieldChange[]) => boolean): boolean {
    // Without a state to go back to, there is no document either of which it could be told.
    if (!this.#live || !this.#base) return false
    const news = readNewValues(update)
    if (!news) return false
    const ahead = this.#ahead ?? new FieldsAhead()
    const changes = ahead.locate(this.#live, news)
    if (!changes || !areSound(news.client, changes)) return false
    ahead.put(this.#live, update, news, changes)
    this.#ahead = ahead
    this.#pending.push(update)
    return true
  }

  /**
   * What an update changes, which is on its way to the disk from here on; null when it brings nothing new.
   * @throws {Refused} and the document is as it was.
   */
  take(update: Uint8Array, judge: Judge): Uint8Array | null {
    const doc = this.#present()
    checkUpdate(doc, update)
    this.#base ??= { state: doc.store.clients.size > 0 ? Y.encodeStateAsUpdateV2(doc) : null, since: encoding.createEncoder() }
    let changed: Uint8Array | null = null
    const hear = (change: Uint8Array): void => void (changed = change)
    doc.on('update', hear)
    try {
      const transaction = doc.transact((current) => {
        Y.applyUpdate(doc, update)
        if (doc.store.pendingStructs || doc.store.pendingDs) throw new MissingHistory()
        judge.during(doc, current)
        return current
      })
      judge.after(doc, transaction)
      return this.#hold(changed, update, transaction.beforeState)
    } catch (error) {
      // It has seen what it must not hold: the next edit gets a new one.
      this.#live = null
      doc.destroy()
      throw error
    } finally {
      doc.off('update', hear)
    }
  }

  #hold(change: Uint8Array | null, update: Uint8Array, before: ReadonlyMap<number, number>): Uint8Array | null {
    if (!change) return null
    // What has become of the update is what it was: that was checked.
    if (Buffer.compare(change, update) !== 0) checkChange(change, before)
    this.#pending.push(change)
    return change
  }

  /** The first of those that are on their way is committed. */
  settle(): void {
    const first = this.#pending.shift()
    if (first) this.#keep(first)
    if (this.#ahead && this.#ahead.updates.length >= MOST_BEHIND) this.#present()
  }

  /**
   * Takes in what was committed elsewhere.
   * @returns what it has changed beneath edits that are on their way; null where there are none.
   */
  takeIn(change: Uint8Array): { live: Y.Doc; transaction: Y.Transaction } | null {
    const doc = this.#live || this.isEmpty || !this.isSettled ? this.#present() : null
    const transaction = doc?.transact((current) => {
      Y.applyUpdate(doc, change)
      return current
    })
    this.#keep(change)
    return doc && transaction && !this.isSettled ? { live: doc, transaction } : null
  }

  /** What is committed, as a Yjs update of version 2. */
  encode(): Uint8Array {
    const state = Y.encodeStateAsUpdateV2(this.committed)
    if (this.#base) this.#base = { state, since: encoding.createEncoder() }
    return state
  }

  /** How much is on its way to the disk. */
  get pendingBytes(): number {
    return this.#pending.reduce((sum, { length }) => sum + length, 0)
  }

  /** What is on its way will not arrive. */
  abandon(): void {
    if (!this.isSettled) this.#live = null
    this.#pending = []
  }

  #keep(change: Uint8Array): void {
    this.#committed = null
    if (!this.#base) return
    encoding.writeVarUint8Array(this.#base.since, change)
    if (this.isSettled && encoding.length(this.#base.since) > REBASE_BYTES + (this.#base.state?.length ?? 0)) this.encode()
  }

  #present(): Y.Doc {
    const ahead = this.#ahead
    if (ahead) {
      this.#ahead = null
      this.#live?.transact(({ doc }) => {
        for (const update of ahead.updates) Y.applyUpdate(doc, update)
      })
    }
    return (this.#live ??= this.#build(this.#pending))
  }

  #build(pending: readonly Uint8Array[]): Y.Doc {
    const doc = newDocument(this.#names)
    const base = this.#base
    if (!base) return doc
    if (base.state) Y.applyUpdateV2(doc, base.state)
    const since = decoding.createDecoder(encoding.toUint8Array(base.since))
    doc.transact(() => {
      while (decoding.hasContent(since)) Y.applyUpdate(doc, decoding.readVarUint8Array(since))
      for (const change of pending) Y.applyUpdate(doc, change)
    })
    return doc
  }
}
