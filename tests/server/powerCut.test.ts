import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CreateBoardResponse } from '#server/protocol.ts'
import { openSqliteStore, SQLITE_FILE } from '#server/store/sqlite.ts'
import { startServer } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'
import { isSynced, joinBoard, nodeRecord, put, recordIds, until } from './testServer.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => folder.remove())

const SECTOR = 512
const FILES = [SQLITE_FILE, `${SQLITE_FILE}-wal`]

/** Numbers that look random and are the same with every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/**
 * What a disk may hold after the power went: of the sectors written since the last flush some are there, some are not, some are half there or
 * blank where they changed. Bytes that were on the disk and were not written again stay, which SQLite counts on too (powersafe overwrite).
 */
function tear(flushed: Buffer, written: Buffer, roll: () => number): Buffer {
  const torn = Buffer.from(written)
  for (let at = 0; at < written.length; at += SECTOR) {
    const end = Math.min(at + SECTOR, written.length)
    const before = at < flushed.length ? flushed.subarray(at, Math.min(end, flushed.length)) : Buffer.alloc(end - at)
    if (before.equals(written.subarray(at, end))) continue
    const fate = roll()
    if (fate < 0.4) before.copy(torn, at)
    else if (fate < 0.5) before.forEach((byte, n) => byte !== written[at + n] && torn.writeUInt8(0, at + n))
    else if (fate < 0.6) before.copy(torn, at, 0, Math.floor(before.length / 2))
  }
  return torn
}

it('after a power cut everything that was called saved is there, in order, and the rest is whole or gone', async () => {
  const roll = dice(20_261_122)
  for (let round = 0; round < 8; round++) {
    const live = join(folder.path, `live${round}`)
    const store = openSqliteStore({ directory: live })
    await store.createBoard('a')
    const snapshot = (): Buffer[] => FILES.map((name) => readFileSync(join(live, name)))
    const count = 5 + Math.floor(roll() * 120)
    const writes = Array.from({ length: count }, (_, n) => () => store.append('a', new Uint8Array(300).fill((n + 1) % 251)))
    const saved: Promise<void>[] = []
    for (const write of writes) {
      const { committed, durable } = write()
      saved.push(durable)
      await committed
    }
    await Promise.all(saved)
    const flushed = snapshot()
    // Committed and shown, and the power goes before anything of it was flushed.
    const more = 1 + Math.floor(roll() * 40)
    for (let n = 1; n <= more; n++) void store.append('a', new Uint8Array(300).fill((count + n) % 251)).committed
    await new Promise((resolve) => setImmediate(resolve))
    const written = snapshot()
    await store.close()

    const dead = join(folder.path, `dead${round}`)
    mkdirSync(dead)
    FILES.forEach((name, n) => writeFileSync(join(dead, name), tear(flushed[n]!, written[n]!, roll)))
    const again = openSqliteStore({ directory: dead })
    expect(again.endedBadly).toBe(true)
    const { updates } = await again.load('a')
    expect(updates.length).toBeGreaterThanOrEqual(count)
    expect(updates.map(({ seq }) => seq)).toEqual(updates.map((_, n) => n + 1))
    expect(updates.every(({ seq, data }) => data.length === 300 && data.every((byte) => byte === seq % 251))).toBe(true)
    expect(await again.append('a', Uint8Array.of(1)).committed).toBe(updates.length + 1)
    await again.close()
  }
})

it('a log that is cut off in the middle opens as far as it goes', async () => {
  const roll = dice(7)
  const store = openSqliteStore({ directory: folder.path })
  await store.createBoard('a')
  for (let n = 1; n <= 60; n++) await store.append('a', new Uint8Array(300).fill(n)).durable
  const wal = readFileSync(join(folder.path, FILES[1]!))
  for (let round = 0; round < 8; round++) {
    const dead = join(folder.path, `dead${round}`)
    mkdirSync(dead)
    copyFileSync(join(folder.path, SQLITE_FILE), join(dead, SQLITE_FILE))
    writeFileSync(join(dead, FILES[1]!), wal.subarray(0, Math.floor(roll() * 300_000)))
    const again = openSqliteStore({ directory: dead })
    const { updates } = await again.load('a')
    expect(updates.map(({ seq }) => seq)).toEqual(updates.map((_, n) => n + 1))
    await again.close()
  }
  await store.close()
})

const serverAlone = fileURLToPath(new URL('serverAlone.mjs', import.meta.url))

/** A server whose files cannot grow beyond so many KiB: a disk that is full. */
async function startOnFullDisk(kib: number): Promise<{ host: string; kill: () => Promise<void> }> {
  const child = spawn('bash', ['-c', `trap '' XFSZ; ulimit -f ${kib}; exec "$0" "$1"`, process.execPath, serverAlone], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder.path, LIMIT_BYTE_BURST: '1000000000' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const host = await new Promise<string>((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer): void => {
      said += String(chunk)
      const found = /Premortem is at http:\/\/(\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void gone.then(() => reject(new Error(said)))
  })
  return {
    host,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

it.skipIf(process.platform === 'win32')(
  'when the disk is full nobody sees what is not stored, the server lives, and all is there once there is room',
  { timeout: 120_000 },
  async () => {
    const full = await startOnFullDisk(9000)
    const made = await fetch(`http://${full.host}/api/boards`, { method: 'POST' })
    const board = CreateBoardResponse.parse(await made.json()).id
    const [author, watcher] = [joinBoard(full.host, board), joinBoard(full.host, board)]
    await Promise.all([author, watcher].map(isSynced))
    const codes: number[] = []
    author.provider.on('connection-close', (event) => void codes.push(event?.code ?? 0))
    put(author.doc, nodeRecord('first'))
    const bulk = 'x'.repeat(60_000)
    for (let n = 0; n < 400 && codes.length === 0; n++) {
      author.doc.getMap('meta').set(`bulk${n % 50}`, `${n}${bulk}`)
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    await until(() => codes.length > 0, 'the disk to be full')
    expect(codes[0]).toBe(1013)
    expect((await fetch(`http://${full.host}/healthz`)).status).toBe(200)
    const seen = watcher.doc.getMap('meta').toJSON()
    watcher.leave()
    await full.kill()
    author.leave()
    const roomy = await startServer({ DATA_DIR: folder.path })
    const fresh = joinBoard(roomy.host, board)
    await isSynced(fresh)
    expect(recordIds(fresh.doc)).toEqual(['shape:first'])
    const kept = fresh.doc.getMap('meta').toJSON() as Record<string, string>
    for (const [key, value] of Object.entries<string>(seen))
      expect(Number.parseInt(kept[key] ?? '-1', 10)).toBeGreaterThanOrEqual(Number.parseInt(value, 10))
    fresh.leave()
    roomy.child.kill('SIGKILL')
    await roomy.stopped
  },
)
