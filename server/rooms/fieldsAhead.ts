import * as Y from 'yjs'
import { RECORDS_ROOT } from './documentRoots.ts'
import type { NewValue, NewValues } from './newValues.ts'

/** A field of a record, and the map that holds it. */
interface Field {
  id: string
  fields: Y.Map<unknown>
  field: string
}

export interface FieldChange extends Field {
  value: NewValue['value']
}

/**
 * What stands in the fields of records, where a document has not yet taken in what was accepted: who has written up to where, which items hold values
 * now, and which do not any more.
 */
export class FieldsAhead {
  readonly #updates: Uint8Array[] = []
  readonly #next = new Map<number, number>()
  readonly #held = new Map<number, Map<number, Field>>()
  readonly #replaced = new Set<Y.Item>()

  /** The fields that get new values, in order; null when that is not all that the update would do to this document. */
  locate(doc: Y.Doc, { client, clock, values }: NewValues): FieldChange[] | null {
    if ((this.#next.get(client) ?? Y.getState(doc.store, client)) !== clock) return null
    const changes: FieldChange[] = []
    for (const { replaced, value } of values) {
      const field = this.#held.get(replaced.client)?.get(replaced.clock) ?? this.#inDocument(doc, replaced)
      if (!field) return null
      changes.push({ id: field.id, fields: field.fields, field: field.field, value })
    }
    return changes
  }

  /** From here on these values stand there. */
  put(doc: Y.Doc, update: Uint8Array, { client, clock, values }: NewValues, changes: readonly FieldChange[]): void {
    this.#updates.push(update)
    this.#next.set(client, clock + values.length)
    values.forEach(({ replaced }, n) => {
      if (!this.#held.get(replaced.client)?.delete(replaced.clock)) this.#replaced.add(itemAt(doc, replaced)!)
      let held = this.#held.get(client)
      if (!held) this.#held.set(client, (held = new Map()))
      held.set(clock + n, changes[n]!)
    })
  }

  /** What the document has to take in. */
  get updates(): readonly Uint8Array[] {
    return this.#updates
  }

  #inDocument(doc: Y.Doc, id: NewValue['replaced']): Field | null {
    const item = itemAt(doc, id)
    return item && !this.#replaced.has(item) ? fieldOf(doc, item) : null
  }
}

function itemAt(doc: Y.Doc, { client, clock }: NewValue['replaced']): Y.Item | null {
  if (clock >= Y.getState(doc.store, client)) return null
  const item: unknown = Y.getItem(doc.store, Y.createID(client, clock))
  return item instanceof Y.Item && item.length === 1 ? item : null
}

/** The field that an item gives its value to, now. */
function fieldOf(doc: Y.Doc, item: Y.Item): Field | null {
  const fields = item.parent
  const field = item.parentSub
  if (item.deleted || item.right !== null || field === null || !(fields instanceof Y.Map) || fields._map.get(field) !== item) return null
  const record = fields._item
  const records = doc.share.get(RECORDS_ROOT)
  if (!record || record.deleted || record.parentSub === null || !records || record.parent !== (records as unknown)) return null
  return records._map.get(record.parentSub) === record ? { id: record.parentSub, fields: fields as Y.Map<unknown>, field } : null
}
