import { createShapeId, toRichText } from '@tldraw/tlschema'
import type { TLRecord } from '@tldraw/tlschema'
import { reverseRecordsDiff } from '@tldraw/store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { decode, encode } from '#server/records/codec.ts'
import type { RawRecord } from '#server/records/codec.ts'
import { isFromNewerProgram } from '#src/collab/bindStore.ts'
import { arrow, binding, frame, geo, group, joined, node } from '../server/records/samples.ts'
import { createBoardStore, drawing, meet, sitDown, sitTogether } from './desks.ts'
import type { Desk } from './desks.ts'

const at = (name: string) => createShapeId(name)
const apart = (a: string) => ({ index: a })

/** What `act` did, undone as the editor's history does it. */
function undo(desk: Desk, act: () => void): () => void {
  const diff = desk.store.extractingChanges(act)
  desk.binding.flush()
  return () => {
    desk.store.applyDiff(reverseRecordsDiff(diff))
    desk.binding.flush()
  }
}

describe('two people on one board', () => {
  it('see what the other draws, moves and deletes', () => {
    const [ann, bob] = sitTogether(2, node('a'), node('b', {}, apart('a2')), ...joined('e', 'a', 'b', {}, apart('a3'))) as [Desk, Desk]
    expect(drawing(bob)).toEqual(drawing(ann))
    bob.change(at('a'), { x: 300 })
    meet(ann, bob)
    expect(ann.get(at('a'))).toMatchObject({ x: 300 })
    bob.remove('binding:e-start', 'binding:e-end', at('e'))
    meet(ann, bob)
    expect(ann.get(at('e'))).toBeUndefined()
    expect(drawing(bob)).toEqual(drawing(ann))
  })

  it('keep both a move and a rename of one box', () => {
    const [ann, bob] = sitTogether(2, node('a')) as [Desk, Desk]
    ann.change(at('a'), { x: 50, y: 60 })
    bob.change(at('a'), { props: { label: 'Pinecone' } })
    meet(ann, bob)
    expect(ann.get(at('a'))).toMatchObject({ x: 50, y: 60, props: { label: 'Pinecone' } })
    expect(drawing(bob)).toEqual(drawing(ann))
  })

  it('keep both facts that they state about one box', () => {
    const [ann, bob] = sitTogether(2, node('a', { data: { k: 10 } })) as [Desk, Desk]
    ann.change(at('a'), { props: { data: { k: 40 } } })
    bob.change(at('a'), { props: { data: { k: 10, isolation: 'shared' } } })
    meet(ann, bob)
    expect(ann.get(at('a'))?.props.data).toEqual({ k: 40, isolation: 'shared' })
    expect(drawing(bob)).toEqual(drawing(ann))
  })

  it("keep a peer's move that arrives while a rename is still unsent", () => {
    const [ann, bob] = sitTogether(2, node('a')) as [Desk, Desk]
    ann.change(at('a'), { x: 500 })
    bob.store.update(
      at('a'),
      (record) => ({ ...record, props: { ...((record as never as RawRecord).props as object), label: 'Qdrant' } }) as never,
    )
    meet(ann, bob)
    expect(ann.get(at('a'))).toMatchObject({ x: 500, props: { label: 'Qdrant' } })
    expect(drawing(bob)).toEqual(drawing(ann))
  })

  it('agree that what one deletes while the other moves it is gone', () => {
    const [ann, bob] = sitTogether(2, node('a')) as [Desk, Desk]
    ann.remove(at('a'))
    bob.change(at('a'), { x: 99 })
    meet(ann, bob)
    expect([ann.get(at('a')), bob.get(at('a'))]).toEqual([undefined, undefined])
  })

  it('lose an arrow end, not the board, when its box is deleted meanwhile', () => {
    const [ann, bob] = sitTogether(2, node('a'), node('b', {}, apart('a2'))) as [Desk, Desk]
    ann.remove(at('a'))
    bob.put(...joined('e', 'a', 'b', {}, apart('a3')))
    meet(ann, bob)
    expect(ann.get(at('e'))).toBeDefined()
    expect(ann.get('binding:e-start')).toBeUndefined()
    expect(drawing(bob)).toEqual(drawing(ann))
    expect(ann.doc.getMap('records').has('binding:e-start')).toBe(false)
  })

  it('keep a box that one puts into a frame while the other deletes the frame', () => {
    const [ann, bob] = sitTogether(2, frame('f'), node('a', {}, apart('a2'))) as [Desk, Desk]
    ann.remove(at('f'))
    bob.change(at('a'), { parentId: at('f') })
    meet(ann, bob)
    expect(ann.get(at('a'))).toMatchObject({ parentId: 'page:page' })
    expect(drawing(bob)).toEqual(drawing(ann))
  })

  it('break the circle when each puts one frame into the other', () => {
    const [ann, bob] = sitTogether(2, frame('f'), frame('g', {}, apart('a2'))) as [Desk, Desk]
    ann.change(at('f'), { parentId: at('g') })
    bob.change(at('g'), { parentId: at('f') })
    meet(ann, bob)
    expect(drawing(bob)).toEqual(drawing(ann))
    expect([ann.get(at('f'))?.parentId, ann.get(at('g'))?.parentId]).toContain('page:page')
  })

  it('never share a place in the order', () => {
    const [ann, bob] = sitTogether(2) as [Desk, Desk]
    ann.put(node('a'), node('c', {}, apart('a2')))
    bob.put(node('b'))
    meet(ann, bob)
    expect(drawing(bob)).toEqual(drawing(ann))
    expect(new Set(ann.shapes().map(({ index }) => index)).size).toBe(3)
  })

  it('leave one binding when both tie the same end at once', () => {
    const [ann, bob] = sitTogether(2, node('a'), node('b', {}, apart('a2')), arrow('e', {}, apart('a3'))) as [Desk, Desk]
    ann.put({ ...binding('e', 'end', 'a'), id: 'binding:1' })
    bob.put({ ...binding('e', 'end', 'b'), id: 'binding:2' })
    meet(ann, bob)
    expect(drawing(bob)).toEqual(drawing(ann))
    expect(Object.keys(drawing(ann)).filter((id) => id.startsWith('binding:'))).toEqual(['binding:1'])
  })

  it('give a late comer the same board', () => {
    const desks = sitTogether(2, frame('f'), node('a', {}, { parentId: at('f') }), ...joined('e', 'f', 'a', {}, apart('a3')))
    const late = sitDown()
    meet(...desks, late)
    expect(drawing(late)).toEqual(drawing(desks[0]!))
    expect(late.binding.quarantine.size).toBe(0)
  })

  it('do not hear of cameras, pages and visitors', () => {
    const [ann] = sitTogether(2, node('a')) as [Desk, Desk]
    expect([...ann.doc.getMap('records').keys()]).toEqual([at('a')])
  })

  it('converge whatever three people do at once', () => {
    const names = ['a', 'b', 'c', 'd']
    const step = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('put', 'move', 'name', 'remove', 'frame', 'meet', 'tie'),
      on: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
      by: fc.nat(900),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const desks = sitTogether(3, frame('a'), frame('b', {}, apart('a2')), node('c', {}, apart('a3')), arrow('d', {}, apart('a4')))
        for (const { who, what, on, to, by } of steps) {
          const desk = desks[who]!
          if (what === 'meet') meet(desk, desks[(who + 1) % 3]!)
          else if (what === 'put' && !desk.get(at(on)))
            desk.put(on < 'c' ? frame(on, {}, apart(`a${by}`.replace(/0+$/, '') || 'a1')) : node(on))
          else if (!desk.get(at(on))) continue
          else if (what === 'move') desk.change(at(on), { x: by })
          else if (what === 'name' && on !== 'd')
            desk.change(at(on), { props: on < 'c' ? { name: String(by) } : desk.get(at(on))?.type === 'node' ? { label: String(by) } : {} })
          else if (what === 'remove') {
            // As an editor does it: what hangs on a shape goes with it.
            const gone = desk.store
              .allRecords()
              .filter(
                (record) =>
                  (record.typeName === 'binding' && (record.fromId === at(on) || record.toId === at(on))) ||
                  (record.typeName === 'shape' && record.parentId === at(on)),
              )
            desk.remove(...gone.map(({ id }) => id), at(on))
          } else if (what === 'frame' && desk.get(at(to))?.type === 'frame' && !isInside(desk, to, on))
            desk.change(at(on), { parentId: at(to) })
          else if (what === 'tie' && desk.get(at('d'))?.type === 'arrow' && on !== 'd')
            desk.put({ ...binding('d', 'end', on), id: `binding:${who}${by}` })
        }
        for (let i = 0; i < 4; i++) meet(...desks)
        expect(drawing(desks[1]!)).toEqual(drawing(desks[0]!))
        expect(drawing(desks[2]!)).toEqual(drawing(desks[0]!))
      }),
      { numRuns: 150 },
    )
  })
})

function isInside(desk: Desk, name: string, outer: string): boolean {
  for (let id = at(name) as string; id.startsWith('shape:'); id = String(desk.get(id)?.parentId)) if (id === at(outer)) return true
  return false
}

describe('undo', () => {
  it("takes back one's own move and leaves the peer's rename", () => {
    const [ann, bob] = sitTogether(2, node('a')) as [Desk, Desk]
    const takeBack = undo(ann, () => ann.store.update(at('a'), (record) => ({ ...record, x: 700 })))
    meet(ann, bob)
    bob.change(at('a'), { props: { label: 'Renamed' } })
    meet(ann, bob)
    takeBack()
    meet(ann, bob)
    expect(bob.get(at('a'))).toMatchObject({ x: 0, props: { label: 'Renamed' } })
    expect(drawing(bob)).toEqual(drawing(ann))
  })

  it('does not bring back what a peer has deleted', () => {
    const [ann, bob] = sitTogether(2, node('a')) as [Desk, Desk]
    const takeBack = undo(ann, () => ann.store.update(at('a'), (record) => ({ ...record, x: 700 })))
    meet(ann, bob)
    bob.remove(at('a'))
    meet(ann, bob)
    takeBack()
    meet(ann, bob)
    expect([ann.get(at('a')), bob.get(at('a'))]).toEqual([undefined, undefined])
  })

  it("brings back one's own deletion, for everybody", () => {
    const [ann, bob] = sitTogether(2, node('a', { data: { k: 4 } })) as [Desk, Desk]
    const takeBack = undo(ann, () => ann.store.remove([at('a')]))
    meet(ann, bob)
    expect(bob.get(at('a'))).toBeUndefined()
    takeBack()
    meet(ann, bob)
    expect(bob.get(at('a'))).toMatchObject({ props: { data: { k: 4 } } })
  })

  it('puts a deleted box on the page when a peer deleted its frame meanwhile', () => {
    const [ann, bob] = sitTogether(2, frame('f'), node('a', {}, { parentId: at('f') })) as [Desk, Desk]
    const takeBack = undo(ann, () => ann.store.remove([at('a')]))
    meet(ann, bob)
    bob.remove(at('f'))
    meet(ann, bob)
    takeBack()
    meet(ann, bob)
    expect(bob.get(at('a'))).toMatchObject({ parentId: 'page:page' })
  })
})

describe('a hostile peer', () => {
  const rich = (...content: unknown[]) => ({ type: 'doc', content })
  const deep = (levels: number): unknown =>
    levels === 0 ? { type: 'text', text: 'x' } : { type: 'paragraph', content: [deep(levels - 1)] }
  const cases: Record<string, [string, unknown][]> = {
    'a garbage value': [['shape:g', 'not a record']],
    'missing fields': [['shape:g', { id: 'shape:g', typeName: 'shape', type: 'node' }]],
    'an unknown record type': [['evil:1', { id: 'evil:1', typeName: 'evil' }]],
    'an unknown shape type': [['shape:u', node('u', {}, { type: 'evil' })]],
    'a session record': [['instance:instance', { id: 'instance:instance', typeName: 'instance', isReadonly: true, isFocusMode: true }]],
    'a visitor record': [['user:u', { id: 'user:u', typeName: 'user', name: 'x', color: '#000000', imageUrl: '', meta: {} }]],
    'an image and its asset': [
      ['asset:1', { id: 'asset:1', typeName: 'asset', type: 'image', meta: {}, props: { src: 'https://tracker.example/p.png' } }],
      ['shape:im', node('im', {}, { type: 'image' })],
    ],
    'an embed': [['shape:em', { ...node('em'), type: 'embed', props: { w: 300, h: 300, url: 'https://www.youtube.com/watch?v=abc' } }]],
    'a record under another id': [['shape:a', node('b')]],
    'a position that is no number': [['shape:n', node('n', {}, { x: Number.NaN })]],
    'a huge position': [['shape:h', node('h', {}, { x: 1e300, y: -1e300 })]],
    'a huge size': [['shape:hs', geo('hs', { w: 1e15, h: 1e15 })]],
    'a negative size': [['shape:neg', node('neg', { w: -5 })]],
    'a bad index': [['shape:i', node('i', {}, { index: 'zzzz!' })]],
    'a dangling binding': [['binding:d', binding('x', 'start', 'y')]],
    'a binding of a box to itself': [
      ['shape:bs', node('bs')],
      ['binding:s', { ...binding('bs', 'start', 'bs'), id: 'binding:s' }],
    ],
    'an unknown node of rich text': [['shape:r1', geo('r1', { richText: rich({ type: 'iframe', attrs: { src: 'x' } }) })]],
    'rich text of numbers': [['shape:r2', geo('r2', { richText: rich(5, null, 'x') })]],
    'rich text 600 levels deep': [['shape:r3', geo('r3', { richText: rich(deep(600)) })]],
    'a script behind a link': [
      [
        'shape:r4',
        geo('r4', {
          richText: rich({
            type: 'paragraph',
            content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
          }),
        }),
      ],
    ],
    'a script behind a shape': [['shape:gu', geo('gu', { url: 'javascript:alert(1)' })]],
    'a label of a megabyte': [['shape:big', node('big', { label: 'x'.repeat(1e6) })]],
    'a prototype among the facts': [['shape:pp', node('pp', { data: JSON.parse('{"__proto__":{"polluted":true}}') })]],
    'the document deleted': [['document:document', undefined]],
    'every page deleted': [['page:page', undefined]],
    'a second page': [['page:two', { id: 'page:two', typeName: 'page', name: 'Two', index: 'a2', meta: {} }]],
  }
  const entersRepaired: Record<string, [string, unknown][]> = {
    'three siblings at one place': [
      ['shape:d1', node('d1')],
      ['shape:d2', node('d2')],
      ['shape:d3', node('d3')],
    ],
    'a missing parent': [['shape:mp', node('mp', {}, { parentId: 'shape:nope' })]],
    'its own parent': [['shape:sp', group('sp', { parentId: 'shape:sp' })]],
    'a circle of parents': [
      ['shape:c1', group('c1', { parentId: 'shape:c2' })],
      ['shape:c2', group('c2', { parentId: 'shape:c1' })],
    ],
    'five hundred nested groups': Array.from({ length: 500 }, (_, i) => [
      `shape:n${i}`,
      group(`n${i}`, { parentId: i ? `shape:n${i - 1}` : 'page:page' }),
    ]),
    'html in a label': [['shape:r5', node('r5', { label: '<img src=x onerror="window.__xss=1">' })]],
  }

  function attack(records: [string, unknown][]): { victim: Desk; late: Desk } {
    const [victim, peer] = sitTogether(2, node('good', {}, apart('a5'))) as [Desk, Desk]
    const map = peer.doc.getMap<unknown>('records')
    peer.doc.transact(() => {
      for (const [id, record] of records) {
        if (record === undefined) map.delete(id)
        else map.set(id, typeof record === 'object' ? new Y.Map(encode(record as RawRecord)) : record)
      }
    }, 'attack')
    peer.put(node('later', {}, apart('a6')))
    meet(victim, { doc: peer.doc })
    const late = sitDown()
    meet(victim, late)
    return { victim, late }
  }

  const survives = ({ victim, late }: { victim: Desk; late: Desk }) => {
    for (const desk of [victim, late]) {
      expect(desk.get(at('good'))).toBeDefined()
      expect(desk.get(at('later'))).toBeDefined()
      expect(desk.store.has('page:page' as TLRecord['id'])).toBe(true)
      expect(desk.store.has('document:document' as TLRecord['id'])).toBe(true)
      desk.store.validate('tests')
    }
    victim.put(node('mine', {}, apart('a7')))
    meet(victim, late)
    expect(late.get(at('mine'))).toBeDefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  }

  it.each(Object.entries(cases))('does not get in: %s', (_name, records) => {
    const { victim, late } = attack(records)
    survives({ victim, late })
    const hostile = records.filter(([id, record]) => record !== undefined && id !== 'shape:bs' && id !== 'shape:pp').map(([id]) => id)
    for (const id of hostile.filter((id) => !id.startsWith('instance:')))
      expect([victim.get(id), late.get(id)]).toEqual([undefined, undefined])
    expect(victim.get('instance:instance')?.isReadonly).not.toBe(true)
  })

  it.each(Object.entries(entersRepaired))('harms nobody: %s', (_name, records) => {
    const { victim, late } = attack(records)
    survives({ victim, late })
    expect(drawing(late)).toEqual(drawing(victim))
    const places = victim.shapes().map(({ parentId, index }) => `${String(parentId)} ${String(index)}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('cannot stop a record from coming in once it is mended', () => {
    const [victim, peer] = sitTogether(2) as [Desk, Desk]
    const map = peer.doc.getMap<Y.Map<unknown>>('records')
    peer.doc.transact(() => map.set('shape:g', new Y.Map(encode(geo('g', { w: -1 })))), 'attack')
    meet(victim, peer)
    expect(victim.get('shape:g')).toBeUndefined()
    peer.doc.transact(() => map.get('shape:g')?.set('p.w', 50), 'mend')
    meet(victim, peer)
    expect(victim.get('shape:g')).toMatchObject({ props: { w: 50 } })
  })
})

describe('an edit that no server would take', () => {
  const tooLong = toRichText('x'.repeat(30_000))

  it('stays on this screen only, and is known', () => {
    const [ann] = sitTogether(1) as [Desk]
    ann.put(geo('g', { richText: tooLong }))
    expect(ann.refused()).toEqual([expect.stringContaining('shape:g')])
    expect(ann.doc.getMap('records').size).toBe(0)
  })

  it('is shared with everything done meanwhile as soon as it fits', () => {
    const [ann, bob] = sitTogether(2, geo('old')) as [Desk, Desk]
    ann.put(geo('new', { richText: tooLong }))
    ann.change('shape:old', { x: 77, props: { richText: tooLong } })
    ann.change('shape:new', { props: { richText: toRichText('short') } })
    ann.change('shape:old', { props: { richText: toRichText('short') } })
    meet(ann, bob)
    expect(ann.refused()).toEqual([])
    expect(drawing(bob)).toEqual(drawing(ann))
    expect(bob.get('shape:old')).toMatchObject({ x: 77 })
  })

  it('is forgotten with its record', () => {
    const [ann, bob] = sitTogether(2, geo('old')) as [Desk, Desk]
    ann.put(geo('new', { richText: tooLong }))
    ann.change('shape:old', { props: { richText: tooLong } })
    ann.remove('shape:new')
    bob.remove('shape:old')
    meet(ann, bob)
    expect(ann.refused()).toEqual([])
  })
})

it('fills a store that has no page yet', () => {
  const [ann] = sitTogether(1, node('a')) as [Desk]
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ann.doc))
  const store = createBoardStore()
  store.clear()
  expect(sitDown(doc, store).get(at('a'))).toMatchObject({ parentId: 'page:page' })
})

it('does not draw again what did not change', () => {
  const [ann, bob] = sitTogether(2, node('a', { data: { k: 1 } })) as [Desk, Desk]
  const before = ann.get(at('a'))
  bob.change(at('a'), { x: 5 })
  meet(ann, bob)
  expect(ann.get(at('a'))).not.toBe(before)
  expect(ann.get(at('a'))?.props).toBe(before?.props)
})

it('reads a board of an older format and knows one of a newer', () => {
  const doc = new Y.Doc()
  const old = node('a')
  delete (old.props as Record<string, unknown>).roles
  const schema = createBoardStore().schema.serialize()
  doc.getMap('records').set(at('a'), new Y.Map(encode(old)))
  doc.getMap('meta').set('schema', { ...schema, sequences: { ...schema.sequences, 'com.tldraw.shape.node': 0 } })
  expect(sitDown(doc).get(at('a'))).toMatchObject({ props: { roles: [] } })
  expect(isFromNewerProgram(doc, createBoardStore())).toBe(false)
  doc.getMap('meta').set('schema', { ...schema, sequences: { ...schema.sequences, 'com.tldraw.shape.node': 99 } })
  expect(isFromNewerProgram(doc, createBoardStore())).toBe(true)
})

it('writes one field for one change', () => {
  const [ann] = sitTogether(1, node('a')) as [Desk]
  const sizes: number[] = []
  ann.doc.on('update', (update: Uint8Array) => sizes.push(update.length))
  ann.change(at('a'), { x: 5 })
  expect(sizes.length).toBe(1)
  expect(sizes[0]).toBeLessThan(60)
  expect(decode((ann.doc.getMap('records').get(at('a')) as Y.Map<never>).entries())).toMatchObject({ x: 5 })
})
