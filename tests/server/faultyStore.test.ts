import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openSqliteStore } from '#server/store/sqlite.ts'
import type { Append, Store } from '#server/store/store.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'
import { isSynced, joinBoard, nodeRecord, put, readSaved, recordIds, startTestServer, syncMessage, until, updateOf } from './testServer.ts'
import type { TestServer } from './testServer.ts'

/** A real store with a disk that can be made slow or broken. */
interface Disk {
  store: Store
  /** Each append waits for it before it is passed on. */
  gate: Promise<void>
  /** Set: appends reject with it. */
  failure: Error | null
}

function makeDisk(directory: string): Disk {
  const real = openSqliteStore({ directory })
  const disk: Disk = { store: real, gate: Promise.resolve(), failure: null }
  const append = (room: string, data: Uint8Array): Append => {
    const written = disk.gate.then(() => {
      if (disk.failure) throw disk.failure
      return real.append(room, data)
    })
    const both = { committed: written.then(({ committed }) => committed), durable: written.then(({ durable }) => durable) }
    both.durable.catch(() => {})
    return both
  }
  disk.store = new Proxy(real, { get: (target, name) => (name === 'append' ? append : bound(target, name)) })
  return disk
}

const bound = (target: Store, name: string | symbol): unknown => {
  const value: unknown = Reflect.get(target, name, target)
  return typeof value === 'function' ? (value.bind(target) as unknown) : value
}

let folder: TemporaryFolder
let disk: Disk
let server: TestServer
let board: string
beforeEach(async () => {
  folder = makeFolder()
  disk = makeDisk(folder.path)
  server = await startTestServer({ store: disk.store })
  board = await server.createBoard()
})
afterEach(async () => {
  disk.failure = null
  await server.stop()
  folder.remove()
})

const has = (doc: Y.Doc, name: string): boolean => doc.getMap('records').has(`shape:${name}`)

it('what is not committed is shown to nobody, neither as an edit nor to who joins meanwhile', async () => {
  const [ann, ben] = await Promise.all([server.join(board), server.join(board)])
  let commit = (): void => {}
  disk.gate = new Promise((resolve) => (commit = resolve))
  put(ann.doc, nodeRecord('slow'))
  const late = await server.join(board)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect([has(ben.doc, 'slow'), has(late.doc, 'slow')]).toEqual([false, false])
  commit()
  await until(() => has(ben.doc, 'slow') && has(late.doc, 'slow'))
})

it('nothing is called saved before it is', async () => {
  const socket = server.socket(board, { query: '?ack=1' })
  const saved: number[] = []
  socket.on('message', (frame: Buffer) => {
    const one = readSaved(frame)
    if (one) saved.push(one.received)
  })
  await new Promise((resolve) => socket.once('open', resolve))
  let commit = (): void => {}
  disk.gate = new Promise((resolve) => (commit = resolve))
  socket.send(
    syncMessage(
      2,
      updateOf(new Y.Doc(), (doc) => put(doc, nodeRecord('slow'))),
    ),
  )
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(saved).toEqual([])
  commit()
  await until(() => saved.length === 1)
})

it('when the disk fails nobody sees the edit, everybody is asked to come back, and then it arrives once', async () => {
  const [ann, ben] = [joinBoard(server.host, board), joinBoard(server.host, board)]
  await Promise.all([isSynced(ann), isSynced(ben)])
  put(ann.doc, nodeRecord('before'))
  await until(() => has(ben.doc, 'before'))
  const codes: unknown[] = []
  for (const { provider } of [ann, ben]) provider.on('connection-close', (event) => void codes.push(event?.code))
  disk.failure = new Error('disk full')
  put(ann.doc, nodeRecord('refused'))
  await until(() => codes.length >= 2)
  expect(codes.slice(0, 2)).toEqual([1013, 1013])
  expect(has(ben.doc, 'refused')).toBe(false)
  disk.failure = null
  await until(() => has(ben.doc, 'refused'))
  expect(recordIds(ben.doc)).toEqual(['shape:before', 'shape:refused'])
  ann.leave()
  ben.leave()
})

it('edits that wait behind a failed one are not stored without it', async () => {
  const ann = joinBoard(server.host, board)
  await isSynced(ann)
  let go = (): void => {}
  disk.gate = new Promise((resolve) => (go = resolve))
  for (const name of ['a', 'b', 'c']) put(ann.doc, nodeRecord(name))
  await new Promise((resolve) => setTimeout(resolve, 50))
  ann.leave()
  disk.failure = new Error('disk full')
  go()
  await new Promise((resolve) => setTimeout(resolve, 50))
  disk.failure = null
  const ben = await server.join(board)
  expect(recordIds(ben.doc)).toEqual([])
  expect(ben.doc.store.pendingStructs).toBeNull()
})
