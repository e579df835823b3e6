import type * as Y from 'yjs'
import { setField } from '../records/codec.ts'
import type { RawRecord } from '../records/codec.ts'
import { limits, weigh } from '../records/guard.ts'
import { isSoundWith } from '../records/newValue.ts'
import { readChangedFields, readRecordFields } from './documentRoots.ts'
import type { FieldChange } from './fieldsAhead.ts'

/** How many records are known at once: whoever drags or types changes few, again and again. */
const MOST = 32

interface Known {
  /** The map that it was read from: another one in its place is another record. */
  fields: Y.Map<unknown>
  record: RawRecord
  /** Characters that may be added before it has to be weighed; null: it was not weighed yet. */
  spare: number | null
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
    this.#records.set(id, { fields, record: read.record, spare: null })
    return null
  }

  /** Whether all of these records are known, and sound with these values. Then they are known with them. */
  take(changes: readonly FieldChange[]): boolean {
    if (changes.every((change) => this.#isPlain(change))) {
      for (const { id, field, value } of changes) setField(this.#records.get(id)!.record, field, value)
      return true
    }
    const [only] = changes
    return changes.length === 1 && only !== undefined && this.#takeOne(only)
  }

  /** Nothing else in the record has to be looked at. */
  #isPlain({ id, fields, field, value }: FieldChange): boolean {
    const known = this.#records.get(id)
    if (known?.fields !== fields) return false
    known.spare ??= spareOf(known.record)
    // Taken even where the value is not: what is taken away is not given back until the record is weighed again.
    known.spare -= typeof value === 'string' ? value.length : 8
    return known.spare >= 0 && isSoundWith(known.record, field, value)
  }

  #takeOne({ id, fields, field, value }: FieldChange): boolean {
    const known = this.#records.get(id)
    const read = known?.fields === fields ? readChangedFields(id, known.record, [[field, value]]) : null
    if (!read || 'why' in read) return false
    this.#records.set(id, { fields, record: read.record, spare: null })
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

function spareOf(record: RawRecord): number {
  const weight = weigh(record)
  return typeof weight === 'string' ? 0 : limits.recordSize - weight
}
