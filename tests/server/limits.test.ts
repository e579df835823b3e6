import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { limitVariable, readConfig } from '#server/config.ts'
import { defaultLimits } from '#server/rooms/limits.ts'
import {
  awarenessMessage,
  closed,
  nodeRecord,
  opened,
  put,
  recordIds,
  startTestServer,
  syncMessage,
  until,
  updateOf,
} from './testServer.ts'
import type { TestServer, TestServerOptions } from './testServer.ts'

let server: TestServer
afterEach(() => server.stop())
const start = async (options: TestServerOptions): Promise<string> => {
  server = await startTestServer(options)
  return server.createBoard()
}

const drawing = (doc: Y.Doc, name: string): Uint8Array =>
  syncMessage(
    2,
    updateOf(doc, () => put(doc, nodeRecord(name))),
  )

it('an address may have so many connections, and the next is asked to come back later', async () => {
  const board = await start({ limits: { connectionsPerAddress: 2 } })
  const sockets = [server.socket(board), server.socket(board)]
  await Promise.all(sockets.map(opened))
  expect((await closed(server.socket(board))).code).toBe(1013)
  sockets[0]?.terminate()
  for (let tries = 0; ; tries++) {
    const socket = server.socket(board)
    const answered = new Promise<boolean>((resolve) => {
      socket.once('message', () => resolve(true))
      socket.once('close', () => resolve(false))
    })
    if (await answered) break
    expect(tries).toBeLessThan(100)
  }
})

it('an address may have so many boards open', async () => {
  const board = await start({ limits: { roomsPerAddress: 1 } })
  await opened(server.socket(board))
  const person = await server.join(board)
  expect(person.provider.synced).toBe(true)
  expect((await closed(server.socket(await server.createBoard()))).code).toBe(1013)
})

it('whoever tries one board after the other is not answered any more for a while', async () => {
  const board = await start({ limits: { refusalsPerMinute: 3 } })
  const guess = async (n: number): Promise<number> => (await closed(server.socket(`${n}`.padEnd(22, 'A')))).code
  const codes: number[] = []
  for (let n = 0; n < 6; n++) codes.push(await guess(n))
  expect(codes.slice(0, 3)).toEqual([4404, 4404, 4404])
  expect(codes.at(-1)).toBe(1013)
  expect((await closed(server.socket(board))).code).toBe(1013)
})

it('a board and a server are full at some point', async () => {
  const board = await start({ limits: { connectionsPerBoard: 1, connections: 2 } })
  const person = await server.join(board)
  expect((await closed(server.socket(board))).code).toBe(1013)
  person.leave()
})

it('a board holds so many things', async () => {
  const board = await start({ limits: { recordsPerBoard: 3 } })
  const socket = server.socket(board)
  await opened(socket)
  const doc = new Y.Doc()
  for (let n = 0; n < 4; n++) socket.send(drawing(doc, `n${n}`))
  expect(await closed(socket)).toEqual({ code: 4413, reason: 'A board holds at most 3 things.' })
  expect(recordIds((await server.join(board)).doc)).toHaveLength(3)
})

it('a message in too many pieces ends its connection', async () => {
  const board = await start({ limits: { fragments: 10 } })
  const socket = server.socket(board)
  await opened(socket)
  for (let n = 0; n < 30; n++) socket.send(Uint8Array.of(1), { fin: false })
  expect([1006, 1008, 1009]).toContain((await closed(socket)).code)
})

it('the edits of all on one board together are read no faster than agreed, and none is lost', async () => {
  const board = await start({ limits: { roomUpdatesPerSecond: 50, roomUpdateBurst: 10 } })
  const watcher = await server.join(board)
  const people = await Promise.all([1, 2, 3].map(() => server.join(board)))
  const started = performance.now()
  for (const [n, { doc }] of people.entries()) for (let i = 0; i < 20; i++) put(doc, nodeRecord(`p${n}n${i}`))
  await until(() => recordIds(watcher.doc).length === 60)
  expect(performance.now() - started).toBeGreaterThan(500)
})

it('whoever reads slowly gets the edits that were held back in one piece', async () => {
  const board = await start({ limits: { slowBytes: 20_000, unreadBytes: 1e9, byteBurst: 1e9, messageBurst: 1e6 } })
  const slow = server.socket(board)
  await opened(slow)
  const copy = new Y.Doc()
  slow.on('message', (frame: Buffer) => {
    const isUpdate = frame[0] === 0 && (frame[1] === 1 || frame[1] === 2)
    if (isUpdate) Y.applyUpdate(copy, read(frame))
  })
  slow.send(syncMessage(0, Y.encodeStateVector(copy)))
  await until(() => copy.getMap('records').size === 0)
  slow.pause()
  const author = await server.join(board)
  const big = 'x'.repeat(60_000)
  const heldBack = async (): Promise<boolean> =>
    /premortem_held_back_total [1-9]/.test((await server.service.app.inject({ method: 'GET', url: '/metrics' })).payload)
  for (let n = 0; n < 2000 && !(await heldBack()); n++) {
    author.doc.getMap('meta').set(`bulk${n % 20}`, `${n}${big}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  expect(await heldBack()).toBe(true)
  put(author.doc, nodeRecord('last'))
  slow.resume()
  await until(() => recordIds(copy).includes('shape:last'))
  expect(copy.store.pendingStructs).toBeNull()
})

function read(frame: Buffer): Uint8Array {
  const doc = frame.subarray(2)
  let length = 0
  let at = 0
  for (let shift = 0; ; shift += 7) {
    const byte = doc[at++] ?? 0
    length += (byte & 127) * 2 ** shift
    if (byte < 128) break
  }
  return doc.subarray(at, at + length)
}

it('presence under more than one id of a connection is nobody’s', async () => {
  const board = await start({})
  const socket = server.socket(board)
  await opened(socket)
  socket.send(awarenessMessage([1, 2, 3].map((client) => ({ client, clock: 1, json: '{"name":"Eve"}' }))))
  const ann = await server.join(board)
  await until(() => ann.provider.awareness.getStates().has(1))
  expect([...ann.provider.awareness.getStates().keys()].filter((client) => client < 10)).toEqual([1])
})

it('every limit can be set, and a wrong one stops the start by name', async () => {
  await start({ env: { LIMIT_CONNECTIONS_PER_ADDRESS: '1' } })
  const board = await server.createBoard()
  await opened(server.socket(board))
  expect((await closed(new WebSocket(`ws://${server.host}/collab/${board}`))).code).toBe(1013)
  for (const name of Object.keys(defaultLimits)) expect(readConfig({ [limitVariable(name)]: '7' }).limits).toEqual({ [name]: 7 })
  expect(() => readConfig({ LIMIT_FRAME_BYTES: 'many' })).toThrow('LIMIT_FRAME_BYTES: expected a whole number')
  expect(() => readConfig({ LIMIT_HOPE: '1' })).toThrow('LIMIT_HOPE: there is no such limit')
  expect(() => readConfig({ SIGN_IN_HEADER: 'x-user' })).toThrow('SIGN_IN_SECRET')
  expect(() => readConfig({ SIGN_IN_HEADER: 'x-user', SIGN_IN_SECRET: 'short' })).toThrow('SIGN_IN_SECRET')
})
