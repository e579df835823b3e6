import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { mergeMisfits } from '#server/rooms/mergeMisfits.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { bodies, keyOf, say } from './sessionEvents.ts'
import { nodeRecord, put, updateOf } from './testServer.ts'

interface Merge {
  start: (doc: Y.Doc) => void
  /** On its way to the disk here, and committed before it elsewhere. */
  own: (doc: Y.Doc) => void
  other: (doc: Y.Doc) => void
  keepsEvents?: boolean
}

/** What everybody comes to, and whether it took a correction. */
function merge({ start, own, other, keepsEvents = true }: Merge): { doc: Y.Doc; wasCorrected: boolean } {
  const [committed, live, elsewhere] = [newDocument(), newDocument(), newDocument()]
  const first = updateOf(elsewhere, start)
  for (const doc of [committed, live]) Y.applyUpdate(doc, first)
  updateOf(live, own)
  const theirs = updateOf(elsewhere, other)
  Y.applyUpdate(committed, theirs)
  const transaction = live.transact((current) => {
    Y.applyUpdate(live, theirs)
    return current
  })
  const correction = mergeMisfits({ live, transaction, committed: () => committed, keepsEvents })
  if (correction) Y.applyUpdate(live, correction)
  return { doc: live, wasCorrected: correction !== null }
}

const fields = (doc: Y.Doc) => doc.getMap('records').get('shape:a') as Y.Map<unknown>
const withFacts = (count: number) => (doc: Y.Doc) => {
  const record = nodeRecord('a')
  const data = Object.fromEntries(Array.from({ length: count }, (_, n) => [`fact${n}`, n]))
  put(doc, { ...record, props: { ...(record.props as object), data } })
}

it('leaves two edits of one box alone that go together', () => {
  const { doc, wasCorrected } = merge({
    start: withFacts(3),
    own: (of) => fields(of).set('p.label', 'mine'),
    other: (of) => fields(of).set('d.data.theirs', 1),
  })
  expect(wasCorrected).toBe(false)
  expect([fields(doc).get('p.label'), fields(doc).get('d.data.theirs')]).toEqual(['mine', 1])
})

it('takes the later edit back from a box that two edits have made unsound, and from no other', () => {
  const { doc, wasCorrected } = merge({
    start: (of) => {
      withFacts(79)(of)
      put(of, nodeRecord('b'))
    },
    own: (of) => {
      fields(of).set('d.data.mine', 1)
      fields(of).set('d.data.fact0', 'changed')
      put(of, nodeRecord('c'))
    },
    other: (of) => fields(of).set('d.data.theirs', 1),
  })
  expect(wasCorrected).toBe(true)
  expect([fields(doc).get('d.data.mine'), fields(doc).get('d.data.theirs'), fields(doc).get('d.data.fact0')]).toEqual([undefined, 1, 0])
  expect([...doc.getMap('records').keys()].toSorted()).toEqual(['shape:a', 'shape:b', 'shape:c'])
})

const begin = (of: Y.Doc): void => say(of, 'opened', { place: 1, id: 'begin' })
const ids = (doc: Y.Doc): unknown[] => [...doc.getMap<{ id: string }>('sessions').values()].map(({ id }) => id).toSorted()

it('gives an event its words back that was written over at the same moment, whoever of the two Yjs prefers', () => {
  for (let n = 0; n < 8; n++) {
    const { doc } = merge({
      start: begin,
      own: (of) => say(of, 'answer_given', { place: 3, id: 'grade' }),
      other: (of) => say(of, 'grade_released', { place: 3, id: 'grade' }),
    })
    expect(doc.getMap('sessions').get(keyOf(3, 'grade'))).toMatchObject({ type: 'grade_released', ...bodies.grade_released })
  }
})

it('takes back an event that bears the id of another, or that belongs to a list that is gone', () => {
  const doubled = merge({
    start: begin,
    own: (of) => say(of, 'answer_given', { place: 2, id: 'grade' }),
    other: (of) => say(of, 'grade_released', { place: 3, id: 'grade' }),
  })
  expect([...doubled.doc.getMap('sessions').keys()].toSorted()).toEqual([keyOf(1, 'begin'), keyOf(3, 'grade')])
  const orphaned = merge({
    start: begin,
    own: (of) => say(of, 'answer_given', { place: 2 }),
    other: (of) => of.getMap('sessions').delete(keyOf(1, 'begin')),
  })
  expect(ids(orphaned.doc)).toEqual([])
  const beside = merge({
    start: begin,
    own: (of) => say(of, 'answer_given', { place: 2, id: 'mine' }),
    other: (of) => say(of, 'grade_released', { place: 2, id: 'theirs' }),
  })
  expect([ids(beside.doc), beside.wasCorrected]).toEqual([['begin', 'mine', 'theirs'], false])
})

it('leaves events alone on a board without roles', () => {
  const { wasCorrected } = merge({
    start: begin,
    own: (of) => say(of, 'answer_given', { place: 2, id: 'grade' }),
    other: (of) => say(of, 'grade_released', { place: 3, id: 'grade' }),
    keepsEvents: false,
  })
  expect(wasCorrected).toBe(false)
})
