import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  closed,
  isSynced,
  joinBoard,
  nodeRecord,
  opened,
  put,
  readSaved,
  recordIds,
  startTestServer,
  syncMessage,
  until,
  updateOf,
} from './testServer.ts'
import type { TestServer } from './testServer.ts'
import { makeFolder } from './temporaryFolder.ts'

let server: TestServer
let board: string
beforeEach(async () => {
  server = await startTestServer()
  board = await server.createBoard('Trip planner')
})
afterEach(() => server.stop())

const has = (doc: Y.Doc, ...names: string[]): boolean => names.every((name) => doc.getMap('records').has(`shape:${name}`))

describe('two people on a board', () => {
  it('see the same drawing', async () => {
    const [ann, ben] = await Promise.all([server.join(board), server.join(board)])
    put(ann.doc, nodeRecord('agent'))
    put(ben.doc, nodeRecord('tool'))
    await until(() => has(ann.doc, 'tool') && has(ben.doc, 'agent'))
    expect(ann.doc.getMap('records').toJSON()).toEqual(ben.doc.getMap('records').toJSON())
  })

  it('both keep their change when one moves a box and the other renames it', async () => {
    const [ann, ben] = await Promise.all([server.join(board), server.join(board)])
    put(ann.doc, nodeRecord('agent'))
    await until(() => has(ben.doc, 'agent'))
    const fieldsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('records').get('shape:agent') as Y.Map<unknown>
    fieldsOf(ann.doc).set('xyr', [40, 50, 0])
    fieldsOf(ben.doc).set('p.label', 'Booking agent')
    for (const { doc } of [ann, ben])
      await until(() => fieldsOf(doc).get('p.label') === 'Booking agent' && (fieldsOf(doc).get('xyr') as number[])[0] === 40)
  })

  it('get the title with the first sync', async () => {
    const ann = await server.join(board)
    expect(ann.doc.getMap('meta').get('title')).toBe('Trip planner')
  })

  it('see each other come and go', async () => {
    const [ann, ben] = await Promise.all([server.join(board), server.join(board)])
    ben.provider.awareness.setLocalState({ name: 'Ben' })
    await until(() => ann.provider.awareness.getStates().get(ben.doc.clientID)?.name === 'Ben')
    const late = await server.join(board)
    await until(() => late.provider.awareness.getStates().get(ben.doc.clientID)?.name === 'Ben')
    ben.leave()
    await until(() => !ann.provider.awareness.getStates().has(ben.doc.clientID))
  })

  it('share requirements and rulings', async () => {
    const [ann, ben] = await Promise.all([server.join(board), server.join(board)])
    ann.doc.getMap('requirements').set('p95LatencyMs', 2000)
    ann.doc.getMap('rulings').set('some/rule@a', { verdict: 'waive', reason: 'later', by: 'Ann', at: 1 })
    await until(() => ben.doc.getMap('rulings').has('some/rule@a') && ben.doc.getMap('requirements').get('p95LatencyMs') === 2000)
  })
})

describe('a board', () => {
  it('is what it was after everybody left and it was let go of', async () => {
    await server.stop()
    server = await startTestServer({ limits: { idleRoomMs: 20 } })
    board = await server.createBoard()
    const ann = await server.join(board)
    for (let n = 0; n < 3; n++) put(ann.doc, nodeRecord(`n${n}`))
    await server.join(board).then((ben) => ben.leave())
    ann.leave()
    await until(
      polled(() => isUnloaded(server)),
      'unloaded',
    )
    expect(recordIds((await server.join(board)).doc)).toEqual(['shape:n0', 'shape:n1', 'shape:n2'])
  })

  it('keeps what somebody drew while offline', async () => {
    const ann = await server.join(board)
    ann.provider.disconnect()
    put(ann.doc, nodeRecord('offline'))
    ann.provider.connect()
    const ben = await server.join(board)
    await until(() => has(ben.doc, 'offline'))
  })

  it('survives a restart of the server, and people come back by themselves with what they drew meanwhile', async () => {
    using folder = makeFolder()
    const first = await startTestServer({ dataDir: folder.path })
    const id = await first.createBoard()
    const ann = joinBoard(first.host, id)
    await isSynced(ann)
    const codes: unknown[] = []
    ann.provider.on('connection-close', (event) => void codes.push(event?.code))
    put(ann.doc, nodeRecord('just-before'))
    await first.stop()
    put(ann.doc, nodeRecord('meanwhile'))
    const second = await startTestServer({ dataDir: folder.path, port: Number(first.host.split(':')[1]) })
    await isSynced(ann)
    const ben = await second.join(id)
    await until(() => has(ben.doc, 'just-before', 'meanwhile'))
    expect(codes[0]).toBe(1012)
    ann.leave()
    await second.stop()
  })

  it('loads from a snapshot and the log after it', async () => {
    const ann = await server.join(board)
    put(ann.doc, nodeRecord('agent'))
    const fields = ann.doc.getMap('records').get('shape:agent') as Y.Map<unknown>
    for (let n = 0; n < 520; n++) fields.set('xyr', [n, 0, 0])
    const ben = await server.join(board)
    await until(
      () => ((ben.doc.getMap('records').get('shape:agent') as Y.Map<unknown>)?.get('xyr') as number[])?.[0] === 519,
      'all moves',
      15_000,
    )
    ann.leave()
    ben.leave()
    const text = await server.service.app.inject('/metrics').then(({ body }) => body)
    expect(text).toContain('premortem_updates_total')
  })

  it('in the bin sends people away and lets nobody in, until it is restored', async () => {
    const ann = await server.join(board)
    const gone = new Promise<number>((resolve) => ann.provider.on('closed', ({ code }) => resolve(code)))
    await server.service.app.inject({ method: 'DELETE', url: `/api/boards/${board}` })
    expect(await gone).toBe(4410)
    expect((await closed(server.socket(board))).code).toBe(4404)
    await server.service.app.inject({ method: 'POST', url: `/api/boards/${board}/restore` })
    const ben = await server.join(board)
    expect(ben.doc.getMap('meta').get('title')).toBe('Trip planner')
  })
})

describe('a connection', () => {
  it('to a board that does not exist closes with 4404, which y-websocket takes as final', async () => {
    const lost = joinBoard(server.host, 'A'.repeat(22))
    const code = await new Promise((resolve) => lost.provider.on('closed', ({ code }) => resolve(code)))
    expect(code).toBe(4404)
    lost.leave()
  })

  it('to a name that is no board id closes the same way', async () => {
    expect((await closed(server.socket('not-an-id'))).code).toBe(4404)
  })

  it('from a page of another origin is refused', async () => {
    await expect(opened(server.socket(board, { origin: 'https://evil.example' }))).rejects.toThrow('closed before it opened')
  })

  it('from a page of this server is welcome', async () => {
    await expect(opened(server.socket(board, { origin: `http://${server.host}` }))).resolves.toBeUndefined()
  })

  it('stays when nothing happens for longer than y-websocket waits', async () => {
    await server.stop()
    server = await startTestServer({ limits: { keepAliveMs: 30 } })
    board = await server.createBoard()
    const ann = await server.join(board)
    const heard = ann.provider.wsLastMessageReceived
    await until(() => ann.provider.wsLastMessageReceived > heard + 100)
    expect(ann.provider.wsconnected).toBe(true)
  })

  it('that stops reading is cut, and the others go on', async () => {
    await server.stop()
    // Edits are not held back from it: whatever leaves together, it is too much in the end.
    server = await startTestServer({ limits: { unreadBytes: 200_000, slowBytes: 1e9, byteBurst: 1e9, messageBurst: 1e6 } })
    board = await server.createBoard()
    const sleeper = server.socket(board)
    await opened(sleeper)
    sleeper.pause()
    const [ann, ben] = await Promise.all([server.join(board), server.join(board)])
    const big = 'x'.repeat(30_000)
    for (let n = 0; n < 400; n++) {
      ann.doc.getMap('meta').set('note', `${big}${n}`)
      if (n % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await until(() => String(ben.doc.getMap('meta').get('note')).endsWith('399'), 'all arrive', 15_000)
    await expect
      .poll(async () => (await server.service.app.inject('/metrics')).body, { timeout: 15_000 })
      .toContain('premortem_slow_readers_total 1')
    expect(ann.provider.wsconnected && ben.provider.wsconnected).toBe(true)
  })
})

describe('the saved message', () => {
  const heard = async (socket: WebSocket) => {
    const saved: { seq: number; received: number }[] = []
    socket.on('message', (frame: Buffer) => {
      const one = readSaved(frame)
      if (one) saved.push(one)
    })
    await opened(socket)
    return saved
  }

  it('comes for the first sync, then for every update, once it is on disk', async () => {
    const socket = server.socket(board, { query: '?ack=1' })
    const saved = await heard(socket)
    const doc = new Y.Doc()
    socket.send(syncMessage(1, Y.encodeStateAsUpdate(doc)))
    await until(() => saved.length === 1)
    for (const name of ['a', 'b'])
      socket.send(
        syncMessage(
          2,
          updateOf(doc, () => put(doc, nodeRecord(name))),
        ),
      )
    await until(() => saved.length === 3)
    expect(saved).toEqual([{ seq: 1, received: 0 }, expect.objectContaining({ received: 1 }), { seq: 3, received: 2 }])
  })

  it('does not come to who did not ask', async () => {
    const socket = server.socket(board)
    const saved = await heard(socket)
    const doc = new Y.Doc()
    const ann = await server.join(board)
    socket.send(
      syncMessage(
        2,
        updateOf(doc, () => put(doc, nodeRecord('a'))),
      ),
    )
    await until(() => has(ann.doc, 'a'))
    expect(saved).toEqual([])
  })
})

it('a person whose history the server lost is asked for everything, once, and heals', async () => {
  // As after a power cut: the client builds on an update that the server does not have.
  const doc = new Y.Doc()
  const lost = updateOf(doc, () => put(doc, nodeRecord('lost')))
  const next = updateOf(doc, () => put(doc, nodeRecord('next')))
  expect(lost.length).toBeGreaterThan(2)
  const socket = server.socket(board)
  const asked: number[] = []
  socket.on('message', (frame: Buffer) => {
    if (frame[0] === 0 && frame[1] === 0) asked.push(1)
  })
  await opened(socket)
  await until(() => asked.length === 1)
  socket.send(syncMessage(2, next))
  await until(() => asked.length === 2)
  socket.send(syncMessage(1, Y.encodeStateAsUpdate(doc)))
  const ann = await server.join(board)
  await until(() => has(ann.doc, 'lost', 'next'))
})

function isUnloaded(of: TestServer): Promise<boolean> {
  return of.service.app.inject('/metrics').then(({ body }) => body.includes('premortem_rooms 0'))
}

/** An asynchronous condition for `until`: its last answer. */
function polled(ask: () => Promise<boolean>): () => boolean {
  let last = false
  return () => {
    void ask().then((answer) => (last = answer))
    return last
  }
}

it('an upgrade to an address that is none ends that connection and nothing else', async () => {
  for (const path of ['//', '/collab', '/collab/%E0%A4%A', '/elsewhere']) {
    const socket = connect(Number(server.host.split(':')[1]), '127.0.0.1')
    socket.on('error', () => {})
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    socket.once('data', () => socket.destroy())
    await new Promise((resolve) => socket.once('close', resolve))
  }
  await server.join(board)
})

it('whoever comes while the server stops is asked to come back, not told that the board is gone', async () => {
  const stopping = server.service.close()
  const socket = server.socket(board)
  const code = await Promise.race([closed(socket).then((event) => event.code), stopping.then(() => 1006)])
  expect([1012, 1013, 1006]).toContain(code)
})
