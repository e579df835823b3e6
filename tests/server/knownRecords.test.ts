import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { encode } from '#server/records/codec.ts'
import type { Json } from '#server/records/codec.ts'
import { checkTouched } from '#server/rooms/checkTouched.ts'
import { limits } from '#server/records/guard.ts'
import { readRecordFields, valueRoots } from '#server/rooms/documentRoots.ts'
import { KnownRecords } from '#server/rooms/knownRecords.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { arrow, binding, frame, geo, group, node, note, text } from './records/samples.ts'

const ID = 'shape:agent'

/** Whether a board that knows its records takes an edit; what it takes or not, one that has never seen them has to say the same. */
function board(): (edit: (fields: Y.Map<Json>, records: Y.Map<unknown>) => void) => string {
  const doc = newDocument()
  const known = new KnownRecords()
  const records = doc.getMap('records')
  const take = (edit: () => void, knows: KnownRecords): string => {
    try {
      doc.transact((transaction) => {
        edit()
        checkTouched(doc, transaction, valueRoots, knows)
      })
      return 'taken'
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(take(() => records.set(ID, new Y.Map(encode(node('agent')))), known)).toBe('taken')
  return (edit) => {
    const verdict = take(() => edit(records.get(ID) as Y.Map<Json>, records), known)
    const anew = take(() => (records.get(ID) as Y.Map<Json> | undefined)?.set('m.again', Math.random()), new KnownRecords())
    expect(verdict === 'taken').toBe(anew === 'taken')
    return verdict
  }
}

it.each<[string, (fields: Y.Map<Json>, records: Y.Map<unknown>) => void, string]>([
  ['a move', (fields) => fields.set('xyr', [4, 5, 0]), 'taken'],
  ['another label', (fields) => fields.set('p.label', 'Planner'), 'taken'],
  ['several fields', (fields) => void [fields.set('p.w', 90), fields.set('xyr', [1, 1, 0])], 'taken'],
  ['a fact', (fields) => fields.set('d.data.maxSteps', 8), 'taken'],
  ['a fact that is taken back', (fields) => fields.delete('d.data.maxSteps'), 'taken'],
  ['another map in its place', (_fields, records) => records.set(ID, new Y.Map(encode(node('agent')))), 'taken'],
  ['its end', (_fields, records) => records.delete(ID), 'taken'],
  ['a move to nowhere', (fields) => fields.set('xyr', [Number.NaN, 0, 0]), 'a number that is none'],
  ['a move far away', (fields) => fields.set('xyr', [1e9, 0, 0]), 'position out of range'],
  ['a place that is none', (fields) => fields.set('xyr', 'here'), 'Expected number'],
  ['a label that is none', (fields) => fields.set('p.label', 7), 'Expected string'],
  ['a label that is too long', (fields) => fields.set('p.label', 'x'.repeat(501)), 'label too long'],
  ['a prop that nobody knows', (fields) => fields.set('p.color2', 'red'), 'Unexpected property'],
  ['a prop that is taken away', (fields) => fields.delete('p.label'), 'Expected string'],
  ['another type', (fields) => fields.set('type', 'embed'), 'shape type not allowed'],
  ['another id', (fields) => fields.set('id', 'shape:other'), 'stands under another id'],
  ['a poisoned prop', (fields) => fields.set('p.__proto__', 'x'), 'taken'],
  ['facts that are a list', (fields) => fields.set('p.data', [1]), 'facts are not an object'],
  ['a map within', (fields) => fields.set('p.label', new Y.Map() as unknown as Json), 'a value that is not JSON'],
  ['meta that is too large', (fields) => fields.set('m.words', 'x'.repeat(70_000)), 'too large'],
])('a record that is known is judged as one that is not: %s', (_what, edit, verdict) => {
  const take = board()
  expect(take((fields) => fields.set('p.label', 'Agent'))).toBe('taken')
  expect(take(edit)).toContain(verdict)
})

const EVERYTHING = [
  0,
  7,
  -1,
  1e7,
  1e-9,
  Number.NaN,
  Infinity,
  '',
  'red',
  'x'.repeat(81),
  'x'.repeat(501),
  'https://example.com',
  'javascript:alert(1)',
]
const VALUES = [...EVERYTHING, true, null, [1, 2, 3], [1, 2], [1, 2, 3, 4], [1e7, 0, 0], [0, 0, 2000], [Number.NaN, 0, 0], []]

it.each(
  [
    node('agent', { planned: true }),
    geo('box', { url: '' }),
    frame('zone'),
    text('words', 'Why?'),
    note('hint', 'Why?'),
    arrow('arrow'),
    group('group'),
    binding('arrow', 'start', 'agent'),
  ].map((record) => [record] as const),
)('a value is judged by itself as it is within its record: $id', (record) => {
  const fields = newDocument().getMap<unknown>('fields')
  for (const [field, value] of encode(record)) fields.set(field, value)
  const judge = (field: string, value: (typeof VALUES)[number]): [alone: boolean, within: boolean] => {
    const known = new KnownRecords()
    expect(known.check(record.id, fields, null)).toBeNull()
    const read = readRecordFields(record.id, new Map([...fields.entries(), [field, value]]))
    return [known.take([{ id: record.id, fields, field, value }]), 'record' in read]
  }
  const verdicts = [...fields.keys(), 'p.unknown', 'p.__proto__'].flatMap((field) =>
    VALUES.map((value) => ({ field, value, verdict: judge(field, value) })),
  )
  // What is taken is sound. What is sound may still be looked at as a whole.
  expect(verdicts.filter(({ verdict: [alone, within] }) => alone && !within)).toEqual([])
  const looked = verdicts.filter(({ field, verdict: [alone, within] }) => within && !alone && (field === 'xyr' || field.startsWith('p.')))
  expect(looked.map(({ field }) => field).filter((field) => field !== 'p.unknown' && field !== 'p.__proto__')).toEqual([])
})

it('a record does not grow beyond its size by one value after the other', () => {
  const doc = newDocument()
  const record = text('words', 'Why?')
  const fields = doc.getMap<unknown>('fields')
  for (const [field, value] of encode({ ...record, meta: { words: 'x'.repeat(limits.recordSize - 1200) } })) fields.set(field, value)
  const known = new KnownRecords()
  expect(known.check(record.id, fields, null)).toBeNull()
  const grow = (value: string): boolean => known.take([{ id: record.id, fields, field: 'm.more', value }])
  const taken = Array.from({ length: 10 }, (_, n) => grow('x'.repeat(100 * n)))
  expect(taken[0]).toBe(true)
  expect(taken.at(-1)).toBe(false)
})
