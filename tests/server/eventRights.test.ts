import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { SessionEvent } from '#critique/interviewer/events.ts'
import { openSqliteStore } from '#server/store/sqlite.ts'
import { TestBrowser } from './browser.ts'
import { Listener } from './listener.ts'
import { bodies, idsIn, keyOf, say, SESSION } from './sessionEvents.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'
import { closed, nodeRecord, opened, put, recordIds, startTestServer, syncMessage, until, updateOf } from './testServer.ts'
import type { TestServer } from './testServer.ts'

const types: readonly string[] = SessionEvent.options.map((option) => option.shape.type.value)

const isCandidates = (type: string): boolean =>
  ['restated', 'clarification_asked', 'answer_given', 'question_passed', 'board_changed', 'drill_declined'].includes(type)
const isEverybodys = (type: string): boolean => ['note_taken', 'sound_agreed'].includes(type)

let server: TestServer
let board: string
let olga: TestBrowser
let ivan: TestBrowser
let cleo: TestBrowser
let otto: TestBrowser
beforeEach(async () => {
  server = await startTestServer()
  await meet()
})
afterEach(() => server.stop())

async function meet(): Promise<void> {
  board = await server.createBoard('Trip planner')
  ;[olga, ivan, cleo, otto] = [0, 1, 2, 3].map(() => new TestBrowser(server)) as [TestBrowser, TestBrowser, TestBrowser, TestBrowser]
  const links = await olga.shareByRole(board, 'interviewer', 'candidate', 'observer')
  await ivan.join(links.interviewer, 'Ivan')
  await cleo.join(links.candidate, 'Cleo')
  await otto.join(links.observer, 'Otto')
}

async function sit(browser: TestBrowser): Promise<Listener> {
  const listener = new Listener(await browser.enter(board))
  await until(() => listener.role !== '', 'a role')
  return listener
}

const begin = async (listener: Listener): Promise<void> => {
  listener.write((doc) => say(doc, 'opened', { place: 1, id: 'begin' }))
  await isWith(listener, 'begin')
}

/** All that was sent so far has been dealt with. */
async function settled(...listeners: readonly Listener[]): Promise<Listener> {
  for (const listener of listeners) listener.draw(`probe${Math.random()}`.replace('.', ''))
  const wanted = listeners.map(({ doc }) => recordIds(doc).filter((id) => id.includes('probe')))
  const late = await sit(olga)
  await until(() => wanted.flat().every((id) => recordIds(late.doc).includes(id)), 'all is dealt with')
  return late
}
const isWith = async (listener: Listener, id: string): Promise<void> => {
  const late = await settled(listener)
  await until(() => idsIn(late.doc).includes(id), `${id} is kept`)
  late.socket.terminate()
}

it('knows a well-formed event of each type', () => {
  for (const type of types) expect(SessionEvent.safeParse({ type, id: 'x', at: 1, by: '', ...bodies[type] }).error, type).toBeUndefined()
})

describe('of an interview that a person leads', () => {
  const expected = {
    owner: types.filter((type) => !isCandidates(type)),
    interviewer: types.filter((type) => !isCandidates(type)),
    candidate: types.filter((type) => isCandidates(type) || isEverybodys(type)),
    observer: [],
  }
  const browsers = { owner: () => olga, interviewer: () => ivan, candidate: () => cleo, observer: () => otto }

  it.each(['owner', 'interviewer', 'candidate', 'observer'] as const)(
    'takes from the %s each type of event that is theirs, and no other',
    async (role) => {
      const owner = await sit(olga)
      await begin(owner)
      const writer = await sit(browsers[role]())
      await until(() => idsIn(writer.doc).length === 1)
      for (const [n, type] of types.entries())
        // A second beginning in one list is nobody's: this one begins a list of its own.
        writer.write((doc) => say(doc, type, type === 'opened' ? { key: keyOf(1, type, 'other') } : { place: 5 + n }), n % 2 === 0 ? 1 : 2)
      const late = role === 'observer' ? await settled(owner) : await settled(writer)
      const wanted = ['begin', ...expected[role]].toSorted()
      await until(() => idsIn(late.doc).length === wanted.length)
      expect(idsIn(late.doc)).toEqual(wanted)
      await until(() => idsIn(owner.doc).length === wanted.length)
      expect(writer.socket.readyState).toBe(writer.socket.OPEN)
      // With whoever wrote it, what was not theirs goes away again.
      if (role !== 'observer') await until(() => idsIn(writer.doc).length === wanted.length, 'the writer has what everybody has')
    },
  )

  it('neither stores nor sends a byte of what was forged, and keeps what came with it', async () => {
    const [owner, candidate] = [await sit(olga), await sit(cleo)]
    await begin(owner)
    await until(() => idsIn(candidate.doc).length === 1)
    candidate.write((doc) => {
      put(doc, nodeRecord('honest'))
      say(doc, 'grade_released', { more: { note: 'FORGED' } })
      say(doc, 'answer_given', { place: 6 })
    })
    const late = await settled(candidate)
    await until(() => idsIn(late.doc).length === 2)
    expect(idsIn(late.doc)).toEqual(['answer_given', 'begin'])
    expect(recordIds(late.doc)).toContain('shape:honest')
    const sent = Buffer.concat([owner, late, candidate].flatMap(({ bytes }) => bytes))
    const stored = Buffer.concat((await server.service.store.since(board, 0)).map(({ data }) => Buffer.from(data)))
    for (const bytes of [sent, stored]) {
      expect(bytes.includes('somebody')).toBe(true)
      expect(bytes.includes('FORGED')).toBe(false)
    }
    await until(() => !idsIn(candidate.doc).includes('grade_released'), 'it is gone for its writer')
    const metrics = await server.service.app.inject({ url: '/metrics' })
    expect(metrics.body).toMatch(/premortem_refused_total\{reason="forged"\} 1/)
  })

  it('has one beginning, and nothing before it', async () => {
    const [owner, candidate] = [await sit(olga), await sit(cleo)]
    await begin(owner)
    await until(() => idsIn(candidate.doc).length === 1)
    candidate.write((doc) => {
      // One that would make the rest a session of their own.
      say(doc, 'opened', { place: 0, id: 'mine', more: { mode: 'coach' } })
      say(doc, 'grade_released', { place: 1, id: 'after-mine' })
      say(doc, 'answer_given', { place: 0, id: 'before' })
    })
    candidate.write((doc) => say(doc, 'opened', { key: keyOf(1, 'solo', 'other'), id: 'solo', more: { mode: 'coach' } }))
    candidate.write((doc) => say(doc, 'answer_given', { key: keyOf(1, 'nowhere', 'third'), id: 'nowhere' }))
    owner.write((doc) => say(doc, 'opened', { place: 0, id: 'again' }))
    const late = await settled(candidate, owner)
    expect(idsIn(late.doc)).toEqual(['begin'])
  })

  it('does not let an event take the place of another by its id, or stand under another’s name', async () => {
    const [owner, candidate] = [await sit(olga), await sit(cleo)]
    await begin(owner)
    owner.write((doc) => say(doc, 'grade_released', { place: 9, id: 'grade' }))
    await until(() => idsIn(candidate.doc).length === 2)
    candidate.write((doc) => say(doc, 'answer_given', { place: 2, id: 'grade' }))
    candidate.write((doc) => say(doc, 'answer_given', { key: keyOf(3, 'other'), id: 'grade' }))
    candidate.write((doc) => say(doc, 'answer_given', { key: `${SESSION}/next-free`, id: 'free' }))
    candidate.write((doc) => say(doc, 'sound_agreed', { id: 'for-olga', by: 'Olga' }))
    candidate.write((doc) => say(doc, 'sound_agreed', { id: 'for-me', by: 'Cleo' }))
    const late = await settled(candidate)
    expect(idsIn(late.doc)).toEqual(['begin', 'for-me', 'grade'])
  })

  it('cannot be written over, and loses nothing to whoever deletes single events', async () => {
    const owner = await sit(olga)
    await begin(owner)
    owner.write((doc) => say(doc, 'grade_released', { place: 9, id: 'grade', more: { score: 1 } }))
    const attacks: ((doc: Y.Doc) => void)[] = [
      (doc) => say(doc, 'grade_released', { place: 9, id: 'grade' }),
      (doc) => say(doc, 'answer_given', { place: 9, id: 'grade' }),
      (doc) => doc.getMap('sessions').delete(keyOf(9, 'grade')),
      (doc) => {
        doc.getMap('sessions').delete(keyOf(9, 'grade'))
        say(doc, 'grade_released', { place: 9, id: 'grade' })
      },
    ]
    for (const attack of attacks)
      for (const browser of [cleo, ivan]) {
        const attacker = await sit(browser)
        await until(() => idsIn(attacker.doc).length === 2)
        attacker.write(attack)
        expect((await closed(attacker.socket)).code).toBe(4422)
      }
    const late = await settled(owner)
    expect(late.doc.getMap('sessions').get(keyOf(9, 'grade'))).toMatchObject({ type: 'grade_released', score: 1 })
  })

  it('cannot be forged in the name of another client', async () => {
    const [owner, candidate] = [await sit(olga), await sit(cleo)]
    await begin(owner)
    await until(() => idsIn(candidate.doc).length === 1)
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(candidate.doc))
    forged.clientID = owner.doc.clientID
    candidate.socket.send(
      syncMessage(
        1,
        updateOf(forged, (doc) => say(doc, 'grade_released')),
      ),
    )
    expect((await closed(candidate.socket)).code).toBe(4409)
    expect(idsIn((await settled(owner)).doc)).toEqual(['begin'])
  })

  it('is deleted as a whole by either party, with what others write into it meanwhile', async () => {
    const [owner, candidate] = [await sit(olga), await sit(cleo)]
    await begin(owner)
    owner.write((doc) => say(doc, 'remark_made'))
    await until(() => idsIn(candidate.doc).length === 2)
    const deletion = updateOf(candidate.doc, (doc) =>
      [...doc.getMap('sessions').keys()].forEach((key) => doc.getMap('sessions').delete(key)),
    )
    // The candidate has not seen this one.
    owner.write((doc) => say(doc, 'grade_released', { place: 7 }))
    await settled(owner)
    candidate.socket.send(syncMessage(2, deletion))
    await until(() => idsIn(owner.doc).length === 0, 'it is deleted')
    owner.write((doc) => say(doc, 'finished', { place: 8 }))
    expect(idsIn((await settled(owner)).doc)).toEqual([])
    await until(() => idsIn(owner.doc).length === 0)
  })

  it('loses nothing of the first half to a swap, and takes nothing into it from the other side', async () => {
    const [interviewer, candidate] = [await sit(ivan), await sit(cleo)]
    await begin(interviewer)
    await until(() => idsIn(candidate.doc).length === 1)
    await ivan.ask('POST', `/api/boards/${board}/swap`)
    await until(() => interviewer.role === 'candidate' && candidate.role === 'interviewer')
    // Written just before, on their way during the swap.
    interviewer.write((doc) => say(doc, 'finished', { place: 2 }))
    interviewer.write((doc) => say(doc, 'grade_released', { place: 3, by: 'Ivan' }))
    candidate.write((doc) => say(doc, 'answer_given', { place: 2, by: 'Cleo' }))
    // Not theirs, before or after.
    candidate.write((doc) => say(doc, 'grade_released', { place: 4, id: 'own-grade' }))
    candidate.write((doc) => say(doc, 'key_released', { place: 4 }))
    interviewer.write((doc) => say(doc, 'opened', { key: keyOf(1, 'again', 'late'), id: 'again' }))
    interviewer.write((doc) => say(doc, 'answer_given', { place: 4, id: 'in-their-mouth' }))
    const first = await settled(interviewer, candidate)
    expect(idsIn(first.doc)).toEqual(['answer_given', 'begin', 'finished', 'grade_released'])

    candidate.write((doc) => say(doc, 'opened', { key: keyOf(1, 'second', 's2'), id: 'second', more: { part: 2 } }))
    await until(() => idsIn(interviewer.doc).includes('second'))
    interviewer.write((doc) => say(doc, 'grade_released', { key: keyOf(2, 'g2', 's2'), id: 'g2' }))
    interviewer.write((doc) => say(doc, 'answer_given', { key: keyOf(2, 'a2', 's2'), id: 'a2' }))
    candidate.write((doc) => say(doc, 'grade_released', { key: keyOf(3, 'g3', 's2'), id: 'g3' }))
    const second = await settled(interviewer, candidate)
    expect(idsIn(second.doc)).toEqual(['a2', 'answer_given', 'begin', 'finished', 'g3', 'grade_released', 'second'])
  })

  it('listens to a role that was given at once', async () => {
    const candidate = await sit(cleo)
    const url = `/api/boards/${board}/members/${await cleo.me(board)}`
    await olga.ask('PATCH', url, { role: 'interviewer' })
    await until(() => candidate.role === 'interviewer')
    candidate.write((doc) => say(doc, 'opened', { place: 1, id: 'begin' }))
    candidate.write((doc) => say(doc, 'remark_made', { place: 2 }))
    await isWith(candidate, 'remark_made')
    await olga.ask('PATCH', url, { role: 'candidate' })
    await until(() => candidate.role === 'candidate')
    candidate.write((doc) => say(doc, 'grade_released', { place: 3 }))
    expect(idsIn((await settled(candidate)).doc)).toEqual(['begin', 'remark_made'])
  })
})

describe('of a drill', () => {
  const started = {
    type: 'started',
    at: 1,
    by: 'Cleo',
    drill: 'd',
    seed: 1,
    board: 'own',
    graph: { format: 'premortem/graph@1', title: '', nodes: [], edges: [] },
  }

  it('everybody who draws may write, and nobody rewrites', async () => {
    const candidate = await sit(cleo)
    candidate.write((doc) => {
      doc.getMap('drills').set(keyOf(1, 'a'), started)
      doc.getMap('drills').set(keyOf(2, 'b'), { type: 'diagnosed', at: 2, by: 'Cleo', hypothesis: 'h' })
    })
    const late = await settled(candidate)
    expect(late.doc.getMap('drills').size).toBe(2)
    const interviewer = await sit(ivan)
    await until(() => interviewer.doc.getMap('drills').size === 2)
    interviewer.write((doc) => doc.getMap('drills').set(keyOf(2, 'b'), { type: 'diagnosed', at: 2, by: 'Cleo', hypothesis: 'other' }))
    expect((await closed(interviewer.socket)).code).toBe(4422)
  })
})

it('an interview that the plan leads is whoever’s who opened it, also after the board was shared by role', async () => {
  const open = await server.createBoard()
  const alone = new Listener(server.socket(open))
  await opened(alone.socket)
  alone.write((doc) => say(doc, 'opened', { place: 1, id: 'begin', more: { mode: 'coach' } }))
  const beside = await server.join(open)
  await until(() => idsIn(beside.doc).length === 1)
  const owner = new TestBrowser(server)
  const links = await owner.shareByRole(open, 'candidate')
  await cleo.join(links.candidate, 'Cleo')
  ;[board, olga] = [open, owner]
  const [lead, candidate] = [await sit(olga), await sit(cleo)]
  await until(() => idsIn(candidate.doc).length === 1)
  candidate.write((doc) => say(doc, 'answer_judged', { place: 2 }))
  candidate.write((doc) => say(doc, 'answer_given', { place: 3 }))
  lead.write((doc) => say(doc, 'question_asked', { place: 4 }))
  expect(idsIn((await settled(candidate, lead)).doc)).toEqual(['answer_given', 'begin', 'question_asked'])
})

it('a board without roles stays open to whoever has its address', async () => {
  const open = await server.createBoard()
  const [ann, ben] = [await server.join(open), await server.join(open)]
  for (const [n, type] of types.entries()) say(ann.doc, type, { place: n })
  await until(() => ben.doc.getMap('sessions').size === types.length)
  say(ben.doc, 'grade_released', { place: types.indexOf('grade_released'), more: { score: 1 } })
  ben.doc.getMap('sessions').delete(keyOf(0, 'opened'))
  await until(() => ann.doc.getMap('sessions').size === types.length - 1)
})

describe('after a bad end, while people may bring back for each other what was lost', () => {
  let folder: TemporaryFolder
  beforeEach(async () => {
    await server.stop()
    folder = makeFolder()
    const store = openSqliteStore({ directory: folder.path })
    server = await startTestServer({ store: Object.assign(store, { endedBadly: true }) })
    await meet()
  })
  afterEach(() => folder.remove())

  it('a candidate who has an event of the interviewer waits until it was brought by them', async () => {
    const [owner, candidate] = [await sit(olga), await sit(cleo)]
    await begin(owner)
    await until(() => idsIn(candidate.doc).length === 1)
    // Shown to the candidate, and lost by the server.
    const lost = updateOf(owner.doc, (doc) => say(doc, 'question_asked', { place: 2 }))
    Y.applyUpdate(candidate.doc, lost)
    const before = Y.encodeStateVector(candidate.doc)
    say(candidate.doc, 'answer_given', { place: 3 })
    const own = Y.encodeStateAsUpdate(candidate.doc, before)
    candidate.socket.send(syncMessage(1, Y.mergeUpdates([lost, own])))
    expect((await closed(candidate.socket)).code).toBe(1013)
    owner.socket.send(syncMessage(1, lost))
    await settled(owner)
    const back = await sit(cleo)
    back.socket.send(syncMessage(1, Y.mergeUpdates([lost, own])))
    await until(() => idsIn(owner.doc).length === 3)
    expect(idsIn(owner.doc)).toEqual(['answer_given', 'begin', 'question_asked'])
  })
})
