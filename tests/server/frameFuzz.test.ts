import { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as encoding from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Pass } from '#server/access/gatekeeper.ts'
import { createMetrics } from '#server/metrics.ts'
import { Connection } from '#server/rooms/connection.ts'
import type { BoardSocket } from '#server/rooms/connection.ts'
import { checkRecordFields, privateRoots, rootNames } from '#server/rooms/documentRoots.ts'
import { defaultLimits } from '#server/rooms/limits.ts'
import { newDocument } from '#server/rooms/newDocument.ts'
import { Room } from '#server/rooms/room.ts'
import type { RoomContext } from '#server/rooms/room.ts'
import { openSqliteStore } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import { makeFolder } from './temporaryFolder.ts'
import { awarenessMessage, nodeRecord, put, syncMessage, updateOf } from './testServer.ts'

/** How many frames; a million takes some ten minutes. */
const FRAMES = Number(process.env.FUZZ_FRAMES ?? 8000)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122)
const FRAMES_PER_ROOM = 1000
const BOARD = 'AAAAAAAAAAAAAAAAAAAAAA'

/** The end of a socket that a room sees: bytes go in, what the room does with it is kept. */
class Line extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  readonly writableLength = 0
  code = 0
  sent = 0
  pause(): void {}
  resume(): void {}
  ping(): void {}
  write(frame: Uint8Array): void {
    this.sent += frame.length
  }
  close(code: number): void {
    if (this.readyState !== 1) return
    this.code = code
    this.readyState = 3
    this.emit('close')
  }
  terminate(): void {
    this.close(1006)
  }
}

/** Numbers that look random and are the same with every run. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Roll = ReturnType<typeof dice>

function mutate(frame: Uint8Array, roll: Roll): Uint8Array {
  const bytes = [...frame]
  for (let times = roll(4); times > 0; times--) {
    const at = roll(bytes.length + 1)
    const how = roll(6)
    if (how === 0) bytes[at] = roll(256)
    else if (how === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8))
    else if (how === 2) bytes.splice(at, 1 + roll(8))
    else if (how === 3) bytes.splice(at, 0, roll(256))
    else if (how === 4) bytes.splice(at, 0, ...bytes.slice(at, at + 1 + roll(16)))
    else bytes.splice(at, 1, 255, 255, 255, 255, 15)
  }
  return Uint8Array.from(bytes)
}

const varString = (type: number, text: string): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarString(encoder, text)
  })

/** A valid frame of any type that the protocol has, and of some that it has not. */
function frame(roll: Roll, room: Room): Uint8Array {
  const author = newDocument()
  if (roll(2)) Y.applyUpdate(author, Y.encodeStateAsUpdate(room.doc))
  const change = (): Uint8Array =>
    updateOf(author, () => {
      put(author, nodeRecord(`n${roll(12)}`))
      if (roll(3) === 0) author.getMap('meta').set('title', 'Trip planner')
      if (roll(3) === 0) author.getMap('records').delete(`shape:n${roll(12)}`)
      if (roll(4) === 0) author.getMap('notes').set('n', { text: 'words' })
    })
  const frames = [
    () => syncMessage(2, change()),
    () => syncMessage(2, change()),
    () => syncMessage(1, change()),
    () => syncMessage(0, Y.encodeStateVector(author)),
    () => awarenessMessage([{ client: roll(5), clock: roll(9), json: roll(3) ? '{"name":"Eve","role":"owner"}' : 'null' }]),
    () => Uint8Array.of(3),
    () => varString(100, '{"seq":1,"received":1}'),
    () => varString(101, '{"role":"owner","canWrite":true}'),
    () => varString(2, 'no'),
  ]
  return frames[roll(frames.length)]!()
}

/** Somebody who writes one value after the other under one client id, as far as the room has taken it. */
class Typist {
  readonly #room: Room
  #doc: Y.Doc | null = null

  constructor(room: Room) {
    this.#room = room
  }

  type(roll: Roll): Uint8Array {
    const doc = (this.#doc ??= this.#comeIn())
    let update = new Uint8Array()
    const hear = (change: Uint8Array): void => void (update = change.slice())
    doc.on('update', hear)
    doc.transact(() => {
      const record = nodeRecord(`t${roll(3)}`)
      const fields = doc.getMap('records').get(record.id)
      if (!(fields instanceof Y.Map)) return put(doc, record)
      for (let times = roll(4) === 0 ? 2 : 1; times > 0; times--) {
        const [field, value] = TYPED[roll(roll(4) === 0 ? TYPED.length : SOUND)]!
        fields.set(field, value)
      }
    })
    doc.off('update', hear)
    return syncMessage(2, update)
  }

  /** What was sent last did not arrive as it was. */
  forget(): void {
    this.#doc = null
  }

  #comeIn(): Y.Doc {
    const doc = newDocument()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#room.doc))
    doc.clientID = 77
    return doc
  }
}

/** What is typed; behind the first six is what no board may hold. */
const SOUND = 6
const TYPED: readonly (readonly [string, unknown])[] = [
  ['p.label', 'Planner'],
  ['p.label', 'Booking agent'],
  ['p.w', 90],
  ['p.h', 70],
  ['xyr', [4, 5, 0]],
  ['xyr', [40, 50, 1]],
  ['xyr', [1e9, 0, 0]],
  ['p.label', 7],
  ['p.w', Number.NaN],
]

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A store whose log is that of one room of this run, whatever the room is called. */
function storeOf(store: Store, room: string): Store {
  const own: Partial<Store> = {
    load: () => store.load(room),
    append: (_room, data, authors) => store.append(room, data, authors),
    saveSnapshot: async () => {},
    revisions: async () => [],
    saveRevision: async () => {},
  }
  return Object.assign(Object.create(store) as Store, own)
}

const lead = { privateParts: [1], part: 1, others: ['Otto'] }
const passes: Record<'owner' | 'stranger' | 'observer', Pass> = {
  owner: { member: { id: 'm', name: 'Ann', role: 'owner', ...lead }, canWrite: true, actor: 'ann' },
  stranger: { member: null, canWrite: true, actor: 'eve' },
  observer: { member: { id: 'o', name: 'Otto', role: 'observer', ...lead, privateParts: [] }, canWrite: false, actor: 'otto' },
}

/** One room with an honest owner, and two who send broken frames: one who may write and one who may not. */
class FuzzedRoom {
  readonly room: Room
  readonly codes: number[] = []
  readonly #roll: Roll
  readonly #enter: (pass: Pass) => Line
  readonly #honest: Line
  readonly #typist: Typist
  /** How many more frames are typed, one after the other. */
  #typing = 0

  constructor(room: Room, roll: Roll, { limits, metrics }: RoomContext) {
    this.room = room
    this.#roll = roll
    this.#typist = new Typist(room)
    this.#enter = (pass) => {
      const line = new Line()
      const visit = { document: room.id, address: null, wantsSaved: roll(2) === 0, turn: 0 }
      new Connection(line as unknown as BoardSocket, line as unknown as Duplex, { limits, metrics, onLeft: () => {} }, visit).attach(
        room,
        pass,
      )
      return line
    }
    this.#honest = this.#enter(passes.owner)
  }

  async send(count: number, who: 'stranger' | 'observer'): Promise<void> {
    let line = this.#enter(passes[who])
    for (let n = 0; n < count; n++) {
      line.emit('message', Buffer.from(this.#next(who)), this.#roll(50) !== 0)
      if (n % 25 === 0) await turn()
      if (line.readyState === line.OPEN) continue
      this.#typist.forget()
      this.codes.push(line.code)
      line = this.#enter(passes[who])
    }
    line.terminate()
  }

  #next(who: 'stranger' | 'observer'): Uint8Array {
    if (this.#typing === 0 && this.#roll(8) === 0) this.#typing = 1 + this.#roll(12)
    const isTyped = who === 'stranger' && this.#typing > 0
    if (isTyped) this.#typing--
    const honest = isTyped ? this.#typist.type(this.#roll) : frame(this.#roll, this.room)
    // Whoever types is mostly understood: only then does one value follow the other.
    if (isTyped && this.#roll(6) > 0) return honest
    if (isTyped) this.#typist.forget()
    return mutate(honest, this.#roll)
  }

  /** An honest edit is taken and shown. */
  async probe(value: string): Promise<void> {
    const author = newDocument(this.room.doc.share.keys())
    Y.applyUpdate(author, Y.encodeStateAsUpdate(this.room.doc))
    const update = updateOf(author, () => author.getMap('meta').set('probe', value))
    this.#honest.emit('message', Buffer.from(syncMessage(2, update)), true)
    for (let turns = 0; this.room.doc.getMap('meta').get('probe') !== value && turns < 10_000; turns++) await turn()
    expect(this.room.doc.getMap('meta').get('probe')).toBe(value)
    expect(this.#honest.code).toBe(0)
  }

  expectSound(): void {
    const { doc, id } = this.room
    const names = id === BOARD ? [...rootNames] : Object.keys(privateRoots)
    expect(doc.store.pendingStructs).toBeNull()
    expect(doc.store.pendingDs).toBeNull()
    expect(names).toEqual(expect.arrayContaining([...doc.share.keys()]))
    if (id !== BOARD) return
    for (const [record, fields] of doc.getMap('records')) {
      expect(checkRecordFields(record, (fields as Y.Map<unknown>).entries())).toBeNull()
    }
  }
}

/** What is written in a document, but for the probe. */
const written = (doc: Y.Doc): string =>
  JSON.stringify([...doc.share.keys()].map((name) => [name, { ...doc.getMap(name).toJSON(), probe: null }]))

it('broken frames of every type crash nothing, get nothing past a role, and leave no memory behind', { timeout: 3_600_000 }, async () => {
  using folder = makeFolder()
  const store = openSqliteStore({ directory: folder.path })
  const complaints: string[] = []
  const limits = { ...defaultLimits, messageBurst: 1e9, roomUpdateBurst: 1e9, byteBurst: 1e12, keepAliveMs: 1e8 }
  const context = { limits, metrics: createMetrics(), log: (message: string) => void complaints.push(message) }
  const roll = dice(SEED)
  const codes = new Map<number, number>()
  const heaps: number[] = []
  for (let n = 0; n < FRAMES / FRAMES_PER_ROOM; n++) {
    // Every fourth room is one of interviewers.
    const own = { ...context, store: storeOf(store, `room${n}`) }
    const fuzzed = new FuzzedRoom(await Room.load(n % 4 === 3 ? `${BOARD}~notes1` : BOARD, own), roll, own)
    await fuzzed.send(FRAMES_PER_ROOM * 0.8, 'stranger')
    await fuzzed.probe('after a stranger')
    const before = written(fuzzed.room.doc)
    await fuzzed.send(FRAMES_PER_ROOM * 0.2, 'observer')
    await fuzzed.probe('after an observer')
    expect(written(fuzzed.room.doc)).toBe(before)
    fuzzed.expectSound()
    await fuzzed.room.close(1012, 'done')
    for (const code of fuzzed.codes) codes.set(code, (codes.get(code) ?? 0) + 1)
    if (n % 20 === 19) heaps.push(liveHeap())
  }
  await store.close()
  expect(complaints).toEqual([])
  // Each is refused for what it is, in the protocol's words.
  expect([4400, 4409, 4413, 4422]).toEqual(expect.arrayContaining([...codes.keys()]))
  expect(codes.size).toBeGreaterThan(2)
  const [early = 0, late = 0] = [heaps[2], heaps.at(-1)]
  if (heaps.length > 4) expect(late).toBeLessThan(early * 1.2)
})

/** In bytes, after everything that can be let go of is. */
function liveHeap(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}
