const steadily = (): number => performance.now()

/** Allows `rate` per second on average and `burst` at once. Small: every connection has two. */
export class TokenBucket {
  readonly #rate: number
  readonly #burst: number
  readonly #now: () => number
  /** The moment by which all that was taken is earned, in milliseconds of the clock. */
  #earnedAt = -Infinity

  /** @param now a clock in milliseconds. */
  constructor(rate: number, burst: number, now = steadily) {
    this.#rate = rate
    this.#burst = burst
    this.#now = now
  }

  /** Takes `amount` and returns how many milliseconds to wait before the next one. */
  take(amount: number): number {
    const now = this.#now()
    const perToken = 1000 / this.#rate
    // What is saved up counts as earned before it is needed.
    this.#earnedAt = Math.max(this.#earnedAt, now - this.#burst * perToken) + amount * perToken
    return Math.max(0, this.#earnedAt - now)
  }
}
