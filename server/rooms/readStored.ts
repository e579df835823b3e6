import * as Y from 'yjs'
import type { Store, StoredRoom } from '../store/store.ts'

/**
 * Builds a document from what is stored of it. A snapshot that cannot be read is left aside for the log that it was made of, an update that
 * cannot be read is passed over, and what hangs on one that is missing is left out: a damaged board shows what is left of it.
 * @param doc empty.
 * @returns what was damaged, in words for the operator; null when all was sound.
 */
export async function readStored(doc: Y.Doc, room: string, stored: Omit<StoredRoom, 'authors'>, store: Store): Promise<string | null> {
  const updates = stored.updates.map(({ data }) => data)
  if (!stored.snapshot) return replay(doc, updates)
  if (isTaken(() => Y.applyUpdateV2(doc, stored.snapshot as Uint8Array))) return replay(doc, updates)
  const [base, log] = [await store.base(room), await store.since(room, 0)]
  if (base) isTaken(() => Y.applyUpdateV2(doc, base.data))
  const lost = replay(
    doc,
    log.map(({ data }) => data),
  )
  return `its snapshot cannot be read, the log was used${lost ? `; ${lost}` : ''}`
}

function replay(doc: Y.Doc, updates: readonly Uint8Array[]): string | null {
  let unreadable = 0
  // In one transaction: a long log loads many times faster than one update at a time.
  doc.transact(() => {
    for (const update of updates) if (!isTaken(() => Y.applyUpdate(doc, update))) unreadable++
  })
  const hangs = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  // Nothing could ever be built upon a document that waits for what is gone.
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  if (unreadable === 0 && !hangs) return null
  return `${unreadable} of its updates cannot be read${hangs ? ', and others hang on what is missing' : ''}`
}

/** Yjs reads an update whole before it changes anything: one that it cannot read leaves the document as it was. */
function isTaken(apply: () => void): boolean {
  try {
    apply()
    return true
  } catch {
    return false
  }
}
