import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
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
import type { Person, TestServer } from './testServer.ts'

let server: TestServer
let board: string
let ann: Person
beforeEach(async () => {
  server = await startTestServer()
  board = await server.createBoard()
  ann = await server.join(board)
  put(ann.doc, nodeRecord('ours'))
})
afterEach(() => server.stop())

const enter = async (): Promise<WebSocket> => {
  const socket = server.socket(board)
  await opened(socket)
  return socket
}

/** The others neither see it nor lose anything, and the next person gets a sound board. */
async function expectUnharmed(): Promise<void> {
  expect(ann.provider.wsconnected).toBe(true)
  const late = await server.join(board)
  const probe = `probe${late.doc.clientID}`
  put(late.doc, nodeRecord(probe))
  await until(() => ann.doc.getMap('records').has(`shape:${probe}`))
  expect(recordIds(late.doc)).toEqual(['shape:ours', `shape:${probe}`].toSorted())
  expect(recordIds(ann.doc)).toEqual(recordIds(late.doc))
  expect([...late.doc.share.keys()].toSorted()).toEqual(['records'])
  expect(late.doc.store.pendingStructs).toBeNull()
}

describe('bytes that break the WebSocket protocol end their own connection only', () => {
  const frames = {
    'reserved bits': Buffer.from([0xf2, 0x81, 0, 0, 0, 0, 0]),
    'a header that announces 1 GiB': Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4]),
    'a frame that is not masked': Buffer.from([0x82, 0x01, 0x00]),
    'a broken control frame': Buffer.from([0x89, 0xfe, 0x10, 0, 1, 2, 3, 4]),
    'random bytes': randomBytes(500),
  }
  it.each(Object.entries(frames))('%s', async (_name, bytes) => {
    const socket = await rawUpgrade()
    socket.write(bytes)
    await new Promise((resolve) => socket.once('close', resolve))
    await expectUnharmed()
  })

  it('an endless stream of tiny fragments', async () => {
    const socket = await rawUpgrade()
    socket.write(Buffer.concat([Buffer.from([0x02, 0x81, 0, 0, 0, 0, 0]), ...Array(5000).fill(Buffer.from([0x00, 0x81, 0, 0, 0, 0, 0]))]))
    await new Promise((resolve) => socket.once('close', resolve))
    await expectUnharmed()
  })

  function rawUpgrade(): Promise<Socket> {
    const [host, port] = server.host.split(':') as [string, string]
    const socket = connect(Number(port), host)
    socket.on('error', () => {})
    const key = randomBytes(16).toString('base64')
    socket.write(
      `GET /collab/${board} HTTP/1.1\r\nHost: ${server.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    )
    return new Promise((resolve) => socket.once('data', () => resolve(socket)))
  }
})

describe('frames that break y-websocket', () => {
  const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
  const frames: Record<string, number[]> = {
    'an empty frame': [],
    'an unknown type': [77],
    'an unknown sync step': [0, 9, 0],
    'a number without an end': huge,
    'a length beyond the end': [0, 2, 0xff, 0xff, 0xff, 0xff, 0x07],
    'more after the end': [0, 2, 0, 0, 1],
    'an update that is none': [0, 2, 3, 1, 2, 3],
    'an update with 2^31 clients': [0, 2, 6, 0xff, 0xff, 0xff, 0xff, 0x0f, 0],
    'a state vector that is none': [0, 0, 3, 0xff, 0xff, 0xff],
    'awareness with 2^31 entries': [1, 5, 0xff, 0xff, 0xff, 0xff, 0x0f],
    'an auth message': [2, 0, 0],
  }
  it.each(Object.entries(frames))('%s closes with 4400', async (_name, bytes) => {
    const socket = await enter()
    socket.send(Uint8Array.from(bytes))
    expect((await closed(socket)).code).toBe(4400)
    await expectUnharmed()
  })

  it('a text frame closes with 4400', async () => {
    const socket = await enter()
    socket.send('hello')
    expect((await closed(socket)).code).toBe(4400)
  })

  it('five hundred random frames harm nobody', async () => {
    for (let n = 0; n < 100; n++) {
      const socket = await enter()
      for (let i = 0; i < 5; i++) socket.send(Buffer.concat([Buffer.from([n % 2, i % 3]), randomBytes(1 + ((n * 7 + i) % 60))]))
      socket.close()
    }
    await expectUnharmed()
  })

  it('valid updates with flipped bits harm nobody', async () => {
    const update = updateOf(new Y.Doc(), (doc) => put(doc, nodeRecord('theirs')))
    for (let n = 0; n < 120; n++) {
      const mutated = Uint8Array.from(update)
      const at = (n * 31) % mutated.length
      // Never in the name or the label, where a flipped bit may well be a valid board.
      mutated[at] = mutated[at]! ^ 0x80
      const socket = await enter()
      socket.send(syncMessage(2, mutated))
      socket.close()
    }
    await until(() => ann.provider.wsconnected)
    const late = await server.join(board)
    expect(recordIds(late.doc)).toContain('shape:ours')
    expect(late.doc.store.pendingStructs).toBeNull()
  })
})

describe('updates that a board must not hold', () => {
  const bad: Record<string, (doc: Y.Doc) => void> = {
    'a record of an unknown type': (doc) => put(doc, { ...nodeRecord('bad'), type: 'video' }),
    'a record without its props': (doc) => put(doc, { ...nodeRecord('bad'), props: {} }),
    'a record that is not a map': (doc) => doc.getMap('records').set('shape:bad', { id: 'shape:bad' }),
    'a record under another id': (doc) => doc.getMap('records').set('shape:bad', clone(nodeRecord('other'))),
    'a record with a number that is none': (doc) => put(doc, { ...nodeRecord('bad'), opacity: Number.NaN }),
    'a record with bytes in it': (doc) => put(doc, { ...nodeRecord('bad'), meta: { bytes: new Uint8Array(8) } }),
    'a shared type within a record': (doc) => {
      put(doc, nodeRecord('bad'))
      ;(doc.getMap('records').get('shape:bad') as Y.Map<unknown>).set('m.inner', new Y.Map([['a', 1]]))
    },
    'a text within a record': (doc) => {
      put(doc, nodeRecord('bad'))
      ;(doc.getMap('records').get('shape:bad') as Y.Map<unknown>).set('m.inner', new Y.Text('words'))
    },
    'a document within the document': (doc) => doc.getMap('records').set('shape:bad', new Y.Doc()),
    'a part that boards do not have': (doc) => doc.getMap('secrets').set('a', 1),
    'a list at the top': (doc) => doc.getArray('list').push([1]),
    'a list in the place of the rulings': (doc) => doc.getArray('rulings').push([1]),
    'a text in the place of the title': (doc) => doc.getText('meta').insert(0, 'words'),
    'a ruling that is none': (doc) => doc.getMap('rulings').set('a/b@c', { verdict: 'burn' }),
    'a requirement of the wrong type': (doc) => doc.getMap('requirements').set('p95LatencyMs', 'fast'),
    'a title that is too long': (doc) => doc.getMap('meta').set('title', 'x'.repeat(5000)),
    'a value nested without end': (doc) => doc.getMap('meta').set('deep', nested(300)),
  }
  it.each(Object.entries(bad))('%s is refused whole, with the reason, and reaches nobody', async (_name, change) => {
    const socket = await enter()
    const doc = new Y.Doc()
    socket.send(
      syncMessage(
        2,
        updateOf(doc, () =>
          doc.transact(() => {
            put(doc, nodeRecord('fine'))
            change(doc)
          }),
        ),
      ),
    )
    const { code, reason } = await closed(socket)
    expect(code).toBe(4422)
    expect(reason).not.toBe('')
    await expectUnharmed()
  })

  it('a valid record that is made invalid later stays as it was', async () => {
    const socket = await enter()
    const doc = new Y.Doc()
    await until(() => ann.provider.synced)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(ann.doc))
    socket.send(
      syncMessage(
        2,
        updateOf(doc, () => (doc.getMap('records').get('shape:ours') as Y.Map<unknown>).set('xyr', ['left', 0, 0])),
      ),
    )
    const { code, reason } = await closed(socket)
    expect(code).toBe(4422)
    expect(reason).toContain('shape:ours')
    await expectUnharmed()
  })

  it('an update that builds on what nobody has asks for everything, then closes with 4409', async () => {
    const socket = await enter()
    const doc = new Y.Doc()
    put(doc, nodeRecord('hidden'))
    for (let n = 0; n < 2; n++)
      socket.send(
        syncMessage(
          2,
          updateOf(doc, () => put(doc, nodeRecord(`n${n}`))),
        ),
      )
    socket.send(
      syncMessage(
        1,
        updateOf(doc, () => put(doc, nodeRecord('last'))),
      ),
    )
    expect((await closed(socket)).code).toBe(4409)
    await expectUnharmed()
  })

  it('an update that deletes what nobody has leaves nothing behind', async () => {
    const socket = await enter()
    const deletion = encoding.encode((encoder) => {
      for (const number of [0, 1, 99, 1, 5, 100]) encoding.writeVarUint(encoder, number)
    })
    socket.send(syncMessage(1, deletion))
    expect((await closed(socket)).code).toBe(4409)
    await expectUnharmed()
  })

  it('a board that is full takes no more, and says so', async () => {
    await server.stop()
    server = await startTestServer({ limits: { boardBytes: 5000 } })
    board = await server.createBoard()
    ann = await server.join(board)
    put(ann.doc, nodeRecord('ours'))
    const socket = await enter()
    socket.send(
      syncMessage(
        2,
        updateOf(new Y.Doc(), (doc) => doc.getMap('meta').set('bulk', 'x'.repeat(6000))),
      ),
    )
    expect((await closed(socket)).code).toBe(4413)
    await expectUnharmed()
  })

  it('an update above the frame limit closes its sender', async () => {
    const socket = await enter()
    socket.send(syncMessage(2, new Uint8Array(5 * 1024 * 1024)))
    expect((await closed(socket)).code).toBe(1009)
    await expectUnharmed()
  })
})

describe('presence', () => {
  const state = (name: string): string => JSON.stringify({ name })

  it('under the id of somebody else is dropped without a word', async () => {
    ann.provider.awareness.setLocalState({ name: 'Ann' })
    const ben = await server.join(board)
    await until(() => ben.provider.awareness.getStates().get(ann.doc.clientID)?.name === 'Ann')
    const socket = await enter()
    socket.send(
      awarenessMessage([
        { client: 4711, clock: 1, json: state('Eve') },
        { client: ann.doc.clientID, clock: 999, json: state('Impostor') },
        { client: 4712, clock: 1, json: state('Invented') },
      ]),
    )
    await until(() => ben.provider.awareness.getStates().get(4711)?.name === 'Eve')
    expect(ben.provider.awareness.getStates().get(ann.doc.clientID)).toMatchObject({ name: 'Ann' })
    expect(ben.provider.awareness.getStates().has(4712)).toBe(false)
    expect(socket.readyState).toBe(socket.OPEN)
  })

  it('that is too large, too many or no object closes with 4400', async () => {
    const messages = [
      awarenessMessage([{ client: 1, clock: 1, json: state('x'.repeat(20_000)) }]),
      awarenessMessage(Array.from({ length: 2000 }, (_, client) => ({ client, clock: 1, json: '{}' }))),
      awarenessMessage([{ client: 1, clock: 1, json: '[1]' }]),
      awarenessMessage([{ client: 1, clock: 1, json: '{"a"' }]),
    ]
    for (const message of messages) {
      const socket = await enter()
      socket.send(message)
      expect((await closed(socket)).code).toBe(4400)
    }
    await expectUnharmed()
  })

  it('of somebody who left is gone, even when they never said goodbye', async () => {
    const socket = await enter()
    socket.send(awarenessMessage([{ client: 4711, clock: 3, json: state('Eve') }]))
    await until(() => ann.provider.awareness.getStates().has(4711))
    socket.terminate()
    await until(() => !ann.provider.awareness.getStates().has(4711))
  })
})

it('a flood is read slowly and keeps nobody else waiting', async () => {
  await server.stop()
  server = await startTestServer({ limits: { messageBurst: 50, messagesPerSecond: 100 } })
  board = await server.createBoard()
  ann = await server.join(board)
  const other = await server.createBoard()
  const ben = await server.join(other)
  const carl = await server.join(other)
  const socket = await enter()
  for (let n = 0; n < 2000; n++) socket.send(awarenessMessage([{ client: 1, clock: n + 1, json: '{}' }]))
  const started = performance.now()
  put(ben.doc, nodeRecord('quick'))
  await until(() => carl.doc.getMap('records').has('shape:quick'))
  expect(performance.now() - started).toBeLessThan(1000)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(ann.provider.awareness.meta.get(1)?.clock ?? 0).toBeLessThan(500)
})

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
const clone = (record: object): Y.Map<unknown> => new Y.Map(Object.entries(record))
