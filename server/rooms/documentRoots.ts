import type { TLRecord } from '@tldraw/tlschema'
import { z } from 'zod'
import { DrillEvent } from '#critique/drills/events.ts'
import { Ruling } from '#critique/finding.ts'
import { Requirements } from '#critique/graph/graph.ts'
import { SessionEvent } from '#critique/interviewer/events.ts'
import { checkRecord } from '../records/checkRecord.ts'
import { decode, withField } from '../records/codec.ts'
import type { RawRecord } from '../records/codec.ts'

/** What a value of a board's document has to be. Returns the reason why not, or null. */
export type ValueCheck = (key: string, value: unknown) => string | null

/** The top-level maps of a board's document whose values are plain JSON. `records` holds maps instead: see `checkRecordFields`. */
export const valueRoots: Readonly<Record<string, ValueCheck>> = {
  meta: checkMeta,
  requirements: checkRequirement,
  rulings: fits(Ruling),
  sessions: fits(SessionEvent),
  drills: fits(DrillEvent),
  statements: fits(z.union([z.string().max(2000), z.looseObject({ text: z.string().max(2000) })])),
}

export const RECORDS_ROOT = 'records'
export const rootNames: ReadonlySet<string> = new Set([RECORDS_ROOT, ...Object.keys(valueRoots)])

/**
 * The top-level maps of a private document: what interviewers keep to themselves. Its values are JSON of any shape, because nobody but
 * interviewers ever gets them.
 */
export const privateRoots: Readonly<Record<string, ValueCheck>> = {
  meta: () => null,
  notes: () => null,
  scores: () => null,
  plan: () => null,
  events: () => null,
}

const MAX_KEY = 500
const MAX_DEPTH = 64
/** Bytes of JSON in one register beside the records, roughly. */
const MAX_VALUE = 64 * 1024
/** The first event of a drill carries the graph that is struck. */
const MAX_VALUE_OF: Readonly<Record<string, number>> = { drills: 512 * 1024 }

/** A record that may stand in a board, or why it may not. */
export type ReadRecord = { record: RawRecord } | { why: string }

/** One record of the canvas, as the map of its fields. */
export function checkRecordFields(id: string, fields: Iterable<readonly [string, unknown]>): string | null {
  const read = readRecordFields(id, fields)
  return 'why' in read ? read.why : null
}

export function readRecordFields(id: string, fields: Iterable<readonly [string, unknown]>): ReadRecord {
  const entries = [...fields]
  const why = checkFields(entries)
  return why ? { why } : checked(id, decode(entries))
}

/** A record that was found sound, and has changed in these fields. null: all of its fields have to be read. */
export function readChangedFields(id: string, known: RawRecord, changed: readonly (readonly [string, unknown])[]): ReadRecord | null {
  const why = checkFields(changed)
  if (why) return { why }
  let record: RawRecord | null = known
  for (const [field, value] of changed) record = record && withField(record, field, value)
  return record && checked(id, record, known)
}

function checked(id: string, record: RawRecord, known?: RawRecord): ReadRecord {
  const result = checkRecord(record, id, undefined, known as TLRecord | undefined)
  return 'why' in result ? result : { record }
}

function checkFields(fields: readonly (readonly [string, unknown])[]): string | null {
  for (const [field, value] of fields) {
    const why = field.length > MAX_KEY ? 'a field name that is too long' : notJson(value)
    if (why) return `${shorten(field)}: ${why}`
  }
  return null
}

/** One register of another top-level map. */
export function checkValue(root: string, key: string, value: unknown, roots = valueRoots): string | null {
  const check = roots[root]
  if (!check) return 'a board has no such part'
  if (key.length > MAX_KEY) return 'a key that is too long'
  return (
    notJson(value) ?? (JSON.stringify(value).length > (MAX_VALUE_OF[root] ?? MAX_VALUE) ? 'a value that is too large' : check(key, value))
  )
}

/** Numbers of the drawing's format, and words about it. A newer client may keep more here. */
function checkMeta(key: string, value: unknown): string | null {
  return key === 'title' ? fits(z.string().max(200))(key, value) : null
}

/** Known fields have their type; unknown ones come from a newer file and are kept. */
function checkRequirement(key: string, value: unknown): string | null {
  const field: z.ZodType | undefined = Object.hasOwn(Requirements.shape, key)
    ? Requirements.shape[key as keyof typeof Requirements.shape]
    : undefined
  return field ? fits(field)(key, value) : null
}

function fits(schema: z.ZodType): ValueCheck {
  return (_key, value) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'not what belongs here')
  }
}

/** Yjs carries more than JSON: bytes, shared types, undefined, numbers that are none. */
function notJson(value: unknown, depth = 0): string | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'a number that is none'
  if (typeof value !== 'object') return `${typeof value} is not JSON`
  if (depth > MAX_DEPTH) return 'nested too deep'
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
  if (!isPlain) return 'a value that is not JSON'
  for (const part of Object.values(value)) {
    const why = notJson(part, depth + 1)
    if (why) return why
  }
  return null
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
