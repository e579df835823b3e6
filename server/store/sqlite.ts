import { closeSync, fdatasync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Append, Store, StoredBoard, StoredRoom, StoredUpdate } from './store.ts'

const FILE = 'premortem.sqlite'
/** A log that has grown once is overwritten in place; a growing one makes every flush write the file system's journal too. */
const WAL_BYTES = 8 * 1024 * 1024

const SCHEMA = `
  create table if not exists room (
    id text primary key, created_at integer not null, updated_at integer not null, deleted_at integer
  ) without rowid;
  create table if not exists room_update (
    room text not null, seq integer not null, at integer not null, data blob not null, primary key (room, seq)
  ) without rowid;
  create table if not exists room_snapshot (
    room text primary key, seq integer not null, data blob not null
  ) without rowid;
  create table if not exists heartbeat (id integer primary key check (id = 1), at integer not null);
`

export interface SqliteOptions {
  directory: string
  /** normal: shown after the commit, saved after the flush. full: both wait for the flush. */
  durability?: 'normal' | 'full'
  /** Milliseconds since 1970. */
  now?: () => number
  /** How long to wait for another process to let go of the directory, in milliseconds. */
  lockTimeoutMs?: number
}

/** Another process holds the directory, or it cannot be written. The message names it. */
export class StoreError extends Error {
  override name = 'StoreError'
}

interface Write {
  room: string
  run: () => number
  resolve: (seq: number) => void
  reject: (error: unknown) => void
  durable: { resolve: () => void; reject: (error: unknown) => void }
}

/**
 * Boards in one SQLite file. All writes that arrive in one turn of the event loop share a commit.
 * @throws {StoreError} the directory is in use or cannot be written.
 */
export function openSqliteStore(options: SqliteOptions): Store {
  return new SqliteStore(options)
}

class SqliteStore implements Store {
  readonly #db: Database.Database
  readonly #wal: number
  readonly #now: () => number
  readonly #full: boolean
  readonly #sql: ReturnType<typeof prepare>
  readonly #heads = new Map<string, number>()
  #writes: Write[] = []
  #unflushed: Write[] = []
  #flushing = false
  #scheduled = false
  #closed = false
  #idle: (() => void)[] = []

  constructor({ directory, durability = 'normal', now = Date.now, lockTimeoutMs = 3000 }: SqliteOptions) {
    this.#now = now
    this.#full = durability === 'full'
    this.#db = openDatabase(directory, this.#full, lockTimeoutMs)
    this.#sql = prepare(this.#db)
    // SQLite keeps its locks on the database file, so a second descriptor of the log cannot release one.
    this.#wal = openSync(join(directory, `${FILE}-wal`), 'r+')
  }

  async createBoard(id: string): Promise<void> {
    await this.#write(id, () => {
      this.#sql.insertRoom.run(id, this.#now(), this.#now())
      return 0
    }).durable
  }

  async board(id: string): Promise<StoredBoard | null> {
    return (this.#sql.room.get(id) as StoredBoard | undefined) ?? null
  }

  async deleteBoard(id: string): Promise<boolean> {
    return this.#mark(id, () => this.#sql.markDeleted.run(this.#now(), id).changes)
  }

  async restoreBoard(id: string): Promise<boolean> {
    return this.#mark(id, () => this.#sql.unmarkDeleted.run(id).changes)
  }

  append(room: string, data: Uint8Array): Append {
    return this.#write(room, () => {
      const seq = (this.#heads.get(room) ?? this.#head(room)) + 1
      const at = this.#now()
      this.#sql.insertUpdate.run(room, seq, at, data)
      this.#sql.touch.run(at, room)
      this.#heads.set(room, seq)
      return seq
    })
  }

  async load(room: string): Promise<StoredRoom> {
    const snapshot = this.#sql.snapshot.get(room) as { seq: number; data: Uint8Array } | undefined
    const snapshotSeq = snapshot?.seq ?? 0
    const updates = this.#sql.updates.all(room, snapshotSeq) as StoredUpdate[]
    return { seq: updates.at(-1)?.seq ?? snapshotSeq, snapshot: snapshot?.data ?? null, snapshotSeq, updates }
  }

  async since(room: string, seq: number): Promise<StoredUpdate[]> {
    return this.#sql.updates.all(room, seq) as StoredUpdate[]
  }

  async saveSnapshot(room: string, seq: number, data: Uint8Array): Promise<void> {
    await this.#write(room, () => {
      this.#sql.putSnapshot.run(room, seq, data)
      return seq
    }).committed
  }

  async ping(): Promise<void> {
    await this.#write('', () => {
      this.#sql.beat.run(this.#now())
      return 0
    }).durable
  }

  async close(): Promise<void> {
    if (this.#closed) return
    await new Promise<void>((resolve) => {
      this.#idle.push(resolve)
      this.#settle()
    })
    if (this.#closed) return
    this.#closed = true
    closeSync(this.#wal)
    this.#db.close()
  }

  async #mark(id: string, change: () => number): Promise<boolean> {
    let changes = 0
    await this.#write(id, () => {
      changes = change()
      return 0
    }).durable
    return changes > 0
  }

  #write(room: string, run: () => number): Append {
    let durable!: Write['durable']
    const flushed = new Promise<void>((resolve, reject) => (durable = { resolve, reject }))
    // Who waits only for the commit hears of a failure there.
    flushed.catch(() => {})
    const committed = new Promise<number>((resolve, reject) => {
      if (this.#closed) {
        reject(new StoreError('the store is closed'))
        durable.reject(new StoreError('the store is closed'))
        return
      }
      this.#writes.push({ room, run, resolve, reject, durable })
      if (!this.#scheduled) {
        this.#scheduled = true
        setImmediate(() => this.#commit())
      }
    })
    committed.catch(() => {})
    return { committed, durable: flushed }
  }

  #commit(): void {
    this.#scheduled = false
    const batch = this.#writes
    this.#writes = []
    if (batch.length === 0) return
    try {
      this.#runAll(batch)
      this.#unflushed.push(...batch)
    } catch {
      this.#commitOneByOne(batch)
    }
    this.#flush()
  }

  #runAll(batch: readonly Write[]): void {
    const results: number[] = []
    this.#transaction(() => {
      for (const write of batch) results.push(write.run())
    })
    batch.forEach((write, i) => write.resolve(results[i] ?? 0))
  }

  /** One bad write must not take other rooms along; in its own room, what came after it may build on it. */
  #commitOneByOne(batch: readonly Write[]): void {
    const failed = new Map<string, unknown>()
    for (const write of batch) {
      const reason = failed.get(write.room) ?? this.#runAlone(write)
      if (reason === undefined) continue
      failed.set(write.room, reason)
      write.reject(reason)
      write.durable.reject(reason)
    }
  }

  /** The reason why it could not be written. */
  #runAlone(write: Write): unknown {
    try {
      let result = 0
      this.#transaction(() => (result = write.run()))
      write.resolve(result)
      this.#unflushed.push(write)
      return undefined
    } catch (error) {
      return error ?? new StoreError('unknown failure')
    }
  }

  #transaction(body: () => void): void {
    this.#sql.begin.run()
    try {
      body()
      this.#sql.commit.run()
    } catch (error) {
      this.#heads.clear()
      if (this.#db.inTransaction) this.#sql.rollback.run()
      throw error
    }
  }

  /** One flush at a time; what commits meanwhile shares the next one. */
  #flush(): void {
    if (this.#flushing) return
    const batch = this.#unflushed
    this.#unflushed = []
    if (batch.length === 0) return this.#settle()
    if (this.#full) {
      for (const write of batch) write.durable.resolve()
      return this.#settle()
    }
    this.#flushing = true
    fdatasync(this.#wal, (error) => {
      this.#flushing = false
      for (const write of batch) {
        if (error) write.durable.reject(error)
        else write.durable.resolve()
      }
      this.#flush()
    })
  }

  #settle(): void {
    if (this.#scheduled || this.#flushing || this.#writes.length > 0 || this.#unflushed.length > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  #head(room: string): number {
    return (this.#sql.head.get({ room }) as { head: number }).head
  }
}

function openDatabase(directory: string, full: boolean, lockTimeoutMs: number): Database.Database {
  let db: Database.Database | undefined
  try {
    mkdirSync(directory, { recursive: true })
    db = new Database(join(directory, FILE), { timeout: lockTimeoutMs })
    // Held for the life of the process: a second one must not write beside this one's memory of the heads.
    db.pragma('locking_mode = exclusive')
    db.pragma('journal_mode = wal')
    db.pragma(`synchronous = ${full ? 'full' : 'normal'}`)
    db.exec(SCHEMA)
    growLog(db)
    return db
  } catch (error) {
    db?.close()
    throw explain(error, directory)
  }
}

function growLog(db: Database.Database): void {
  db.pragma('wal_autocheckpoint = 0')
  db.exec('create table padding (bytes blob)')
  db.prepare('insert into padding values (zeroblob(?))').run(WAL_BYTES)
  db.exec('drop table padding')
  db.pragma('wal_checkpoint(restart)')
  db.pragma('wal_autocheckpoint = 1000')
}

function explain(error: unknown, directory: string): StoreError {
  const reason = error instanceof Error ? error.message : String(error)
  const code = (error as { code?: string } | null)?.code ?? ''
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreError(`DATA_DIR ${directory} is in use by another Premortem. Stop that one, or give this one another DATA_DIR.`)
  }
  return new StoreError(`DATA_DIR ${directory} cannot be used: ${reason}.`)
}

function prepare(db: Database.Database) {
  return {
    begin: db.prepare('begin immediate'),
    commit: db.prepare('commit'),
    rollback: db.prepare('rollback'),
    insertRoom: db.prepare('insert into room (id, created_at, updated_at) values (?, ?, ?)'),
    room: db.prepare('select id, created_at as createdAt, updated_at as updatedAt, deleted_at as deletedAt from room where id = ?'),
    touch: db.prepare('update room set updated_at = ? where id = ?'),
    markDeleted: db.prepare('update room set deleted_at = ? where id = ? and deleted_at is null'),
    unmarkDeleted: db.prepare('update room set deleted_at = null where id = ? and deleted_at is not null'),
    insertUpdate: db.prepare('insert into room_update (room, seq, at, data) values (?, ?, ?, ?)'),
    updates: db.prepare('select seq, at, data from room_update where room = ? and seq > ? order by seq'),
    head: db.prepare(`select max(
      coalesce((select max(seq) from room_update where room = @room), 0),
      coalesce((select seq from room_snapshot where room = @room), 0)) as head`),
    snapshot: db.prepare('select seq, data from room_snapshot where room = ?'),
    putSnapshot: db.prepare(`insert into room_snapshot (room, seq, data) values (?, ?, ?)
      on conflict (room) do update set seq = excluded.seq, data = excluded.data where excluded.seq > room_snapshot.seq`),
    beat: db.prepare('insert into heartbeat (id, at) values (1, ?) on conflict (id) do update set at = excluded.at'),
  }
}
