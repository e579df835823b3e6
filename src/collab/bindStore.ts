import { atom } from '@tldraw/state'
import type { Atom } from '@tldraw/state'
import type { SerializedSchema } from '@tldraw/store'
import { DocumentRecordType, PageRecordType, TLDOCUMENT_ID } from '@tldraw/tlschema'
import type { TLPageId, TLRecord, TLStore } from '@tldraw/tlschema'
import type { IndexKey } from '@tldraw/utils'
import type * as Y from 'yjs'
import { PAGE_ID } from '#server/records/schema.ts'
import { Incoming } from './incoming.ts'
import type { Quarantined } from './incoming.ts'
import { Outgoing } from './outgoing.ts'
import type { Refusals, YRecords } from './outgoing.ts'
import { keepUndoOwn } from './ownUndo.ts'

export interface BindOptions {
  doc: Y.Doc
  store: TLStore
  /** Local edits are sent at most once in this many milliseconds. */
  flushMs?: number
  /** Where to say which records of ours no server would take. */
  refused?: Atom<Refusals>
}

export interface Binding {
  /** Writes pending local edits into the document now. */
  flush: () => void
  /** Records of the document that are not shown, and why. */
  quarantine: ReadonlyMap<string, Quarantined>
  dispose: () => void
}

const FLUSH_MS = 60

/** Ties a document to a store, both ways, from now until `dispose`. What the document holds appears; nothing is written until somebody edits. */
export function bindStore({ doc, store, flushMs = FLUSH_MS, refused = atom('refused', new Map()) }: BindOptions): Binding {
  const origin = { binding: store.id }
  makePage(store)
  const yRecords: YRecords = doc.getMap('records')
  const outgoing = new Outgoing({ doc, yRecords, store, origin, flushMs, refused })
  const incoming = new Incoming({ yRecords, store, outgoing, migrate: (record) => migrate(store, doc, record) })
  const restoreUndo = keepUndoOwn(store)

  const onChange = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.origin === origin) return
    // First what we have done and not written: else the merge below would lay the document over it.
    outgoing.flush()
    incoming.apply(touchedRecords(events, yRecords))
  }
  incoming.apply(yRecords.keys())
  yRecords.observeDeep(onChange)

  return {
    flush: () => outgoing.flush(),
    quarantine: incoming.quarantine,
    dispose() {
      outgoing.dispose()
      yRecords.unobserveDeep(onChange)
      restoreUndo()
    },
  }
}

/** The page that shapes stand on: an editor would make it, and there may be none yet. */
function makePage(store: TLStore): void {
  store.mergeRemoteChanges(() => {
    if (!store.has(TLDOCUMENT_ID)) store.put([DocumentRecordType.create({ id: TLDOCUMENT_ID, gridSize: 10, name: '' })])
    const id = PAGE_ID as TLPageId
    if (!store.has(id)) store.put([PageRecordType.create({ id, name: 'Page 1', index: 'a1' as IndexKey })])
  })
}

function touchedRecords(events: Y.YEvent<Y.AbstractType<unknown>>[], yRecords: YRecords): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    if (event.target === (yRecords as unknown)) for (const id of event.changes.keys.keys()) ids.add(id)
    else ids.add(String(event.path[0]))
  }
  return ids
}

/** Was the document last written by a program that is newer than this one? Then this one must not touch it. */
export function isFromNewerProgram(doc: Y.Doc, store: TLStore): boolean {
  const theirs = schemaOf(doc)
  const ours = store.schema.serialize()
  if (!theirs || !('sequences' in theirs) || !('sequences' in ours)) return false
  return Object.entries(theirs.sequences).some(
    ([sequence, version]) => typeof version === 'number' && version > (ours.sequences[sequence] ?? -1) && sequence in ours.sequences,
  )
}

function migrate(store: TLStore, doc: Y.Doc, record: unknown): unknown {
  const schema = schemaOf(doc)
  if (!schema) return record
  try {
    const migrated = store.schema.migratePersistedRecord(record as TLRecord, schema)
    return migrated.type === 'success' ? migrated.value : record
  } catch {
    return record
  }
}

function schemaOf(doc: Y.Doc): SerializedSchema | undefined {
  const schema = doc.getMap('meta').get('schema')
  return typeof schema === 'object' && schema !== null && 'schemaVersion' in schema ? (schema as SerializedSchema) : undefined
}
