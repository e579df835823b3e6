import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CreateBoardResponse } from '#server/protocol.ts'
import { premortem, startServer } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'
import { isSynced, joinBoard, nodeRecord, put, recordIds, until } from './testServer.ts'
import type { Person } from './testServer.ts'

let data: TemporaryFolder
let other: TemporaryFolder
beforeEach(() => {
  data = makeFolder()
  other = makeFolder()
})
afterEach(() => {
  data.remove()
  other.remove()
})

const cli = (...args: string[]) => premortem(args, { env: { DATA_DIR: data.path } })

async function sit(host: string, board: string): Promise<Person> {
  const person = joinBoard(host, board)
  await isSynced(person)
  return person
}

it('a backup of a running server, put back after everything was lost, is the board as it was', { timeout: 120_000 }, async () => {
  const file = join(other.path, 'boards.backup')
  let server = await startServer({ DATA_DIR: data.path })
  const made = await fetch(`http://${server.host}/api/boards`, { method: 'POST' })
  const board = CreateBoardResponse.parse(await made.json()).id
  const [ann, watcher] = [await sit(server.host, board), await sit(server.host, board)]
  put(ann.doc, nodeRecord('kept'))
  await until(() => recordIds(watcher.doc).length === 1)

  const backup = await cli('backup', file)
  expect(backup.stderr).toBe('')
  expect(backup.stdout).toMatch(/^1 boards with \d+ edits are in /)
  expect((await cli('backup', file)).stderr).toContain('--force')
  put(ann.doc, nodeRecord('later'))
  await until(() => recordIds(watcher.doc).length === 2)
  expect((await cli('restore', file, '--replace')).stderr).toContain('in use by another Premortem')

  for (const person of [ann, watcher]) person.leave()
  server.child.kill('SIGKILL')
  await server.stopped
  expect((await cli('restore', file)).stderr).toContain('--replace')
  const restored = await cli('restore', file, '--replace')
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(readdirSync(data.path).filter((name) => name.includes('replaced'))).toHaveLength(1)

  server = await startServer({ DATA_DIR: data.path })
  const again = await sit(server.host, board)
  expect(recordIds(again.doc)).toEqual(['shape:kept'])
  again.leave()
  server.child.kill('SIGTERM')
  await server.stopped
  expect(existsSync(join(data.path, 'control.sock'))).toBe(false)

  expect((await cli('backup', join(other.path, 'cold.backup'))).code).toBe(0)
  expect(statSync(join(other.path, 'cold.backup')).size).toBeGreaterThan(10_000)
})

it('what is no backup is refused in a sentence, and changes nothing', async () => {
  const file = join(other.path, 'notes.txt')
  writeFileSync(file, 'not a database'.repeat(1000))
  expect(await cli('restore', file)).toMatchObject({ code: 2, stderr: expect.stringContaining('is not a backup of Premortem') })
  expect(await cli('restore', join(other.path, 'nothing'))).toMatchObject({ code: 2, stderr: expect.stringContaining('does not exist') })
  expect(await cli('backup', join(other.path, 'x'))).toMatchObject({ code: 2, stderr: expect.stringContaining('holds no boards') })
  expect(readdirSync(data.path)).toEqual([])
  expect(readdirSync(other.path)).toEqual(['notes.txt'])
})
