import { describe, expect, it } from 'vitest'
import { Columns } from '#critique/estimate/columns.ts'
import { samplesFor, simulate, type Plan, type PlanCall, type PlanNode, type Stage, type Time } from '#critique/estimate/monteCarlo.ts'
import {
  allenCunneen,
  atLeastOne,
  geometricRounds,
  jackson,
  lognormalOf,
  md1,
  meanOfLongest,
  mixtureQuantile,
  mm1ResponseQuantile,
  mmc,
  quantileOfLongest,
  retried,
  waitsOfThoseWhoWait,
  type Stable,
} from '#critique/estimate/queueing.ts'
import { normalQuantile, seeded } from '#critique/estimate/random.ts'
import { simpy } from './reference.ts'

const fixed = (ms: number): Time => ({ shape: 'fixed', ms })
const exponential = (mean: number): Time => ({ shape: 'exponential', mean })
const lognormal = (p50: number, p95: number): Time => ({ shape: 'lognormal', p50, p95 })
const NOTHING = fixed(0)

/** One caller at the end of a list of services; `stages` calls these by their place. */
function caller(services: readonly (Time | Omit<PlanNode, 'id'>)[], rest: Partial<PlanNode> & { stages: readonly Stage[] }): Plan {
  const nodes = services.map((service, i): PlanNode => ({ id: `s${i}`, ...('shape' in service ? { own: service, stages: [] } : service) }))
  return { nodes: [...nodes, { id: 'caller', own: NOTHING, ...rest }], start: nodes.length, unstable: [] }
}
const call = (to: number, rest: Partial<PlanCall> = {}): Stage => ({ join: 'all', calls: [{ to, ...rest }] })
const together = (count: number, rest: Partial<Stage> = {}): Stage => ({
  join: 'all',
  calls: Array.from({ length: count }, (_, to) => ({ to })),
  ...rest,
})

/** Within 2 %, or as stated. */
const about = (found: number, expected: number, within = 0.02): void =>
  expect(Math.abs(found / expected - 1), `${found} for ${expected}`).toBeLessThan(within)
const timesOf = (plan: Plan, seed = 1) => simulate(plan, { seed }).latencyMs!

/** Share of sums of two exponential times, with these rates, that are longer than `t`. */
const longerThan = (t: number, a: number, b: number): number =>
  Math.abs(a - b) < 1e-9 ? Math.exp(-a * t) * (1 + a * t) : (a * Math.exp(-b * t) - b * Math.exp(-a * t)) / (a - b)

/** Erlang's formula of 1909 for service of length 1. */
function md1WaitAtMost(load: number, t: number): number {
  let sum = 0
  for (let k = 0; k <= t; k++) {
    let term = Math.exp(load * (t - k))
    for (let i = 1; i <= k; i++) term *= (load * (k - t)) / i
    sum += term
  }
  // Far out, nothing is left of the sum but what rounding leaves; nobody waits that long.
  return t < 0 ? 0 : t > 40 ? 1 : (1 - load) * sum
}

it.each([0, 0.5, 1, 1.3].flatMap((sigma) => [0.1, 0.5, 0.9].map((load) => [sigma, load] as const)))(
  'waits behind log-normal service of sigma %d at a load of %d have the mean that they are measured in',
  (sigma, load) => {
    const waits = waitsOfThoseWhoWait(load, sigma)
    about(waits.reduce((sum, wait) => sum + wait, 0) / waits.length, 1, sigma < 1 ? 0.005 : 0.03)
  },
)

describe('against formulas, within 2 %', () => {
  it('an M/M/1 queue and its service', () => {
    const queue = mmc(8, 10, 1) as Stable
    const plan = caller([{ own: exponential(0.1), wait: { share: queue.waiting, meanMs: queue.wait / queue.waiting }, stages: [] }], {
      stages: [call(0)],
    })
    const times = timesOf(plan)
    for (const p of [0.5, 0.95, 0.99]) about(times[`p${p * 100}` as 'p50'], mm1ResponseQuantile(8, 10, p)!)
    about(times.mean, queue.response)
  })

  /** Where the share that is at most a time reaches `p`, by halving. */
  const quantileOf = (atMost: (time: number) => number, p: number): number => mixtureQuantile([{ share: 1, atMost }], p, 100)
  const isAbout = (plan: Plan, atMost: (time: number) => number): void => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const times = timesOf(plan, seed)
      for (const p of [0.5, 0.95, 0.99]) about(times[`p${p * 100}` as 'p50'], quantileOf(atMost, p))
    }
  }

  it.each([1, 4, 32].flatMap((servers) => [0.5, 0.8, 0.95].map((load) => [servers, load] as const)))(
    'an M/M/%i queue at a load of %d and its service',
    (servers, load) => {
      const queue = mmc(load * servers, 1, servers) as Stable
      const spare = servers * (1 - load)
      isAbout(
        caller([{ own: exponential(1), wait: { share: queue.waiting, meanMs: queue.wait / queue.waiting }, stages: [] }], {
          stages: [call(0)],
        }),
        (t) => 1 - (1 - queue.waiting) * Math.exp(-t) - queue.waiting * longerThan(t, 1, spare),
      )
    },
  )

  it.each([0.3, 0.5, 0.8, 0.9])('an M/D/1 queue at a load of %d and its service', (load) => {
    const { waiting, wait } = md1(load, 1) as Stable
    isAbout(
      caller([{ own: fixed(1), wait: { share: waiting, meanMs: wait / waiting, behind: { utilisation: load, sigma: 0 } }, stages: [] }], {
        stages: [call(0)],
      }),
      (t) => md1WaitAtMost(load, t - 1),
    )
  })

  it('two queues in a row (Jackson)', () => {
    const station = (load: number) => ({ own: exponential(1), wait: { share: load, meanMs: 1 / (1 - load) }, stages: [] })
    isAbout(caller([station(0.5), station(0.8)], { stages: [call(0), call(1)] }), (t) => 1 - longerThan(t, 0.5, 0.2))
  })

  it('a queue that jobs come back to (Jackson with feedback)', () => {
    const { stations, response } = jackson([{ arrivals: 0.3, service: 1, servers: 1 }], [[0.5]])
    const { waiting, wait } = stations[0]!.queue as Stable
    const server = { own: exponential(1), wait: { share: waiting, meanMs: wait / waiting }, stages: [] }
    const times = timesOf(caller([server], { rounds: { again: 0.5, most: 500 }, stages: [{ ...call(0), everyRound: true }] }))
    about(times.mean, response!)
  })

  it('three exponential services in a row (Erlang)', () => {
    const times = timesOf(caller([exponential(1), exponential(1), exponential(1)], { stages: [call(0), call(1), call(2)] }))
    about(times.p50, 2.674060313723607)
    about(times.p95, 6.295793622086328)
  })

  it('the same service three times in a row is three independent calls', () => {
    const times = timesOf(caller([exponential(1)], { stages: [call(0), call(0), call(0)] }))
    about(times.p95, 6.295793622086328)
  })

  it('the longest of a hundred exponential calls', () => {
    const times = timesOf(
      caller(
        Array.from({ length: 100 }, () => exponential(1)),
        { stages: [together(100)] },
      ),
    )
    about(times.mean, meanOfLongest(100, 1))
    for (const p of [0.5, 0.95, 0.99]) about(times[`p${p * 100}` as 'p50'], quantileOfLongest(100, 1, p))
  })

  it('63 % of requests to a hundred servers are slower than the slowest hundredth of each', () => {
    const p99 = 10 * Math.exp(normalQuantile(0.99) * lognormalOf(10, 30).sigma)
    const plan = caller(
      Array.from({ length: 100 }, () => lognormal(10, 30)),
      { stages: [together(100)] },
    )
    about(1 - simulate(plan, { budgetMs: p99 }).withinBudget!, atLeastOne(100, 0.01))
  })

  it('a cache that answers 30 % in 5 ms before an exponential call', () => {
    const times = timesOf(caller([fixed(5), exponential(100)], { stages: [call(0, { hit: 0.3 }), call(1)] }))
    about(times.mean, 75)
    about(times.p95, 5 - 100 * Math.log(0.05 / 0.7))
  })

  it('a cache in line answers its share itself', () => {
    const times = timesOf(caller([exponential(100)], { own: fixed(5), hit: 0.3, stages: [call(0)] }))
    about(times.mean, 75)
    about(times.p95, 5 - 100 * Math.log(0.05 / 0.7))
  })

  it('a geometric loop of exponential rounds is exponential', () => {
    const times = timesOf(caller([exponential(1)], { rounds: { again: 0.75, most: 500 }, stages: [{ ...call(0), everyRound: true }] }))
    about(times.mean, 4)
    about(times.p50, 4 * Math.LN2)
    about(times.p95, 4 * Math.log(20))
  })

  it('a loop with a limit, a whole number of rounds and a fraction of one', () => {
    const loop = (again: number, most: number) =>
      timesOf(caller([fixed(10)], { own: fixed(1), rounds: { again, most }, stages: [{ ...call(0), everyRound: true }] }))
    about(loop(0.5, 3).mean, 11 * geometricRounds(0.5, 3).mean, 0.001)
    expect(loop(1, 4)).toMatchObject({ p50: 44, p95: 44 })
    about(loop(1, 2.5).mean, 27.5, 0.001)
    about(loop(1, 1000).mean, 11_000, 0.001)
  })

  it('repeats an attempt that fails, and counts what fails for good', () => {
    const { latencyMs, failed } = simulate(caller([fixed(100)], { stages: [call(0, { error: 0.1, retries: 2 })] }))
    about(latencyMs!.mean, 100 * retried(0.1, 2).attempts, 0.005)
    about(failed, 0.001, 0.25)
  })

  it('cuts an attempt at its deadline and falls back', () => {
    const { latencyMs, failed } = simulate(caller([exponential(100), fixed(7)], { stages: [call(0, { timeoutMs: 100, fallback: 1 })] }))
    const late = Math.exp(-1)
    about(latencyMs!.mean, 100 * (1 - late) + 7 * late)
    about(latencyMs!.p95, 107, 1e-9)
    expect(failed).toBe(0)
  })

  it('picks one of several by their shares', () => {
    const plan = caller([fixed(10), fixed(1000)], {
      stages: [
        {
          join: 'one',
          calls: [
            { to: 0, share: 3 },
            { to: 1, share: 1 },
          ],
        },
      ],
    })
    about(timesOf(plan).mean, 257.5, 0.001)
    expect(timesOf(plan).p50).toBe(10)
  })

  it('makes a sampled call as often as it says', () => {
    about(timesOf(caller([fixed(100)], { stages: [call(0, { share: 0.2 })] })).mean, 20, 0.001)
  })

  it('streams: the last token comes as long after the first as writing takes', () => {
    const model: Omit<PlanNode, 'id'> = { own: lognormal(500, 2000), writing: fixed(3000), stages: [] }
    const check = fixed(50)
    const plain = simulate(
      caller([fixed(100), model, check], { stages: [call(0), { ...call(1), streaming: 'source' }, { ...call(2), streaming: 'after' }] }),
    )
    about(plain.firstTokenMs!.p95, 2100)
    about(plain.latencyMs!.p95, 5150)
    const held = simulate(
      caller([fixed(100), model, check], { stages: [call(0), { ...call(1), streaming: 'source' }, { ...call(2), streaming: 'holds' }] }),
    )
    expect(held.firstTokenMs).toEqual(held.latencyMs)
    const spoken = simulate(
      caller([fixed(100), model, check], { stages: [call(0), { ...call(1), streaming: 'source' }, { ...call(2), streaming: 'delays' }] }),
    )
    about(spoken.firstTokenMs!.p95, 2150)
  })

  it('calls after a hit only what follows a hit', () => {
    const plan = caller([fixed(5), fixed(1000), fixed(50)], { stages: [call(0, { hit: 0.4 }), call(1), { ...call(2), onHit: true }] })
    about(timesOf(plan).mean, 5 + 0.6 * 1000 + 0.4 * 50, 0.001)
  })
})

describe(`against discrete-event simulation (${simpy.made.by}), within 2 %`, () => {
  const plans: Record<keyof typeof simpy.flows, Plan> = {
    retrieval: caller(
      [
        exponential(5),
        lognormal(40, 120),
        lognormal(20, 60),
        lognormal(15, 90),
        lognormal(30, 70),
        { own: lognormal(500, 2000), writing: fixed(2000), stages: [] },
      ],
      {
        stages: [call(0, { hit: 0.3 }), call(1), { join: 'all', calls: [{ to: 2 }, { to: 3 }, { to: 4 }] }, call(5)],
      },
    ),
    retried: caller([lognormal(400, 1600)], { stages: [call(0, { error: 0.1, retries: 2, timeoutMs: 1500 })] }),
    // The last thought is followed by no tool: one thought first, then rounds of tool and thought.
    agent: caller(
      [
        lognormal(900, 3000),
        lognormal(200, 800),
        fixed(100),
        {
          own: NOTHING,
          rounds: { again: 0.7, most: 7 },
          stages: [
            { join: 'one', everyRound: true, calls: [{ to: 1 }, { to: 2 }] },
            { ...call(0), everyRound: true },
          ],
        },
      ],
      { stages: [call(0), call(3, { share: 0.7 })] },
    ),
    twoOfThree: caller([lognormal(100, 300), lognormal(100, 300), lognormal(100, 300)], { stages: [together(3, { needed: 2 })] }),
    fanOut: caller(
      Array.from({ length: 30 }, () => lognormal(100, 250)),
      { stages: [together(30)] },
    ),
  }

  it.each(Object.entries(plans))('%s', (name, plan) => {
    const expected = simpy.flows[name as keyof typeof plans]
    const found = timesOf(plan)
    for (const key of ['mean', 'p50', 'p95', 'p99'] as const) about(found[key], expected[key])
  })

  it('a model with eight seats at 80 %', () => {
    const { mean, variation, sigma } = lognormalOf(800, 2400)
    const queue = allenCunneen((0.8 * 8) / mean, mean, 8, variation) as Stable
    const wait = { share: queue.waiting, meanMs: queue.wait / queue.waiting, behind: { utilisation: queue.utilisation, sigma } }
    const plan = caller([{ own: lognormal(800, 2400), wait, stages: [] }], { own: lognormal(20, 60), stages: [call(0)] })
    const found = timesOf(plan)
    for (const key of ['mean', 'p50', 'p95', 'p99'] as const) about(found[key], simpy.queued[key])
  })
})

describe('repeatable', () => {
  const plan = caller([lognormal(100, 400), exponential(50)], { stages: [call(0), call(1, { error: 0.1, retries: 1 })] })

  it('gives the same numbers for the same seed, with columns kept or drawn anew', () => {
    const columns = new Columns(4000, 7)
    const first = simulate(plan, { columns })
    expect(simulate(plan, { columns })).toEqual(first)
    expect(simulate(plan, { samples: 4000, seed: 7 })).toEqual(first)
    expect(simulate(plan, { samples: 4000, seed: 8 })).not.toEqual(first)
  })

  it('is off by chance, not by habit: the mean of thirty seeds is within half a percent', () => {
    const wide = caller(
      Array.from({ length: 100 }, () => exponential(1)),
      { stages: [together(100)] },
    )
    const runs = Array.from({ length: 30 }, (_, seed) => simulate(wide, { samples: 4000, seed }).latencyMs!)
    const mean = (of: 'p95' | 'p99') => runs.reduce((sum, run) => sum + run[of], 0) / runs.length
    about(mean('p95'), quantileOfLongest(100, 1, 0.95), 0.005)
    about(mean('p99'), quantileOfLongest(100, 1, 0.99), 0.01)
  })

  it('draws from a generator that repeats itself, with a mean of a half', () => {
    const draws = Array.from({ length: 10_000 }, seeded(3))
    expect(draws).toEqual(Array.from({ length: 10_000 }, seeded(3)))
    about(draws.reduce((sum, u) => sum + u, 0) / draws.length, 0.5)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 8)
    expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308822899, 7)
  })
})

it('has no percentiles where a node cannot keep up, and says which', () => {
  const unstable = [{ node: 'gpu', utilisation: 1.2 }]
  expect(simulate({ ...caller([fixed(1)], { stages: [call(0)] }), unstable })).toMatchObject({
    latencyMs: null,
    firstTokenMs: null,
    unstable,
  })
})

it('has no percentiles on a board without requests', () => {
  expect(simulate({ nodes: [], start: -1, unstable: [] }).latencyMs).toBeNull()
})

it('affords more samples on smaller boards', () => {
  expect([samplesFor(1), samplesFor(40), samplesFor(200), samplesFor(5000)]).toEqual([40_000, 20_000, 4_000, 4_000])
})
