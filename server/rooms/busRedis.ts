import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import type { RedisOptions } from 'ioredis'
import { decodeHint, encodeHint, Listeners } from './bus.ts'
import type { Bus, Hint } from './bus.ts'

export interface RedisBusOptions {
  url: string
  /** Tells deployments apart that share a Redis: the same for all processes of one. */
  deployment: string
  log: (message: string) => void
}

const MOST_WAIT_MS = 1000
/** A Redis that takes connections and does not answer counts as one that is gone. */
const SILENCE_MS = 5000
const PING_MS = 2000

const OPTIONS: RedisOptions = {
  // A dead Redis must cost nothing on the way of an edit: what cannot be sent at once is dropped.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResubscribe: false,
  connectTimeout: SILENCE_MS,
  socketTimeout: SILENCE_MS,
  retryStrategy: (attempt) => Math.min(attempt * 100, MOST_WAIT_MS),
}

/** Hints through Redis: a channel per room. Redis keeps nothing of it and needs no persistence. */
export function openRedisBus(options: RedisBusOptions): Bus {
  return new RedisBus(options)
}

class RedisBus implements Bus {
  onReturn: () => void = () => {}
  readonly #self = randomBytes(8).toString('base64url')
  readonly #prefix: string
  readonly #log: (message: string) => void
  readonly #speaking: Redis
  readonly #hearing: Redis
  readonly #listeners = new Listeners()
  readonly #pings: NodeJS.Timeout
  #isSubscribed = false
  #trouble: string | null = 'Redis was not reached yet.'
  #hasTold = false
  #closed = false

  constructor({ url, deployment, log }: RedisBusOptions) {
    this.#prefix = `premortem:${deployment}:`
    this.#log = log
    this.#speaking = new Redis(url, OPTIONS)
    this.#hearing = new Redis(url, OPTIONS)
    for (const connection of [this.#speaking, this.#hearing]) {
      connection.on('error', (error: Error) => this.#fail(error.message))
      connection.on('close', () => this.#fail('the connection was closed'))
    }
    this.#speaking.on('ready', () => this.#worksAgain())
    this.#hearing.on('close', () => (this.#isSubscribed = false))
    this.#hearing.on('ready', () => void this.#subscribeToAll())
    this.#hearing.on('messageBuffer', (channel: Buffer, message: Buffer) => this.#onMessage(String(channel), message))
    // So that silence is noticed.
    this.#pings = setInterval(() => {
      for (const connection of [this.#speaking, this.#hearing]) if (connection.status === 'ready') connection.ping().catch(() => {})
    }, PING_MS)
    this.#pings.unref()
  }

  get trouble(): string | null {
    return this.#trouble
  }

  hear(room: string, listener: (hint: Hint) => void): () => void {
    if (this.#listeners.add(room, listener) && this.#isSubscribed) this.#hearing.subscribe(this.#prefix + room).catch(() => {})
    return () => {
      if (this.#listeners.remove(room, listener) && this.#isSubscribed) this.#hearing.unsubscribe(this.#prefix + room).catch(() => {})
    }
  }

  send(room: string, hint: Hint): void {
    if (this.#speaking.status !== 'ready') return
    this.#speaking.publish(this.#prefix + room, Buffer.from(encodeHint(this.#self, hint))).catch(() => {})
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#pings)
    this.#speaking.disconnect()
    this.#hearing.disconnect()
  }

  /** First all channels, then the log is read: so nothing falls in between. */
  async #subscribeToAll(): Promise<void> {
    try {
      // What is added from here on subscribes for itself.
      this.#isSubscribed = true
      const channels = this.#listeners.rooms.map((room) => this.#prefix + room)
      if (channels.length > 0) await this.#hearing.subscribe(...channels)
      this.#worksAgain()
    } catch {
      // The connection broke once more, and comes back here.
    }
  }

  #worksAgain(): void {
    if (this.#closed || this.#speaking.status !== 'ready' || !this.#isSubscribed) return
    this.#trouble = null
    this.#hasTold = false
    this.onReturn()
  }

  #fail(reason: string): void {
    if (this.#closed) return
    this.#trouble = `Redis cannot be reached: ${reason}.`
    const isNews = !this.#hasTold
    this.#hasTold = true
    if (isNews) this.#log(`${this.#trouble} Edits of other processes arrive about a second late.`)
  }

  #onMessage(channel: string, message: Buffer): void {
    const hint = decodeHint(this.#self, message)
    if (hint) this.#listeners.tell(channel.slice(this.#prefix.length), hint)
  }
}
