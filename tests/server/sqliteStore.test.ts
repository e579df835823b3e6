import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openSqliteStore } from '#server/store/sqlite.ts'
import { storeContract } from './storeContract.ts'
import { makeFolder } from './temporaryFolder.ts'

for (const durability of ['normal', 'full'] as const) {
  storeContract(`SQLite, ${durability}`, async () => {
    const folder = makeFolder()
    return { open: async () => openSqliteStore({ directory: folder.path, durability }), clean: async () => folder.remove() }
  })
}

it('refuses a folder that another store holds, in a sentence that names it', async () => {
  using folder = makeFolder()
  const first = openSqliteStore({ directory: folder.path })
  expect(() => openSqliteStore({ directory: folder.path, lockTimeoutMs: 50 })).toThrow(
    `DATA_DIR ${folder.path} is in use by another Premortem`,
  )
  await first.close()
})

it('refuses a folder that is a file', () => {
  using folder = makeFolder()
  const file = join(folder.path, 'file')
  writeFileSync(file, '')
  expect(() => openSqliteStore({ directory: file })).toThrow(`DATA_DIR ${file} cannot be used`)
})

it('grows its log once, so that later commits overwrite in place', async () => {
  using folder = makeFolder()
  const store = openSqliteStore({ directory: folder.path })
  const size = (): number => statSync(join(folder.path, 'premortem.sqlite-wal')).size
  const before = size()
  expect(before).toBeGreaterThan(8_000_000)
  await store.createBoard('a')
  for (let n = 0; n < 200; n++) await store.append('a', new Uint8Array(400)).committed
  expect(size()).toBe(before)
  await store.close()
})

it('has every board of an older file looked after once: what is to be kept for some days was not noted then', async () => {
  using folder = makeFolder()
  const before = openSqliteStore({ directory: folder.path })
  for (const room of ['a', 'b', 'a~notes1']) await before.createBoard(room)
  await before.close()
  const file = new Database(join(folder.path, 'premortem.sqlite'))
  file.exec('drop table room_due')
  file.pragma('user_version = 2')
  file.close()
  const store = openSqliteStore({ directory: folder.path })
  expect((await store.due(0)).toSorted()).toEqual(['a', 'b'])
  for (const room of ['a', 'b']) await store.settleDue(room, 1)
  await store.close()
  const again = openSqliteStore({ directory: folder.path })
  expect(await again.due(0)).toEqual([])
  await again.close()
})
