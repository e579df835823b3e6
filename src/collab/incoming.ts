import type { TLBinding, TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { checkRecord } from '#server/records/checkRecord.ts'
import { decode, isSameJson } from '#server/records/codec.ts'
import { isShared } from './outgoing.ts'
import type { Outgoing, YRecords } from './outgoing.ts'
import { shareStructure } from './rebase.ts'
import { repairBinding, repairParent, separateSiblings, surplusBindings } from './repairs.ts'
import type { Outlook, Repair } from './repairs.ts'

export interface IncomingOptions {
  yRecords: YRecords
  store: TLStore
  outgoing: Outgoing
  /** Brings a record of an older drawing format up to date; null when that cannot be done. */
  migrate: (record: unknown) => unknown
}

/** Why a record of the document is not on this screen. One that waits is tried again with every change, the others when they change. */
export interface Quarantined {
  why: string
  waits: boolean
}

/** Edits of others on their way onto the screen: checked one by one, repaired where two sound edits do not go together, applied in one go. */
export class Incoming {
  readonly quarantine = new Map<string, Quarantined>()
  readonly #options: IncomingOptions
  /** What is about to enter or leave; empty between two calls of `apply`. */
  readonly #put = new Map<string, TLRecord>()
  readonly #remove = new Set<string>()
  /** As the document has it, for those that were repaired on their way in. */
  readonly #written = new Map<string, TLRecord>()

  constructor(options: IncomingOptions) {
    this.#options = options
  }

  apply(ids: Iterable<string>): void {
    const waiting = [...this.quarantine].filter(([, { waits }]) => waits).map(([id]) => id)
    for (const id of new Set([...ids, ...waiting])) this.#take(id)
    this.#repair()
    this.#merge()
    for (const id of [...this.#put.keys(), ...this.#remove]) this.#options.outgoing.settle(id)
    this.#put.clear()
    this.#remove.clear()
    this.#written.clear()
    this.#options.outgoing.write()
  }

  #take(id: string): void {
    const { yRecords, store, migrate } = this.#options
    this.quarantine.delete(id)
    const known = store.unsafeGetWithoutCapture(id as TLRecord['id'])
    const fields: unknown = yRecords.get(id)
    if (fields === undefined) {
      // Only what is shared can be taken away by others: their deletions never reach a camera or a page.
      if (known && isShared(known)) this.#remove.add(id)
      return
    }
    const raw = fields instanceof Y.Map ? migrate(decode(fields.entries())) : fields
    const checked = checkRecord(known ? shareStructure(known, raw) : raw, id, undefined, known)
    if ('why' in checked) this.#reject(id, checked.why)
    else if (!isShared(checked.record)) this.#reject(id, 'not shared')
    else if (checked.record !== known) this.#put.set(id, checked.record)
  }

  #reject(id: string, why: string, waits = false): void {
    this.#put.delete(id)
    this.quarantine.set(id, { why, waits })
  }

  get #outlook(): Outlook {
    const { store, yRecords } = this.#options
    const find = (id: string): TLRecord | undefined =>
      this.#put.get(id) ?? (this.#remove.has(id) ? undefined : store.unsafeGetWithoutCapture(id as TLRecord['id']))
    const all = (): TLRecord[] => {
      const there = store.allRecords().filter((record) => !this.#put.has(record.id) && !this.#remove.has(record.id))
      return [...there, ...this.#put.values()]
    }
    return {
      find,
      shapes: () => all().filter((record): record is TLShape => record.typeName === 'shape'),
      bindings: () => all().filter((record): record is TLBinding => record.typeName === 'binding'),
      isKnown: (id) => yRecords.has(id),
    }
  }

  #repair(): void {
    const outlook = this.#outlook
    this.#repairParents(outlook)
    this.#repairOrder(outlook)
    this.#repairBindings(outlook)
  }

  #repairParents(outlook: Outlook): void {
    const { store } = this.#options
    const orphans = this.#remove.size > 0 ? childrenOf(store, this.#remove) : []
    // One repair can make the next one possible; each shape is moved to the page at most once.
    const open: string[] = [...this.#put.keys(), ...orphans]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const shape = outlook.find(id)
      if (shape?.typeName !== 'shape') continue
      const found = repairParent(shape, outlook)
      if (!found) continue
      if ('wait' in found.repair) {
        this.#reject(shape.id, found.repair.wait, true)
        open.push(
          ...[...this.#put.values()].filter((other) => other.typeName === 'shape' && other.parentId === shape.id).map((other) => other.id),
        )
      } else {
        this.#change(found.repair)
        open.push(id)
      }
    }
  }

  #repairOrder(outlook: Outlook): void {
    const { store } = this.#options
    const seen = new Map<string, string>()
    for (const [id, record] of this.#put) {
      if (record.typeName !== 'shape') continue
      const known = store.unsafeGetWithoutCapture(id as TLRecord['id']) as TLShape | undefined
      if (known?.index === record.index && known.parentId === record.parentId) continue
      const place = `${record.parentId} ${record.index}`
      const clashes = seen.has(place) || hasShapeAt(store, record, this.#remove)
      seen.set(place, id)
      if (clashes) for (const moved of separateSiblings(record, outlook)) this.#change({ put: moved })
    }
  }

  #repairBindings(outlook: Outlook): void {
    const arriving = [...this.#put.values()].filter((record) => record.typeName === 'binding')
    for (const binding of arriving) {
      const repair = repairBinding(binding, outlook)
      if (repair && 'wait' in repair) this.#reject(binding.id, repair.wait, true)
      else if (repair) this.#change(repair)
    }
    if (arriving.length > 0) for (const id of surplusBindings(outlook)) this.#change({ remove: id })
  }

  /** A repair is an edit of ours: it goes back into the document. */
  #change(repair: Repair): void {
    const { store, outgoing, yRecords } = this.#options
    if ('wait' in repair) return
    const id = 'put' in repair ? repair.put.id : repair.remove
    const before = this.#put.get(id) ?? store.unsafeGetWithoutCapture(id as TLRecord['id'])
    if (before && !this.#written.has(id)) this.#written.set(id, before)
    if ('put' in repair) {
      this.#put.set(id, repair.put)
      return
    }
    this.#put.delete(id)
    if (store.has(id as TLRecord['id'])) this.#remove.add(id)
    else if (yRecords.has(id)) outgoing.mark(id, before)
  }

  #merge(): void {
    const { store } = this.#options
    if (this.#put.size === 0 && this.#remove.size === 0) return
    const before = new Map([...this.#remove].map((id) => [id, store.unsafeGetWithoutCapture(id as TLRecord['id'])]))
    try {
      const { added, updated, removed } = store.extractingChanges(() =>
        store.mergeRemoteChanges(() => {
          store.remove([...this.#remove] as TLRecord['id'][])
          store.put([...this.#put.values()])
        }),
      )
      this.#markSideEffects({ ...added, ...mapValues(updated, ([from]) => from) }, removed, before)
    } catch {
      this.#mergeOneByOne()
    }
  }

  /** What the editor itself changed on the way (a deleted box takes its bindings along) is known to nobody else yet. */
  #markSideEffects(
    changed: Record<string, TLRecord>,
    removed: Record<string, TLRecord>,
    before: ReadonlyMap<string, TLRecord | undefined>,
  ): void {
    const { store, outgoing, yRecords } = this.#options
    for (const [id, from] of Object.entries(changed)) {
      const expected = this.#written.get(id) ?? this.#put.get(id) ?? from
      const now = store.unsafeGetWithoutCapture(id as TLRecord['id'])
      if (now && isShared(now) && !isSameJson(now, expected)) outgoing.mark(id, expected)
    }
    for (const [id, record] of Object.entries(removed))
      if (isShared(record) && yRecords.has(id)) outgoing.mark(id, before.get(id) ?? record)
  }

  /** Something threw on a record that had passed every check: keep the others. */
  #mergeOneByOne(): void {
    const { store } = this.#options
    const attempt = (id: string, change: () => void): void => {
      try {
        store.mergeRemoteChanges(change)
      } catch (error) {
        this.#reject(id, error instanceof Error ? error.message.slice(0, 200) : 'the editor refused it')
      }
    }
    for (const id of this.#remove) attempt(id, () => store.remove([id as TLRecord['id']]))
    for (const [id, record] of new Map(this.#put)) attempt(id, () => store.put([record]))
  }
}

function childrenOf(store: TLStore, parents: ReadonlySet<string>): string[] {
  return store
    .allRecords()
    .filter((record) => record.typeName === 'shape' && parents.has(record.parentId) && !parents.has(record.id))
    .map((record) => record.id)
}

function hasShapeAt(store: TLStore, { id, index, parentId }: TLShape, leaving: ReadonlySet<string>): boolean {
  const there = store.query.index('shape', 'index').get().get(index)
  if (!there) return false
  return [...there].some((other) => {
    const shape = store.unsafeGetWithoutCapture(other)
    return other !== id && !leaving.has(other) && shape?.parentId === parentId
  })
}

function mapValues<Value, Mapped>(record: Record<string, Value>, change: (value: Value) => Mapped): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
