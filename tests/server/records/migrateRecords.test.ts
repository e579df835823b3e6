import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMetrics } from '#server/metrics.ts'
import { encode } from '#server/records/codec.ts'
import type { RawRecord } from '#server/records/codec.ts'
import { migrateRecords } from '#server/records/migrateRecords.ts'
import { createBoardSchema } from '#server/records/schema.ts'
import { defaultLimits } from '#server/rooms/limits.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { Room } from '#server/rooms/room.ts'
import { openSqliteStore } from '#server/store/sqlite.ts'
import { makeFolder } from '../temporaryFolder.ts'
import { nodeRecord, put } from '../testServer.ts'
import { geo } from './samples.ts'

const schema = createBoardSchema().serialize()
if (!('sequences' in schema)) throw new Error('a schema of another form')
const GEO = 'com.tldraw.shape.geo'
const older = { ...schema, sequences: { ...schema.sequences, [GEO]: 11 } }

/** A board as a program wrote it that did not know of flipped shapes. */
function oldBoard(): Y.Doc {
  const doc = newDocument()
  const record = geo('old') as unknown as RawRecord & { props: Record<string, unknown> }
  const { flipX: _x, flipY: _y, ...props } = record.props
  doc.getMap('meta').set('schema', older)
  doc.getMap('records').set(record.id, new Y.Map(encode({ ...record, props })))
  put(doc, nodeRecord('same'))
  return doc
}

it('brings the records of an older drawing format over, and touches no other', () => {
  const doc = oldBoard()
  const same = JSON.stringify(doc.getMap('records').get('shape:same'))
  const update = migrateRecords(doc)
  expect(update).not.toBeNull()
  Y.applyUpdate(doc, update ?? new Uint8Array())
  expect(doc.getMap('meta').get('schema')).toEqual(schema)
  expect((doc.getMap('records').get('shape:old') as Y.Map<unknown>).get('p.flipX')).toBe(false)
  expect(JSON.stringify(doc.getMap('records').get('shape:same'))).toBe(same)
  expect(migrateRecords(doc)).toBeNull()
})

it('leaves what a newer program wrote, and what nobody says the format of', () => {
  const newer = oldBoard()
  newer.getMap('meta').set('schema', { ...schema, sequences: { ...older.sequences, 'com.tldraw.shape.text': 99 } })
  expect(migrateRecords(newer)).toBeNull()
  for (const none of [undefined, 'v1', { schemaVersion: 1 }, { schemaVersion: 2, sequences: null }]) {
    const doc = oldBoard()
    doc.getMap('meta').set('schema', none as never)
    expect(migrateRecords(doc)).toBeNull()
  }
})

it('a room is migrated once, when it is loaded, and that is stored', async () => {
  using folder = makeFolder()
  const store = openSqliteStore({ directory: folder.path })
  await store.createBoard('board')
  await store.append('board', Y.encodeStateAsUpdate(oldBoard())).committed
  const load = () => Room.load('board', { store, limits: defaultLimits, metrics: createMetrics(), log: () => {} })
  const first = await load()
  expect((first.doc.getMap('records').get('shape:old') as Y.Map<unknown>).has('p.flipX')).toBe(true)
  expect(first.seq).toBe(2)
  expect((await load()).seq).toBe(2)
  await store.close()
})
