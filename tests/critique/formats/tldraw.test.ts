import { toRichText } from '@tldraw/tlschema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphFromRecords, readTldr } from '#critique/formats/tldraw.ts'
import { parseGraph } from '#critique/graph/graph.ts'
import { arrow, binding, frame, geo, group, joined, node, note, text } from '../../server/records/samples.ts'

const said = (words: string) => ({ richText: toRichText(words) })

describe('a drawing of stencils', () => {
  const board = [
    frame('z', { name: 'Vendor' }, { meta: { zoneKind: 'trust', trust: 'external', region: 'us' } }),
    node('db', { label: 'Pinecone', data: { isolation: 'shared', k: 40, gone: null }, roles: ['retriever'] }, { parentId: 'shape:z' }),
    node('api', { kind: 'llm_orchestrator', label: 'API', planned: true }),
    ...joined('e', 'api', 'db', said('k=40, PII, async, retry x3, p95 80ms'), { meta: { kind: 'request', props: { retries: 2 } } }),
  ]

  it('is a graph that the schema accepts', () => {
    const graph = graphFromRecords(board, { title: 'Trip planner', requirements: { multiTenant: true } })
    expect(parseGraph(graph)).toEqual(graph)
    expect(graph).toMatchObject({ title: 'Trip planner', requirements: { multiTenant: true } })
    expect(graph.zones).toEqual([{ id: 'z', label: 'Vendor', kind: 'trust', trust: 'external', region: 'us' }])
    expect(graph.nodes).toEqual([
      { id: 'api', label: 'API', kind: 'llm_orchestrator', props: { planned: true } },
      { id: 'db', label: 'Pinecone', kind: 'vector_db', roles: ['retriever'], zone: 'z', props: { isolation: 'shared', k: 40 } },
    ])
  })

  it('reads facts from the words on an arrow, and lets what was typed in the inspector win', () => {
    expect(graphFromRecords(board).edges).toEqual([
      {
        id: 'e',
        from: 'api',
        to: 'db',
        kind: 'request',
        label: 'k=40, PII, async, retry x3, p95 80ms',
        props: { k: 40, dataClasses: ['pii'], async: true, retries: 2, p95Ms: 80 },
      },
    ])
  })

  it('is the same graph after anything was moved, turned, coloured or reordered', () => {
    const place = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      rotation: fc.double({ min: -3, max: 3, noNaN: true }),
    })
    const plain = graphFromRecords(board)
    fc.assert(
      fc.property(
        fc.array(place, { minLength: board.length, maxLength: board.length }),
        fc.shuffledSubarray(board, { minLength: board.length }),
        (places, order) => {
          const moved = order.map((record, i) => (record.typeName === 'shape' ? { ...record, ...places[i], opacity: 0.5 } : record))
          expect(graphFromRecords(moved)).toEqual(plain)
        },
      ),
    )
  })

  it('follows the heads of an arrow', () => {
    const ends = (heads: object) =>
      graphFromRecords([node('a'), node('b'), ...joined('e', 'a', 'b', { ...heads })]).edges.map(
        ({ id, from, to }) => `${id} ${from}>${to}`,
      )
    expect(ends({})).toEqual(['e a>b'])
    expect(ends({ arrowheadStart: 'arrow', arrowheadEnd: 'none' })).toEqual(['e b>a'])
    expect(ends({ arrowheadStart: 'dot', arrowheadEnd: 'arrow' })).toEqual(['e a>b', 'e~back b>a'])
    expect(ends({ arrowheadEnd: 'none' })).toEqual(['e a>b'])
  })

  it('nests zones and looks through groups', () => {
    const graph = graphFromRecords([
      frame('out'),
      frame('in', {}, { parentId: 'shape:out' }),
      group('g', { parentId: 'shape:in' }),
      node('n', {}, { parentId: 'shape:g' }),
    ])
    expect(graph.zones.map(({ id, parent }) => [id, parent])).toEqual([
      ['in', 'out'],
      ['out', undefined],
    ])
    expect(graph.nodes[0]?.zone).toBe('in')
  })

  it('reads an untouched frame from its title and says that it guessed', () => {
    expect(graphFromRecords([frame('f', { name: 'Third-party vendors' })]).zones[0]).toMatchObject({
      kind: 'trust',
      trust: 'external',
      guessed: true,
    })
    expect(graphFromRecords([frame('f', { name: 'Step 2' })]).zones[0]).toEqual({ id: 'f', label: 'Step 2', kind: 'group' })
  })
})

describe('a drawing of plain shapes', () => {
  const boxes = [geo('user', said('User')), geo('db', said('Pinecone'), { x: 400 })]

  it('counts a named box with an arrow as a node and says how sure it is', () => {
    const graph = graphFromRecords([...boxes, ...joined('e', 'user', 'db')])
    expect(graph.nodes.find(({ id }) => id === 'db')).toEqual({
      id: 'db',
      label: 'Pinecone',
      guessed: true,
      inferred: { kind: 'vector_db', confidence: expect.any(Number), matched: expect.any(String) },
    })
  })

  it('leaves alone a box without an arrow', () => {
    expect(graphFromRecords(boxes).nodes).toEqual([])
  })

  it('keeps to a correction', () => {
    const corrected = [
      geo('user', said('User'), { meta: { kind: 'end_user' } }),
      geo('db', said('Pinecone'), { meta: { notComponent: true } }),
    ]
    const graph = graphFromRecords([...corrected, ...joined('e', 'user', 'db')])
    expect(graph.nodes).toEqual([{ id: 'user', label: 'User', kind: 'end_user' }])
    expect(graph.notes).toEqual([{ id: 'db', text: 'Pinecone', near: ['user'] }])
  })

  it('completes a loose arrow that ends on or near a box, and marks it as guessed', () => {
    const loose = arrow('e', { start: { x: 90, y: 50 }, end: { x: 380, y: 50 } })
    expect(graphFromRecords([...boxes, loose]).edges).toEqual([{ id: 'e', from: 'user', to: 'db', guessed: true }])
    const half = [arrow('e', { start: { x: 0, y: 0 }, end: { x: 420, y: 50 } }), binding('e', 'start', 'user')]
    expect(graphFromRecords([...boxes, ...half]).edges).toMatchObject([{ from: 'user', to: 'db', guessed: true }])
    const lost = arrow('e', { start: { x: 90, y: 50 }, end: { x: 250, y: 50 } })
    expect(graphFromRecords([...boxes, lost]).edges).toEqual([])
  })

  it('takes a text laid over an empty box for its name', () => {
    const graph = graphFromRecords([
      geo('box', said(''), { x: 0 }),
      text('t', 'Pinecone', { x: 10, y: 30 }),
      boxes[0]!,
      ...joined('e', 'user', 'box'),
    ])
    expect(graph.nodes.map(({ label }) => label).sort()).toEqual(['Pinecone', 'User'])
    expect(graph.notes).toEqual([])
  })
})

it('ties notes and texts to what they stand beside or point at', () => {
  const graph = graphFromRecords([
    node('a', {}, { x: 0, y: 0 }),
    node('far', {}, { x: 3000, y: 0 }),
    note('beside', 'PII only in the EU', { x: 0, y: 100 }),
    text('alone', 'p95 < 2 s', { x: 0, y: 2000 }),
    note('pointing', 'shared by all tenants', { x: 1500, y: 1500 }),
    ...joined('e', 'pointing', 'far'),
  ])
  expect(graph.notes).toEqual([
    { id: 'alone', text: 'p95 < 2 s' },
    { id: 'beside', text: 'PII only in the EU', near: ['a'] },
    { id: 'pointing', text: 'shared by all tenants', near: ['far'] },
  ])
  expect(graph.edges).toEqual([])
})

describe('a .tldr file', () => {
  it('reads records and snapshots alike', () => {
    const records = [node('a'), node('b'), ...joined('e', 'a', 'b')]
    const expected = graphFromRecords(records)
    expect(readTldr(JSON.stringify({ tldrawFileFormatVersion: 1, schema: {}, records }))).toEqual(expected)
    const store = Object.fromEntries(records.map((record) => [record.id, record]))
    expect(readTldr(JSON.stringify({ store }))).toEqual(expected)
    expect(readTldr(JSON.stringify({ document: { store } }))).toEqual(expected)
  })

  it('reads arrows and texts of the time before bindings and rich text', () => {
    const old = [
      geo('a', { richText: undefined, text: 'User' }),
      geo('b', { richText: undefined, text: 'Pinecone' }, { x: 500 }),
      arrow('e', {
        richText: undefined,
        text: 'k=5',
        start: { type: 'binding', boundShapeId: 'shape:a' },
        end: { type: 'binding', boundShapeId: 'shape:b' },
      }),
    ]
    expect(readTldr(JSON.stringify({ records: old })).edges).toEqual([{ id: 'e', from: 'a', to: 'b', label: 'k=5', props: { k: 5 } }])
  })

  it('brings title and requirements along', () => {
    const document = {
      id: 'document:document',
      typeName: 'document',
      name: '',
      gridSize: 10,
      meta: { premortem: { title: 'Trip', requirements: { users: 5 } } },
    }
    expect(readTldr(JSON.stringify({ records: [document] }))).toMatchObject({ title: 'Trip', requirements: { users: 5 } })
  })

  it.each([
    ['nonsense', 'is JSON'],
    ['[]', 'records'],
    ['{"a":1}', 'records'],
  ])('says what is wrong with %s', (file, message) => {
    expect(() => readTldr(file)).toThrow(message)
  })

  it('never throws on odd records', () => {
    fc.assert(fc.property(fc.array(fc.anything()), (records) => void graphFromRecords(records)))
    const odd = fc.record({
      id: fc.constantFrom('shape:a', 'shape:b', 'binding:c'),
      typeName: fc.constantFrom('shape', 'binding'),
      type: fc.constantFrom('node', 'arrow', 'geo', 'frame', 'note'),
      parentId: fc.constantFrom('shape:a', 'shape:b', 'page:page'),
      fromId: fc.constantFrom('shape:a', 'shape:b'),
      toId: fc.constantFrom('shape:a', 'shape:b'),
      props: fc.anything(),
      meta: fc.anything(),
    })
    fc.assert(fc.property(fc.array(odd), (records) => void graphFromRecords(records)))
  })
})
