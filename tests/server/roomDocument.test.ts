import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { encode } from '#server/records/codec.ts'
import { rootNames } from '#server/rooms/documentRoots.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { RoomDocument } from '#server/rooms/roomDocument.ts'
import { node } from './records/samples.ts'
import { updateOf } from './testServer.ts'

const anything = { during: () => {}, after: () => {} }
const FIELDS = ['xyr', 'p.label', 'p.w', 'm.note'] as const
const VALUES = ['Planner', 7, [3, 4, 0], true, null, { a: 1 }] as const

/** Two documents that are offered the same: one may take new values the short way, the other looks at everything. */
class Twins {
  readonly short = new RoomDocument(rootNames, null)
  readonly long = new RoomDocument(rootNames, null)
  taken = 0

  /** @returns whether it was taken; both say the same. */
  offer(update: Uint8Array): boolean {
    const before = this.short.isSettled ? null : this.short.standing()
    const isShort = this.short.takeValues(update, () => true)
    const [short, long] = [isShort ? update : changeOf(this.short, update), changeOf(this.long, update)]
    expect(short === 'refused').toBe(long === 'refused')
    if (isShort) {
      this.taken++
      expect(Buffer.from(long as Uint8Array).equals(update)).toBe(true)
    }
    if (before && short !== 'refused') expect(this.short.standing()).toEqual(before)
    return short !== 'refused'
  }

  settle(): void {
    this.short.settle()
    this.long.settle()
  }

  expectSame(): void {
    const [short, long] = [this.short.committed, this.long.committed]
    expect(short.store.pendingStructs).toBeNull()
    expect(short.toJSON()).toEqual(long.toJSON())
    expect(sorted(this.short.standing())).toEqual(sorted(this.long.standing()))
    expect(Y.encodeStateAsUpdate(short)).toEqual(Y.encodeStateAsUpdate(long))
  }
}

const sorted = (clocks: ReadonlyMap<number, number>): [number, number][] => [...clocks].toSorted(([a], [b]) => a - b)

function changeOf(document: RoomDocument, update: Uint8Array): Uint8Array | null | 'refused' {
  try {
    return document.take(update, anything)
  } catch {
    return 'refused'
  }
}

function person(client: number, from?: Y.Doc): Y.Doc {
  const doc = newDocument()
  doc.clientID = client
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  return doc
}

function fieldsOf(doc: Y.Doc, which: number): Y.Map<unknown> | undefined {
  const fields = doc.getMap('records').get(`shape:n${which}`)
  return fields instanceof Y.Map ? (fields as Y.Map<unknown>) : undefined
}

const step = fc.record({
  who: fc.nat({ max: 2 }),
  what: fc.constantFrom('set', 'set', 'set', 'set two', 'twice', 'remove', 'create', 'delete', 'title', 'meet', 'settle', 'look', 'break'),
  which: fc.nat({ max: 2 }),
  field: fc.constantFrom(...FIELDS),
  value: fc.constantFrom(...VALUES),
  byte: fc.nat({ max: 255 }),
  at: fc.nat(),
})

function edit(
  doc: Y.Doc,
  { what, which, field, value, byte }: { what: string; which: number; field: string; value: unknown; byte: number },
): void {
  const fields = fieldsOf(doc, which)
  if (what === 'create') doc.getMap('records').set(`shape:n${which}`, new Y.Map(encode(node(`n${which}`))))
  else if (what === 'delete') doc.getMap('records').delete(`shape:n${which}`)
  else if (what === 'title') doc.getMap('meta').set('title', `Board ${byte}`)
  else if (what === 'remove') fields?.delete(field)
  else fields?.set(field, value)
  if (what === 'set two') fieldsOf(doc, (which + 1) % 3)?.set('p.h', byte)
  if (what === 'twice') fields?.set(field, byte)
}

it('what new values do to a document is the same, whether it takes them in at once or later', () => {
  let short = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const twins = new Twins()
      const first = person(1)
      expect(
        twins.offer(
          updateOf(first, () => [0, 1, 2].forEach((which) => edit(first, { what: 'create', which, field: '', value: 0, byte: 0 }))),
        ),
      ).toBe(true)
      twins.settle()
      let clients = 3
      const people = [first, person(2, first), person(3, first)]
      for (const each of steps) {
        const doc = people[each.who]!
        if (each.what === 'settle') twins.settle()
        else if (each.what === 'look') twins.expectSame()
        else if (each.what === 'meet') people.forEach((other) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other)))
        else {
          let update = new Uint8Array()
          const hear = (change: Uint8Array): void => void (update = change.slice())
          doc.on('update', hear)
          doc.transact(() => edit(doc, each))
          doc.off('update', hear)
          if (update.length === 0) continue
          if (each.what === 'break') update[each.at % update.length] = each.byte
          // Who was refused has something that nobody else will ever have: they begin anew.
          if (twins.offer(update) && each.what !== 'break') continue
          while (!twins.short.isSettled) twins.settle()
          people[each.who] = person(++clients, twins.long.committed)
        }
      }
      while (!twins.short.isSettled) twins.settle()
      twins.expectSame()
      short += twins.taken
    }),
    process.env.FUZZ_RUNS ? { numRuns: Number(process.env.FUZZ_RUNS) } : { numRuns: 300, seed: 20_261_123 },
  )
  expect(short).toBeGreaterThan(500)
})

it('a value that comes in place of one that is already gone is not taken the short way', () => {
  const twins = new Twins()
  const author = person(1)
  twins.offer(updateOf(author, () => edit(author, { what: 'create', which: 0, field: '', value: 0, byte: 0 })))
  const other = person(2, author)
  const [first, second] = [author, other].map((doc) => updateOf(doc, () => fieldsOf(doc, 0)!.set('p.label', `by ${doc.clientID}`)))
  twins.offer(first!)
  expect(twins.taken).toBe(1)
  twins.offer(second!)
  expect(twins.taken).toBe(1)
  twins.settle()
  twins.settle()
  twins.settle()
  twins.expectSame()
  expect(fieldsOf(twins.short.committed, 0)?.get('p.label')).toBe('by 2')
})
