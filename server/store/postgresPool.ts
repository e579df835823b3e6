import pg from 'pg'
import type { Answer, RunStatement, Sql, Statement } from './sql.ts'
import { StoreError } from './storeError.ts'

/** A database that does not answer must not keep people waiting for their edits for ever. */
const CONNECT_MS = 5000
const QUERY_MS = 10_000
const CONNECTIONS = 10

/**
 * Connections to a PostgreSQL server, made as they are needed.
 * @throws {StoreError} it cannot be reached. The message repeats nothing of the address, which may hold a password.
 */
export async function connectPostgres(url: string, connections = CONNECTIONS): Promise<Sql> {
  const pool = makePool(url, connections)
  // A connection that waits and is cut: the next one who needs one gets a new one.
  pool.on('error', () => {})
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end().catch(() => {})
    throw new StoreError(`DATABASE_URL: the database cannot be reached: ${reasonOf(error)}.`)
  }
  return { run: runOn(pool), transaction: (body) => transact(pool, body), close: () => pool.end() }
}

function makePool(connectionString: string, max: number): pg.Pool {
  try {
    return new pg.Pool({
      connectionString,
      max,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: QUERY_MS,
      keepAlive: true,
      // A connection answers in order: this comes before all else that is asked of a new one.
      onConnect: flushBeforeAnswering,
    })
  } catch {
    throw new StoreError('DATABASE_URL: expected an address such as postgres://user:password@host:5432/premortem.')
  }
}

/** A database may be set to answer before it has flushed; one that is stricter than that is left alone. */
const flushBeforeAnswering = (client: pg.ClientBase): void =>
  void client
    .query(`select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')`)
    // Whoever asks next hears of it.
    .catch(() => {})

const runOn =
  (client: pg.Pool | pg.PoolClient): RunStatement =>
  async <Row>({ name, text }: Statement, values: readonly unknown[] = []): Promise<Answer<Row>> => {
    const { rows, rowCount } = await client.query({ ...(name !== undefined && { name }), text, values: [...values] })
    return { rows: rows as Row[], count: rowCount ?? 0 }
  }

async function transact<T>(pool: pg.Pool, body: (run: RunStatement) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await body(runOn(client))
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // What state it is in is not known.
    client.release(true)
    throw error
  }
}

function reasonOf(error: unknown): string {
  const { code, message, errors } = (error ?? {}) as { code?: string; message?: string; errors?: { message?: string }[] }
  return (message || errors?.[0]?.message || code || String(error)).replace(/\.$/, '')
}
