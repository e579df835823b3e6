import { Columns } from './columns.ts'
import { waitsOfThoseWhoWait, Z95 } from './queueing.ts'

/** How long something takes, in milliseconds. */
export type Time =
  | { shape: 'fixed'; ms: number }
  | { shape: 'lognormal'; p50: number; p95: number }
  | { shape: 'exponential'; mean: number }

/** A request through a board, ready to be played: plain data, so that it can be posted to a worker. */
export interface Plan {
  /** Callees before callers; calls point into this list. */
  nodes: readonly PlanNode[]
  /** Index of the node that a request meets first; -1 on a board without requests. */
  start: number
  /** Nodes on the way that cannot keep up: while there is one, no percentile exists. */
  unstable: readonly { node: string; utilisation: number }[]
}

export interface PlanNode {
  id: string
  /** Work of one round before anything of the answer is there. */
  own: Time
  /** After `own`, while the answer already streams. */
  writing?: Time
  /** Share of `own` that comes after the first token, where only the whole time is known; 0 for an answer in one piece. */
  writingShare?: number
  /**
   * Wait for a free seat: the share that waits, and its mean wait. Exponential for those who wait, as behind exponential service, unless
   * `behind` says how busy the seats are and how much the time of log-normal service varies.
   */
  wait?: { share: number; meanMs: number; behind?: { utilisation: number; sigma: number } }
  /** Rounds of a loop: goes round again with this chance, at most `most` rounds. `again: 1` is always `most`. */
  rounds?: { again: number; most: number }
  /** Share of visits that this node answers itself, without its calls. */
  hit?: number
  /** Holds the answer back until it is complete. */
  holds?: boolean
  /** One after the other. */
  stages: readonly Stage[]
}

export interface Stage {
  /** all: together. one: one of them, by their shares. */
  join: 'all' | 'one'
  /** Of `all`, how many answers are enough; all where it is missing. */
  needed?: number
  /** In every round of a loop, not only in one of them. */
  everyRound?: boolean
  /** Only after a hit; all other stages only after a miss. */
  onHit?: boolean
  /**
   * What it does to an answer that has begun to stream. source: the answer comes from here. delays: the first token passes through it.
   * holds: nothing passes before it is done. after: it happens while or after the answer streams. Missing: it comes before.
   */
  streaming?: 'source' | 'after' | 'delays' | 'holds'
  calls: readonly PlanCall[]
}

export interface PlanCall {
  /** Index into `Plan.nodes`. */
  to: number
  /** Chance that it is made; among `one`, its weight. */
  share?: number
  /** Extra attempts after a failure. */
  retries?: number
  /** Chance that an attempt fails. */
  error?: number
  /** An attempt that takes longer ends here and has failed. */
  timeoutMs?: number
  /** Index of the node that answers when all attempts failed. */
  fallback?: number
  /** Chance that this call has the answer and ends the work of its caller. */
  hit?: number
}

export interface Percentiles {
  mean: number
  p50: number
  p95: number
  p99: number
}

export interface Simulation {
  samples: number
  seed: number
  /** Until the last token, in ms; null where there is no request, or no steady state. */
  latencyMs: Percentiles | null
  /** Until the first token; null where no model writes the answer. */
  firstTokenMs: Percentiles | null
  /** Share of requests for which a call failed for good with nothing to fall back on. */
  failed: number
  /** Share of requests within `budgetMs`; null without a budget. */
  withinBudget: number | null
  unstable: Plan['unstable']
}

export interface SimulateOptions {
  samples?: number
  seed?: number
  budgetMs?: number | undefined
  /** Random columns of earlier runs. Left out: drawn anew, with the same result. */
  columns?: Columns | undefined
}

/** More rounds than this are played as this many, stretched. */
const MOST_ROUNDS = 200
const LEAST_SAMPLES = 4_000
const MOST_SAMPLES = 40_000

/** Samples that a plan of this size can afford within a frame: 4,000 for 200 nodes and more, up to 40,000 for small boards. */
export const samplesFor = (nodes: number): number =>
  Math.min(MOST_SAMPLES, Math.max(LEAST_SAMPLES, Math.floor((200 * LEAST_SAMPLES) / Math.max(1, nodes))))

/**
 * Plays many requests at once, a column of samples per node, callees before callers. Pure: the same plan, samples and seed give the
 * same numbers on every machine.
 */
export function simulate(plan: Plan, options: SimulateOptions = {}): Simulation {
  const samples = options.columns?.samples ?? options.samples ?? samplesFor(plan.nodes.length)
  const seed = options.columns?.seed ?? options.seed ?? 1
  const columns = options.columns ?? new Columns(samples, seed)
  const nothing = { samples, seed, latencyMs: null, firstTokenMs: null, failed: 0, withinBudget: null, unstable: plan.unstable }
  if (plan.start < 0 || plan.unstable.length > 0) return nothing
  columns.begin()
  const play = new Play(plan, columns)
  plan.nodes.forEach((_, i) => play.node(i))
  const { total, tail, failed } = play.played[plan.start]!
  const sorted = total.slice().sort()
  return {
    ...nothing,
    latencyMs: percentilesOf(sorted),
    firstTokenMs: tail ? percentilesOf(total.map((ms, s) => ms - tail[s]!).sort()) : null,
    failed: failed ? failed.reduce((sum, one) => sum + one, 0) / samples : 0,
    withinBudget: options.budgetMs === undefined ? null : shareBelow(sorted, options.budgetMs),
  }
}

function percentilesOf(sorted: Float64Array): Percentiles {
  return {
    mean: sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
  }
}

/** Between the two nearest of the sorted values. */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * sorted.length - 0.5
  const low = Math.min(sorted.length - 1, Math.max(0, Math.floor(at)))
  const high = Math.min(sorted.length - 1, low + 1)
  return sorted[low]! + (sorted[high]! - sorted[low]!) * Math.min(1, Math.max(0, at - low))
}

function shareBelow(sorted: Float64Array, budget: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= budget) low = middle + 1
    else high = middle
  }
  return low / sorted.length
}

/** A node played: the time of every sample, how much of it comes after the first token, and who failed. */
interface Played {
  /** Equal versions are equal results. */
  version: number
  total: Float64Array
  tail: Float64Array | null
  failed: Uint8Array | null
}

/** A wait in units of the mean of those who wait: by a table of its shares, which ends exponentially, or exponential from the start. */
function waitAt(share: number, table: Float64Array | null): number {
  const left = 1 - share
  if (table === null) return -Math.log(left)
  const last = table.length - LAST_SHARES
  const at = share * table.length
  if (at >= last) {
    // The tail goes on as steeply as it fell over the shares before.
    const before = table.length - 2 * LAST_SHARES
    const scale = (table[last]! - table[before]!) / Math.LN2
    return table[last]! - scale * Math.log((left * table.length) / LAST_SHARES)
  }
  const low = Math.floor(at)
  return table[low]! + (table[low + 1]! - table[low]!) * (at - low)
}

/** Shares at the long end of a table that are too coarse to be read one by one. */
const LAST_SHARES = 8

/** Nothing ends the work of this sample early. */
const TO_THE_END = 255

class Play {
  readonly played: Played[] = []
  readonly #plan: Plan
  readonly #columns: Columns
  readonly #samples: number
  /** Reused by every stage. */
  readonly #stage: Float64Array
  readonly #call: Float64Array
  readonly #stageTail: Float64Array
  readonly #stageFailed: Uint8Array

  constructor(plan: Plan, columns: Columns) {
    this.#plan = plan
    this.#columns = columns
    this.#samples = columns.samples
    this.#stage = new Float64Array(columns.samples)
    this.#call = new Float64Array(columns.samples)
    this.#stageTail = new Float64Array(columns.samples)
    this.#stageFailed = new Uint8Array(columns.samples)
  }

  /** Plays a node, or remembers how it went: it depends on itself and on those that it calls. */
  node(index: number): void {
    const node = this.#plan.nodes[index]!
    const callees = node.stages.flatMap(({ calls }) =>
      calls.flatMap(({ to, fallback }) => (fallback === undefined ? [to] : [to, fallback])),
    )
    const key = `${JSON.stringify({ ...node, stages: node.stages.map((stage) => this.#withoutPlaces(stage)) })} ${callees.map((to) => this.played[to]!.version).join()}`
    this.played[index] = this.#columns.once(key, (version) => this.#play(node, version))
  }

  /** Places in the list move when a node is added elsewhere; ids and versions stay. */
  #withoutPlaces({ calls, ...rest }: Stage): unknown {
    return {
      ...rest,
      calls: calls.map(({ to, fallback, ...call }) => ({ ...call, to: this.#plan.nodes[to]!.id, hasFallback: fallback !== undefined })),
    }
  }

  #play(node: PlanNode, version: number): Played {
    const samples = this.#samples
    const played: Played = { version, total: new Float64Array(samples), tail: null, failed: null }
    const ends = this.#ends(node)
    if (node.rounds && node.rounds.most > 1) this.#earlierRounds(node, played, ends)
    const last = node.rounds ? Math.ceil(node.rounds.most) : 1
    if (node.writingShare !== undefined) {
      const tail = new Float64Array(samples)
      this.#addTime(node.own, node.id, tail, last, null)
      const { writingShare } = node
      played.tail = tail.map((ms) => ms * writingShare)
    }
    this.#addOwn(node, played.total, last, null)
    if (node.writing) {
      played.tail = new Float64Array(samples)
      this.#addTime(node.writing, `${node.id} writing`, played.tail, last, null)
      for (let s = 0; s < samples; s++) played.total[s]! += played.tail[s]!
    }
    node.stages.forEach((stage, i) => this.#addStage(node, stage, i, last, played, ends))
    if (node.holds) played.tail?.fill(0)
    return played
  }

  /** The stage before which each sample is done because a cache had the answer; null where there is no cache. */
  #ends(node: PlanNode): Uint8Array | null {
    let ends: Uint8Array | null = null
    const endBefore = (stage: number, hit: number, name: string): void => {
      const luck = this.#columns.uniform(name)
      ends ??= new Uint8Array(this.#samples).fill(TO_THE_END)
      for (let s = 0; s < this.#samples; s++) if (ends[s] === TO_THE_END && luck[s]! < hit) ends[s] = stage
    }
    if (node.hit) endBefore(0, node.hit, `${node.id} hit`)
    node.stages.forEach(({ calls }, i) =>
      calls.forEach(({ hit, to }) => {
        if (hit) endBefore(i + 1, hit, `${node.id} hit ${this.#plan.nodes[to]!.id}`)
      }),
    )
    return ends
  }

  /** All rounds but the last, which differs: it ends with the answer. */
  #earlierRounds(node: PlanNode, played: Played, ends: Uint8Array | null): void {
    const { total } = played
    const samples = this.#samples
    const { again, most } = node.rounds!
    const limit = Math.min(MOST_ROUNDS, Math.ceil(most))
    // A limit between two whole numbers is met in proportion; a huge one is stretched over the rounds that are played.
    const part = most < MOST_ROUNDS ? most - Math.floor(most) : 0
    const scale = most > MOST_ROUNDS && again ** MOST_ROUNDS > 1e-3 ? (most - 1) / (MOST_ROUNDS - 1) : 1
    const luck = this.#columns.uniform(`${node.id} rounds`)
    const active = new Uint8Array(samples)
    for (let round = 1; round < limit; round++) {
      const goOn = round === limit - 1 && part > 0 ? again ** (round - 1) * again * part : again ** round
      let count = 0
      for (let s = 0; s < samples; s++) {
        active[s] = luck[s]! < goOn && (ends === null || ends[s] === TO_THE_END) ? 1 : 0
        count += active[s]!
      }
      if (count === 0) break
      const before = scale === 1 ? null : total.slice()
      this.#addOwn(node, total, round, active)
      if (node.writing) this.#addTime(node.writing, `${node.id} writing`, total, round, active)
      node.stages.forEach((stage, i) => {
        if (!stage.everyRound || stage.onHit) return
        const hasFailed = this.#stageTimes(node, stage, i, round)
        if (hasFailed) played.failed ??= new Uint8Array(samples)
        for (let s = 0; s < samples; s++) {
          if (!active[s]) continue
          total[s]! += this.#stage[s]!
          if (hasFailed) played.failed![s]! |= this.#stageFailed[s]!
        }
      })
      if (before) for (let s = 0; s < samples; s++) total[s] = before[s]! + (total[s]! - before[s]!) * scale
    }
  }

  #addOwn(node: PlanNode, into: Float64Array, use: number, active: Uint8Array | null): void {
    this.#addTime(node.own, node.id, into, use, active)
    if (!node.wait || node.wait.share <= 0) return
    const { share, meanMs } = node.wait
    const name = `${node.id} wait`
    // Work and wait are spread over their plane together, so that a sum of both is as even as each is alone.
    const luck = node.own.shape === 'fixed' ? this.#columns.uniform(name) : this.#columns.beside(name, node.id)
    const table = this.#waits(node.wait)
    const samples = this.#samples
    let at = this.#columns.offset(node.id, use)
    for (let s = 0; s < samples; s++) {
      const u = luck[at]!
      if (++at === samples) at = 0
      if (u < share && (active === null || active[s])) into[s]! += meanMs * waitAt(1 - u / share, table)
    }
  }

  #waits({ behind }: NonNullable<PlanNode['wait']>): Float64Array | null {
    if (!behind) return null
    const { utilisation, sigma } = behind
    return this.#columns.once(`waits ${utilisation} ${sigma}`, () => waitsOfThoseWhoWait(utilisation, sigma))
  }

  #addTime(time: Time, name: string, into: Float64Array, use: number, active: Uint8Array | null): void {
    const samples = this.#samples
    let column: Float64Array | null = null
    let scale = 0
    if (time.shape === 'fixed') scale = time.ms
    else if (time.shape === 'exponential') {
      column = this.#columns.exponential(name)
      scale = time.mean
    } else {
      scale = time.p50
      if (time.p95 > time.p50 && time.p50 > 0) column = this.#columns.lognormal(name, Math.log(time.p95 / time.p50) / Z95)
    }
    if (scale === 0) return
    if (column === null) {
      for (let s = 0; s < samples; s++) if (active === null || active[s]) into[s]! += scale
      return
    }
    let at = this.#columns.offset(name, use)
    for (let s = 0; s < samples; s++) {
      if (active === null || active[s]) into[s]! += scale * column[at]!
      if (++at === samples) at = 0
    }
  }

  /** The last round of a stage: its time, what it does to the first token, and its failures. */
  #addStage(node: PlanNode, stage: Stage, position: number, use: number, played: Played, ends: Uint8Array | null): void {
    if (stage.onHit && ends === null) return
    const samples = this.#samples
    const isSource = stage.streaming === 'source'
    const hasFailed = this.#stageTimes(node, stage, position, use, isSource)
    if (hasFailed) played.failed ??= new Uint8Array(samples)
    if (isSource) played.tail ??= new Float64Array(samples)
    const { total, tail, failed } = played
    for (let s = 0; s < samples; s++) {
      if (ends !== null && (stage.onHit ? ends[s] === TO_THE_END : ends[s]! <= position)) continue
      const ms = this.#stage[s]!
      total[s]! += ms
      if (tail !== null) {
        if (isSource) tail[s] = this.#stageTail[s]!
        else if (stage.streaming === 'holds') tail[s] = 0
        else if (stage.streaming === 'after') tail[s]! += ms
      }
      if (hasFailed) failed![s]! |= this.#stageFailed[s]!
    }
  }

  /** Fills the scratch columns with the times of a stage. Answers whether any sample failed. */
  #stageTimes(node: PlanNode, stage: Stage, position: number, use: number, wantsTail = false): boolean {
    const { calls } = stage
    if (calls.length === 1)
      return this.#callTimes(
        node,
        stage.join === 'one' ? { ...calls[0]!, share: 1 } : calls[0]!,
        `${position}.0`,
        use,
        this.#stage,
        wantsTail,
      )
    if (stage.join === 'one') return this.#pickOne(node, calls, position, use, wantsTail)
    return this.#joinAll(node, stage, position, use, wantsTail)
  }

  #pickOne(node: PlanNode, calls: readonly PlanCall[], position: number, use: number, wantsTail: boolean): boolean {
    const samples = this.#samples
    const luck = this.#columns.uniform(`${node.id} pick ${position}`)
    const whole = calls.reduce((sum, { share = 1 }) => sum + share, 0)
    const stage = this.#stage.fill(0)
    const tails = wantsTail ? new Float64Array(samples) : null
    const failed = new Uint8Array(samples)
    const active = new Uint8Array(samples)
    const shift = this.#columns.offset(`${node.id} pick ${position}`, use)
    let from = 0
    let any = false
    for (const [i, call] of calls.entries()) {
      const to = from + (call.share ?? 1) / whole
      let at = shift
      for (let s = 0; s < samples; s++) {
        active[s] = luck[at]! >= from && luck[at]! < to ? 1 : 0
        if (++at === samples) at = 0
      }
      const hasFailed = this.#callTimes(node, { ...call, share: 1 }, `${position}.${i}`, use, this.#call, wantsTail)
      for (let s = 0; s < samples; s++) {
        if (!active[s]) continue
        stage[s] = this.#call[s]!
        if (tails) tails[s] = this.#stageTail[s]!
        if (hasFailed) failed[s] = this.#stageFailed[s]!
      }
      any ||= hasFailed
      from = to
    }
    if (tails) this.#stageTail.set(tails)
    if (any) this.#stageFailed.set(failed)
    return any
  }

  /** Waits for the slowest, or for as many answers as are needed. */
  #joinAll(node: PlanNode, { calls, needed }: Stage, position: number, use: number, wantsTail: boolean): boolean {
    const samples = this.#samples
    const stage = this.#stage.fill(0)
    const tails = wantsTail ? new Float64Array(samples) : null
    const failed = new Uint8Array(samples)
    let any = false
    const enough = needed !== undefined && needed < calls.length
    const all = enough ? calls.map(() => new Float64Array(samples)) : null
    calls.forEach((call, i) => {
      const hasFailed = this.#callTimes(node, call, `${position}.${i}`, use, this.#call, wantsTail)
      any ||= hasFailed
      all?.[i]!.set(this.#call)
      for (let s = 0; s < samples; s++) {
        const ms = this.#call[s]!
        if (ms > stage[s]!) {
          stage[s] = ms
          if (tails) tails[s] = this.#stageTail[s]!
        }
        if (hasFailed) failed[s]! |= this.#stageFailed[s]!
      }
    })
    if (all) {
      const row = new Float64Array(calls.length)
      for (let s = 0; s < samples; s++) {
        for (let i = 0; i < row.length; i++) row[i] = all[i]![s]!
        stage[s] = row.sort()[needed! - 1]!
      }
    }
    if (tails) this.#stageTail.set(tails)
    if (any) this.#stageFailed.set(failed)
    return any
  }

  /** Times of one call with its attempts. `#stageTail` and `#stageFailed` are filled where they matter. */
  #callTimes(node: PlanNode, call: PlanCall, place: string, use: number, into: Float64Array, wantsTail: boolean): boolean {
    const samples = this.#samples
    const target = this.#plan.nodes[call.to]!
    const name = `${node.id} ${place} ${target.id}`
    const { total, tail, failed } = this.played[call.to]!
    let at = this.#columns.offset(name, use)
    const mayFail = (call.error ?? 0) > 0 || call.timeoutMs !== undefined || failed !== null
    if (!mayFail) {
      const head = samples - at
      into.set(total.subarray(at), 0)
      into.set(total.subarray(0, at), head)
      if (wantsTail) {
        if (tail) {
          this.#stageTail.set(tail.subarray(at), 0)
          this.#stageTail.set(tail.subarray(0, at), head)
        } else this.#stageTail.fill(0)
      }
    } else this.#attempts(call, name, use, into, wantsTail)
    const share = call.share ?? 1
    if (share < 1) {
      const luck = this.#columns.uniform(`${name} made`)
      at = this.#columns.offset(`${name} made`, use)
      for (let s = 0; s < samples; s++) {
        if (luck[at]! >= share) {
          into[s] = 0
          if (wantsTail) this.#stageTail[s] = 0
          if (mayFail) this.#stageFailed[s] = 0
        }
        if (++at === samples) at = 0
      }
    }
    return mayFail
  }

  #attempts(call: PlanCall, name: string, use: number, into: Float64Array, wantsTail: boolean): void {
    const samples = this.#samples
    const { total, tail, failed } = this.played[call.to]!
    const { error = 0, retries = 0, timeoutMs = Infinity } = call
    const luck = error > 0 ? this.#columns.uniform(`${name} error`) : null
    const isOpen = this.#stageFailed.fill(1)
    into.fill(0)
    if (wantsTail) this.#stageTail.fill(0)
    for (let attempt = 0; attempt <= Math.min(retries, 20); attempt++) {
      let at = this.#columns.offset(name, use + 1000 * attempt)
      let lucky = this.#columns.offset(`${name} error`, use + 1000 * attempt)
      for (let s = 0; s < samples; s++) {
        if (isOpen[s]) {
          const ms = total[at]!
          into[s]! += Math.min(ms, timeoutMs)
          const goesWrong = ms > timeoutMs || (luck !== null && luck[lucky]! < error) || (failed !== null && failed[at] === 1)
          if (!goesWrong) {
            isOpen[s] = 0
            if (wantsTail && tail) this.#stageTail[s] = tail[at]!
          }
        }
        if (++at === samples) at = 0
        if (++lucky === samples) lucky = 0
      }
    }
    if (call.fallback === undefined) return
    const spare = this.played[call.fallback]!
    let at = this.#columns.offset(`${name} fallback`, use)
    for (let s = 0; s < samples; s++) {
      if (isOpen[s]) {
        into[s]! += spare.total[at]!
        if (wantsTail && spare.tail) this.#stageTail[s] = spare.tail[at]!
        isOpen[s] = spare.failed ? spare.failed[at]! : 0
      }
      if (++at === samples) at = 0
    }
  }
}
