import { randomBytes } from 'node:crypto'
import { MIGRATIONS, ROOM_TABLES } from './postgresSchema.ts'
import type { RunStatement, Sql, Statement } from './sql.ts'
import type {
  Append,
  Due,
  Rewriting,
  Store,
  StoredAccess,
  StoredAuthor,
  StoredBase,
  StoredBoard,
  StoredHead,
  StoredRevision,
  StoredRoom,
  StoredUpdate,
} from './store.ts'
import { StoreError } from './storeError.ts'

export interface PostgresOptions {
  /** The store closes it. */
  sql: Sql
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Any number that nobody else on this database uses: who migrates holds it. */
const MIGRATION_LOCK = 7_305_112_041
/** In one statement. */
const MOST_UPDATES = 500
const MOST_BYTES = 8 * 1024 * 1024

interface Write {
  data: Uint8Array
  authors: readonly StoredAuthor[]
  resolve: (seq: number) => void
  reject: (error: unknown) => void
}

/**
 * Boards in a PostgreSQL database that several processes share. It is the log: the number of an update is given out under a lock on its room's
 * row, in the statement that inserts it, so numbers have no gaps and their order is the order in which updates became visible.
 * @throws {StoreError} the database is of a newer Premortem.
 */
export async function openPostgresStore({ sql, now = Date.now }: PostgresOptions): Promise<Store> {
  await migrate(sql)
  return new PostgresStore(sql, now)
}

/** Brings the database to the version that this program knows; several that start at once take turns. */
async function migrate(sql: Sql): Promise<void> {
  await sql.transaction(async (run) => {
    await run({ text: 'select pg_advisory_xact_lock($1::bigint)' }, [MIGRATION_LOCK])
    await run({ text: 'create table if not exists premortem_schema (version integer primary key)' })
    const { rows } = await run<{ version: number | null }>({ text: 'select max(version) as version from premortem_schema' })
    const version = rows[0]?.version ?? 0
    if (version > MIGRATIONS.length)
      throw new StoreError(
        `DATABASE_URL: the database was written by a newer Premortem (format ${version}, this one knows ${MIGRATIONS.length}). Start that one, or name another database.`,
      )
    for (const [n, script] of MIGRATIONS.entries()) {
      if (n < version) continue
      for (const text of script.split(';')) if (text.trim() !== '') await run({ text })
      await run({ text: 'insert into premortem_schema (version) values ($1)' }, [n + 1])
    }
  })
}

class PostgresStore implements Store {
  /** What was shown was flushed: PostgreSQL answers a commit after that. */
  readonly endedBadly = false
  readonly #sql: Sql
  readonly #now: () => number
  /** Per room, in order; the first ones may be on their way. */
  readonly #queues = new Map<string, Write[]>()
  readonly #busy = new Set<Promise<unknown>>()
  #closed = false

  constructor(sql: Sql, now: () => number) {
    this.#sql = sql
    this.#now = now
  }

  async createBoard(id: string): Promise<void> {
    const { count } = await this.#run(statements.insertRoom, [id, this.#now()])
    if (count === 0) throw new Error('this id is taken')
  }

  async board(id: string): Promise<StoredBoard | null> {
    return this.#first<StoredBoard>(statements.room, [id])
  }

  deleteBoard(id: string): Promise<boolean> {
    return this.#does(statements.markDeleted, [id, this.#now()])
  }

  restoreBoard(id: string): Promise<boolean> {
    return this.#does(statements.unmarkDeleted, [id])
  }

  async purgeBoards(binnedBefore: number): Promise<string[]> {
    const { rows } = await this.#run<{ id: string }>(statements.binnedBefore, [binnedBefore])
    const ids: string[] = []
    for (const { id } of rows) if (await this.#track(this.#sql.transaction((run) => forget(run, id, binnedBefore)))) ids.push(id)
    return ids
  }

  append(room: string, data: Uint8Array, authors: readonly StoredAuthor[] = []): Append {
    const committed = new Promise<number>((resolve, reject) => {
      if (this.#closed) return reject(closed())
      const write = { data, authors, resolve, reject }
      const queue = this.#queues.get(room)
      if (queue) return void queue.push(write)
      const writes = [write]
      this.#queues.set(room, writes)
      void this.#track(this.#drain(room, writes))
    })
    // Who waits only for the flush hears of a failure there.
    committed.catch(() => {})
    const durable = committed.then(() => {})
    durable.catch(() => {})
    return { committed, durable }
  }

  async load(room: string): Promise<StoredRoom> {
    const { rows } = await this.#run<LoadedRow>(statements.load, [room])
    const stored: StoredRoom = { seq: 0, snapshot: null, snapshotSeq: 0, updates: [], authors: [] }
    for (const { part, number, at, data, actor } of rows) {
      if (part === 'author') stored.authors.push({ client: number, actor: actor ?? '' })
      else if (part === 'update') stored.updates.push({ seq: number, at, data: data ?? new Uint8Array() })
      else [stored.snapshot, stored.snapshotSeq] = [data, number]
    }
    stored.seq = stored.updates.at(-1)?.seq ?? stored.snapshotSeq
    return stored
  }

  async since(room: string, seq: number, limit?: number): Promise<StoredUpdate[]> {
    return (await this.#run<StoredUpdate>(statements.since, [room, seq, limit ?? null])).rows
  }

  async heads(rooms: readonly string[]): Promise<StoredHead[]> {
    return (await this.#run<StoredHead>(statements.heads, [rooms])).rows
  }

  async authors(room: string): Promise<StoredAuthor[]> {
    return (await this.#run<StoredAuthor>(statements.authors, [room])).rows
  }

  async saveSnapshot(room: string, seq: number, data: Uint8Array): Promise<void> {
    await this.#run(statements.putSnapshot, [room, seq, bytesOf(data)])
  }

  base(room: string): Promise<StoredBase | null> {
    return this.#first<StoredBase>(statements.base, [room])
  }

  lastBefore(room: string, at: number): Promise<{ seq: number; at: number } | null> {
    return this.#first<{ seq: number; at: number }>(statements.lastBefore, [room, at])
  }

  async roomsWithUpdatesBefore(at: number): Promise<string[]> {
    return (await this.#run<{ room: string }>(statements.roomsWithUpdatesBefore, [at])).rows.map(({ room }) => room)
  }

  async compact(room: string, { seq, at, data }: StoredBase): Promise<void> {
    await this.#track(
      this.#sql.transaction(async (run) => {
        await run(statements.putBase, [room, seq, at, bytesOf(data)])
        await run(statements.putSnapshot, [room, seq, bytesOf(data)])
        await run(statements.dropUpdates, [room, seq])
      }),
    )
  }

  async rewrite(room: string, { base, updates, revisions }: Rewriting): Promise<void> {
    await this.#track(
      this.#sql.transaction(async (run) => {
        if (base) await run(statements.rewriteBase, [room, base.seq, bytesOf(base.data)])
        for (const { seq, data } of updates) await run(statements.rewriteUpdate, [room, seq, bytesOf(data)])
        for (const { id, data } of revisions) await run(statements.rewriteRevision, [room, id, bytesOf(data)])
      }),
    )
  }

  async setDue(room: string, { at, list }: Due): Promise<void> {
    await this.#run(statements.insertDue, [room, list ?? '', at])
  }

  async due(at: number): Promise<string[]> {
    return (await this.#run<{ room: string }>(statements.due, [at])).rows.map(({ room }) => room)
  }

  async dueLists(room: string): Promise<{ at: number; list: string }[]> {
    return (await this.#run<{ at: number; list: string }>(statements.dueLists, [room])).rows
  }

  async settleDue(room: string, before: number): Promise<void> {
    await this.#run(statements.dropDue, [room, before])
  }

  access(board: string): Promise<StoredAccess | null> {
    return this.#first<StoredAccess>(statements.access, [board])
  }

  saveAccess(board: string, after: number, data: string): Promise<boolean> {
    return after === 0 ? this.#does(statements.insertAccess, [board, data]) : this.#does(statements.updateAccess, [board, data, after])
  }

  async claimToken(id: string, expiresAt: number): Promise<boolean> {
    await this.#run(statements.dropTokens, [this.#now()])
    return this.#does(statements.insertToken, [id, expiresAt])
  }

  async signingKey(): Promise<Uint8Array> {
    await this.#run(statements.insertSetting, ['signing key', randomBytes(32)])
    const setting = await this.#first<{ value: Uint8Array }>(statements.setting, ['signing key'])
    if (!setting) throw new StoreError('the signing key was not kept')
    return setting.value
  }

  async saveRevision(room: string, { id, seq, at, name }: StoredRevision, data: Uint8Array): Promise<void> {
    await this.#run(statements.insertRevision, [room, id, seq, at, name, bytesOf(data)])
  }

  async revisions(room: string): Promise<StoredRevision[]> {
    return (await this.#run<StoredRevision>(statements.revisions, [room])).rows
  }

  async revision(room: string, id: string): Promise<Uint8Array | null> {
    return (await this.#first<{ data: Uint8Array }>(statements.revision, [room, id]))?.data ?? null
  }

  deleteRevision(room: string, id: string): Promise<boolean> {
    return this.#does(statements.deleteRevision, [room, id])
  }

  async ping(): Promise<void> {
    await this.#run(statements.beat, [this.#now()])
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    while (this.#busy.size > 0) await Promise.allSettled(this.#busy)
    await this.#sql.close()
  }

  /** Writes what a room's queue holds, all that has come together by then in one statement, until it is empty. */
  async #drain(room: string, queue: Write[]): Promise<void> {
    // What one turn of the event loop brings belongs together.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      const batch = queue.slice(0, fitting(queue))
      try {
        const last = await this.#write(room, batch)
        queue.splice(0, batch.length)
        batch.forEach(({ resolve }, i) => resolve(last - batch.length + 1 + i))
      } catch (error) {
        // What came after it may build on it.
        for (const { reject } of queue.splice(0)) reject(error)
      }
    }
    this.#queues.delete(room)
  }

  /** Returns the number of the last one. */
  async #write(room: string, batch: readonly Write[]): Promise<number> {
    const sizes = batch.map(({ data }) => data.length)
    const starts = sizes.reduce((all, size) => [...all, (all.at(-1) ?? 1) + size], [1]).slice(0, -1)
    const authors = batch.flatMap((write) => write.authors)
    const { rows } = await this.#sql.run<{ head: number }>(statements.append, [
      room,
      batch.length,
      this.#now(),
      Buffer.concat(batch.map(({ data }) => data)),
      starts,
      sizes,
      authors.map(({ client }) => client),
      authors.map(({ actor }) => actor),
    ])
    const head = rows[0]?.head
    if (head === undefined) throw new Error('there is no such room')
    return head
  }

  async #run<Row>(statement: Statement, values: readonly unknown[]) {
    if (this.#closed) throw closed()
    return this.#track(this.#sql.run<Row>(statement, values))
  }

  async #first<Row>(statement: Statement, values: readonly unknown[]): Promise<Row | null> {
    return (await this.#run<Row>(statement, values)).rows[0] ?? null
  }

  async #does(statement: Statement, values: readonly unknown[]): Promise<boolean> {
    return (await this.#run(statement, values)).count > 0
  }

  /** What is on its way when the store is closed. */
  #track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => {},
      () => {},
    )
    this.#busy.add(settled)
    void settled.then(() => this.#busy.delete(settled))
    return work
  }
}

const closed = (): StoreError => new StoreError('the store is closed')
const bytesOf = (data: Uint8Array): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength)

/** How many of the first fit into one statement; at least one. */
function fitting(queue: readonly Write[]): number {
  let bytes = 0
  for (const [n, { data }] of queue.entries()) {
    bytes += data.length
    if (n === MOST_UPDATES || (n > 0 && bytes > MOST_BYTES)) return n
  }
  return queue.length
}

/** A binned board and its private documents. The lock comes first: who appends meanwhile finds nothing to append to. */
async function forget(run: RunStatement, board: string, binnedBefore: number): Promise<boolean> {
  const { rows } = await run<{ id: string }>(statements.documents, [board, `${board}~`, `${board}~\x7f`])
  const { count } = await run(statements.dropRoom, [board, binnedBefore])
  if (count === 0) return false
  const ids = rows.map(({ id }) => id)
  for (const table of ROOM_TABLES) await run({ text: `delete from ${table} where room = any($1::text[])` }, [ids])
  await run({ text: 'delete from room where id = any($1::text[])' }, [ids])
  return true
}

interface LoadedRow {
  part: 'snapshot' | 'update' | 'author'
  number: number
  at: number
  data: Uint8Array | null
  actor: string | null
}

/** Numbers are cast so that they arrive as such; none of them is beyond what a double holds. */
const texts = {
  insertRoom: 'insert into room (id, created_at, updated_at) values ($1, $2, $2) on conflict do nothing',
  room: `select id, created_at::float8 as "createdAt", updated_at::float8 as "updatedAt", deleted_at::float8 as "deletedAt"
    from room where id = $1`,
  markDeleted: 'update room set deleted_at = $2 where id = $1 and deleted_at is null',
  unmarkDeleted: 'update room set deleted_at = null where id = $1 and deleted_at is not null',
  // The time of an update is never before that of its predecessor, whichever machine's clock it is.
  append: `with moved as (
      update room set head = head + $2::int, updated_at = greatest(updated_at, $3::bigint) where id = $1 returning head, updated_at
    ), written as (
      insert into room_update (room, seq, at, data)
      select $1, moved.head - $2::int + piece.n, moved.updated_at, substring($4::bytea from piece.start for piece.size)
      from moved, unnest($5::int[], $6::int[]) with ordinality as piece (start, size, n)
    ), signed as (
      insert into room_author (room, client, actor)
      select $1, author.client, author.actor from moved, unnest($7::bigint[], $8::text[]) with ordinality as author (client, actor, n)
      order by author.n on conflict do nothing
    ) select head::float8 as head from moved`,
  // One statement, so that all of it is of one moment.
  load: `with newest as (select seq, data from room_snapshot where room = $1)
    select 'snapshot' as part, seq::float8 as number, 0::float8 as at, data, null as actor from newest
    union all select 'update', seq::float8, at::float8, data, null from room_update
      where room = $1 and seq > coalesce((select seq from newest), 0)
    union all select 'author', client::float8, 0, null, actor from room_author where room = $1
    order by part, number`,
  since: 'select seq::float8 as seq, at::float8 as at, data from room_update where room = $1 and seq > $2 order by seq limit $3::bigint',
  heads: `select room.id as room, room.head::float8 as seq, board.deleted_at is not null as "isDeleted",
      coalesce(room_access.version, 0) as "accessVersion"
    from room join room board on board.id = split_part(room.id, '~', 1)
    left join room_access on room_access.room = board.id where room.id = any($1::text[])`,
  authors: 'select client::float8 as client, actor from room_author where room = $1',
  putSnapshot: `with kept as (
      insert into room_snapshot (room, seq, data) values ($1, $2::bigint, $3) on conflict (room)
      do update set seq = excluded.seq, data = excluded.data where excluded.seq > room_snapshot.seq returning seq
    ) update room set head = kept.seq from kept where id = $1 and head < kept.seq`,
  base: 'select seq::float8 as seq, at::float8 as at, data from room_base where room = $1',
  putBase: `insert into room_base (room, seq, at, data) values ($1, $2, $3, $4)
    on conflict (room) do update set seq = excluded.seq, at = excluded.at, data = excluded.data`,
  dropUpdates: 'delete from room_update where room = $1 and seq <= $2',
  lastBefore: `select seq::float8 as seq, at::float8 as at from room_update where room = $1 and at < $2 order by seq desc limit 1`,
  roomsWithUpdatesBefore: `select id as room from room where exists (
    select 1 from room_update where room = room.id and seq = (select min(seq) from room_update where room = room.id) and at < $1)`,
  rewriteBase: 'update room_base set data = $3 where room = $1 and seq = $2',
  rewriteUpdate: 'update room_update set data = $3 where room = $1 and seq = $2',
  rewriteRevision: 'update room_revision set data = $3 where room = $1 and id = $2',
  insertDue: 'insert into room_due (room, list, at) values ($1, $2, $3::bigint) on conflict do nothing',
  due: 'select room from room_due where at <= $1 group by room order by min(at)',
  dueLists: `select list, min(at)::float8 as at from room_due where room = $1 and list <> '' group by list order by 2`,
  dropDue: 'delete from room_due where room = $1 and at < $2',
  access: 'select version, data from room_access where room = $1',
  insertAccess: 'insert into room_access (room, version, data) values ($1, 1, $2) on conflict do nothing',
  updateAccess: 'update room_access set version = version + 1, data = $2 where room = $1 and version = $3',
  insertToken: 'insert into used_token (id, expires_at) values ($1, $2) on conflict do nothing',
  dropTokens: 'delete from used_token where expires_at < $1',
  setting: 'select value from setting where name = $1',
  insertSetting: 'insert into setting (name, value) values ($1, $2) on conflict do nothing',
  insertRevision: 'insert into room_revision (room, id, seq, at, name, data) values ($1, $2, $3, $4, $5, $6)',
  revisions: `select id, seq::float8 as seq, at::float8 as at, name from room_revision where room = $1
    order by room_revision.seq desc, room_revision.at desc`,
  revision: 'select data from room_revision where room = $1 and id = $2',
  deleteRevision: 'delete from room_revision where room = $1 and id = $2',
  binnedBefore: 'select id from room where deleted_at < $1',
  documents: 'select id from room where id = $1 or (id >= $2 and id < $3) order by id for update',
  dropRoom: 'delete from room where id = $1 and deleted_at < $2',
  beat: 'insert into heartbeat (id, at) values (1, $1) on conflict (id) do update set at = excluded.at',
} as const

const statements = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { name, text }])) as Record<
  keyof typeof texts,
  Statement
>
