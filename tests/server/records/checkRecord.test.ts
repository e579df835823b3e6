import { toRichText } from '@tldraw/tlschema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRecord } from '#server/records/checkRecord.ts'
import type { RawRecord } from '#server/records/codec.ts'
import { checkReferences } from '#server/records/references.ts'
import { createBoardSchema } from '#server/records/schema.ts'
import { arrow, binding, frame, geo, group, node, note, text } from './samples.ts'

const why = (raw: unknown, id = (raw as { id: string }).id): string | undefined => {
  const checked = checkRecord(raw, id)
  return 'why' in checked ? checked.why : undefined
}
const rich = (...content: unknown[]) => ({ type: 'doc', content })
const nested = (levels: number): unknown => {
  let inner: unknown = { type: 'text', text: 'x' }
  for (let i = 0; i < levels; i++) inner = { type: 'paragraph', content: [inner] }
  return inner
}

it('lets in what people draw', () => {
  const drawn = [
    node('a', { planned: true, roles: ['rate_limiter'], data: { k: 40, tags: ['pii'], ok: null, requests: 9e9 } }),
    geo('g'),
    frame('f', {}, { meta: { zoneKind: 'trust', trust: 'external' } }),
    group('gr'),
    text('t', 'two\nlines'),
    note('n', 'p95 < 2 s'),
    arrow('e', {}, { meta: { kind: 'data', props: { retries: 3 } } }),
    binding('e', 'start', 'a'),
  ]
  expect(drawn.map((record) => why(record))).toEqual(drawn.map(() => undefined))
})

const hostile: Record<string, unknown> = {
  'a string': 'not a record',
  'missing fields': { id: 'shape:g', typeName: 'shape', type: 'node' },
  'an unknown record type': { id: 'evil:1', typeName: 'evil' },
  'an inherited record type': { id: 'toString:1', typeName: 'toString' },
  'an unknown shape type': node('u', {}, { type: 'evil' }),
  'a session record': { id: 'instance:instance', typeName: 'instance', isReadonly: true },
  'a visitor record': { id: 'user:1', typeName: 'user', name: 'x', color: 'red', imageUrl: '', meta: {} },
  'an asset': { id: 'asset:1', typeName: 'asset', type: 'image', meta: {}, props: { src: 'https://tracker.example/pixel.png' } },
  'an image': node('im', {}, { type: 'image' }),
  'an embed': node('em', {}, { type: 'embed' }),
  'a second page': { id: 'page:two', typeName: 'page', name: 'Two', index: 'a2', meta: {} },
  'a position that is no number': node('n', {}, { x: Number.NaN }),
  'a position out of this world': node('n', {}, { x: 1e300 }),
  'a huge geo': geo('g', { w: 1e15 }),
  'a negative size': node('n', { w: -5 }),
  'a bad index': node('n', {}, { index: 'zzzz!' }),
  'an arrow that ends at infinity': arrow('e', { end: { x: Infinity, y: 0 } }),
  'an arrow that ends far away': arrow('e', { end: { x: 1e9, y: 0 } }),
  'rich text of an unknown node': geo('g', { richText: rich({ type: 'iframe', attrs: { src: 'x' } }) }),
  'rich text of numbers': geo('g', { richText: rich(5, null, 'x') }),
  'rich text 20 levels deep': geo('g', { richText: rich(nested(20)) }),
  'rich text 3,000 levels deep': geo('g', { richText: rich(nested(3000)) }),
  'a script behind a link': geo('g', {
    richText: rich({
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
    }),
  }),
  'a script behind a shape': geo('g', { url: 'javascript:alert(1)' }),
  'a text of a megabyte': geo('g', { richText: toRichText('x'.repeat(1e6)) }),
  'a label of a megabyte': node('n', { label: 'x'.repeat(1e6) }),
  'a prototype among the facts': node('n', { data: JSON.parse('{"__proto__":{"polluted":true}}') }),
  'a fact that is an object': node('n', { data: { k: { deep: 1 } } }),
  'a thousand facts': node('n', { data: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i])) }),
  'edge facts that are a list': arrow('e', {}, { meta: { props: [1] } }),
  'meta that is a list': node('n', {}, { meta: [] }),
  'a stroke that is no stroke': {
    ...node('d', {}, { type: 'draw' }),
    props: {
      color: 'black',
      fill: 'none',
      dash: 'draw',
      size: 'm',
      segments: [{ type: 'free', path: '!!' }],
      isComplete: true,
      isClosed: false,
      isPen: false,
      scale: 1,
      scaleX: 1,
      scaleY: 1,
    },
  },
}

describe('refuses', () => {
  it.each(Object.entries(hostile))('%s', (_name, raw) => {
    const id = typeof raw === 'object' && raw !== null ? (raw as RawRecord).id : 'shape:x'
    expect(why(raw, id)).toEqual(expect.any(String))
  })

  it('a record under another id', () => {
    expect(why(node('a'), 'shape:b')).toBe('stands under another id')
  })

  it('anything at all without throwing', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void why(raw, 'shape:a')))
    fc.assert(fc.property(fc.anything(), fc.anything(), (props, meta) => void why({ ...node('a'), props, meta }, 'shape:a')))
  })
})

describe('references', () => {
  const find = (records: RawRecord[]) => (id: string) =>
    [...records, { id: 'page:page', typeName: 'page' }].find((record) => record.id === id)

  it('accept what stands in a frame in a frame', () => {
    const records = [frame('f'), frame('g', {}, { parentId: 'shape:f' }), node('n', {}, { parentId: 'shape:g' })]
    expect(records.map((record) => checkReferences(record, find(records)))).toEqual([null, null, null])
  })

  it.each([
    ['a missing parent', [node('n', {}, { parentId: 'shape:nope' })]],
    ['its own parent', [group('n', { parentId: 'shape:n' })]],
    ['a circle of parents', [group('a', { parentId: 'shape:b' }), group('b', { parentId: 'shape:a' })]],
    ['a parent that holds nothing', [node('n', {}, { parentId: 'shape:m' }), node('m')]],
    ['a binding into nothing', [binding('e', 'start', 'gone'), arrow('e')]],
    ['a binding to itself', [binding('e', 'start', 'e'), arrow('e')]],
    ['a binding from a box', [binding('n', 'start', 'm'), node('n'), node('m')]],
  ])('refuse %s', (_name, records) => {
    expect(checkReferences(records[0]!, find(records))).toEqual(expect.any(String))
  })

  it('refuse five hundred nested groups', () => {
    const groups = Array.from({ length: 500 }, (_, i) => group(`d${i}`, { parentId: i ? `shape:d${i - 1}` : 'page:page' }))
    expect(checkReferences(groups[499]!, find(groups))).toBe('nested too deep or in a circle')
  })
})

it('reads a node of the time before version 1', () => {
  const schema = createBoardSchema()
  const old = node('a')
  delete (old.props as Record<string, unknown>).roles
  delete (old.props as Record<string, unknown>).data
  const serialized = schema.serialize()
  const before = { ...serialized, sequences: { ...serialized.sequences, 'com.tldraw.shape.node': 0 } }
  const migrated = schema.migratePersistedRecord(old as never, before)
  expect(migrated).toMatchObject({ type: 'success', value: { props: { roles: [], data: {} } } })
})
