import * as Y from 'yjs'
import { checkValue, RECORDS_ROOT, valueRoots } from './documentRoots.ts'
import { KnownRecords } from './knownRecords.ts'
import { invalid } from './refused.ts'

/**
 * Looks at what a transaction has changed, and at nothing else: every record and every register that it touched must be one that a board
 * may hold. What was deleted is fine.
 * @param roots the document's maps of plain values.
 * @param known records of this document that were found sound, and have not changed since but by what was looked at here.
 * @throws {Refused}
 */
export function checkTouched(doc: Y.Doc, { changed }: Y.Transaction, roots = valueRoots, known = new KnownRecords()): void {
  const records: Touched = new Map()
  for (const [type, keys] of changed) {
    const parent = type._item?.parent
    if (!type._item) checkRoot(doc, type, keys, records, roots)
    else if (parent === doc.share.get(RECORDS_ROOT) && type._item.parentSub !== null) touchFields(records, type._item.parentSub, keys)
    // A map anywhere else hangs below a register that was refused when it came, or was deleted since.
    else if (!type._item.deleted) throw invalid('A board holds no maps within maps.')
  }
  for (const [id, fields] of records) checkOneRecord(doc, id, fields, known)
}

/** By record: the fields that have changed; null: all of it. */
type Touched = Map<string, ReadonlySet<string | null> | null>

function touchFields(records: Touched, id: string, keys: ReadonlySet<string | null>): void {
  // More than one map may have stood there within one transaction.
  records.set(id, records.has(id) ? null : keys)
}

function checkRoot(
  doc: Y.Doc,
  type: Parameters<typeof Y.findRootTypeKey>[0],
  keys: ReadonlySet<string | null>,
  records: Touched,
  roots: typeof valueRoots,
): void {
  const name = Y.findRootTypeKey(type)
  for (const key of keys) {
    if (key === null) throw invalid('A board holds no lists.')
    if (name === RECORDS_ROOT) records.set(key, null)
    else checkRegister(doc.getMap(name), name, key, roots)
  }
}

function checkRegister(map: Y.Map<unknown>, name: string, key: string, roots: typeof valueRoots): void {
  if (!map.has(key)) return
  const why = checkValue(name, key, map.get(key), roots)
  if (why) throw invalid(`${name} ${key.slice(0, 40)}: ${why}`)
}

function checkOneRecord(doc: Y.Doc, id: string, changed: ReadonlySet<string | null> | null, known: KnownRecords): void {
  const records = doc.getMap(RECORDS_ROOT)
  if (!records.has(id)) return
  const fields = records.get(id)
  const why = fields instanceof Y.Map ? known.check(id, fields as Y.Map<unknown>, changed) : 'not a map of fields'
  if (why) throw invalid(`${id.slice(0, 40)}: ${why}`)
}
