import { existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { askForBackup } from '../control.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { finishBackup, hasBoards, inspectBackup } from '../store/sqliteFiles.ts'
import { parseOptions } from './parseOptions.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem backup FILE`: all boards of DATA_DIR in one file, whether or not a server runs over it. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, { force: { type: 'boolean', default: false } })
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new UsageError('expected one file to write to')
  const file = resolve(name)
  if (existsSync(file) && !values.force) throw new UsageError(`${file} exists. Name another file, or add --force.`)
  const { dataDir } = sqliteConfig()
  if (!hasBoards(dataDir)) throw new UsageError(`DATA_DIR ${dataDir} holds no boards.`)
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    await write(resolve(dataDir), unfinished)
    finishBackup(unfinished)
    const { boards, updates } = inspectBackup(unfinished)
    renameSync(unfinished, file)
    io.out(`${boards} boards with ${updates} edits are in ${file}.\n`)
    return 0
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function write(dataDir: string, file: string): Promise<void> {
  if (await askForBackup(dataDir, file)) return
  const store = openSqliteStore({ directory: dataDir })
  try {
    await store.backUp?.(file)
  } finally {
    await store.close()
  }
}

/** @throws {UsageError} boards are not in files here. */
export function sqliteConfig(): { dataDir: string } {
  const config = readConfig(process.env)
  if (process.env.DATABASE_URL?.trim()) throw new UsageError('boards are in PostgreSQL here (DATABASE_URL): use pg_dump and pg_restore.')
  return config
}
