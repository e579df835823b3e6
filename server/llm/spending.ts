/** US dollars that may be spent in a day. */
export interface Budget {
  server: number
  user: number
}

/** What was put aside for one request until its price is known. */
export interface Reservation {
  /** Replaces the estimate by what it cost. */
  settle: (usd: number) => void
}

export type Refusal = 'server' | 'user'

/**
 * What was spent today, by UTC, in all and by person. Kept in memory: a restart forgets it. Money is put aside before a request is
 * sent, so that many at once cannot spend more than is there.
 */
export class Spending {
  readonly #budget: Budget
  /** Milliseconds since 1970. */
  readonly #now: () => number
  #day = ''
  #total = 0
  #byUser = new Map<string, number>()

  constructor(budget: Budget, now: () => number = Date.now) {
    this.#budget = budget
    this.#now = now
  }

  /** Whose budget does not have this much left; null when both do. */
  refusal(user: string, usd: number): Refusal | null {
    this.#turnDay()
    if (usd <= 0) return null
    if (this.#total + usd > this.#budget.server) return 'server'
    return (this.#byUser.get(user) ?? 0) + usd > this.#budget.user ? 'user' : null
  }

  reserve(user: string, usd: number): Reservation {
    this.#turnDay()
    const day = this.#day
    this.#add(user, usd)
    let isOpen = true
    return {
      settle: (spent) => {
        // What was put aside yesterday is not today's any more.
        if (isOpen && this.#day === day) this.#add(user, spent - usd)
        isOpen = false
      },
    }
  }

  #add(user: string, usd: number): void {
    this.#total += usd
    this.#byUser.set(user, (this.#byUser.get(user) ?? 0) + usd)
  }

  #turnDay(): void {
    const day = new Date(this.#now()).toISOString().slice(0, 10)
    if (day === this.#day) return
    this.#day = day
    this.#total = 0
    this.#byUser = new Map()
  }
}
