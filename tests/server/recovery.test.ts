import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createMetrics } from '#server/metrics.ts'
import { RevisionList, TimelineResponse } from '#server/protocol.ts'
import { tidyUp } from '#server/recovery/retention.ts'
import { tooMany } from '#server/recovery/revisions.ts'
import { readTimeline } from '#server/recovery/timeline.ts'
import { defaultLimits } from '#server/rooms/limits.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { Room } from '#server/rooms/room.ts'
import { openSqliteStore } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import { TestBrowser } from './browser.ts'
import { makeFolder } from './temporaryFolder.ts'
import { nodeRecord, opened, put, recordIds, startTestServer, syncMessage, until, updateOf } from './testServer.ts'
import type { TestServer } from './testServer.ts'

let server: TestServer
let board: string
let ann: TestBrowser
beforeEach(async () => {
  server = await startTestServer()
  ann = new TestBrowser(server)
  board = (await ann.ask('POST', '/api/boards', { title: 'Trip planner' })).json<{ id: string }>().id
})
afterEach(() => server.stop())

const fold = (doc: Y.Doc, { base, updates }: TimelineResponse): Y.Doc => {
  for (const { data } of [...(base ? [base] : []), ...updates]) Y.applyUpdate(doc, Buffer.from(data, 'base64'))
  return doc
}

const timeline = async (query = ''): Promise<TimelineResponse> =>
  TimelineResponse.parse((await ann.ask('GET', `/api/boards/${board}/timeline${query}`)).json())

describe('the timeline', () => {
  it('folded to any update is the board as it was then, in pieces too, and its times never go backwards', async () => {
    const { doc } = await server.join(board)
    const other = await server.join(board)
    for (let n = 0; n < 12; n++) {
      put(doc, nodeRecord(`n${n}`))
      await until(() => recordIds(other.doc).length === n + 1)
    }
    const whole = await timeline()
    expect(whole.base).toBeNull()
    expect(whole.updates.map(({ seq }) => seq)).toEqual(whole.updates.map((_, n) => n + 1))
    const times = whole.updates.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    for (const n of [1, 5, 12]) {
      const then = fold(new Y.Doc(), { ...whole, updates: whole.updates.slice(0, n + 1) })
      expect(then.getMap('records').size).toBe(n)
    }
    const inPieces = new Y.Doc()
    for (let piece = await timeline('?limit=5'); ; piece = await timeline(`?limit=5&after=${piece.next}`)) {
      fold(inPieces, piece)
      if (piece.next === null) break
    }
    expect(inPieces.getMap('records').toJSON()).toEqual(doc.getMap('records').toJSON())
  })

  it('that is shortened begins with the state that it was shortened to, and the board stays the same', async () => {
    using folder = makeFolder()
    let now = 1_000_000
    const store = openSqliteStore({ directory: folder.path, now: () => now })
    await store.createBoard(board)
    const context = { store, limits: defaultLimits, metrics: createMetrics(), log: () => {} }
    const room = await Room.load(board, context)
    const author = newDocument()
    const draw = async (name: string): Promise<void> => {
      now += 3600_000
      await room.accept(
        updateOf(author, () => put(author, nodeRecord(name))),
        null,
      )
    }
    for (let n = 0; n < 30; n++) await draw(`n${n % 7}`)
    const before = fold(new Y.Doc(), await readTimeline(store, board, 0, 5000))
    for (let n = 0; n < 2; n++) await tidyUp({ store, binDays: 30, timelineDays: 1, log: () => {}, now: () => now + n * 7200_000 })
    const after = await readTimeline(store, board, 0, 5000)
    expect(after.updates.length).toBeLessThan(25)
    expect(after.base?.seq).toBe((after.updates[0]?.seq ?? 0) - 1)
    expect(fold(new Y.Doc(), after).getMap('records').toJSON()).toEqual(before.getMap('records').toJSON())
    const again = await Room.load(board, context)
    expect(again.doc.getMap('records').toJSON()).toEqual(room.doc.getMap('records').toJSON())
    await store.close()
  })

  it('does not go backwards when the clock does', async () => {
    using folder = makeFolder()
    let now = 5000
    const open = (): Store => openSqliteStore({ directory: folder.path, now: () => now })
    let store = open()
    await store.createBoard('a')
    for (const next of [5000, 9000, 10, 12_000, -1]) {
      now = next
      await store.append('a', Uint8Array.of(1)).committed
    }
    await store.close()
    now = 3
    store = open()
    await store.append('a', Uint8Array.of(1)).committed
    expect((await store.since('a', 0)).map(({ at }) => at)).toEqual([5000, 9000, 9000, 12_000, 12_000, 12_000])
    await store.close()
  })
})

describe('versions', () => {
  it('can be named and opened as a new board, and the old one stays as it is', async () => {
    const { doc } = await server.join(board)
    put(doc, nodeRecord('first'))
    const watcher = await server.join(board)
    await until(() => recordIds(watcher.doc).length === 1)
    const kept = RevisionList.parse((await ann.ask('POST', `/api/boards/${board}/revisions`, { name: 'Before the cut' })).json())
    put(doc, nodeRecord('second'))
    await until(() => recordIds(watcher.doc).length === 2)
    const [revision] = kept.revisions
    expect(revision).toMatchObject({ name: 'Before the cut' })
    const copy = await ann.ask('POST', `/api/boards/${board}/revisions/${revision?.id}/copy`)
    const restored = await server.join(copy.json<{ id: string }>().id)
    expect(recordIds(restored.doc)).toEqual(['shape:first'])
    expect(restored.doc.getMap('meta').get('title')).toBe('Restored: Trip planner')
    expect(recordIds(watcher.doc)).toHaveLength(2)
    expect((await ann.ask('POST', `/api/boards/${board}/revisions/nonsense/copy`)).statusCode).toBe(404)
  })

  it('are kept by the server itself when a board is left, and thinned where they are dense', async () => {
    await server.stop()
    server = await startTestServer({ limits: { idleRoomMs: 10 } })
    ann = new TestBrowser(server)
    board = await server.createBoard()
    const person = await server.join(board)
    put(person.doc, nodeRecord('first'))
    const watcher = await server.join(board)
    await until(() => recordIds(watcher.doc).length === 1)
    person.leave()
    watcher.leave()
    const list = async (): Promise<number> =>
      RevisionList.parse((await ann.ask('GET', `/api/boards/${board}/revisions`)).json()).revisions.length
    for (let tries = 0; (await list()) === 0 && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await list()).toBe(1)
    const many = Array.from({ length: 60 }, (_, n) => ({ id: `r${n}`, seq: 100 - n, at: 1e6 - n * (n % 2 ? 10 : 1000), name: null }))
    const gone = tooMany(many).map(({ id }) => id)
    expect(gone).toHaveLength(20)
    expect(many.slice(0, 10).some(({ id }) => gone.includes(id))).toBe(false)
  })
})

describe('an archive', () => {
  const unpack = async (browser: TestBrowser): Promise<Record<string, Uint8Array>> =>
    unzipSync((await browser.ask('GET', `/api/boards/${board}/archive`)).rawPayload)

  it('holds everything of a board, and the private side only for who may see it', async () => {
    const [ivan, cleo] = [new TestBrowser(server), new TestBrowser(server)]
    const links = await ann.shareByRole(board, 'interviewer', 'candidate')
    await ivan.join(links.interviewer, 'Ivan')
    await cleo.join(links.candidate, 'Cleo')
    const send = async (browser: TestBrowser, document: string, change: (doc: Y.Doc) => void): Promise<void> => {
      const socket = await browser.enter(board, { document })
      await opened(socket)
      socket.send(syncMessage(2, updateOf(new Y.Doc(), change)))
      const stored = async (): Promise<number> =>
        TimelineResponse.parse((await browser.ask('GET', `/api/boards/${board}/timeline?document=${encodeURIComponent(document)}`)).json())
          .updates.length
      for (let tries = 0; (await stored()) < (document === board ? 2 : 1) && tries < 200; tries++)
        await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await send(cleo, board, (doc) => put(doc, nodeRecord('agent', 'Booking agent')))
    await send(ivan, `${board}~notes1`, (doc) => doc.getMap('notes').set('n', { text: 'weak on retries' }))
    await ann.ask('POST', `/api/boards/${board}/revisions`, { name: 'Half time' })

    const all = await unpack(ivan)
    const text = (name: string): string => strFromU8(all[name] ?? new Uint8Array())
    expect(JSON.parse(text('graph.json'))).toMatchObject({ format: 'premortem/graph@1', nodes: [{ label: 'Booking agent' }] })
    expect(JSON.parse(text('board.json'))).toMatchObject({ title: 'Trip planner' })
    expect(text('private/part-1/document.json')).toContain('weak on retries')
    const replayed = new Y.Doc()
    for (const line of text('timeline.jsonl').trim().split('\n'))
      Y.applyUpdate(replayed, Buffer.from((JSON.parse(line) as { data: string }).data, 'base64'))
    expect(recordIds(replayed)).toEqual(['shape:agent'])
    expect(Object.keys(all).some((name) => name.startsWith('revisions/'))).toBe(true)
    const theirs = await unpack(cleo)
    expect(Object.keys(theirs).filter((name) => name.startsWith('private'))).toEqual([])
    expect(Object.values(theirs).some((content) => strFromU8(content).includes('weak on retries'))).toBe(false)
    for (const content of Object.values(all)) expect(strFromU8(content)).not.toMatch(/session:|"hash"/)
  })
})

describe('the bin', () => {
  it('keeps a board for thirty days, with all that was on it, and then no longer', async () => {
    using folder = makeFolder()
    const store = openSqliteStore({ directory: folder.path })
    const other = await startTestServer({ store })
    const id = await other.createBoard('Mine')
    const { doc } = await other.join(id)
    put(doc, nodeRecord('kept'))
    const browser = new TestBrowser(other)
    await browser.ask('DELETE', `/api/boards/${id}`)
    const days = (count: number): number => Date.now() + count * 24 * 3600_000
    await tidyUp({ store, binDays: 30, timelineDays: 0, log: () => {}, now: () => days(29) })
    expect((await browser.ask('POST', `/api/boards/${id}/restore`)).statusCode).toBe(204)
    expect(recordIds((await other.join(id)).doc)).toEqual(['shape:kept'])
    await browser.ask('DELETE', `/api/boards/${id}`)
    await tidyUp({ store, binDays: 30, timelineDays: 0, log: () => {}, now: () => days(31) })
    expect((await browser.ask('POST', `/api/boards/${id}/restore`)).statusCode).toBe(404)
    await other.stop()
  })
})
