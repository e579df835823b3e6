/**
 * A record as a flat map of fields, and back. Each field is one register in which the last writer wins, so two people who change different
 * fields of one record both keep their change.
 *
 *   xyr          [x, y, rotation] of a shape. Together, because a drag writes them together: one key written again and again merges its
 *                tombstones, three interleaved keys leave one behind for every frame.
 *   p.<name>     a prop; m.<name> an entry of meta
 *   d.<dict>.<k> one entry of a dictionary: `data` of a node's props, `props` of an arrow's or frame's meta. The dictionary itself is
 *                written as {} under p. or m., so that an empty one survives.
 *   <name>       everything else at the top of the record
 */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Fields = Map<string, Json>
export interface RawRecord {
  id: string
  typeName: string
  [key: string]: unknown
}

type Dict = Record<string, unknown>

/** Where each dictionary lives. */
const dictionaries = { data: 'p', props: 'm' } as const
const PLACE_KEYS = new Set(['x', 'y', 'rotation'])
/** The field that says where a shape stands. */
export const PLACE = 'xyr'
const POISON_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Keys that reach an object's prototype once somebody assigns by them. */
export const isPoisonKey = (key: string): boolean => POISON_KEYS.has(key)

export const isPlaceKey = (key: string): boolean => PLACE_KEYS.has(key)

export const encodePlace = ({ x, y, rotation }: RawRecord | { x: number; y: number; rotation: number }): Json => [x, y, rotation] as Json

export function encode(record: RawRecord): Fields {
  const fields: Fields = new Map()
  const isShape = record.typeName === 'shape'
  if (isShape) fields.set(PLACE, encodePlace(record))
  for (const [key, value] of Object.entries(record)) {
    if (isShape && isPlaceKey(key)) continue
    if ((key === 'props' || key === 'meta') && isDict(value)) encodeGroup(fields, key === 'props' ? 'p' : 'm', value)
    else put(fields, key, value)
  }
  return fields
}

function encodeGroup(fields: Fields, prefix: 'p' | 'm', group: Dict): void {
  for (const [key, value] of Object.entries(group)) {
    if (dictionaryHome(key) !== prefix || !isDict(value)) {
      put(fields, `${prefix}.${key}`, value)
      continue
    }
    fields.set(`${prefix}.${key}`, {})
    for (const [entry, content] of Object.entries(value)) put(fields, `d.${key}.${entry}`, content)
  }
}

function put(fields: Fields, key: string, value: unknown): void {
  if (value !== undefined) fields.set(key, value as Json)
}

/** Never throws and never trusts: what comes out still has to pass `checkRecord`. */
export function decode(fields: Iterable<readonly [string, unknown]>): RawRecord {
  const record: Dict = {}
  const groups: Record<'p' | 'm', Dict> = { p: {}, m: {} }
  const entries: [dict: string, key: string, value: unknown][] = []
  for (const [field, value] of fields) {
    const [head, name] = split(field)
    if (isPoisonKey(name)) continue
    if (field === PLACE) Object.assign(record, readPlace(value))
    else if (head === 'p' || head === 'm') groups[head][name] = isEmptyDict(value) ? {} : value
    else if (head === 'd') entries.push([...splitEntry(name), value])
    else record[field] = value
  }
  for (const [dict, key, value] of entries) {
    const home = dictionaryHome(dict)
    const target = home && groups[home][dict]
    if (isDict(target) && !isPoisonKey(key)) target[key] = value
  }
  if (hasProps(record.typeName)) record.props = groups.p
  record.meta = groups.m
  return record as RawRecord
}

/** A record with another value in one field. null: all fields have to be read anew. */
export function withField(record: RawRecord, field: string, value: unknown): RawRecord | null {
  if (field === PLACE) return Array.isArray(value) ? { ...record, ...readPlace(value) } : null
  const [head, name] = split(field)
  const group = head === 'p' ? 'props' : head === 'm' ? 'meta' : null
  const known = group && record[group]
  // Of a dictionary only the fact that there is one stands in its own field.
  if (!isDict(known) || dictionaryHome(name) === head || isPoisonKey(name)) return null
  return { ...record, [group as string]: { ...known, [name]: value } }
}

/** Another place or prop for a record that has one, in place. `withField` has the same result. */
export function setField(record: RawRecord, field: string, value: unknown): void {
  if (field === PLACE) Object.assign(record, readPlace(value))
  else (record.props as Dict)[field.slice(2)] = value
}

const hasProps = (typeName: unknown): boolean => typeName === 'shape' || typeName === 'binding'

/** `p.w` as ["p", "w"]; a field without a known prefix as ["", field]. */
function split(field: string): [head: string, name: string] {
  const head = field[1] === '.' ? field[0] : ''
  return head === 'p' || head === 'm' || head === 'd' ? [head, field.slice(2)] : ['', field]
}

function splitEntry(name: string): [dict: string, key: string] {
  const dot = name.indexOf('.')
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1)]
}

function dictionaryHome(name: string): 'p' | 'm' | undefined {
  return Object.hasOwn(dictionaries, name) ? dictionaries[name as keyof typeof dictionaries] : undefined
}

function readPlace(value: unknown): Dict {
  if (!Array.isArray(value)) return {}
  const [x, y, rotation] = value as unknown[]
  return { x, y, rotation }
}

export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const isEmptyDict = (value: unknown): boolean => isDict(value) && Object.keys(value).length === 0

/** Deep equality of JSON. Walks no deeper than `MAX_DEPTH`: beyond it two values count as different. */
export function isSameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b || Object.is(a, b)) return true
  if (depth > MAX_DEPTH) return false
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSameJson(item, b[i], depth + 1))
  if (!isDict(a) || !isDict(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && isSameJson(a[key], b[key], depth + 1))
}

const MAX_DEPTH = 64
