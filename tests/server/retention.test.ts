import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { privateDocumentId, TimelineResponse } from '#server/protocol.ts'
import { TestBrowser } from './browser.ts'
import { noPostgres, startPostgres } from './debianServers.ts'
import type { RealServer } from './debianServers.ts'
import { Listener } from './listener.ts'
import { idsIn, keyOf, say } from './sessionEvents.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'
import { recordIds, startTestServer, until } from './testServer.ts'
import type { TestServer } from './testServer.ts'

const DAY_MS = 24 * 3600_000
const SAID = 'the-words-of-the-candidate'
const NOTED = 'what-the-interviewer-thought'
const START = 1_790_000_000_000

// On a build machine a database that is missing is a mistake, not a reason to look away.
const noDatabase = noPostgres()
const databases = [
  { database: 'SQLite', isMissing: false },
  { database: `PostgreSQL${noDatabase ? ` (${noDatabase})` : ''}`, isMissing: noDatabase !== null && process.env.CI !== 'true' },
]

for (const { database, isMissing } of databases)
  describe.skipIf(isMissing)(`a recording that is kept for some days, in ${database}`, () => {
    let folder: TemporaryFolder
    let postgres: RealServer | null = null
    let server: TestServer
    let board: string
    let olga: TestBrowser
    let cleo: TestBrowser
    let clock: number
    let lead: Listener
    let candidate: Listener

    const start = (): Promise<TestServer> =>
      startTestServer({ dataDir: folder.path, now: () => clock, ...(postgres && { env: { DATABASE_URL: postgres.url } }) })
    beforeAll(async () => {
      if (database !== 'SQLite') postgres = await startPostgres()
    }, 120_000)
    afterAll(() => postgres?.remove())
    beforeEach(async () => {
      clock = START
      folder = makeFolder()
      server = await start()
      board = await server.createBoard('Trip planner')
      ;[olga, cleo] = [new TestBrowser(server), new TestBrowser(server)]
      const links = await olga.shareByRole(board, 'candidate')
      await cleo.join(links.candidate, 'Cleo')
      ;[lead, candidate] = await Promise.all([sit(olga), sit(cleo)])
    })
    afterEach(async () => {
      await server.stop()
      folder.remove()
    })

    async function sit(browser: TestBrowser, document = board): Promise<Listener> {
      const listener = new Listener(await browser.enter(board, { document }))
      await until(() => listener.role !== '', 'a role')
      return listener
    }

    /** All that the store holds of a room, in all its tables. */
    async function everything(room = board): Promise<string> {
      const { store } = server.service
      const { snapshot } = await store.load(room)
      const revisions = await Promise.all((await store.revisions(room)).map(({ id }) => store.revision(room, id)))
      const pieces = [snapshot, (await store.base(room))?.data, ...revisions, ...(await store.since(room, 0)).map(({ data }) => data)]
      return Buffer.concat(pieces.map((piece) => Buffer.from(piece ?? []))).toString('latin1')
    }

    const timeline = async (): Promise<TimelineResponse> =>
      TimelineResponse.parse((await olga.ask('GET', `/api/boards/${board}/timeline`)).json())

    /** A short interview in which one box is drawn and much is said; another box is drawn before, and one after. */
    async function interview(keepDays: number | null, list = 's1'): Promise<void> {
      const known = recordIds(candidate.doc).length
      candidate.draw(`${list}before`)
      await until(() => recordIds(lead.doc).length === known + 1)
      lead.write((doc) => say(doc, 'opened', { key: keyOf(1, `${list}o`, list), id: `${list}o`, more: { keepDays, at: clock } }))
      await until(() => idsIn(candidate.doc).includes(`${list}o`))
      for (const n of [1, 2, 3]) candidate.draw(`${list}during${n}`)
      candidate.write((doc) => say(doc, 'answer_given', { key: keyOf(2, `${list}a`, list), id: `${list}a`, more: { text: SAID } }))
      await until(() => idsIn(lead.doc).includes(`${list}a`))
      const side = await sit(olga, privateDocumentId(board, 1))
      side.write((doc) => {
        doc.getMap('notes').set(`${list}/n1`, { session: list, text: NOTED })
        doc.getMap('notes').set(`raised/${list}/x`, { session: list, text: NOTED })
        doc.getMap('notes').set('other/n1', { session: 'other', text: 'kept' })
        doc.getMap('scores').set(`${list}/cost`, { score: 3, note: NOTED })
        doc.getMap('plan').set(`question/${list}/q`, { event: 'q', text: NOTED })
      })
      side.socket.terminate()
      lead.write((doc) => say(doc, 'finished', { key: keyOf(3, `${list}f`, list), id: `${list}f` }))
      lead.draw(`${list}after`)
      lead.write((doc) => say(doc, 'grade_released', { key: keyOf(4, `${list}g`, list), id: `${list}g`, more: { note: SAID } }))
      await until(() => idsIn(candidate.doc).includes(`${list}g`))
      await olga.ask('POST', `/api/boards/${board}/revisions`, { name: `after ${list}` })
    }

    it('is gone after these days, everywhere, and the drawing stays', async () => {
      await interview(7)
      clock = START + 6 * DAY_MS
      await server.service.forgetDue()
      expect(idsIn(lead.doc)).toHaveLength(4)
      expect(await everything()).toContain(SAID)
      const before = await timeline()

      clock = START + 7 * DAY_MS + 1
      await server.service.forgetDue()
      await until(() => idsIn(lead.doc).length === 0 && idsIn(candidate.doc).length === 0, 'nobody has it any more')
      expect(await everything()).not.toContain(SAID)
      expect(await everything(privateDocumentId(board, 1))).not.toContain(NOTED)
      expect(await everything(privateDocumentId(board, 1))).toContain('kept')

      // Before and after the session each edit has its own moment; of the session itself the outcome is left.
      const after = await timeline()
      expect(after.updates.slice(0, before.updates.length).map(({ seq, at }) => [seq, at])).toEqual(
        before.updates.map(({ seq, at }) => [seq, at]),
      )
      const doc = new Y.Doc()
      const counts = after.updates.map(({ data }) => {
        Y.applyUpdate(doc, Buffer.from(data, 'base64'))
        return recordIds(doc).length
      })
      expect([...new Set(counts)]).toEqual([0, 1, 4, 5])
      expect(recordIds(doc)).toEqual(recordIds(lead.doc))

      await server.stop()
      server = await start()
      const again = new TestBrowser(server)
      again.cookie = olga.cookie
      olga = again
      const late = await sit(olga)
      await until(() => recordIds(late.doc).length === 5)
      expect(idsIn(late.doc)).toEqual([])
      const copy = (await olga.ask('GET', `/api/boards/${board}/revisions`)).json<{ revisions: { id: string }[] }>()
      expect(copy.revisions.length).toBeGreaterThan(0)
    })

    it('goes when the board is loaded, before anybody sees it', async () => {
      await interview(7)
      for (const { socket } of [lead, candidate]) socket.terminate()
      await server.stop()
      clock = START + 8 * DAY_MS
      server = await start()
      const again = new TestBrowser(server)
      again.cookie = olga.cookie
      const late = await sit(again)
      await until(() => recordIds(late.doc).length === 5)
      expect(idsIn(late.doc)).toEqual([])
      expect(Buffer.concat(late.bytes).includes(SAID)).toBe(false)
      await server.service.forgetDue()
      expect(await everything()).not.toContain(SAID)
    })

    it('is forgotten as well when either party deletes it, and takes no other session along', async () => {
      await interview(null)
      await interview(null, 's2')
      clock += 1000
      candidate.write((doc) => {
        for (const key of doc.getMap('sessions').keys()) if (key.startsWith('s1/')) doc.getMap('sessions').delete(key)
      })
      await until(() => idsIn(lead.doc).length === 4)
      await server.service.forgetDue()
      const stored = await everything()
      expect(stored).toContain(SAID)
      expect(stored).toContain('s2/')
      const texts = async () => {
        const doc = new Y.Doc()
        const seen = new Set<string>()
        for (const { data } of (await timeline()).updates) {
          Y.applyUpdate(doc, Buffer.from(data, 'base64'))
          for (const id of idsIn(doc)) seen.add(id)
        }
        return [...seen].toSorted()
      }
      expect(await texts()).toEqual(['s2a', 's2f', 's2g', 's2o'])
      expect(await server.service.store.due(clock)).toEqual([board])
      clock += 1000
      await server.service.forgetDue()
      expect(await server.service.store.due(clock)).toEqual([])
    })

    it('is out of the state that a shortened timeline starts with, too', async () => {
      await interview(7)
      const { store } = server.service
      const rows = await store.since(board, 0)
      const doc = new Y.Doc()
      for (const { data } of rows) Y.applyUpdate(doc, data)
      const last = rows.at(-1)!
      await store.compact(board, { seq: last.seq, at: last.at, data: Y.encodeStateAsUpdateV2(doc) })
      lead.draw('later')
      await until(() => recordIds(candidate.doc).length === 6)
      clock = START + 8 * DAY_MS
      await server.service.forgetDue()
      await until(() => idsIn(lead.doc).length === 0)
      const base = new Y.Doc()
      Y.applyUpdateV2(base, (await store.base(board))!.data)
      expect([recordIds(base).length, idsIn(base)]).toEqual([5, []])
    })
  })

it.each([-1000, 1000])(
  'the clock of whoever opened it decides nothing (%i days off), and a board that cannot be read keeps no other',
  async (days) => {
    let clock = START
    const server = await startTestServer({ now: () => clock })
    try {
      const { store } = server.service
      const board = await server.createBoard()
      const person = await server.join(board)
      say(person.doc, 'opened', { place: 1, id: 'begin', more: { keepDays: 2, at: START + days * DAY_MS } })
      const watcher = await server.join(board)
      await until(() => idsIn(watcher.doc).length === 1)
      await store.setDue('no-such-board', { at: 0, list: null })
      clock = START + DAY_MS
      await server.service.forgetDue()
      expect(idsIn(watcher.doc)).toHaveLength(1)
      clock = START + 2 * DAY_MS
      await server.service.forgetDue()
      await until(() => idsIn(watcher.doc).length === 0)
    } finally {
      await server.stop()
    }
  },
)

it('a session in a copy of an older version goes when it would have gone from the board', async () => {
  let clock = START
  const server = await startTestServer({ now: () => clock })
  try {
    const board = await server.createBoard()
    const person = await server.join(board)
    say(person.doc, 'opened', { place: 1, id: 'begin', more: { keepDays: 2, at: START } })
    const watcher = await server.join(board)
    await until(() => idsIn(watcher.doc).length === 1)
    const browser = new TestBrowser(server)
    const { revisions } = (await browser.ask('POST', `/api/boards/${board}/revisions`, { name: 'one' })).json<{
      revisions: { id: string }[]
    }>()
    clock = START + DAY_MS
    const { id } = (await browser.ask('POST', `/api/boards/${board}/revisions/${revisions[0]?.id}/copy`)).json<{ id: string }>()
    await server.service.forgetDue()
    expect(idsIn((await server.join(id)).doc)).toHaveLength(1)
    clock = START + 2 * DAY_MS
    await server.service.forgetDue()
    expect(idsIn((await server.join(id)).doc)).toEqual([])
  } finally {
    await server.stop()
  }
})
