import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMetrics } from '#server/metrics.ts'
import { defaultLimits } from '#server/rooms/limits.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { Room } from '#server/rooms/room.ts'
import { openSqliteStore } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'
import { nodeRecord, put, recordIds, updateOf } from './testServer.ts'

let folder: TemporaryFolder
let store: Store
let complaints: string[]
beforeEach(async () => {
  folder = makeFolder()
  store = openSqliteStore({ directory: folder.path })
  await store.createBoard('board')
  complaints = []
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

const load = (): Promise<Room> =>
  Room.load('board', { store, limits: defaultLimits, metrics: createMetrics(), log: (message) => complaints.push(message) })

const drawn = (author: Y.Doc, name: string): Uint8Array => updateOf(author, () => put(author, nodeRecord(name)))

/** A board that is damaged can be drawn on like any other. */
async function expectUsable(): Promise<void> {
  const room = await load()
  const author = newDocument()
  Y.applyUpdate(author, Y.encodeStateAsUpdate(room.doc))
  await room.accept(drawn(author, 'probe'), null)
  expect(recordIds(room.doc)).toContain('shape:probe')
  await room.close(1012, 'done')
}

it('a board with an update that cannot be read shows the rest, says so to the operator, and can be drawn on', async () => {
  const [ann, ben] = [newDocument(), newDocument()]
  await store.append('board', drawn(ann, 'a')).committed
  await store.append('board', Uint8Array.of(9, 9, 9)).committed
  await store.append('board', drawn(ben, 'b')).committed
  const room = await load()
  expect(recordIds(room.doc)).toEqual(['shape:a', 'shape:b'])
  expect(complaints).toEqual(['board boar… is damaged: 1 of its updates cannot be read'])
  await expectUsable()
})

it('what hangs on a lost update is left out', async () => {
  const [ann, ben] = [newDocument(), newDocument()]
  drawn(ann, 'lost')
  await store.append('board', drawn(ann, 'hangs')).committed
  await store.append('board', drawn(ben, 'b')).committed
  expect(recordIds((await load()).doc)).toEqual(['shape:b'])
  await expectUsable()
})

it('a snapshot that cannot be read is made up for by the log', async () => {
  const ann = newDocument()
  for (const name of ['a', 'b', 'c']) await store.append('board', drawn(ann, name)).committed
  await store.saveSnapshot('board', 2, Uint8Array.of(1, 2, 3))
  expect(recordIds((await load()).doc)).toEqual(['shape:a', 'shape:b', 'shape:c'])
  expect(complaints[0]).toContain('its snapshot cannot be read')
  await expectUsable()
})
