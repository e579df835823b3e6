import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode, isSameJson } from '#server/records/codec.ts'
import type { RawRecord } from '#server/records/codec.ts'
import { arrow, binding, frame, geo, node } from './samples.ts'

const plainKey = fc.string({ minLength: 1, maxLength: 8 }).filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key))
const dict = fc.dictionary(plainKey, fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true, maxKeys: 5 })

const record: fc.Arbitrary<RawRecord> = fc
  .tuple(dict, dict, dict, dict, fc.tuple(fc.integer(), fc.integer(), fc.double({ noNaN: true })))
  .map(([props, meta, data, facts, [x, y, rotation]]) => ({
    id: 'shape:a',
    typeName: 'shape',
    type: 'node',
    x,
    y,
    rotation,
    index: 'a1',
    props: { ...props, data },
    meta: { ...meta, props: facts },
  }))

describe('encode and decode', () => {
  it('give back every record that the editor writes', () => {
    for (const sample of [
      node('a', { data: { k: 40, tags: ['x'] } }),
      geo('g'),
      frame('f'),
      arrow('e', {}, { meta: { kind: 'data', props: { k: 3 } } }),
      binding('e', 'start', 'a'),
    ]) {
      expect(decode(encode(sample))).toEqual(sample)
    }
  })

  it('are inverse for any props, meta and facts', () => {
    fc.assert(
      fc.property(record, (sample) => {
        expect(decode(encode(sample))).toEqual(sample)
      }),
      { numRuns: 300 },
    )
  })

  it('keep a place together and each fact apart', () => {
    const fields = encode(node('a', { data: { k: 40, 'top.k': 3 } }, { x: 5, y: 6, rotation: 1 }))
    expect(fields.get('xyr')).toEqual([5, 6, 1])
    expect(fields.get('d.data.k')).toBe(40)
    expect(fields.get('d.data.top.k')).toBe(3)
    expect(fields.get('p.label')).toBe('a')
    expect(fields.has('x')).toBe(false)
  })

  it('never reach a prototype, whatever the keys', () => {
    const keys = ['__proto__', 'p.__proto__', 'm.constructor', 'd.data.__proto__', 'd.__proto__.x', 'd.data', 'd.', 'd..x', 'p.', 'xyr']
    const hostile = keys.map((key): [string, unknown] => [key, { polluted: true }])
    const out = decode([['typeName', 'shape'], ['p.data', {}], ...hostile])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(out)).toBe(Object.prototype)
    expect((out.props as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('read any soup of fields without throwing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom('xyr', 'p.data', 'd.data.k', 'm.props', 'typeName')), fc.anything())),
        (soup) => void decode(soup),
      ),
    )
  })
})

it('tells equal JSON from different JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => isSameJson(a, b) === (JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)))),
  )
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return { list: value.map(sorted) }
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, sorted(part)])
}
