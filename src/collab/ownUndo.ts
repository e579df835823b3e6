import type { TLBinding, TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import type { RecordsDiff } from '@tldraw/store'
import { PAGE_ID } from '#server/records/schema.ts'
import { rebase } from './rebase.ts'

/**
 * Makes undo one's own. The editor's history puts whole records back, which would take a peer's later edits of the same shape along and
 * bring shapes back that a peer has deleted. Here each step is merged onto what the board is now.
 * Returns the way back to the editor's own behaviour.
 */
export function keepUndoOwn(store: TLStore): () => void {
  const applyWhole = store.applyDiff.bind(store)
  store.applyDiff = (diff, options) => applyWhole(ontoPresent(store, diff), options)
  return () => {
    store.applyDiff = applyWhole
  }
}

function ontoPresent(store: TLStore, diff: RecordsDiff<TLRecord>): RecordsDiff<TLRecord> {
  const exists = (id: string): boolean =>
    Object.hasOwn(diff.added, id) || (store.has(id as TLRecord['id']) && !Object.hasOwn(diff.removed, id))
  const present: RecordsDiff<TLRecord> = { added: {}, updated: {}, removed: diff.removed }
  for (const record of Object.values(diff.added)) {
    const placed = placeAdded(record, exists)
    if (placed) put(present.added, placed.id, placed)
  }
  for (const [from, to] of Object.values(diff.updated)) {
    const current = store.unsafeGetWithoutCapture(from.id)
    // A peer deleted it meanwhile.
    if (!current) continue
    put(present.updated, from.id, [current, keepParent(rebase(from, to, current), current, exists)])
  }
  return present
}

const put = (target: object, id: string, value: unknown): void => {
  ;(target as Record<string, unknown>)[id] = value
}

/** What comes back must have something to stand on: a peer may have deleted its frame, or what its arrow was bound to. */
function placeAdded(record: TLRecord, exists: (id: string) => boolean): TLRecord | null {
  if (record.typeName === 'binding') return hasEnds(record, exists) ? record : null
  if (record.typeName !== 'shape' || exists(record.parentId)) return record
  return { ...record, parentId: PAGE_ID as TLShape['parentId'] }
}

const hasEnds = (binding: TLBinding, exists: (id: string) => boolean): boolean => exists(binding.fromId) && exists(binding.toId)

function keepParent(next: TLRecord, current: TLRecord, exists: (id: string) => boolean): TLRecord {
  if (next.typeName !== 'shape' || current.typeName !== 'shape' || exists(next.parentId)) return next
  const { parentId, x, y, rotation, index } = current
  return { ...next, parentId, x, y, rotation, index }
}
