import type { TLRecord, TLSchema } from '@tldraw/tlschema'
import { isDict } from './codec.ts'
import { checkBulk, guard } from './guard.ts'
import { createBoardSchema, DOCUMENT_ID, PAGE_ID, recordTypes, shapeTypes } from './schema.ts'

export type Checked = { record: TLRecord } | { why: string }

const boardSchema = createBoardSchema()
const allowedTypes: ReadonlySet<unknown> = new Set(recordTypes)
const allowedShapes: ReadonlySet<unknown> = new Set(shapeTypes)
const READABLE_ID = /^(document|page|shape|binding):[^\s\p{C}]{1,200}$/u

/**
 * May this value stand in a board's document under this id? Never throws: a reason comes back instead.
 * @param known the record that stood there before; equal parts of it are not validated again.
 */
export function checkRecord(raw: unknown, id: string, schema: TLSchema = boardSchema, known?: TLRecord): Checked {
  const why = checkIdentity(raw, id) ?? checkBulk(raw)
  if (why) return { why }
  try {
    const record = validatorOf(schema, (raw as TLRecord).typeName).validate(raw, known)
    const objection = guard(record)
    return objection ? { why: objection } : { record }
  } catch (error) {
    return { why: (error instanceof Error ? error.message : String(error)).slice(0, 200) }
  }
}

function checkIdentity(raw: unknown, id: string): string | null {
  if (!isDict(raw)) return 'not a record'
  if (raw.id !== id) return 'stands under another id'
  if (!READABLE_ID.test(id) || !id.startsWith(`${String(raw.typeName)}:`)) return 'bad id'
  if (!allowedTypes.has(raw.typeName)) return 'record type not allowed'
  if (raw.typeName === 'shape' && !allowedShapes.has(raw.type)) return 'shape type not allowed'
  if (raw.typeName === 'document' && id !== DOCUMENT_ID) return 'a board has one document'
  if (raw.typeName === 'page' && id !== PAGE_ID) return 'a board has one page'
  return null
}

interface RecordValidator {
  validate: (raw: unknown, known?: TLRecord) => TLRecord
}

/** `checkIdentity` has made sure that the type exists. */
function validatorOf(schema: TLSchema, typeName: string): RecordValidator {
  return (schema.types as unknown as Record<string, RecordValidator>)[typeName]!
}
