/** What a model said about a drawing, before any judgement of it. */
export interface CachedReply {
  items: readonly unknown[]
  model: string
}

const MOST_KEPT = 200
const KEPT_MS = 24 * 60 * 60 * 1000

/** Replies by what was asked: the same drawing is not paid for twice in a day. The longest unused goes first. */
export class ReplyCache {
  readonly #now: () => number
  readonly #replies = new Map<string, { reply: CachedReply; until: number }>()

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  has(key: string): boolean {
    return (this.#replies.get(key)?.until ?? 0) > this.#now()
  }

  get(key: string): CachedReply | undefined {
    const kept = this.#replies.get(key)
    this.#replies.delete(key)
    if (!kept || kept.until <= this.#now()) return undefined
    this.#replies.set(key, kept)
    return kept.reply
  }

  set(key: string, reply: CachedReply): void {
    this.#replies.delete(key)
    this.#replies.set(key, { reply, until: this.#now() + KEPT_MS })
    const [oldest] = this.#replies.keys()
    if (this.#replies.size > MOST_KEPT && oldest !== undefined) this.#replies.delete(oldest)
  }
}
