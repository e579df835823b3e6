import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { CreateBoardResponse } from '#server/protocol.ts'
import { spawnServer, startServer } from './process.ts'
import type { ServerProcess } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'
import { isSynced, joinBoard, nodeRecord, opened, put, readSaved, recordIds, syncMessage, until, updateOf } from './testServer.ts'
import type { Person } from './testServer.ts'

let folder: TemporaryFolder
let server: ServerProcess
beforeEach(async () => {
  folder = makeFolder()
  server = await startServer({ DATA_DIR: folder.path })
}, 150_000)
afterEach(async () => {
  server.child.kill('SIGKILL')
  await server.stopped
  folder.remove()
})

async function createBoard(): Promise<string> {
  const response = await fetch(`http://${server.host}/api/boards`, { method: 'POST' })
  return CreateBoardResponse.parse(await response.json()).id
}

async function restart(): Promise<void> {
  server.child.kill('SIGKILL')
  await server.stopped
  server = await startServer({ DATA_DIR: folder.path })
}

const draws = ({ doc }: Person, name: string): NodeJS.Timeout => {
  let n = 0
  return setInterval(() => put(doc, nodeRecord(`${name}${n++}`)), 3)
}

async function stored(board: string): Promise<string[]> {
  const fresh = joinBoard(server.host, board)
  await isSynced(fresh)
  const ids = recordIds(fresh.doc)
  fresh.leave()
  return ids
}

/** A hundred take some ten minutes. */
const ROUNDS = Array.from({ length: Number(process.env.CRASH_ROUNDS ?? 3) }, (_, n) => n + 1)

it.each(ROUNDS)('kill -9 in mid-stream loses nothing that another client had received (round %i)', async (round) => {
  const board = await createBoard()
  const [ann, ben, watcher] = [1, 2, 3].map(() => joinBoard(server.host, board)) as [Person, Person, Person]
  await Promise.all([ann, ben, watcher].map(isSynced))
  const timers = [draws(ann, 'ann'), draws(ben, 'ben')]
  const moment = 60 + ((round * 37) % 150)
  await until(() => recordIds(watcher.doc).length > moment, 'a stream of edits')
  server.child.kill('SIGKILL')
  await server.stopped
  for (const timer of timers) clearInterval(timer)
  const seen = recordIds(watcher.doc)
  // Nobody is left who could bring an edit back.
  for (const person of [ann, ben, watcher]) person.leave()
  server = await startServer({ DATA_DIR: folder.path })
  const kept = new Set(await stored(board))
  expect(seen.filter((id) => !kept.has(id))).toEqual([])
  expect(seen.length).toBeGreaterThan(60)
})

it('kill -9 loses nothing that was acknowledged as saved', async () => {
  const board = await createBoard()
  const socket = new WebSocket(`ws://${server.host}/collab/${board}?ack=1`)
  socket.on('error', () => {})
  let received = 0
  socket.on('message', (frame: Buffer) => (received = Math.max(received, readSaved(frame)?.received ?? 0)))
  await opened(socket)
  const doc = new Y.Doc()
  for (let n = 0; n < 200; n++)
    socket.send(
      syncMessage(
        2,
        updateOf(doc, () => put(doc, nodeRecord(`n${String(n).padStart(3, '0')}`))),
      ),
    )
  await until(() => received > 20)
  await restart()
  expect((await stored(board)).length).toBeGreaterThanOrEqual(received)
})

it('people who stay on the board come back after a kill -9 with all they had', async () => {
  const board = await createBoard()
  const ann = joinBoard(server.host, board)
  await isSynced(ann)
  const timer = draws(ann, 'ann')
  await until(() => recordIds(ann.doc).length > 30)
  const { host } = server
  server.child.kill('SIGKILL')
  await server.stopped
  await until(() => recordIds(ann.doc).length > 60)
  clearInterval(timer)
  server = await startServer({ DATA_DIR: folder.path, PORT: host.split(':')[1] ?? '0' })
  await isSynced(ann)
  const ben = joinBoard(server.host, board)
  await until(() => recordIds(ben.doc).length === recordIds(ann.doc).length, 'the same board')
  for (const person of [ann, ben]) person.leave()
})

it('SIGTERM sends everybody a restart notice, loses nothing that was shown and ends with 0', async () => {
  const board = await createBoard()
  const [ann, watcher] = [1, 2].map(() => joinBoard(server.host, board)) as [Person, Person]
  await Promise.all([ann, watcher].map(isSynced))
  const codes: unknown[] = []
  watcher.provider.on('connection-close', (event) => void codes.push(event?.code))
  const timer = draws(ann, 'ann')
  await until(() => recordIds(watcher.doc).length > 30)
  server.child.kill('SIGTERM')
  expect((await server.stopped).code).toBe(0)
  clearInterval(timer)
  await until(() => codes.length > 0)
  const seen = recordIds(watcher.doc)
  for (const person of [ann, watcher]) person.leave()
  server = await startServer({ DATA_DIR: folder.path })
  expect(await stored(board)).toEqual(expect.arrayContaining(seen))
  expect(codes[0]).toBe(1012)
})

it('a second process on the same folder does not start, and names it', async () => {
  const { stopped } = spawnServer({ DATA_DIR: folder.path })
  const { code, stderr, stdout } = await stopped
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain(`DATA_DIR ${folder.path} is in use by another Premortem`)
})

it('a port that is taken stops the start with a sentence that names it', async () => {
  using other = makeFolder()
  const { code, stderr } = await spawnServer({ DATA_DIR: other.path, PORT: server.host.split(':')[1] ?? '' }).stopped
  expect(code).toBe(1)
  expect(stderr).toContain('PORT')
  expect(stderr).toContain('is taken')
})

it('a wrong setting stops the start with a sentence that names it', async () => {
  const { code, stderr } = await spawnServer({ DATA_DIR: folder.path, PORT: 'eighty' }).stopped
  expect(code).toBe(1)
  expect(stderr.trim()).toBe('PORT: expected a port from 0 to 65535, found "eighty".')
})
