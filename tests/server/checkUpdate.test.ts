import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkTouched } from '#server/rooms/checkTouched.ts'
import { checkUpdate } from '#server/rooms/checkUpdate.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { nodeRecord, put } from './testServer.ts'

/** What somebody does next: who, what, to which of a few records. */
const step = fc.record({
  who: fc.integer({ min: 0, max: 3 }),
  what: fc.constantFrom('create', 'move', 'rename', 'delete', 'title', 'go offline', 'undo', 'come back'),
  which: fc.integer({ min: 0, max: 4 }),
})

/** Four people on a model server that checks like the real one. Their edits overlap, get undone, and wait offline. */
class Session {
  readonly server = newDocument()
  readonly people = Array.from({ length: 4 }, () => this.#person())

  do({ who, what, which }: { who: number; what: string; which: number }): void {
    const person = this.people[who]!
    const record = person.doc.getMap('records').get(`shape:n${which}`)
    if (what === 'create') put(person.doc, nodeRecord(`n${which}`))
    else if (what === 'move' && record instanceof Y.Map) record.set('xyr', [which * 7, who, 0])
    else if (what === 'rename' && record instanceof Y.Map) record.set('p.label', `by ${who}`)
    else if (what === 'delete') person.doc.getMap('records').delete(`shape:n${which}`)
    else if (what === 'title') person.doc.getMap('meta').set('title', `by ${who}`)
    else if (what === 'undo') person.undo.undo()
    else if (what === 'go offline') person.isOnline = false
    else if (what === 'come back') this.sync(person)
  }

  sync(person: Session['people'][number]): void {
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(this.server, Y.encodeStateVector(person.doc)), 'server')
    this.receive(Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(this.server)))
    person.isOnline = true
  }

  receive(update: Uint8Array): void {
    checkUpdate(this.server, update)
    const transaction = this.server.transact((current) => {
      Y.applyUpdate(this.server, update)
      return current
    })
    checkTouched(this.server, transaction)
    expect(this.server.store.pendingStructs).toBeNull()
    for (const { doc, isOnline } of this.people) if (isOnline) Y.applyUpdate(doc, update, 'server')
  }

  #person() {
    const doc = newDocument()
    const person = { doc, isOnline: true, undo: new Y.UndoManager([doc.getMap('records'), doc.getMap('meta')], { captureTimeout: 0 }) }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server' && person.isOnline) this.receive(update)
    })
    return person
  }
}

it('never refuses what honest people do, and they all end with the same board', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const session = new Session()
      for (const one of steps) session.do(one)
      for (let round = 0; round < 2; round++) for (const person of session.people) session.sync(person)
      const boards = [session.server, ...session.people.map(({ doc }) => doc)].map((doc) => ({
        ...doc.getMap('records').toJSON(),
        ...doc.getMap('meta').toJSON(),
      }))
      for (const board of boards) expect(board).toEqual(boards[0])
    }),
    { numRuns: 150 },
  )
})

it('refuses an update whose beginning is missing, whichever part of it', () => {
  const author = newDocument()
  const updates: Uint8Array[] = []
  author.on('update', (update: Uint8Array) => updates.push(update))
  put(author, nodeRecord('a'))
  put(author, nodeRecord('b'))
  author.getMap('records').delete('shape:a')
  expect(() => checkUpdate(newDocument(), updates[1]!)).toThrow('does not have')
  expect(() => checkUpdate(newDocument(), updates[2]!)).toThrow('does not have')
  expect(() => checkUpdate(newDocument(), updates[0]!)).not.toThrow()
})
