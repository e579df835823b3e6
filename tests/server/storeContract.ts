import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#server/store/store.ts'

export interface StoreBench {
  open: () => Promise<Store>
  /** Called after each test, when every store that was opened is closed. */
  clean: () => Promise<void>
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

/** What every store keeps, whatever it keeps it in. */
export function storeContract(name: string, makeBench: () => Promise<StoreBench>): void {
  describe(`the store contract on ${name}`, () => {
    let bench: StoreBench
    let store: Store
    beforeEach(async () => {
      bench = await makeBench()
      store = await bench.open()
      await store.createBoard('a')
      await store.createBoard('b')
    })
    afterEach(async () => {
      await store.close()
      await bench.clean()
    })

    const reopen = async (): Promise<void> => {
      await store.close()
      store = await bench.open()
    }

    it('numbers the updates of a room from 1, in the order of the calls, whatever other rooms do', async () => {
      const numbers = await Promise.all(['a', 'b', 'a', 'a', 'b'].map((room) => store.append(room, bytes(1)).committed))
      expect(numbers).toEqual([1, 1, 2, 3, 2])
    })

    it('goes on counting after it was closed and opened again', async () => {
      await store.append('a', bytes(1)).committed
      await reopen()
      expect(await store.append('a', bytes(2)).committed).toBe(2)
    })

    it('goes on counting from a snapshot', async () => {
      await store.append('a', bytes(1)).committed
      await store.saveSnapshot('a', 7, bytes(9))
      await reopen()
      expect(await store.append('a', bytes(2)).committed).toBe(8)
    })

    it('gives back what was appended, byte for byte', async () => {
      const written = [bytes(), bytes(0, 255, 7), new Uint8Array(100_000).fill(3)]
      await Promise.all(written.map((data) => store.append('a', data).durable))
      await reopen()
      const room = await store.load('a')
      expect(room.seq).toBe(3)
      expect(room.updates.map(({ data }) => Uint8Array.from(data))).toEqual(written)
    })

    it('loads a room as its newest snapshot and what came after', async () => {
      for (let n = 1; n <= 5; n++) await store.append('a', bytes(n)).committed
      await store.saveSnapshot('a', 3, bytes(103))
      await store.saveSnapshot('a', 2, bytes(102))
      const room = await store.load('a')
      expect(Uint8Array.from(room.snapshot ?? [])).toEqual(bytes(103))
      expect(room).toMatchObject({ seq: 5, snapshotSeq: 3 })
      expect(room.updates.map(({ seq }) => seq)).toEqual([4, 5])
    })

    it('keeps the whole log beside its snapshots', async () => {
      for (let n = 1; n <= 3; n++) await store.append('a', bytes(n)).committed
      await store.saveSnapshot('a', 3, bytes(103))
      expect((await store.since('a', 0)).map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect((await store.since('a', 2)).map(({ data }) => [...data])).toEqual([[3]])
    })

    it('has seen a commit by the time it says durable', async () => {
      const order: string[] = []
      const { committed, durable } = store.append('a', bytes(1))
      await Promise.all([committed.then(() => order.push('committed')), durable.then(() => order.push('durable'))])
      expect(order).toEqual(['committed', 'durable'])
    })

    it('knows when a board was made, changed and binned', async () => {
      const made = await store.board('a')
      expect(made).toMatchObject({ id: 'a', deletedAt: null })
      await store.append('a', bytes(1)).committed
      expect((await store.board('a'))?.updatedAt).toBeGreaterThanOrEqual(made?.updatedAt ?? Infinity)
      expect(await store.deleteBoard('a')).toBe(true)
      expect((await store.board('a'))?.deletedAt).toBeTypeOf('number')
    })

    it('brings a board back from the bin with all that was on it', async () => {
      await store.append('a', bytes(5)).committed
      await store.deleteBoard('a')
      await reopen()
      expect(await store.restoreBoard('a')).toBe(true)
      expect(await store.board('a')).toMatchObject({ deletedAt: null })
      expect((await store.load('a')).updates).toHaveLength(1)
    })

    it('says no to binning what is binned, and to bringing back what is not', async () => {
      expect(await store.restoreBoard('a')).toBe(false)
      await store.deleteBoard('a')
      expect(await store.deleteBoard('a')).toBe(false)
      expect(await store.deleteBoard('nobody')).toBe(false)
    })

    it('refuses an id that is taken', async () => {
      await expect(store.createBoard('a')).rejects.toThrow()
      expect(await store.append('b', bytes(1)).committed).toBe(1)
    })

    it('answers for a board that is not there with null and an empty room', async () => {
      expect(await store.board('nobody')).toBeNull()
      expect(await store.load('nobody')).toMatchObject({ seq: 0, snapshot: null, updates: [] })
    })

    it('writes what is on its way before it closes', async () => {
      const writes = Array.from({ length: 200 }, (_, n) => store.append('a', bytes(n % 256)).durable)
      await reopen()
      await Promise.all(writes)
      expect((await store.load('a')).seq).toBe(200)
    })

    it('refuses writes once it is closed', async () => {
      await store.close()
      await expect(store.append('a', bytes(1)).committed).rejects.toThrow('closed')
      await expect(store.ping()).rejects.toThrow('closed')
    })

    it('never numbers an update with a time before that of its predecessor', async () => {
      for (let n = 1; n <= 20; n++) await store.append('a', bytes(n)).committed
      await reopen()
      await store.append('a', bytes(21)).committed
      const times = (await store.since('a', 0)).map(({ at }) => at)
      expect(times).toEqual(times.toSorted((x, y) => x - y))
    })

    it('gives the log in pieces', async () => {
      for (let n = 1; n <= 5; n++) await store.append('a', bytes(n)).committed
      expect((await store.since('a', 1, 2)).map(({ seq }) => seq)).toEqual([2, 3])
      expect(await store.since('a', 5, 2)).toEqual([])
    })

    it('keeps the first author of a client id, and no second one', async () => {
      await store.append('a', bytes(1), [{ client: 4_294_967_295, actor: 'ann' }]).committed
      await store.append('a', bytes(2), [
        { client: 4_294_967_295, actor: 'eve' },
        { client: 7, actor: 'ben' },
      ]).committed
      await reopen()
      const { authors } = await store.load('a')
      expect(authors.toSorted((x, y) => x.client - y.client)).toEqual([
        { client: 7, actor: 'ben' },
        { client: 4_294_967_295, actor: 'ann' },
      ])
      expect((await store.load('b')).authors).toEqual([])
    })

    it('forgets the beginning of a timeline and loads the same room', async () => {
      for (let n = 1; n <= 6; n++) await store.append('a', bytes(n)).committed
      const [, , third] = await store.since('a', 0)
      expect(await store.base('a')).toBeNull()
      await store.compact('a', { seq: 3, at: third?.at ?? 0, data: bytes(33) })
      expect((await store.since('a', 0)).map(({ seq }) => seq)).toEqual([4, 5, 6])
      expect(await store.base('a')).toMatchObject({ seq: 3, at: third?.at })
      const room = await store.load('a')
      expect(Uint8Array.from(room.snapshot ?? [])).toEqual(bytes(33))
      expect(room).toMatchObject({ seq: 6, snapshotSeq: 3 })
    })

    it('goes on counting after all of a timeline was forgotten', async () => {
      for (let n = 1; n <= 3; n++) await store.append('a', bytes(n)).committed
      await store.saveSnapshot('a', 3, bytes(103))
      await store.compact('a', { seq: 3, at: 1, data: bytes(33) })
      await reopen()
      expect(Uint8Array.from((await store.load('a')).snapshot ?? [])).toEqual(bytes(103))
      expect(await store.append('a', bytes(4)).committed).toBe(4)
    })

    it('finds what is older than a moment', async () => {
      await store.append('a', bytes(1)).committed
      await store.append('a', bytes(2)).committed
      const later = Date.now() + 60_000
      expect(await store.lastBefore('a', later)).toMatchObject({ seq: 2 })
      expect(await store.lastBefore('a', 1)).toBeNull()
      expect(await store.roomsWithUpdatesBefore(later)).toEqual(['a'])
      expect(await store.roomsWithUpdatesBefore(1)).toEqual([])
    })

    it('keeps who may do what, and takes no change that was made on an old version', async () => {
      expect(await store.access('a')).toBeNull()
      expect(await store.saveAccess('a', 1, '{}')).toBe(false)
      expect(await store.saveAccess('a', 0, '{"n":1}')).toBe(true)
      expect(await store.saveAccess('a', 0, '{"n":2}')).toBe(false)
      expect(await store.saveAccess('a', 1, '{"n":3}')).toBe(true)
      await reopen()
      expect(await store.access('a')).toEqual({ version: 2, data: '{"n":3}' })
    })

    it('lets a token be used once', async () => {
      const later = Date.now() + 60_000
      expect(await store.claimToken('x', later)).toBe(true)
      await reopen()
      expect(await store.claimToken('x', later)).toBe(false)
      expect(await store.claimToken('y', later)).toBe(true)
    })

    it('signs with the same key ever after', async () => {
      const key = await store.signingKey()
      expect(key.length).toBeGreaterThanOrEqual(32)
      await reopen()
      expect(Uint8Array.from(await store.signingKey())).toEqual(Uint8Array.from(key))
    })

    it('keeps revisions until they are thrown away', async () => {
      await store.saveRevision('a', { id: 'r1', seq: 1, at: 10, name: null }, bytes(1))
      await store.saveRevision('a', { id: 'r2', seq: 2, at: 20, name: 'Before the cut' }, bytes(2))
      expect(await store.revisions('a')).toEqual([
        { id: 'r2', seq: 2, at: 20, name: 'Before the cut' },
        { id: 'r1', seq: 1, at: 10, name: null },
      ])
      expect([...((await store.revision('a', 'r2')) ?? [])]).toEqual([2])
      expect(await store.revision('b', 'r2')).toBeNull()
      expect(await store.deleteRevision('a', 'r1')).toBe(true)
      expect(await store.deleteRevision('a', 'r1')).toBe(false)
    })

    it('empties the bin for good, and takes private documents along', async () => {
      await store.createBoard('a~notes1')
      await store.createBoard('ab')
      for (const room of ['a', 'a~notes1', 'ab', 'b']) await store.append(room, bytes(1), [{ client: 1, actor: 'ann' }]).committed
      await store.saveAccess('a', 0, '{}')
      await store.deleteBoard('a')
      expect(await store.purgeBoards(Date.now() - 60_000)).toEqual([])
      expect(await store.purgeBoards(Date.now() + 60_000)).toEqual(['a'])
      for (const room of ['a', 'a~notes1']) {
        expect(await store.board(room)).toBeNull()
        expect(await store.load(room)).toMatchObject({ seq: 0, updates: [], authors: [] })
      }
      expect(await store.access('a')).toBeNull()
      expect((await store.load('ab')).updates).toHaveLength(1)
      expect((await store.load('b')).updates).toHaveLength(1)
    })

    it('knows that it was closed', async () => {
      expect(store.endedBadly).toBe(false)
      await reopen()
      expect(store.endedBadly).toBe(false)
    })

    it('puts other bytes in the place of what is stored, and leaves numbers and times', async () => {
      for (let n = 1; n <= 4; n++) await store.append('a', bytes(n)).committed
      await store.append('b', bytes(1)).committed
      const before = await store.since('a', 0)
      await store.compact('a', { seq: 1, at: before[0]?.at ?? 0, data: bytes(11) })
      await store.saveRevision('a', { id: 'r', seq: 2, at: 5, name: 'one' }, bytes(21))
      await store.rewrite('a', {
        base: { seq: 1, data: bytes(12) },
        updates: [
          { seq: 3, data: bytes(33) },
          { seq: 1, data: bytes(31) },
          { seq: 9, data: bytes(39) },
        ],
        revisions: [{ id: 'r', data: bytes(22, 22) }],
      })
      // It is of another state by now.
      await store.rewrite('a', { base: { seq: 2, data: bytes(13) }, updates: [], revisions: [] })
      await reopen()
      const after = await store.since('a', 0)
      expect(after.map(({ seq, data }) => [seq, ...data])).toEqual([
        [2, 2],
        [3, 33],
        [4, 4],
      ])
      expect(after.map(({ at }) => at)).toEqual(before.slice(1).map(({ at }) => at))
      expect([...((await store.base('a'))?.data ?? [])]).toEqual([12])
      expect([...((await store.revision('a', 'r')) ?? [])]).toEqual([22, 22])
      expect(await store.revisions('a')).toEqual([{ id: 'r', seq: 2, at: 5, name: 'one' }])
      expect((await store.since('b', 0)).map(({ data }) => [...data])).toEqual([[1]])
    })

    it('knows which rooms have to be looked after, and since when', async () => {
      const dues = [
        { at: 2000, list: 's2' },
        { at: 1000, list: null },
        { at: 3000, list: 's1' },
        { at: 3500, list: 's1' },
      ]
      for (const due of [...dues, ...dues]) await store.setDue('a', due)
      await store.setDue('b', { at: 500, list: null })
      await reopen()
      expect(await store.due(499)).toEqual([])
      expect(await store.due(1000)).toEqual(['b', 'a'])
      expect(await store.dueLists('a')).toEqual([
        { at: 2000, list: 's2' },
        { at: 3000, list: 's1' },
      ])
      await store.settleDue('a', 1001)
      await store.settleDue('b', 500)
      expect(await store.due(1999)).toEqual(['b'])
      expect(await store.due(2000)).toEqual(['b', 'a'])
      await store.deleteBoard('a')
      await store.purgeBoards(Date.now() + 1000)
      expect(await store.due(2000)).toEqual(['b'])
      expect(await store.dueLists('a')).toEqual([])
    })

    it('can tell that the disk takes writes', async () => {
      await expect(store.ping()).resolves.toBeUndefined()
    })
  })
}

/** What a store that several processes share keeps beside that. */
export function sharedStoreContract(name: string, makeBench: () => Promise<StoreBench>): void {
  describe(`the contract of a shared store on ${name}`, () => {
    let bench: StoreBench
    let one: Store
    let two: Store
    beforeEach(async () => {
      bench = await makeBench()
      one = await bench.open()
      two = await bench.open()
      await one.createBoard('a')
    })
    afterEach(async () => {
      await Promise.all([one.close(), two.close()])
      await bench.clean()
    })

    it('numbers the updates of both from 1 without gaps, in the order in which they can be read', async () => {
      const written = await Promise.all(
        Array.from({ length: 120 }, (_, n) => (n % 2 === 0 ? one : two)).map((store, n) => store.append('a', bytes(n)).committed),
      )
      expect(written.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1))
      const log = await two.since('a', 0)
      expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1))
      expect(log.map(({ seq, data }) => [written[data[0] ?? -1], seq])).toEqual(log.map(({ seq }) => [seq, seq]))
    })

    it('shows a reader no update before its predecessors', async () => {
      const writing = Promise.all([one, two].flatMap((store) => Array.from({ length: 60 }, (_, n) => store.append('a', bytes(n)).durable)))
      for (let seen = 0; seen < 120;) {
        const numbers = (await one.since('a', 0)).map(({ seq }) => seq)
        expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, n) => n + 1))
        seen = numbers.length
        // A database within this process would leave the writers no turn.
        await new Promise((resolve) => setImmediate(resolve))
      }
      await writing
    })

    it('tells where rooms stand, whoever brought them there', async () => {
      await one.createBoard('a~notes1')
      await one.append('a', bytes(1)).committed
      await two.append('a', bytes(2)).committed
      await two.saveAccess('a', 0, '{}')
      const heads = async () => (await one.heads?.(['a', 'a~notes1', 'nobody']))?.toSorted((x, y) => x.seq - y.seq)
      expect(await heads()).toEqual([
        { room: 'a~notes1', seq: 0, isDeleted: false, accessVersion: 1 },
        { room: 'a', seq: 2, isDeleted: false, accessVersion: 1 },
      ])
      await two.deleteBoard('a')
      expect((await heads())?.map(({ isDeleted }) => isDeleted)).toEqual([true, true])
    })

    it('tells who has written, whoever they wrote to', async () => {
      await two.append('a', bytes(1), [{ client: 7, actor: 'ben' }]).committed
      expect(await one.authors?.('a')).toEqual([{ client: 7, actor: 'ben' }])
    })

    it('lets a token be used once by all together', async () => {
      const later = Date.now() + 60_000
      const claims = await Promise.all([one.claimToken('x', later), two.claimToken('x', later)])
      expect(claims.filter(Boolean)).toHaveLength(1)
    })

    it('signs with one key', async () => {
      const [first, second] = await Promise.all([one.signingKey(), two.signingKey()])
      expect(Uint8Array.from(first)).toEqual(Uint8Array.from(second))
    })

    it('takes one of two changes of access that were made at once', async () => {
      const results = await Promise.all([one.saveAccess('a', 0, '1'), two.saveAccess('a', 0, '2')])
      expect(results.filter(Boolean)).toHaveLength(1)
      expect((await one.access('a'))?.version).toBe(1)
    })
  })
}
