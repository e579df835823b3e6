import { randomBytes } from 'node:crypto'
import { closeSync, fdatasync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type {
  Append,
  Due,
  Rewriting,
  Store,
  StoredAccess,
  StoredAuthor,
  StoredBase,
  StoredBoard,
  StoredRevision,
  StoredRoom,
  StoredUpdate,
} from './store.ts'
import { StoreError } from './storeError.ts'

export const SQLITE_FILE = 'premortem.sqlite'
/** A log that has grown once is overwritten in place; a growing one makes every flush write the file system's journal too. */
const WAL_BYTES = 8 * 1024 * 1024
/**
 * Edits that are only waited for by the word "saved" share a flush with those of the next moment, in milliseconds: a flush for each one costs
 * more than all else that is done for it. Everything else is flushed at once.
 */
const FLUSH_EVERY_MS = 100
/** Edits that come closer to each other than this share a commit where they can, in milliseconds. */
const CLOSE_MS = 1

/** What the schema below is called; a file of a later number is not touched. */
export const SCHEMA_VERSION = 3
/** From this one on it is noted which boards have something that is kept for some time only. */
const DUE_VERSION = 3

/** Adds what a file of an earlier version lacks; nothing there was ever changed in place. */
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
  create table if not exists room_base (room text primary key, seq integer not null, at integer not null, data blob not null) without rowid;
  create table if not exists room_author (
    room text not null, client integer not null, actor text not null, primary key (room, client)
  ) without rowid;
  create table if not exists room_access (room text primary key, version integer not null, data text not null) without rowid;
  create table if not exists room_revision (
    room text not null, id text not null, seq integer not null, at integer not null, name text, data blob not null, primary key (room, id)
  );
  create table if not exists room_due (room text not null, list text not null, at integer not null, primary key (room, list, at)) without rowid;
  create table if not exists used_token (id text primary key, expires_at integer not null) without rowid;
  create table if not exists setting (name text primary key, value blob not null) without rowid;
  create table if not exists heartbeat (id integer primary key check (id = 1), at integer not null);
  create index if not exists room_deleted on room (deleted_at) where deleted_at is not null;
  create index if not exists used_token_expiry on used_token (expires_at);
  create index if not exists room_due_at on room_due (at);
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

/** A promise, and who keeps it. */
class Deferred<T> {
  readonly promise: Promise<T>
  resolve!: (value: T) => void
  #reject!: (error: unknown) => void

  constructor() {
    this.promise = new Promise<T>((resolve, reject) => {
      this.resolve = resolve
      this.#reject = reject
    })
  }

  /** Whoever does not ask need not hear of it. */
  reject(reason: unknown): void {
    this.promise.catch(() => {})
    this.#reject(reason)
  }
}

interface Manner {
  /** Nothing but one statement, which is a transaction of its own. */
  isOne: boolean
  /** May wait for others before it is flushed. */
  isPatient: boolean
}

const AT_ONCE: Manner = { isPatient: false, isOne: false }
const PATIENTLY: Manner = { isPatient: true, isOne: false }
const ALONE: Manner = { isPatient: true, isOne: true }

/** What comes of it is kept here, and promised to who asks. */
class Write implements Append {
  readonly room: string
  readonly manner: Manner
  readonly run: () => number
  seq: number | null = null
  /** The one that makes it safe, which it shares with others; null: it is not committed. */
  #flush: Deferred<void> | null = null
  #failure: { reason: unknown } | null = null
  #committed: Deferred<number> | null = null

  constructor(room: string, run: () => number, manner: Manner) {
    this.room = room
    this.run = run
    this.manner = manner
  }

  get committed(): Promise<number> {
    if (this.#committed) return this.#committed.promise
    this.#committed = new Deferred()
    if (this.seq !== null) this.#committed.resolve(this.seq)
    if (this.#failure) this.#committed.reject(this.#failure.reason)
    return this.#committed.promise
  }

  get durable(): Promise<void> {
    if (this.#flush) return this.#flush.promise
    const durable = this.committed.then(() => this.#flush?.promise)
    // Who waits only for the commit hears of a failure there.
    durable.catch(() => {})
    return durable
  }

  succeed(seq: number, flush: Deferred<void>): void {
    this.seq = seq
    this.#flush = flush
    this.#committed?.resolve(seq)
  }

  fail(reason: unknown): void {
    this.#failure = { reason }
    this.#committed?.reject(reason)
  }
}

/**
 * Boards in one SQLite file. A write is committed at once where none was a moment ago; else all that arrive in one turn of the event loop share a commit.
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
  readonly endedBadly: boolean
  /** The last update of each room that was written to: its number, and the time it carries. */
  readonly #heads = new Map<string, { seq: number; at: number }>()
  #writes: Write[] = []
  /** What is committed waits for this one. */
  #nextFlush: Deferred<void> | null = null
  /** One of those that wait for it may not wait for others. */
  #isUrgent = false
  #flushing = false
  #flushTimer: NodeJS.Timeout | null = null
  #flushedAt = -Infinity
  #committedAt = -Infinity
  #scheduled = false
  #closed = false
  #idle: (() => void)[] = []

  constructor({ directory, durability = 'normal', now = Date.now, lockTimeoutMs = 3000 }: SqliteOptions) {
    this.#now = now
    this.#full = durability === 'full'
    this.#db = openDatabase(directory, this.#full, lockTimeoutMs)
    this.#sql = prepare(this.#db)
    // SQLite keeps its locks on the database file, so a second descriptor of the log cannot release one.
    this.#wal = openSync(join(directory, `${SQLITE_FILE}-wal`), 'r+')
    this.endedBadly = this.#sql.setting.get('open') !== undefined
    this.#sql.putSetting.run('open', Buffer.of(1))
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

  async purgeBoards(binnedBefore: number): Promise<string[]> {
    const ids = (this.#sql.binnedBefore.all(binnedBefore) as { id: string }[]).map(({ id }) => id)
    for (const id of ids) {
      await this.#write(id, () => {
        for (const room of this.#sql.documents.all(id, `${id}~`, `${id}~\x7f`) as { id: string }[]) this.#forget(room.id)
        return 0
      }).durable
    }
    return ids
  }

  append(room: string, data: Uint8Array, authors: readonly StoredAuthor[] = []): Append {
    const run = (): number => {
      const head = this.#heads.get(room) ?? this.#head(room)
      const seq = head.seq + 1
      // A clock that is set back must not turn a timeline round.
      const at = Math.max(this.#now(), head.at)
      this.#sql.insertUpdate.run(room, seq, at, data)
      for (const { client, actor } of authors) this.#sql.insertAuthor.run(room, client, actor)
      this.#heads.set(room, { seq, at })
      return seq
    }
    return this.#write(room, run, authors.length === 0 ? ALONE : PATIENTLY)
  }

  async load(room: string): Promise<StoredRoom> {
    const snapshot = this.#sql.snapshot.get(room) as { seq: number; data: Uint8Array } | undefined
    const snapshotSeq = snapshot?.seq ?? 0
    const updates = this.#sql.updates.all(room, snapshotSeq, -1) as StoredUpdate[]
    const authors = this.#sql.authors.all(room) as StoredAuthor[]
    return { seq: updates.at(-1)?.seq ?? snapshotSeq, snapshot: snapshot?.data ?? null, snapshotSeq, updates, authors }
  }

  async since(room: string, seq: number, limit = -1): Promise<StoredUpdate[]> {
    return this.#sql.updates.all(room, seq, limit) as StoredUpdate[]
  }

  async saveSnapshot(room: string, seq: number, data: Uint8Array): Promise<void> {
    await this.#write(room, () => {
      this.#sql.putSnapshot.run(room, seq, data)
      return seq
    }).committed
  }

  async base(room: string): Promise<StoredBase | null> {
    return (this.#sql.base.get(room) as StoredBase | undefined) ?? null
  }

  async lastBefore(room: string, at: number): Promise<{ seq: number; at: number } | null> {
    return (this.#sql.lastBefore.get(room, at) as { seq: number; at: number } | undefined) ?? null
  }

  async roomsWithUpdatesBefore(at: number): Promise<string[]> {
    return (this.#sql.roomsWithUpdatesBefore.all(at) as { room: string }[]).map(({ room }) => room)
  }

  async compact(room: string, { seq, at, data }: StoredBase): Promise<void> {
    await this.#write(room, () => {
      this.#sql.putBase.run(room, seq, at, data)
      this.#sql.putSnapshot.run(room, seq, data)
      this.#sql.dropUpdates.run(room, seq)
      return 0
    }).durable
  }

  async rewrite(room: string, { base, updates, revisions }: Rewriting): Promise<void> {
    await this.#write(room, () => {
      if (base) this.#sql.rewriteBase.run(base.data, room, base.seq)
      for (const { seq, data } of updates) this.#sql.rewriteUpdate.run(data, room, seq)
      for (const { id, data } of revisions) this.#sql.rewriteRevision.run(data, room, id)
      return 0
    }).durable
  }

  async setDue(room: string, { at, list }: Due): Promise<void> {
    const run = (): number => {
      this.#sql.insertDue.run(room, list ?? '', at)
      return 0
    }
    await this.#write(room, run, ALONE).durable
  }

  async due(at: number): Promise<string[]> {
    return (this.#sql.due.all(at) as { room: string }[]).map(({ room }) => room)
  }

  async dueLists(room: string): Promise<{ at: number; list: string }[]> {
    return this.#sql.dueLists.all(room) as { at: number; list: string }[]
  }

  async settleDue(room: string, before: number): Promise<void> {
    await this.#mark(room, () => this.#sql.dropDue.run(room, before).changes)
  }

  async access(board: string): Promise<StoredAccess | null> {
    return (this.#sql.access.get(board) as StoredAccess | undefined) ?? null
  }

  async saveAccess(board: string, after: number, data: string): Promise<boolean> {
    return this.#mark(board, () =>
      after === 0 ? this.#sql.insertAccess.run(board, data).changes : this.#sql.updateAccess.run(data, board, after).changes,
    )
  }

  async claimToken(id: string, expiresAt: number): Promise<boolean> {
    return this.#mark('', () => {
      this.#sql.dropTokens.run(this.#now())
      return this.#sql.insertToken.run(id, expiresAt).changes
    })
  }

  async signingKey(): Promise<Uint8Array> {
    await this.#write('', () => this.#sql.insertSetting.run('signing key', randomBytes(32)).changes).durable
    return (this.#sql.setting.get('signing key') as { value: Uint8Array }).value
  }

  async saveRevision(room: string, { id, seq, at, name }: StoredRevision, data: Uint8Array): Promise<void> {
    await this.#write(room, () => this.#sql.insertRevision.run(room, id, seq, at, name, data).changes).durable
  }

  async revisions(room: string): Promise<StoredRevision[]> {
    return this.#sql.revisions.all(room) as StoredRevision[]
  }

  async revision(room: string, id: string): Promise<Uint8Array | null> {
    return (this.#sql.revision.get(room, id) as { data: Uint8Array } | undefined)?.data ?? null
  }

  async deleteRevision(room: string, id: string): Promise<boolean> {
    return this.#mark(room, () => this.#sql.deleteRevision.run(room, id).changes)
  }

  async backUp(file: string): Promise<void> {
    await this.#db.backup(file)
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
      // Nothing waits for company any more.
      this.#flush()
      this.#settle()
    })
    if (this.#closed) return
    this.#closed = true
    this.#sql.dropSetting.run('open')
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

  #write(room: string, run: () => number, manner = AT_ONCE): Append {
    const write = new Write(room, run, manner)
    if (this.#closed) {
      write.fail(new StoreError('the store is closed'))
      return write
    }
    this.#writes.push(write)
    if (this.#scheduled) return write
    if (manner.isPatient && performance.now() - this.#committedAt >= CLOSE_MS) {
      this.#commit()
    } else {
      this.#scheduled = true
      setImmediate(() => this.#commit())
    }
    return write
  }

  #commit(): void {
    this.#scheduled = false
    const batch = this.#writes
    this.#writes = []
    if (batch.length === 0) return
    try {
      this.#runAll(batch)
    } catch {
      this.#commitOneByOne(batch)
    }
    this.#committedAt = performance.now()
    this.#flush()
  }

  #runAll(batch: readonly Write[]): void {
    const [first] = batch
    if (first?.manner.isOne && batch.length === 1) return this.#isCommitted(first, this.#clearingHeads(first.run))
    const results: number[] = []
    this.#transaction(() => {
      for (const write of batch) results.push(write.run())
    })
    batch.forEach((write, i) => this.#isCommitted(write, results[i] ?? 0))
  }

  #isCommitted(write: Write, result: number): void {
    if (!write.manner.isPatient) this.#isUrgent = true
    write.succeed(result, (this.#nextFlush ??= new Deferred()))
  }

  /** One bad write must not take other rooms along; in its own room, what came after it may build on it. */
  #commitOneByOne(batch: readonly Write[]): void {
    const failed = new Map<string, unknown>()
    for (const write of batch) {
      const reason = failed.get(write.room) ?? this.#runAlone(write)
      if (reason === undefined) continue
      failed.set(write.room, reason)
      write.fail(reason)
    }
  }

  /** The reason why it could not be written. */
  #runAlone(write: Write): unknown {
    let result = 0
    try {
      this.#transaction(() => (result = write.run()))
    } catch (error) {
      return error ?? new StoreError('unknown failure')
    }
    this.#isCommitted(write, result)
    return undefined
  }

  #transaction(body: () => void): void {
    this.#sql.begin.run()
    this.#clearingHeads(() => {
      body()
      this.#sql.commit.run()
    })
  }

  /** After a failure the file says where rooms stand. */
  #clearingHeads<T>(body: () => T): T {
    try {
      return body()
    } catch (error) {
      this.#heads.clear()
      if (this.#db.inTransaction) this.#sql.rollback.run()
      throw error
    }
  }

  /** One flush at a time; what commits meanwhile shares the next one. */
  #flush(): void {
    if (this.#flushing) return
    if (!this.#full && this.#mayWait()) return this.#flushLater()
    const flush = this.#nextFlush
    this.#nextFlush = null
    this.#isUrgent = false
    if (!flush) return this.#settle()
    if (this.#full) {
      flush.resolve()
      return this.#settle()
    }
    this.#flushing = true
    fdatasync(this.#wal, (error) => {
      this.#flushing = false
      this.#flushedAt = performance.now()
      if (error) flush.reject(error)
      else flush.resolve()
      this.#flush()
    })
  }

  #mayWait(): boolean {
    const canAll = !this.#isUrgent && this.#idle.length === 0 && this.#nextFlush !== null
    return canAll && (this.#flushTimer !== null || performance.now() - this.#flushedAt < FLUSH_EVERY_MS)
  }

  #flushLater(): void {
    if (this.#flushTimer) return
    const wait = this.#flushedAt + FLUSH_EVERY_MS - performance.now()
    this.#flushTimer = setTimeout(() => {
      this.#flushTimer = null
      this.#flush()
    }, wait + 1)
  }

  #settle(): void {
    if (this.#scheduled || this.#flushing || this.#writes.length > 0 || this.#nextFlush) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  #head(room: string): { seq: number; at: number } {
    const last = this.#sql.lastUpdate.get(room) as { seq: number; at: number } | undefined
    const floor = this.#sql.floor.get({ room }) as { seq: number; at: number }
    return last && last.seq >= floor.seq ? last : floor
  }

  /** One room and all that belongs to it. */
  #forget(room: string): void {
    for (const statement of this.#sql.forget) statement.run(room)
    this.#heads.delete(room)
  }
}

function openDatabase(directory: string, full: boolean, lockTimeoutMs: number): Database.Database {
  let db: Database.Database | undefined
  try {
    mkdirSync(directory, { recursive: true })
    db = new Database(join(directory, SQLITE_FILE), { timeout: lockTimeoutMs })
    // Held for the life of the process: a second one must not write beside this one's memory of the heads.
    db.pragma('locking_mode = exclusive')
    db.pragma('journal_mode = wal')
    db.pragma(`synchronous = ${full ? 'full' : 'normal'}`)
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > SCHEMA_VERSION) throw new StoreError(`it was written by a newer Premortem (format ${version})`)
    db.exec(SCHEMA)
    if (version > 0 && version < DUE_VERSION)
      db.exec("insert into room_due (room, list, at) select id, '', 0 from room where id not like '%~%'")
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
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
    // When a board was last drawn on is in its log: to write it with every edit would double what a commit writes.
    room: db.prepare(`select id, created_at as createdAt, deleted_at as deletedAt, max(updated_at,
      coalesce((select at from room_update where room = room.id order by seq desc limit 1), 0),
      coalesce((select at from room_base where room = room.id), 0)) as updatedAt from room where id = ?`),
    markDeleted: db.prepare('update room set deleted_at = ? where id = ? and deleted_at is null'),
    unmarkDeleted: db.prepare('update room set deleted_at = null where id = ? and deleted_at is not null'),
    insertUpdate: db.prepare('insert into room_update (room, seq, at, data) values (?, ?, ?, ?)'),
    updates: db.prepare('select seq, at, data from room_update where room = ? and seq > ? order by seq limit ?'),
    lastUpdate: db.prepare('select seq, at from room_update where room = ? order by seq desc limit 1'),
    floor: db.prepare(`select max(
      coalesce((select seq from room_base where room = @room), 0),
      coalesce((select seq from room_snapshot where room = @room), 0)) as seq,
      coalesce((select at from room_base where room = @room), 0) as at`),
    insertAuthor: db.prepare('insert into room_author (room, client, actor) values (?, ?, ?) on conflict do nothing'),
    authors: db.prepare('select client, actor from room_author where room = ?'),
    base: db.prepare('select seq, at, data from room_base where room = ?'),
    putBase: db.prepare(`insert into room_base (room, seq, at, data) values (?, ?, ?, ?)
      on conflict (room) do update set seq = excluded.seq, at = excluded.at, data = excluded.data`),
    dropUpdates: db.prepare('delete from room_update where room = ? and seq <= ?'),
    lastBefore: db.prepare('select seq, at from room_update where room = ? and at < ? order by seq desc limit 1'),
    roomsWithUpdatesBefore: db.prepare(`select id as room from room where exists (
      select 1 from room_update where room = room.id and seq = (select min(seq) from room_update where room = room.id) and at < ?)`),
    rewriteBase: db.prepare('update room_base set data = ? where room = ? and seq = ?'),
    rewriteUpdate: db.prepare('update room_update set data = ? where room = ? and seq = ?'),
    rewriteRevision: db.prepare('update room_revision set data = ? where room = ? and id = ?'),
    insertDue: db.prepare('insert into room_due (room, list, at) values (?, ?, ?) on conflict do nothing'),
    due: db.prepare('select room from room_due where at <= ? group by room order by min(at)'),
    dueLists: db.prepare("select list, min(at) as at from room_due where room = ? and list <> '' group by list order by 2"),
    dropDue: db.prepare('delete from room_due where room = ? and at < ?'),
    access: db.prepare('select version, data from room_access where room = ?'),
    insertAccess: db.prepare('insert into room_access (room, version, data) values (?, 1, ?) on conflict do nothing'),
    updateAccess: db.prepare('update room_access set version = version + 1, data = ? where room = ? and version = ?'),
    insertToken: db.prepare('insert into used_token (id, expires_at) values (?, ?) on conflict do nothing'),
    dropTokens: db.prepare('delete from used_token where expires_at < ?'),
    setting: db.prepare('select value from setting where name = ?'),
    insertSetting: db.prepare('insert into setting (name, value) values (?, ?) on conflict do nothing'),
    putSetting: db.prepare('insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value'),
    dropSetting: db.prepare('delete from setting where name = ?'),
    insertRevision: db.prepare('insert into room_revision (room, id, seq, at, name, data) values (?, ?, ?, ?, ?, ?)'),
    revisions: db.prepare('select id, seq, at, name from room_revision where room = ? order by seq desc, at desc'),
    revision: db.prepare('select data from room_revision where room = ? and id = ?'),
    deleteRevision: db.prepare('delete from room_revision where room = ? and id = ?'),
    binnedBefore: db.prepare('select id from room where deleted_at < ?'),
    documents: db.prepare('select id from room where id = ? or (id >= ? and id < ?)'),
    forget: ['room_update', 'room_snapshot', 'room_base', 'room_author', 'room_access', 'room_revision', 'room_due']
      .map((table) => db.prepare(`delete from ${table} where room = ?`))
      .concat(db.prepare('delete from room where id = ?')),
    snapshot: db.prepare('select seq, data from room_snapshot where room = ?'),
    putSnapshot: db.prepare(`insert into room_snapshot (room, seq, data) values (?, ?, ?)
      on conflict (room) do update set seq = excluded.seq, data = excluded.data where excluded.seq > room_snapshot.seq`),
    beat: db.prepare('insert into heartbeat (id, at) values (1, ?) on conflict (id) do update set at = excluded.at'),
  }
}
