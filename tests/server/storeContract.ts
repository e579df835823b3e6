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

    it('can tell that the disk takes writes', async () => {
      await expect(store.ping()).resolves.toBeUndefined()
    })
  })
}
