import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Sql } from '../store/sql.ts'
import { decodeHint, encodeHint, Listeners } from './bus.ts'
import type { Bus, Hint } from './bus.ts'

export interface PostgresBusOptions {
  url: string
  /** What says things; hearing takes a connection of its own. */
  sql: Sql
  log: (message: string) => void
}

const CHANNEL = 'premortem_hints'
/** PostgreSQL takes 8,000 bytes. */
const MOST_LETTERS = 7900
const RETRY_MS = 1000

/**
 * Hints through the database itself, where there is no Redis. Every notification goes to every process, and takes a lock that all commits of the
 * database share: fine for a few processes.
 */
export function openPostgresBus(options: PostgresBusOptions): Bus {
  return new PostgresBus(options)
}

class PostgresBus implements Bus {
  onReturn: () => void = () => {}
  readonly #self = randomBytes(8).toString('base64url')
  readonly #options: PostgresBusOptions
  readonly #listeners = new Listeners()
  #client: pg.Client | null = null
  #retry: NodeJS.Timeout | undefined
  #trouble: string | null = 'The database was not heard yet.'
  #closed = false

  constructor(options: PostgresBusOptions) {
    this.#options = options
    void this.#connect()
  }

  get trouble(): string | null {
    return this.#trouble
  }

  hear(room: string, listener: (hint: Hint) => void): () => void {
    this.#listeners.add(room, listener)
    return () => void this.#listeners.remove(room, listener)
  }

  send(room: string, hint: Hint): void {
    if (this.#trouble !== null) return
    const payload = this.#payload(room, hint)
    if (payload !== null) this.#options.sql.run({ name: 'notify', text: 'select pg_notify($1, $2)' }, [CHANNEL, payload]).catch(() => {})
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    await this.#client?.end().catch(() => {})
  }

  /** An update that does not fit is announced by its number; presence that does not fit is not said. */
  #payload(room: string, hint: Hint): string | null {
    const payload = `${room} ${Buffer.from(encodeHint(this.#self, hint)).toString('base64')}`
    if (payload.length <= MOST_LETTERS) return payload
    return hint.type === 'update' ? this.#payload(room, { type: 'head', seq: hint.seq }) : null
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#options.url, keepAlive: true })
    this.#client = client
    client.on('error', () => {})
    client.on('end', () => this.#lost('the connection was closed'))
    client.on('notification', ({ payload = '' }) => this.#onMessage(payload))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      if (this.#closed) return
      this.#trouble = null
      this.onReturn()
    } catch (error) {
      await client.end().catch(() => {})
      this.#lost(error instanceof Error ? error.message : String(error))
    }
  }

  #lost(reason: string): void {
    if (this.#closed) return
    if (this.#trouble === null) this.#options.log(`Notifications of the database are not heard: ${reason}.`)
    this.#trouble = `Notifications of the database are not heard: ${reason}.`
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.#connect(), RETRY_MS)
    this.#retry.unref()
  }

  #onMessage(payload: string): void {
    const [room = '', bytes = ''] = payload.split(' ', 2)
    const hint = decodeHint(this.#self, Buffer.from(bytes, 'base64'))
    if (hint) this.#listeners.tell(room, hint)
  }
}
