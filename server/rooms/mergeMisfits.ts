import * as Y from 'yjs'
import { isSameJson } from '../records/codec.ts'
import { checkRecordFields, RECORDS_ROOT } from './documentRoots.ts'
import { EVENT_ROOTS, idOf, isBeginning, listOf } from './guardEvents.ts'

/** A register that does not go with what is committed, and what it is to hold; undefined: nothing. */
interface Register {
  map: Y.Map<unknown>
  key: string
  value: unknown
}

export interface Merged {
  /** What is committed, and on top of it what is on its way to the disk. */
  live: Y.Doc
  /** The edit of another process that was just put in between. */
  transaction: Y.Transaction
  /** What is committed. It may have to be built. */
  committed: () => Y.Doc
  /** Events of others are not to be touched here. */
  keepsEvents: boolean
}

/**
 * Two edits that reach two processes at the same moment are each sound by themselves, and together they may not be. The one that is committed later
 * gives way: whoever accepted it takes back what it did to the same record, or the same event.
 * @returns the correction, to be stored like any edit; null where none is needed.
 */
export function mergeMisfits(merged: Merged): Uint8Array | null {
  const misfits = [...unsoundRecords(merged), ...(merged.keepsEvents ? misplacedEvents(merged) : [])]
  return misfits.length > 0 ? correction(merged.live, misfits) : null
}

function unsoundRecords({ live, transaction, committed }: Merged): Register[] {
  const records = live.getMap(RECORDS_ROOT)
  const touched = [...transaction.changed.keys()].flatMap(({ _item: item }) =>
    item && item.parent === (records as unknown) && item.parentSub !== null ? item.parentSub : [],
  )
  return touched.flatMap((id) => {
    const fields = fieldsOf(live, id)
    return fields && checkRecordFields(id, fields.entries()) !== null ? differences(fields, fieldsOf(committed(), id)) : []
  })
}

function fieldsOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const fields = doc.getMap(RECORDS_ROOT).get(id)
  return fields instanceof Y.Map ? (fields as Y.Map<unknown>) : null
}

function differences(map: Y.Map<unknown>, wanted: Y.Map<unknown> | null): Register[] {
  if (!wanted) return []
  const keys = new Set([...map.keys(), ...wanted.keys()])
  return [...keys].flatMap((key) => (isSameJson(map.get(key), wanted.get(key)) ? [] : [{ map, key, value: wanted.get(key) }]))
}

/** What was written over gets its words back; what bears the id of another event, or belongs to a list that is gone, goes. */
function misplacedEvents({ live, transaction, committed }: Merged): Register[] {
  return EVENT_ROOTS.flatMap((root) => {
    const type = live.share.get(root)
    const touched = type && transaction.changed.get(type)
    if (!touched) return []
    const events = live.getMap(root)
    const stored = committed().getMap(root)
    const lists = new Set([...touched].map((key) => listOf(key ?? '')))
    const ids = new Set([...stored.keys()].map((key) => `${listOf(key)}/${idOf(key)}`))
    const begun = new Set([...stored].flatMap(([key, event]) => (isBeginning(root, event) ? listOf(key) : [])))
    return [...events.keys()].flatMap((key): Register[] => {
      if (!lists.has(listOf(key))) return []
      if (stored.has(key)) return isSameJson(events.get(key), stored.get(key)) ? [] : [{ map: events, key, value: stored.get(key) }]
      return begun.has(listOf(key)) && !ids.has(`${listOf(key)}/${idOf(key)}`) ? [] : [{ map: events, key, value: undefined }]
    })
  })
}

function correction(live: Y.Doc, misfits: readonly Register[]): Uint8Array | null {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(live))
  let update: Uint8Array | null = null
  copy.on('update', (data: Uint8Array) => (update = data))
  copy.transact(() => {
    for (const { map, key, value } of misfits) {
      const same = map._item ? fieldsOf(copy, map._item.parentSub ?? '') : copy.getMap(Y.findRootTypeKey(map))
      if (value === undefined) same?.delete(key)
      else same?.set(key, value)
    }
  })
  copy.destroy()
  return update
}
