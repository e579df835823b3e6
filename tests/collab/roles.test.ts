import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { changeMember, readAccess } from '#src/collab/accessApi.ts'
import { keepAccess } from '#src/collab/accessOf.ts'
import { connect } from '#src/collab/connect.ts'
import type { Connection } from '#src/collab/connect.ts'
import { openPrivateDocument } from '#src/collab/openPrivateDocument.ts'
import { TestBrowser } from '../server/browser.ts'
import { nodeRecord, put, recordIds, startTestServer, until } from '../server/testServer.ts'
import type { TestServer } from '../server/testServer.ts'

let server: TestServer
let board: string
let olga: TestBrowser
/** Whoever sits before the page of this test. */
let page: TestBrowser
const open: { stop: () => void }[] = []
beforeEach(async () => {
  server = await startTestServer()
  board = await server.createBoard('Trip planner')
  olga = new TestBrowser(server)
  page = new TestBrowser(server)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: 'GET' | 'POST'; body?: string }) => {
    const answer = await page.ask(method, url, body === undefined ? undefined : (JSON.parse(body) as object))
    return new Response(answer.statusCode === 204 ? null : answer.payload, { status: answer.statusCode })
  })
})
afterEach(async () => {
  for (const { stop } of open.splice(0)) stop()
  await server.stop()
  vi.unstubAllGlobals()
})

const options = () => ({ server: `ws://${server.host}`, WebSocketPolyfill: BreakableSocket as unknown as typeof globalThis.WebSocket })

function sit(): { doc: Y.Doc; connection: Connection } {
  const doc = new Y.Doc()
  const connection = connect(board, doc, options())
  open.push(connection)
  return { doc, connection }
}

/** Sockets of the page, so that they can break. */
class BreakableSocket extends WebSocket {
  constructor(...args: ConstructorParameters<typeof WebSocket>) {
    super(...args)
    lines.add(this)
  }
}
const lines = new Set<WebSocket>()
function cutLines(): void {
  for (const line of lines) line.terminate()
  lines.clear()
}

const is = ({ state }: Connection): string => state.get().is

it('an open board is entered without a question', async () => {
  const { doc, connection } = sit()
  put(doc, nodeRecord('free'))
  await until(() => is(connection) === 'saved')
  expect(connection.role.get()).toBe('open')
  expect(page.cookie).toBe('')
})

it('a private board is entered with a token, again with a new one when the line breaks, and left for good by who was removed', async () => {
  const { candidate } = await olga.shareByRole(board, 'candidate')
  await page.join(candidate, 'Cleo')
  const { doc, connection } = sit()
  put(doc, nodeRecord('before'))
  await until(() => is(connection) === 'saved')
  expect(connection.role.get()).toBe('candidate')

  cutLines()
  put(doc, nodeRecord('after'))
  await until(() => is(connection) === 'saved' && recordIds(doc).length === 2)
  const graph = await olga.ask('GET', `/api/boards/${board}/graph`)
  expect(graph.json<{ nodes: object[] }>().nodes).toHaveLength(2)

  await olga.ask('DELETE', `/api/boards/${board}/members/${await page.me(board)}`)
  await until(() => is(connection) === 'refused')
  expect(connection.state.get()).toMatchObject({ reason: expect.stringContaining('removed'), copyInTheWay: false })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(is(connection)).toBe('refused')
})

it('a role that changes is known at once, and so is who else is there', async () => {
  const { candidate } = await olga.shareByRole(board, 'candidate')
  await page.join(candidate, 'Cleo')
  const { connection } = sit()
  const access = keepAccess(board, connection.accessChanges)
  open.push(access)
  await until(() => access.value.get() !== null)
  await olga.ask('PATCH', `/api/boards/${board}/members/${await page.me(board)}`, { role: 'observer' })
  await until(() => connection.role.get() === 'observer' && !connection.canWrite.get())
  await until(() => {
    const now = access.value.get()
    return now?.isPrivate === true && now.me.role === 'observer'
  })
  access.set(await changeMember(board, 'me', { name: 'Cleopatra' }))
  expect((await readAccess(board)).isPrivate).toBe(true)
  expect((await olga.access(board)).members.map(({ name }) => name)).toContain('Cleopatra')
})

it('interviewers share a document of their own, which a candidate is refused like one that is not there', async () => {
  const { interviewer, candidate } = await olga.shareByRole(board, 'interviewer', 'candidate')
  await page.join(interviewer, 'Ivan')
  const mine = openPrivateDocument({ id: board }, 1, options())
  open.push({ stop: () => mine.close() })
  const notes = mine.map('notes', (_key, raw) => (typeof raw === 'string' ? raw : undefined))
  notes.set('n1', 'weak on retries')
  await until(() => is(mine.connection) === 'saved')
  page = olga
  const theirs = openPrivateDocument({ id: board }, 1, options())
  open.push({ stop: () => theirs.close() })
  const read = theirs.map('notes', (_key, raw) => (typeof raw === 'string' ? raw : undefined))
  await until(() => read.value.get().n1 === 'weak on retries')

  page = new TestBrowser(server)
  await page.join(candidate, 'Cleo')
  const refused = openPrivateDocument({ id: board }, 1, options())
  open.push({ stop: () => refused.close() })
  await until(() => is(refused.connection) === 'refused')
  expect(refused.doc.getMap('notes').size).toBe(0)
})
