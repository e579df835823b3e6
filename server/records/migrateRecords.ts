import type { SerializedSchema } from '@tldraw/store'
import type { TLRecord, TLSchema } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { checkRecord } from './checkRecord.ts'
import { decode, encode, isDict, isSameJson } from './codec.ts'
import { createBoardSchema } from './schema.ts'

/**
 * The update that brings a document's records from an older drawing format to this program's; null when it is of this format, of a newer
 * one, or of none. A record that cannot be brought over stays as it is: pages keep such a one off the screen.
 */
export function migrateRecords(doc: Y.Doc): Uint8Array | null {
  const from = doc.getMap('meta').get('schema')
  if (!isSchema(from)) return null
  const schema = createBoardSchema()
  const to = schema.serialize()
  if (!isOlder(from, to)) return null
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  copy.transact(() => {
    for (const fields of copy.getMap('records').values()) if (fields instanceof Y.Map) migrateOne(schema, from, fields)
    copy.getMap('meta').set('schema', to)
  })
  const update = Y.encodeStateAsUpdate(copy, before)
  copy.destroy()
  return update
}

function migrateOne(schema: TLSchema, from: SerializedSchema, fields: Y.Map<unknown>): void {
  const old = decode(fields.entries())
  const migrated = tryToMigrate(schema, from, old)
  if (!migrated || isSameJson(migrated, old) || 'why' in checkRecord(migrated, old.id)) return
  const next = encode(migrated)
  for (const key of fields.keys()) if (!next.has(key)) fields.delete(key)
  for (const [key, value] of next) if (!isSameJson(fields.get(key), value)) fields.set(key, value)
}

function tryToMigrate(schema: TLSchema, from: SerializedSchema, old: ReturnType<typeof decode>): ReturnType<typeof decode> | null {
  try {
    const result = schema.migratePersistedRecord(structuredClone(old) as unknown as TLRecord, from)
    return result.type === 'success' ? (result.value as unknown as ReturnType<typeof decode>) : null
  } catch {
    return null
  }
}

function isSchema(value: unknown): value is SerializedSchema & { sequences: Record<string, number> } {
  return isDict(value) && value.schemaVersion === 2 && isDict(value.sequences)
}

/** Older in something that this program knows, newer in nothing. */
function isOlder(from: { sequences: Record<string, number> }, to: SerializedSchema): boolean {
  if (!('sequences' in to)) return false
  const known = Object.entries(from.sequences).filter(([sequence]) => sequence in to.sequences)
  const differs = known.map(([sequence, version]) => version - (to.sequences[sequence] ?? 0))
  return differs.some((by) => by < 0) && !differs.some((by) => by > 0)
}
