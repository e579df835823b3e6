import type { Atom } from '@tldraw/state'
import type { RecordsDiff } from '@tldraw/store'
import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { checkRecord } from '#server/records/checkRecord.ts'
import { encode, encodePlace, isPlaceKey, isSameJson, PLACE } from '#server/records/codec.ts'
import type { Fields, Json, RawRecord } from '#server/records/codec.ts'
import { checkPlace } from '#server/records/guard.ts'

export type YRecords = Y.Map<Y.Map<Json>>

/** Only what is drawn is shared. The page and the document are the same everywhere; cameras, selections and visitors are everybody's own. */
export const isShared = (record: { typeName: string } | undefined): boolean =>
  record?.typeName === 'shape' || record?.typeName === 'binding'

export interface OutgoingOptions {
  doc: Y.Doc
  yRecords: YRecords
  store: TLStore
  origin: object
  /** At most one transaction in this many milliseconds; 0 sends at once. */
  flushMs: number
  /** Records that no server would take, and why: they stay on this screen only. */
  refused: Atom<Refusals>
}

/** A drag of more records than this is told less often: within a tenth of a second, and with less work in between. */
const MANY = 50
const LONGER = 5 / 3

/** By record id: why it is not shared. */
export type Refusals = ReadonlyMap<string, string>

/**
 * Local edits on their way into the shared document. For each edited record it remembers how the record was before, and writes only the
 * fields that differ from that: whatever a peer did to the other fields meanwhile stays.
 */
export class Outgoing {
  readonly #options: OutgoingOptions
  readonly #before = new Map<string, TLRecord | undefined>()
  /** How records were when they were last shared, for those that no server would take since. */
  readonly #held = new Map<string, TLRecord | undefined>()
  readonly #stop: () => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: OutgoingOptions) {
    this.#options = options
    this.#stop = options.store.listen(({ changes }) => this.#collect(changes), {
      source: 'user',
      scope: 'document',
    })
  }

  /** Marks a record as edited by us; `before` is how the document has it, undefined when it does not. */
  mark(id: string, before: TLRecord | undefined): void {
    if (!this.#before.has(id)) this.#before.set(id, before)
  }

  schedule(): void {
    if (this.#before.size === 0) return
    if (this.#options.flushMs === 0) this.write()
    else this.#timer ??= setTimeout(() => this.write(), this.#options.flushMs * (this.#before.size > MANY ? LONGER : 1))
  }

  /** Takes in what the editor has not told its listeners yet (it does so once per frame), and writes. */
  flush(): void {
    this.#options.store.listen(() => {})()
    this.write()
  }

  write(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#before.size === 0) return
    const edited = [...this.#before]
    this.#before.clear()
    const { doc, store, origin } = this.#options
    doc.transact(() => {
      for (const [id, before] of edited) this.#writeRecord(id, this.#held.has(id) ? this.#held.get(id) : before)
      const meta = doc.getMap('meta')
      if (!meta.has('schema')) meta.set('schema', store.schema.serialize())
    }, origin)
  }

  dispose(): void {
    this.flush()
    this.#stop()
  }

  #collect({ added, updated, removed }: RecordsDiff<TLRecord>): void {
    for (const record of Object.values(added)) if (isShared(record)) this.mark(record.id, undefined)
    for (const [from] of Object.values(updated)) if (isShared(from)) this.mark(from.id, from)
    for (const record of Object.values(removed)) if (isShared(record)) this.mark(record.id, record)
    this.schedule()
  }

  #writeRecord(id: string, before: TLRecord | undefined): void {
    const { yRecords, store } = this.#options
    const now = store.unsafeGetWithoutCapture(id as TLRecord['id'])
    const there: unknown = yRecords.get(id)
    if (!now) {
      this.settle(id)
      if (there !== undefined) yRecords.delete(id)
      return
    }
    if (before && there instanceof Y.Map && isOnlyMoved(before, now) && !this.#held.has(id)) {
      if (!isInPlace(before as TLShape, now)) there.set(PLACE, encodePlace(now))
      return
    }
    // The server would hang up on a record that it does not accept, and everything sent with it would be lost.
    const checked = checkRecord(now, id)
    if ('why' in checked) return this.#hold(id, before, checked.why)
    this.settle(id)
    const fields = encode(now as unknown as RawRecord)
    if (there instanceof Y.Map) writeFields(there as Y.Map<Json>, before ? encode(before as unknown as RawRecord) : new Map(), fields)
    // A record that was there before and is gone was deleted by a peer: an edit does not bring it back.
    else if (!before) yRecords.set(id, new Y.Map<Json>(fields))
  }

  /** What the document has of this record is what the screen shows, or there is nothing left to share. */
  settle(id: string): void {
    if (!this.#held.delete(id)) return
    const { refused } = this.#options
    refused.set(new Map([...refused.get()].filter(([other]) => other !== id)))
  }

  #hold(id: string, before: TLRecord | undefined, why: string): void {
    this.#held.set(id, before)
    const { refused } = this.#options
    if (refused.get().get(id) !== why) refused.set(new Map([...refused.get(), [id, why]]))
  }
}

/** Most edits of most records: everything else was checked when it was shared. Thousands at a time, so nothing is copied to be compared. */
function isOnlyMoved(before: TLRecord, now: TLRecord): now is TLShape {
  if (now.typeName !== 'shape' || before.typeName !== 'shape' || checkPlace(now) !== null) return false
  const from = before as unknown as Record<string, unknown>
  const to = now as unknown as Record<string, unknown>
  for (const key in to) if (to[key] !== from[key] && !isPlaceKey(key)) return false
  for (const key in from) if (!(key in to)) return false
  return true
}

const isInPlace = (before: TLShape, now: TLShape): boolean => before.x === now.x && before.y === now.y && before.rotation === now.rotation

function writeFields(target: Y.Map<Json>, before: Fields, now: Fields): void {
  for (const [field, value] of now) {
    if (!(before.has(field) && isSameJson(before.get(field), value)) && !isSameJson(target.get(field), value)) target.set(field, value)
  }
  for (const field of before.keys()) if (!now.has(field) && target.has(field)) target.delete(field)
}
