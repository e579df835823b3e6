/**
 * Textbook results for queues, loops, retries, joins and availability, as pure functions. Rates are per unit of time, times in that
 * unit; the unit is the caller's. Sources: Kleinrock, Queueing Systems I (1975); Jackson, Networks of Waiting Lines (1957); Allen,
 * Probability, Statistics, and Queueing Theory (1990); Dean and Barroso, The Tail at Scale (2013).
 */

/** A queue that grows without end: more work arrives than is served. It has no mean and no percentile. */
export interface Unstable {
  stable: false
  /** Offered work over capacity; 1 or more. */
  utilisation: number
}

/** A queue in its steady state. */
export interface Stable {
  stable: true
  utilisation: number
  /** Share of arrivals that wait. */
  waiting: number
  /** Mean time in the queue, of all arrivals. */
  wait: number
  /** Mean time in queue and service. */
  response: number
  /** Mean number in queue and service, by Little's law. */
  number: number
}

export type Queue = Stable | Unstable

/** One server, random arrivals, exponential service. */
export const mm1 = (arrivals: number, serviceRate: number): Queue => mmc(arrivals, serviceRate, 1)

/** The p-th percentile (0 to 1) of the time in an M/M/1 queue and its service, which is exponential; undefined where it is unstable. */
export function mm1ResponseQuantile(arrivals: number, serviceRate: number, p: number): number | undefined {
  return arrivals < serviceRate ? -Math.log(1 - p) / (serviceRate - arrivals) : undefined
}

/** `servers` equal servers and one queue, random arrivals, exponential service. */
export function mmc(arrivals: number, serviceRate: number, servers: number): Queue {
  const utilisation = arrivals / (servers * serviceRate)
  if (!(utilisation < 1)) return { stable: false, utilisation }
  const waiting = erlangC(arrivals / serviceRate, servers)
  return steady(arrivals, utilisation, waiting, waiting / (servers * serviceRate - arrivals), 1 / serviceRate)
}

/** The p-th percentile (0 to 1) of the wait of an M/M/c queue: nothing for those who do not wait, exponential for the others. */
export function mmcWaitQuantile(arrivals: number, serviceRate: number, servers: number, p: number): number | undefined {
  const queue = mmc(arrivals, serviceRate, servers)
  if (!queue.stable) return undefined
  return 1 - p >= queue.waiting ? 0 : Math.log(queue.waiting / (1 - p)) / (servers * serviceRate - arrivals)
}

/** One server, random arrivals, service that always takes the same time. */
export function md1(arrivals: number, serviceRate: number): Queue {
  return mg1(arrivals, 1 / serviceRate, 0)
}

/** One server, random arrivals, any service with this mean and squared coefficient of variation (Pollaczek and Khinchine). Exact. */
export function mg1(arrivals: number, service: number, variation: number): Queue {
  const utilisation = arrivals * service
  if (!(utilisation < 1)) return { stable: false, utilisation }
  return steady(arrivals, utilisation, utilisation, (utilisation * service * (1 + variation)) / (2 * (1 - utilisation)), service)
}

/**
 * Several servers, any arrivals and service: the wait of M/M/c times the mean of both squared coefficients of variation (Allen and
 * Cunneen). Exact for M/M/c and M/G/1; otherwise within 6 % of simulation up to a variation of 1 and 14 % at 2, by the fixtures of tests/fixtures/queueing.
 */
export function allenCunneen(arrivals: number, service: number, servers: number, serviceVariation: number, arrivalVariation = 1): Queue {
  const queue = mmc(arrivals, 1 / service, servers)
  if (!queue.stable) return queue
  return steady(arrivals, queue.utilisation, queue.waiting, (queue.wait * (serviceVariation + arrivalVariation)) / 2, service)
}

function steady(arrivals: number, utilisation: number, waiting: number, wait: number, service: number): Stable {
  return { stable: true, utilisation, waiting, wait, response: wait + service, number: arrivals * (wait + service) }
}

/** Share of calls that find every server busy where nobody waits. By recursion over servers, so that no factorial overflows. */
export function erlangB(load: number, servers: number): number {
  let blocked = 1
  for (let server = 1; server <= servers; server++) blocked = (load * blocked) / (server + load * blocked)
  return blocked
}

/** Share of arrivals that wait for one of `servers`, at an offered load below their number. */
export function erlangC(load: number, servers: number): number {
  if (load <= 0) return 0
  const blocked = erlangB(load, servers)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/**
 * Points of a table of waits, and how many mean waits it covers: more where one long service is what makes people wait, fewer where many
 * do, whose sum is nearly exponential.
 */
const POINTS = 512
const coveredAt = (utilisation: number, sigma: number): number => 14 + 12 * sigma * sigma * (1 - utilisation)

/**
 * Waits of those who wait at one server with random arrivals, in units of their mean, from the shortest to the longest: entry i is the
 * wait that a share of i / `table.length` stays below. The remaining work that an arrival meets is a geometric number of remaining
 * service times (Beneš), which is summed on a grid (Panjer). Service is log-normal, `sigma` 0 always takes the same time. Where several
 * servers are all busy they work like one that is as fast as all of them, so that the shape serves for them too.
 */
export function waitsOfThoseWhoWait(utilisation: number, sigma: number): Float64Array {
  const mean = Math.exp(sigma * sigma) / (2 * (1 - utilisation))
  const step = (coveredAt(utilisation, sigma) * mean) / POINTS
  const remaining = Float64Array.from({ length: POINTS }, (_, i) => {
    const upTo = (time: number): number => (time <= 0 ? 0 : remainingAtMost(time, sigma))
    return upTo((i + 0.5) * step) - upTo((i - 0.5) * step)
  })
  const chance = new Float64Array(POINTS)
  const first = 1 - utilisation * remaining[0]!
  chance[0] = (1 - utilisation) / first
  for (let k = 1; k < POINTS; k++) {
    let sum = 0
    for (let j = 1; j <= k; j++) sum += remaining[j]! * chance[k - j]!
    chance[k] = (utilisation * sum) / first
  }
  // What the grid puts on nothing at all is the first half step, without those who do not wait.
  chance[0] -= 1 - utilisation
  return inverted(chance, utilisation, step / mean)
}

/** Times by share, between the grid's points; beyond the grid it goes on as it ended. */
function inverted(chance: Float64Array, whole: number, step: number): Float64Array {
  const shares = 4096
  const times = new Float64Array(shares)
  let below = 0
  let k = 0
  for (let i = 1; i < shares; i++) {
    const share = i / shares
    while (k < chance.length - 1 && below + chance[k]! / whole < share) below += chance[k++]! / whole
    const width = k === 0 ? step / 2 : step
    const start = k === 0 ? 0 : (k - 0.5) * step
    const inside = chance[k]! > 0 ? (share - below) / (chance[k]! / whole) : 1
    times[i] = start + width * Math.min(1, inside)
  }
  return times
}

/** Share of remaining service times, of a service of mean 1, that are at most `time`. */
function remainingAtMost(time: number, sigma: number): number {
  if (sigma === 0) return Math.min(1, time)
  const z = Math.log(time) / sigma + sigma / 2
  return time * (1 - normalAtMost(z)) + normalAtMost(z - sigma)
}

/** A station of a network of queues. */
export interface Station {
  /** From outside, per unit of time. */
  arrivals: number
  /** Mean service time of one visit. */
  service: number
  servers: number
}

export interface StationResult {
  /** Visits of one job that entered anywhere. */
  visits: number
  /** Arrivals from outside and from other stations. */
  rate: number
  queue: Queue
}

export interface Network {
  stations: readonly StationResult[]
  /** Mean time of a job from entry to exit, all visits together; undefined where a station is unstable. */
  response: number | undefined
  /** Indexes of the stations that cannot keep up. */
  unstable: readonly number[]
  /** The station that is full first, and the rate of jobs at which it is. */
  bottleneck: { station: number; rate: number } | undefined
}

/**
 * An open network of queues in which a job that leaves station i goes on to j with probability `routing[i][j]`, loops included
 * (Jackson). Exact for exponential service.
 * @throws {RangeError} jobs can never leave, or `routing` is not square.
 */
export function jackson(stations: readonly Station[], routing: readonly (readonly number[])[]): Network {
  const outside = stations.map(({ arrivals }) => arrivals)
  const total = outside.reduce((sum, rate) => sum + rate, 0)
  const rates = flowThrough(outside, routing)
  const results = stations.map(({ service, servers }, i): StationResult => {
    const rate = rates[i]!
    return { visits: total > 0 ? rate / total : 0, rate, queue: mmc(rate, 1 / service, servers) }
  })
  const unstable = results.flatMap(({ queue }, i) => (queue.stable ? [] : [i]))
  const busiest = results.reduce((best, { queue }, i) => (queue.utilisation > (results[best]?.queue.utilisation ?? 0) ? i : best), -1)
  return {
    stations: results,
    response:
      unstable.length > 0 ? undefined : results.reduce((sum, { visits, queue }) => sum + (queue.stable ? visits * queue.response : 0), 0),
    unstable,
    bottleneck: busiest < 0 ? undefined : { station: busiest, rate: total / results[busiest]!.queue.utilisation },
  }
}

/**
 * The traffic equations rate = outside + rate × routing, solved by elimination with pivots. Works as well with numbers of calls in
 * place of probabilities, as long as no loop repeats itself for ever.
 * @throws {RangeError} as above.
 */
export function flowThrough(outside: readonly number[], routing: readonly (readonly number[])[]): number[] {
  const n = outside.length
  if (routing.length !== n || routing.some((row) => row.length !== n)) throw new RangeError(`routing is not ${n} by ${n}`)
  const rows = outside.map((rate, i) => [...outside.map((_, j) => (i === j ? 1 : 0) - routing[j]![i]!), rate])
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    if (Math.abs(rows[pivot]![column]!) < 1e-12) throw new RangeError('a loop has no way out')
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = column + 1; row < n; row++) {
      const factor = rows[row]![column]! / rows[column]![column]!
      if (factor !== 0) for (let k = column; k <= n; k++) rows[row]![k]! -= factor * rows[column]![k]!
    }
  }
  const rates = Array.from({ length: n }, () => 0)
  for (let row = n - 1; row >= 0; row--) {
    let sum = rows[row]![n]!
    for (let k = row + 1; k < n; k++) sum -= rows[row]![k]! * rates[k]!
    rates[row] = sum / rows[row]![row]!
  }
  if (rates.some((rate) => !(rate >= -1e-9))) throw new RangeError('a loop has no way out')
  return rates
}

/** Mean of the longest of `count` equal exponential times: the mean times the harmonic number. */
export function meanOfLongest(count: number, mean: number): number {
  let harmonic = 0
  for (let i = count; i >= 1; i--) harmonic += 1 / i
  return mean * harmonic
}

/** The p-th percentile (0 to 1) of the longest of `count` equal exponential times. */
export const quantileOfLongest = (count: number, mean: number, p: number): number => -mean * Math.log(1 - p ** (1 / count))

/** The percentile of one branch that a join of `count` equal, independent branches needs for its own p-th. */
export const branchQuantile = (count: number, p: number): number => p ** (1 / count)

/** Chance that at least one of `count` calls meets what happens to each with probability `p` (The Tail at Scale). */
export const atLeastOne = (count: number, p: number): number => -Math.expm1(count * Math.log1p(-p))

/** A loop that goes round again with probability `again`, at most `most` rounds: mean rounds, and the chance to meet the limit. */
export function geometricRounds(again: number, most = Infinity): { mean: number; atLimit: number } {
  if (again >= 1) return { mean: most, atLimit: 1 }
  const left = Number.isFinite(most) ? again ** most : 0
  return { mean: (1 - left) / (1 - again), atLimit: Number.isFinite(most) ? again ** (most - 1) : 0 }
}

/** The chance to go round again that gives a loop of at most `most` rounds this mean; by halving, to 1e-12. */
export function againForMean(mean: number, most: number): number {
  if (mean <= 1 || most <= 1) return 0
  if (mean >= most) return 1
  let low = 0
  let high = 1
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (geometricRounds(middle, most).mean < mean) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Attempts of a call that fails with probability `p` and is repeated at most `retries` times, and how often it fails for good. */
export function retried(p: number, retries: number): { attempts: number; failure: number } {
  const failure = p ** (retries + 1)
  return { attempts: p >= 1 ? retries + 1 : (1 - failure) / (1 - p), failure }
}

/** Attempts through layers that each retry: the worst case is the product, which is how retries multiply. */
export const mostAttempts = (retriesByLayer: readonly number[]): number => retriesByLayer.reduce((all, retries) => all * (retries + 1), 1)

/** Mean of a mixture: of a cache, the hits at one time and the misses at another. */
export const mixtureMean = (parts: readonly { share: number; mean: number }[]): number =>
  parts.reduce((sum, { share, mean }) => sum + share * mean, 0)

/** The p-th percentile (0 to 1) of a mixture of distributions given as the share that is at most a time; by halving, to 1e-12 of `most`. */
export function mixtureQuantile(parts: readonly { share: number; atMost: (time: number) => number }[], p: number, most: number): number {
  let low = 0
  let high = most
  for (let i = 0; i < 80 && high - low > most * 1e-13; i++) {
    const middle = (low + high) / 2
    if (parts.reduce((sum, { share, atMost }) => sum + share * atMost(middle), 0) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Availability of parts that are all needed. */
export const inSeries = (parts: readonly number[]): number => parts.reduce((all, part) => all * part, 1)

/** Availability of parts of which one is enough. Assumes that they fail independently. */
export const inParallel = (parts: readonly number[]): number => 1 - parts.reduce((all, part) => all * (1 - part), 1)

/** Availability of parts, not necessarily equal, of which `needed` must be up. Assumes that they fail independently. */
export function kOfN(needed: number, parts: readonly number[]): number {
  // Chance that exactly i of the parts so far are up.
  let up = [1]
  for (const part of parts) up = Array.from({ length: up.length + 1 }, (_, i) => (up[i] ?? 0) * (1 - part) + (up[i - 1] ?? 0) * part)
  return up.slice(Math.max(0, needed)).reduce((sum, chance) => sum + chance, 0)
}

/** Minutes in a month of 730 hours that an availability allows to be down. */
export const downMinutesPerMonth = (availability: number): number => (1 - availability) * 730 * 60

/** Parameters of the log-normal distribution with this median and 95th percentile. */
export function lognormalOf(p50: number, p95: number): { mu: number; sigma: number; mean: number; variation: number } {
  const sigma = p95 > p50 ? Math.log(p95 / p50) / Z95 : 0
  return { mu: Math.log(p50), sigma, mean: p50 * Math.exp((sigma * sigma) / 2), variation: Math.expm1(sigma * sigma) }
}

/** The share of the standard normal distribution below `z`: Simpson's rule over the density, to 1e-9. */
function normalAtMost(z: number): number {
  if (z < -8) return 0
  if (z > 8) return 1
  const steps = 32
  const width = z / steps
  let sum = 1 + Math.exp((-z * z) / 2)
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * Math.exp(-((i * width) ** 2) / 2)
  return 0.5 + (sum * width) / 3 / Math.sqrt(2 * Math.PI)
}

/** The 95th percentile of the standard normal distribution. */
export const Z95 = 1.6448536269514722
