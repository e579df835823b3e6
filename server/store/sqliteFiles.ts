import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SCHEMA_VERSION, SQLITE_FILE } from './sqlite.ts'
import { StoreError } from './storeError.ts'

/** What a backup holds. */
export interface BackupContent {
  boards: number
  updates: number
}

/**
 * Reads a backup through, whole.
 * @throws {StoreError} it is none, it is damaged, or a newer program wrote it.
 */
export function inspectBackup(file: string): BackupContent {
  if (!existsSync(file)) throw new StoreError(`${file} does not exist.`)
  let opened: Database.Database | undefined
  try {
    const db = new Database(file, { readonly: true })
    opened = db
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > SCHEMA_VERSION) throw new StoreError(`${file} was written by a newer Premortem (format ${version}).`)
    const [{ integrity_check: verdict } = { integrity_check: 'unreadable' }] = db.pragma('integrity_check(1)') as {
      integrity_check: string
    }[]
    if (verdict !== 'ok') throw new StoreError(`${file} is damaged: ${verdict}.`)
    const count = (sql: string): number => (db.prepare(sql).get() as { n: number }).n
    return {
      boards: count("select count(*) as n from room where instr(id, '~') = 0"),
      updates: count('select count(*) as n from room_update'),
    }
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(`${file} is not a backup of Premortem: ${error instanceof Error ? error.message : String(error)}.`)
  } finally {
    opened?.close()
  }
}

/** Makes one file of a backup that may still want a log beside it, and sees that it is on the disk. */
export function finishBackup(file: string): void {
  const db = new Database(file)
  db.pragma('journal_mode = delete')
  db.close()
  flush(file)
}

export const hasBoards = (directory: string): boolean => existsSync(join(directory, SQLITE_FILE))

/** Puts a backup in the place of what a folder holds. What was there is kept beside it; returns its name, or null when there was nothing. */
export function putInPlace(backup: string, directory: string): string | null {
  mkdirSync(directory, { recursive: true })
  const place = join(directory, SQLITE_FILE)
  const incoming = `${place}.incoming`
  copyFileSync(backup, incoming)
  flush(incoming)
  const aside = existsSync(place) ? freeName(place) : null
  if (aside) renameSync(place, aside)
  // Without its file a log would be read into the next one.
  for (const end of ['-wal', '-shm']) rmSync(place + end, { force: true })
  renameSync(incoming, place)
  flush(directory)
  return aside
}

function freeName(place: string): string {
  for (let n = 1; ; n++) if (!existsSync(`${place}.replaced-${n}`)) return `${place}.replaced-${n}`
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
