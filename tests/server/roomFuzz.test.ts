import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMetrics } from '#server/metrics.ts'
import { checkRecordFields, rootNames } from '#server/rooms/documentRoots.ts'
import { defaultLimits } from '#server/rooms/limits.ts'
import { Refused } from '#server/rooms/refused.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { Room } from '#server/rooms/room.ts'
import { openSqliteStore } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'
import { nodeRecord, put, updateOf } from './testServer.ts'

let folder: TemporaryFolder
let store: Store
let room: Room
const complaints: string[] = []
beforeEach(async () => {
  folder = makeFolder()
  // Each edit is waited for: with a flush for each there is no waiting for company.
  store = openSqliteStore({ directory: folder.path, durability: 'full' })
  await store.createBoard('board')
  room = await Room.load('board', { store, limits: defaultLimits, metrics: createMetrics(), log: (message) => complaints.push(message) })
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

/** All that a board promises, whatever came in. */
function expectSound(doc: Y.Doc): void {
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  for (const name of doc.share.keys()) expect(rootNames).toContain(name)
  for (const [id, fields] of doc.getMap('records')) {
    expect(fields).toBeInstanceOf(Y.Map)
    expect(checkRecordFields(id, (fields as Y.Map<unknown>).entries())).toBeNull()
  }
}

/** Refused, or taken; never anything else. */
async function offer(update: Uint8Array): Promise<boolean> {
  try {
    await room.accept(update, null)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(Refused)
    return false
  }
}

const mutation = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('set', 'flip', 'cut', 'repeat', 'insert'),
  byte: fc.integer({ min: 0, max: 255 }),
})

function mutate(update: Uint8Array, { at, how, byte }: { at: number; how: string; byte: number }): Uint8Array {
  const bytes = [...update]
  const place = at % bytes.length
  if (how === 'set') bytes[place] = byte
  else if (how === 'flip') bytes[place]! ^= 1 << (byte % 8)
  else if (how === 'cut') bytes.splice(place, 1 + (byte % 8))
  else if (how === 'insert') bytes.splice(place, 0, byte)
  else bytes.splice(place, 0, ...bytes.slice(place, place + 1 + (byte % 16)))
  return Uint8Array.from(bytes)
}

/** More runs, each with its own luck, where they are asked for; the same ones every time else. */
const runs = process.env.FUZZ_RUNS ? { numRuns: Number(process.env.FUZZ_RUNS) } : { numRuns: 600, seed: 944_874_334 }

it('a broken update is refused or harmless, and the next honest one is taken', { timeout: 60_000 + 100 * runs.numRuns }, async () => {
  let taken = 0
  let names = 0
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.boolean(), async (mutations, onTop) => {
      const author = newDocument()
      author.clientID = 1_000_000_007 * (1 + names)
      if (onTop) Y.applyUpdate(author, Y.encodeStateAsUpdate(room.doc))
      const honest = updateOf(author, () => {
        put(author, nodeRecord(`n${names++ % 20}`))
        author.getMap('meta').set('title', 'Trip planner')
        author.getMap('records').delete(`shape:n${(names + 7) % 20}`)
      })
      if (await offer(mutations.reduce(mutate, honest))) taken++
      expectSound(room.doc)
      const next = newDocument()
      next.clientID = 999_999_937 * (1 + names)
      Y.applyUpdate(next, Y.encodeStateAsUpdate(room.doc))
      expect(await offer(updateOf(next, () => next.getMap('meta').set('count', names)))).toBe(true)
      expect(room.doc.getMap('meta').get('count')).toBe(names)
    }),
    { ...runs, endOnFailure: true },
  )
  expect(taken).toBeGreaterThan(0)
  expect(complaints).toEqual([])
  const again = await Room.load('board', { store, limits: defaultLimits, metrics: createMetrics(), log: () => {} })
  expectSound(again.doc)
  expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(room.doc))
  expect(again.doc.getMap('records').toJSON()).toEqual(room.doc.getMap('records').toJSON())
})
