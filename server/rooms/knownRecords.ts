import type * as Y from 'yjs'
import type { RawRecord } from '../records/codec.ts'
import { readChangedFields, readRecordFields } from './documentRoots.ts'
import type { FieldChange } from './fieldsAhead.ts'

/** How many records are known at once: whoever drags or types changes few, again and again. */
const MOST = 32

interface Known {
  /** The map that it was read from: another one in its place is another record. */
  fields: Y.Map<unknown>
  record: RawRecord
}

/**
 * Records as they were when they were last found sound, so that an edit of one field is not a look at all the others. Good for as long as nothing
 * is changed that was not looked at.
 */
export class KnownRecords {
  readonly #records = new Map<string, Known>()

  /**
   * Why a record may not stand in a board, or null.
   * @param changed the fields of it that have changed; null: any.
   */
  check(id: string, fields: Y.Map<unknown>, changed: ReadonlySet<string | null> | null): string | null {
    const read = this.#readChanged(id, fields, changed) ?? readRecordFields(id, fields.entries())
    if ('why' in read) return read.why
    if (this.#records.size >= MOST) this.#records.clear()
    this.#records.set(id, { fields, record: read.record })
    return null
  }

  /** Whether all of these records are known, and sound with these values. Then they are known with them. */
  take(changes: readonly FieldChange[]): boolean {
    const records = new Map<string, RawRecord>()
    for (const { id, fields, field, value } of changes) {
      const known = this.#records.get(id)
      if (known?.fields !== fields) return false
      const read = readChangedFields(id, records.get(id) ?? known.record, [[field, value]])
      if (!read || 'why' in read) return false
      records.set(id, read.record)
    }
    for (const [id, record] of records) this.#records.get(id)!.record = record
    return true
  }

  #readChanged(id: string, fields: Y.Map<unknown>, changed: ReadonlySet<string | null> | null): ReturnType<typeof readChangedFields> {
    const known = this.#records.get(id)
    if (!changed || known?.fields !== fields) return null
    const entries: [string, unknown][] = []
    for (const field of changed) {
      // What was taken away leaves no trace in what is known.
      if (field === null || !fields.has(field)) return null
      entries.push([field, fields.get(field)])
    }
    return readChangedFields(id, known.record, entries)
  }
}
