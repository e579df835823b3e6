import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { RoomTokens } from '#server/access/roomTokens.ts'
import { openSqliteStore } from '#server/store/sqlite.ts'
import { openSocket, TestBrowser } from './browser.ts'
import { Listener } from './listener.ts'
import { makeFolder } from './temporaryFolder.ts'
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
import type { TestServer } from './testServer.ts'

let server: TestServer
let board: string
let olga: TestBrowser
let ivan: TestBrowser
let cleo: TestBrowser
let otto: TestBrowser
beforeEach(async () => {
  server = await startTestServer()
  board = await server.createBoard('Trip planner')
  ;[olga, ivan, cleo, otto] = [0, 1, 2, 3].map(() => new TestBrowser(server)) as [TestBrowser, TestBrowser, TestBrowser, TestBrowser]
  const links = await olga.shareByRole(board, 'interviewer', 'candidate', 'observer')
  await ivan.join(links.interviewer, 'Ivan')
  await cleo.join(links.candidate, 'Cleo')
  await otto.join(links.observer, 'Otto')
})
afterEach(() => server.stop())

async function sit(browser: TestBrowser, document = board): Promise<Listener> {
  const listener = new Listener(await browser.enter(board, { document }))
  await until(() => listener.role !== '', 'a role')
  return listener
}

const refusal = async (document: string, token: string | null): Promise<{ code: number; reason: string }> =>
  closed(openSocket(server, document, token))

const notes = (part = 1): string => `${board}~notes${part}`

describe('a board that was never shared by role', () => {
  it('asks nobody for anything', async () => {
    const open = await server.createBoard()
    const ann = await server.join(open)
    put(ann.doc, nodeRecord('free'))
    const ben = await server.join(open)
    await until(() => recordIds(ben.doc).length === 1)
    const stranger = new TestBrowser(server)
    expect((await stranger.ask('GET', `/api/boards/${open}/graph`)).statusCode).toBe(200)
    expect((await stranger.ask('GET', `/api/boards/${open}/access`)).json()).toEqual({ isPrivate: false, mayMakePrivate: true })
    expect((await stranger.ask('POST', `/api/boards/${open}/room-token`)).json()).toEqual({ token: null })
    expect(stranger.cookie).toBe('')
  })

  it('has no private document', async () => {
    const open = await server.createBoard()
    expect((await refusal(`${open}~notes1`, null)).code).toBe(4404)
  })

  it('made in a browser can be shared by role only from there', async () => {
    const { id } = (await olga.ask('POST', '/api/boards', {})).json<{ id: string }>()
    expect((await cleo.ask('POST', `/api/boards/${id}/private`, { name: 'Cleo' })).statusCode).toBe(403)
    expect((await olga.ask('POST', `/api/boards/${id}/private`, { name: 'Olga' })).statusCode).toBe(200)
  })

  it('sends everybody away who is not a member when it is shared by role', async () => {
    const open = await server.createBoard()
    const socket = server.socket(open)
    await opened(socket)
    await olga.shareByRole(open)
    expect((await closed(socket)).code).toBe(4401)
    expect((await refusal(open, null)).code).toBe(4404)
  })
})

describe('an invitation', () => {
  it('says what it is for before it is used', async () => {
    const { token } = await olga.invite(board, { role: 'candidate' })
    const preview = await new TestBrowser(server).ask('POST', '/api/invitation', { token })
    expect(preview.json()).toEqual({ role: 'candidate', title: 'Trip planner', invitedBy: 'Olga' })
  })

  it('lets one person in, unless it is reusable', async () => {
    const [once, often] = await Promise.all([false, true].map((isReusable) => olga.invite(board, { role: 'observer', isReusable })))
    const statuses = async (token = ''): Promise<number[]> => [
      (await new TestBrowser(server).ask('POST', '/api/join', { token, name: 'A' })).statusCode,
      (await new TestBrowser(server).ask('POST', '/api/join', { token, name: 'B' })).statusCode,
    ]
    expect(await statuses(once?.token)).toEqual([200, 410])
    expect(await statuses(often?.token)).toEqual([200, 200])
  })

  it('two people who use it at once do not both get in', async () => {
    const { token } = await olga.invite(board, { role: 'observer' })
    const answers = await Promise.all([1, 2, 3, 4].map(() => new TestBrowser(server).ask('POST', '/api/join', { token, name: 'A' })))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  })

  it('is worth nothing once it is revoked, and nobody but the owner may do that', async () => {
    const { token, invitation } = await olga.invite(board, { role: 'observer', isReusable: true })
    const url = `/api/boards/${board}/invitations/${invitation.id}`
    expect((await ivan.ask('DELETE', url)).statusCode).toBe(403)
    expect((await olga.ask('DELETE', url)).statusCode).toBe(200)
    expect((await new TestBrowser(server).ask('POST', '/api/join', { token, name: 'A' })).statusCode).toBe(410)
  })

  it('cannot be made by anybody but the owner, and never for an owner', async () => {
    expect((await ivan.ask('POST', `/api/boards/${board}/invitations`, { role: 'observer' })).statusCode).toBe(403)
    expect((await new TestBrowser(server).ask('POST', `/api/boards/${board}/invitations`, { role: 'observer' })).statusCode).toBe(404)
    expect((await olga.ask('POST', `/api/boards/${board}/invitations`, { role: 'owner' })).statusCode).toBe(400)
  })

  it('is in the store as a hash only, and so is a session', async () => {
    using folder = makeFolder()
    const store = openSqliteStore({ directory: folder.path })
    const other = await startTestServer({ store })
    const owner = new TestBrowser(other)
    const id = await other.createBoard()
    const { observer } = await owner.shareByRole(id, 'observer')
    const stored = (await store.access(id))?.data ?? ''
    expect(stored).toContain('"hash"')
    expect(stored).not.toContain(observer.split('.')[1])
    expect(stored).not.toContain(owner.cookie.split('=')[1])
    await other.stop()
  })
})

describe('without a right to be there', () => {
  it('absent and forbidden look the same, over HTTP and in a room', async () => {
    const absent = 'AAAAAAAAAAAAAAAAAAAAAA'
    const stranger = new TestBrowser(server)
    for (const path of ['', '/graph', '/access', '/timeline', '/revisions', '/archive']) {
      const [gone, closedTo] = await Promise.all([absent, board].map((id) => stranger.ask('GET', `/api/boards/${id}${path}`)))
      expect([path, closedTo?.statusCode, closedTo?.json()]).toEqual([path, 404, gone?.json()])
    }
    expect((await stranger.ask('GET', `/api/boards/${board}/exists`)).json()).toEqual({ exists: false })
    expect(await refusal(board, null)).toEqual(await refusal(absent, null))
    expect(await refusal(notes(), null)).toEqual(await refusal(`${absent}~notes1`, null))
  })

  it('nothing can be changed', async () => {
    const stranger = new TestBrowser(server)
    const answers = await Promise.all([
      stranger.ask('PATCH', `/api/boards/${board}`, { title: 'Mine' }),
      stranger.ask('DELETE', `/api/boards/${board}`),
      stranger.ask('POST', `/api/boards/${board}/duplicate`),
      stranger.ask('POST', `/api/boards/${board}/swap`),
      stranger.ask('POST', `/api/boards/${board}/room-token`),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404])
    expect((await cleo.ask('DELETE', `/api/boards/${board}`)).statusCode).toBe(403)
    expect((await otto.ask('PATCH', `/api/boards/${board}`, { title: 'Mine' })).statusCode).toBe(403)
  })

  it('a page of another site cannot use somebody’s cookie', async () => {
    const page = new TestBrowser(server, { origin: 'https://evil.example', cookie: olga.cookie })
    expect((await page.ask('DELETE', `/api/boards/${board}`)).statusCode).toBe(403)
  })
})

describe('a room token', () => {
  it('opens its own room, once', async () => {
    const token = await cleo.token(board)
    const socket = openSocket(server, board, token)
    await opened(socket)
    expect(socket.protocol).toBe('collab.v1')
    expect((await refusal(board, token)).code).toBe(4401)
  })

  it('of another room opens nothing, and does not say whether it is there', async () => {
    const other = await server.createBoard()
    const eve = new TestBrowser(server)
    await eve.shareByRole(other)
    expect((await refusal(board, await eve.token(other))).code).toBe(4404)
    expect((await refusal(notes(), await cleo.token(board))).code).toBe(4404)
    expect((await refusal(board, await ivan.token(board, notes()))).code).toBe(4404)
    expect((await refusal('AAAAAAAAAAAAAAAAAAAAAA', await cleo.token(board))).code).toBe(4404)
  })

  it('that is expired, forged or cut off is refused', async () => {
    const key = new Uint8Array(32)
    const good = await cleo.token(board)
    const forged = new RoomTokens(key).sign(board, await olga.me(board))
    for (const token of [forged, good.slice(0, -1), good.replace('.', 'A.'), '.', 'x', 'eyJ9.x'])
      expect((await refusal(board, token)).code).toBe(4401)
    expect(new RoomTokens(key, () => Date.now() + 61_000).read(forged)).toBeNull()
    expect(new RoomTokens(key).read(forged)).toMatchObject({ room: board })
  })

  it('of somebody who was removed meanwhile is refused', async () => {
    const token = await cleo.token(board)
    await olga.ask('DELETE', `/api/boards/${board}/members/${await cleo.me(board)}`)
    expect((await refusal(board, token)).code).toBe(4403)
  })

  it('lets a program read over HTTP', async () => {
    const program = new TestBrowser(server, { authorization: `Bearer ${await otto.token(board)}` })
    expect((await program.ask('GET', `/api/boards/${board}/graph`)).statusCode).toBe(200)
    expect((await program.ask('PATCH', `/api/boards/${board}`, { title: 'Mine' })).statusCode).toBe(403)
  })
})

describe('an observer', () => {
  it('sees everything and changes nothing, whatever frames are sent', async () => {
    const [candidate, observer] = [await sit(cleo), await sit(otto)]
    candidate.draw('theirs')
    await until(() => recordIds(observer.doc).length === 1)
    for (const [n, step] of ([1, 2, 2, 1] as const).entries()) observer.draw(`hidden${n}`, step)
    candidate.draw('last')
    await until(() => recordIds(observer.doc).includes('shape:last'))
    const late = await sit(ivan)
    await until(() => recordIds(late.doc).length > 0)
    expect(recordIds(late.doc)).toEqual(['shape:last', 'shape:theirs'])
    expect(recordIds(candidate.doc)).toEqual(['shape:last', 'shape:theirs'])
    expect(observer.socket.readyState).toBe(observer.socket.OPEN)
  })

  it('who is made one while drawing stops drawing at once, and goes on when they may again', async () => {
    const [candidate, other] = [await sit(cleo), await sit(ivan)]
    candidate.draw('before')
    await until(() => recordIds(other.doc).length === 1)
    const url = `/api/boards/${board}/members/${await cleo.me(board)}`
    await olga.ask('PATCH', url, { role: 'observer' })
    await until(() => candidate.role === 'observer')
    candidate.draw('during')
    await olga.ask('PATCH', url, { role: 'candidate' })
    await until(() => candidate.role === 'candidate')
    other.draw('probe')
    await until(() => recordIds(candidate.doc).includes('shape:probe'))
    expect(recordIds(other.doc)).toEqual(['shape:before', 'shape:probe'])
    candidate.socket.send(syncMessage(1, Y.encodeStateAsUpdate(candidate.doc)))
    await until(() => recordIds(other.doc).includes('shape:during'))
  })
})

describe('the interviewer’s side', () => {
  const write = (listener: Listener, text: string): void =>
    listener.socket.send(
      syncMessage(
        2,
        updateOf(listener.doc, (doc) => doc.getMap('notes').set('n1', { text })),
      ),
    )

  it('is shared by owner and interviewer, and nobody else can open it', async () => {
    const [owner, interviewer] = [await sit(olga, notes()), await sit(ivan, notes())]
    write(interviewer, 'weak on retries')
    await until(() => owner.doc.getMap('notes').has('n1'))
    for (const browser of [cleo, otto, new TestBrowser(server)]) {
      const answer = await browser.ask('POST', `/api/boards/${board}/room-token`, { document: notes() })
      expect(answer.statusCode).toBe(404)
    }
  })

  it('reaches a candidate with not one byte', async () => {
    const [candidate, observer, interviewer] = [await sit(cleo), await sit(otto), await sit(ivan, notes())]
    const onBoard = await sit(ivan)
    write(interviewer, 'weak on retries')
    onBoard.draw('probe')
    await until(() => [candidate, observer].every(({ doc }) => recordIds(doc).includes('shape:probe')))
    for (const { bytes } of [candidate, observer]) expect(Buffer.concat(bytes).includes('weak on retries')).toBe(false)
    const archive = await cleo.ask('GET', `/api/boards/${board}/timeline?document=${encodeURIComponent(notes())}`)
    expect(archive.statusCode).toBe(404)
  })

  it('takes no part of a board, and a board none of it', async () => {
    const interviewer = await sit(ivan, notes())
    interviewer.draw('misplaced')
    expect((await closed(interviewer.socket)).code).toBe(4422)
    const onBoard = await sit(ivan)
    write(onBoard, 'misplaced')
    expect((await closed(onBoard.socket)).code).toBe(4422)
  })

  it('holds no documents within the document', async () => {
    const interviewer = await sit(ivan, notes())
    interviewer.socket.send(
      syncMessage(
        2,
        updateOf(interviewer.doc, (doc) => doc.getMap('notes').set('sub', new Y.Doc())),
      ),
    )
    expect((await closed(interviewer.socket)).code).toBe(4422)
  })

  it('closes to an interviewer who is made a candidate', async () => {
    const interviewer = await sit(ivan, notes())
    const gone = closed(interviewer.socket)
    await olga.ask('PATCH', `/api/boards/${board}/members/${await ivan.me(board)}`, { role: 'candidate' })
    expect((await gone).code).toBe(4403)
  })

  it('of the first half stays closed to who becomes interviewer in the second', async () => {
    await ivan.ask('POST', `/api/boards/${board}/swap`)
    const [before, now] = await Promise.all([ivan.access(board), cleo.access(board)])
    expect([before.me.role, before.privateParts]).toEqual(['candidate', [1]])
    expect([now.me.role, now.privateParts, now.part]).toEqual(['interviewer', [2], 2])
    expect((await cleo.ask('POST', `/api/boards/${board}/room-token`, { document: notes(1) })).statusCode).toBe(404)
    expect((await ivan.ask('POST', `/api/boards/${board}/room-token`, { document: notes(2) })).statusCode).toBe(404)
    await sit(cleo, notes(2))
    await sit(ivan, notes(1))
  })
})

describe('presence', () => {
  const claim = (client: number, state: object): Uint8Array => awarenessMessage([{ client, clock: 1, json: JSON.stringify(state) }])

  it('says who somebody is as the server knows it, not as they say', async () => {
    const [candidate, observer] = [await sit(cleo), await sit(otto)]
    candidate.socket.send(claim(7, { name: 'Olga', role: 'owner', member: 'x', color: '#112233' }))
    await until(() => observer.states.has(7))
    expect(observer.states.get(7)).toEqual({ name: 'Cleo', role: 'candidate', member: await cleo.me(board), color: '#112233' })
  })

  it('of an open board carries no role that somebody made up', async () => {
    const open = await server.createBoard()
    const socket = server.socket(open)
    await opened(socket)
    socket.send(claim(7, { name: 'Eve', role: 'owner' }))
    const ann = await server.join(open)
    await until(() => ann.provider.awareness.getStates().has(7))
    expect(ann.provider.awareness.getStates().get(7)).toEqual({ name: 'Eve' })
  })
})

describe('the mark of an author', () => {
  it('belongs to who wrote first under it: nobody else can write in their name', async () => {
    const [victim, interviewer] = [await sit(cleo), await sit(ivan)]
    victim.draw('mine')
    await until(() => recordIds(interviewer.doc).length === 1)
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(interviewer.doc))
    forged.clientID = victim.doc.clientID
    put(forged, nodeRecord('forged'))
    interviewer.socket.send(syncMessage(2, Y.encodeStateAsUpdate(forged)))
    expect((await closed(interviewer.socket)).code).toBe(4409)
    victim.draw('next')
    const late = await sit(otto)
    await until(() => recordIds(late.doc).includes('shape:next'))
    expect(recordIds(late.doc)).toEqual(['shape:mine', 'shape:next'])
  })

  it('is theirs after a reconnect, before the server has noticed that the old socket is dead', async () => {
    const [first, other] = [await sit(cleo), await sit(ivan)]
    first.draw('a')
    await until(() => recordIds(other.doc).length === 1)
    const again = await cleo.enter(board)
    await opened(again)
    again.send(
      syncMessage(
        1,
        updateOf(first.doc, () => put(first.doc, nodeRecord('b'))),
      ),
    )
    await until(() => recordIds(other.doc).includes('shape:b'))
  })
})

describe('somebody who is removed', () => {
  it('is sent away at once with the reason, and does not get back in by the same link', async () => {
    const { token } = await olga.invite(board, { role: 'observer', isReusable: true })
    const rita = new TestBrowser(server)
    await rita.join(token, 'Rita')
    const seat = await sit(rita)
    const gone = closed(seat.socket)
    await olga.ask('DELETE', `/api/boards/${board}/members/${await rita.me(board)}`)
    expect(await gone).toEqual({ code: 4403, reason: expect.stringContaining('removed') })
    expect((await rita.ask('GET', `/api/boards/${board}/access`)).statusCode).toBe(403)
    expect((await rita.ask('POST', '/api/join', { token, name: 'Rita' })).statusCode).toBe(410)
    expect((await new TestBrowser(server).ask('POST', '/api/join', { token, name: 'Other' })).statusCode).toBe(410)
  })

  it('can be invited anew', async () => {
    await olga.ask('DELETE', `/api/boards/${board}/members/${await otto.me(board)}`)
    const { token } = await olga.invite(board, { role: 'candidate' })
    expect(await otto.join(token, 'Otto')).toBe('candidate')
  })

  it('is never the owner', async () => {
    expect((await olga.ask('DELETE', `/api/boards/${board}/members/me`)).statusCode).toBe(400)
    expect((await ivan.ask('DELETE', `/api/boards/${board}/members/${await olga.me(board)}`)).statusCode).toBe(403)
  })

  it('may be oneself', async () => {
    expect((await otto.ask('DELETE', `/api/boards/${board}/members/me`)).statusCode).toBe(204)
    expect((await otto.ask('GET', `/api/boards/${board}/access`)).statusCode).toBe(403)
  })
})

describe('a sign-in in front', () => {
  const secret = 'only-the-proxy-knows-this'
  const env = { SIGN_IN_HEADER: 'X-Forwarded-User', SIGN_IN_SECRET: secret }

  it('says who is there, and nobody passes by it', async () => {
    await server.stop()
    server = await startTestServer({ env })
    const signedIn = (user: string): TestBrowser => new TestBrowser(server, { 'x-forwarded-user': user, 'x-premortem-secret': secret })
    const ann = signedIn('ann@example.com')
    const { id } = (await ann.ask('POST', '/api/boards', {})).json<{ id: string }>()
    const { observer } = await ann.shareByRole(id, 'observer')
    await signedIn('ben@example.com').join(observer, 'Ben')
    expect((await signedIn('ben@example.com').access(id)).me).toMatchObject({ name: 'Ben', role: 'observer' })
    expect((await signedIn('eve@example.com').ask('GET', `/api/boards/${id}/access`)).statusCode).toBe(404)
    const without: Record<string, string>[] = [
      {},
      { 'x-forwarded-user': 'ann@example.com' },
      { 'x-forwarded-user': 'ann@example.com', 'x-premortem-secret': 'guess' },
    ]
    for (const headers of without)
      expect((await new TestBrowser(server, headers).ask('GET', `/api/boards/${id}/access`)).statusCode).toBe(401)
    expect((await refusal(id, null)).code).toBe(4401)
  })
})
