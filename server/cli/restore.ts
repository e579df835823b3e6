import { resolve } from 'node:path'
import { openSqliteStore } from '../store/sqlite.ts'
import { hasBoards, inspectBackup, putInPlace } from '../store/sqliteFiles.ts'
import { StoreError } from '../store/storeError.ts'
import { sqliteConfig } from './backup.ts'
import { parseOptions } from './parseOptions.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem restore FILE`: puts a backup in the place of what DATA_DIR holds. No server may run over it meanwhile. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, { replace: { type: 'boolean', default: false } })
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new UsageError('expected one file that "premortem backup" wrote')
  const { dataDir } = sqliteConfig()
  try {
    const { boards, updates } = inspectBackup(resolve(name))
    if (hasBoards(dataDir)) await mustBeFree(dataDir, values.replace)
    const aside = putInPlace(resolve(name), dataDir)
    io.out(`${boards} boards with ${updates} edits are in ${dataDir}.${aside ? ` What was there is now ${aside}.` : ''}\n`)
    return 0
  } catch (error) {
    if (error instanceof StoreError) throw new UsageError(error.message)
    throw error
  }
}

/** Opened and closed once: nobody else holds it, and its log is folded in, so that the file alone is all of it. */
async function mustBeFree(dataDir: string, mayReplace: boolean): Promise<void> {
  if (!mayReplace) throw new UsageError(`DATA_DIR ${dataDir} holds boards already. Add --replace to put them aside.`)
  await openSqliteStore({ directory: dataDir, lockTimeoutMs: 500 }).close()
}
