import * as Y from 'yjs'
import { checkRecordFields, checkValue, RECORDS_ROOT, valueRoots } from './documentRoots.ts'
import { invalid } from './refused.ts'

/**
 * Looks at what a transaction has changed, and at nothing else: every record and every register that it touched must be one that a board
 * may hold. What was deleted is fine.
 * @param roots the document's maps of plain values.
 * @throws {Refused}
 */
export function checkTouched(doc: Y.Doc, { changed }: Y.Transaction, roots = valueRoots): void {
  const records = new Set<string>()
  for (const [type, keys] of changed) {
    const parent = type._item?.parent
    if (!type._item) checkRoot(doc, type, keys, records, roots)
    else if (parent === doc.share.get(RECORDS_ROOT) && type._item.parentSub !== null) records.add(type._item.parentSub)
    // A map anywhere else hangs below a register that was refused when it came, or was deleted since.
    else if (!type._item.deleted) throw invalid('A board holds no maps within maps.')
  }
  for (const id of records) checkOneRecord(doc, id)
}

function checkRoot(
  doc: Y.Doc,
  type: Parameters<typeof Y.findRootTypeKey>[0],
  keys: ReadonlySet<string | null>,
  records: Set<string>,
  roots: typeof valueRoots,
): void {
  const name = Y.findRootTypeKey(type)
  for (const key of keys) {
    if (key === null) throw invalid('A board holds no lists.')
    if (name === RECORDS_ROOT) records.add(key)
    else checkRegister(doc.getMap(name), name, key, roots)
  }
}

function checkRegister(map: Y.Map<unknown>, name: string, key: string, roots: typeof valueRoots): void {
  if (!map.has(key)) return
  const why = checkValue(name, key, map.get(key), roots)
  if (why) throw invalid(`${name} ${key.slice(0, 40)}: ${why}`)
}

function checkOneRecord(doc: Y.Doc, id: string): void {
  const records = doc.getMap(RECORDS_ROOT)
  if (!records.has(id)) return
  const fields = records.get(id)
  const why = fields instanceof Y.Map ? checkRecordFields(id, fields.entries()) : 'not a map of fields'
  if (why) throw invalid(`${id.slice(0, 40)}: ${why}`)
}
