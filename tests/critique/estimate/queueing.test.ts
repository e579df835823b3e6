import { describe, expect, it } from 'vitest'
import {
  againForMean,
  allenCunneen,
  atLeastOne,
  branchQuantile,
  downMinutesPerMonth,
  erlangC,
  flowThrough,
  geometricRounds,
  inParallel,
  inSeries,
  jackson,
  kOfN,
  lognormalOf,
  md1,
  meanOfLongest,
  mg1,
  mixtureMean,
  mixtureQuantile,
  mm1,
  mm1ResponseQuantile,
  mmc,
  mmcWaitQuantile,
  mostAttempts,
  quantileOfLongest,
  retried,
  type Queue,
  type Stable,
} from '#critique/estimate/queueing.ts'
import { octave, simpy } from './reference.ts'

/** Relative error of at most 1e-7. */
const near = (found: number, expected: number): void =>
  expect(Math.abs(found - expected), `${found} for ${expected}`).toBeLessThanOrEqual(1e-7 * Math.max(Math.abs(expected), 1e-300))
const stable = (queue: Queue): Stable => {
  if (!queue.stable) throw new Error(`unstable at ${queue.utilisation}`)
  return queue
}

describe(`like ${octave.made.by}`, () => {
  it.each(octave.mm1)('M/M/1 at $utilisation', ({ lambda, mu, utilisation, response, number }) => {
    const queue = stable(mm1(lambda, mu))
    near(queue.utilisation, utilisation)
    near(queue.response, response)
    near(queue.number, number)
  })

  it.each(octave.mmc)('M/M/$servers at $lambda', ({ servers, lambda, mu, response, number, waiting }) => {
    const queue = stable(mmc(lambda, mu, servers))
    near(queue.waiting, waiting)
    near(queue.response, response)
    near(queue.number, number)
    // The reference has its wait as a difference of two nearly equal numbers, so the wait is compared through the share that waits.
    near(queue.wait, waiting / (servers * mu - lambda))
  })

  it.each(octave.md1)('M/D/1 at $lambda', ({ lambda, mu, wait, response }) => {
    const queue = stable(md1(lambda, mu))
    near(queue.wait, wait)
    near(queue.response, response)
  })

  it.each(octave.jackson)('a Jackson network with feedback, $servers', (net) => {
    const found = jackson(
      net.service.map((service, i) => ({ arrivals: net.arrivals[i]!, service, servers: net.servers[i]! })),
      net.routing,
    )
    found.stations.forEach(({ visits, queue }, i) => {
      near(visits, net.visits[i]!)
      near(queue.utilisation, net.utilisation[i]!)
      near(stable(queue).response, net.response[i]!)
      near(stable(queue).number, net.number[i]!)
    })
    near(found.response!, net.total)
  })
})

describe(`like ${simpy.made.by}`, () => {
  it.each(simpy.multiServerWaits)('Allen and Cunneen, $servers servers at $rho, variation $cs2', ({ servers, rho, cs2, mean }) => {
    const queue = stable(allenCunneen(rho * servers, 1, servers, cs2))
    // A published approximation: what it is worth is measured here, not wished for.
    expect(Math.abs(queue.wait / mean - 1)).toBeLessThan(cs2 > 1 ? 0.15 : 0.06)
  })
})

describe('queues', () => {
  it('says that a queue is unstable in place of a number', () => {
    expect(mm1(10, 10)).toEqual({ stable: false, utilisation: 1 })
    expect(mmc(70, 2, 32)).toEqual({ stable: false, utilisation: 70 / 64 })
    expect(md1(11, 10)).toMatchObject({ stable: false })
    expect(allenCunneen(11, 0.1, 1, 2)).toMatchObject({ stable: false })
    expect(mm1ResponseQuantile(10, 10, 0.95)).toBeUndefined()
    expect(mmcWaitQuantile(20, 2, 8, 0.95)).toBeUndefined()
  })

  it('M/M/1 answers 95 of 100 within ln 20 over the spare rate', () => {
    near(mm1ResponseQuantile(8, 10, 0.95)!, Math.log(20) / 2)
  })

  it('M/D/1 waits half as long as M/M/1', () => {
    near(stable(md1(8, 10)).wait, 0.2)
    near(stable(md1(8, 10)).wait, stable(mm1(8, 10)).wait / 2)
  })

  it('Allen and Cunneen is exact for M/M/c and M/G/1', () => {
    near(stable(allenCunneen(14, 0.5, 8, 1)).wait, stable(mmc(14, 2, 8)).wait)
    near(stable(allenCunneen(8, 0.1, 1, 0.3)).wait, stable(mg1(8, 0.1, 0.3)).wait)
  })

  it('nobody waits in front of M/M/c until more than p find it full', () => {
    expect(mmcWaitQuantile(4, 2, 8, 0.5)).toBe(0)
    const at = mmcWaitQuantile(14, 2, 8, 0.95)!
    near(erlangC(7, 8) * Math.exp(-2 * at), 0.05)
  })

  it('Erlang C stays a probability with a thousand servers', () => {
    expect(erlangC(950, 1000)).toBeGreaterThan(0)
    expect(erlangC(950, 1000)).toBeLessThan(0.1)
    near(erlangC(0.7, 1), 0.7)
  })
})

describe('networks', () => {
  it('names the station that cannot keep up and the rate that it allows', () => {
    const net = jackson(
      [
        { arrivals: 6, service: 0.01, servers: 1 },
        { arrivals: 0, service: 0.2, servers: 1 },
      ],
      [
        [0, 1],
        [0.2, 0],
      ],
    )
    near(net.stations[0]!.visits, 1.25)
    expect(net.unstable).toEqual([1])
    expect(net.response).toBeUndefined()
    near(net.bottleneck!.rate, 4)
  })

  it('refuses a loop that nothing leaves', () => {
    expect(() =>
      flowThrough(
        [1, 0],
        [
          [0, 1],
          [1, 0],
        ],
      ),
    ).toThrow('a loop has no way out')
    expect(() => flowThrough([1, 0], [[0, 1]])).toThrow(RangeError)
  })
})

describe('loops, retries and joins', () => {
  it('the longest of n exponential times', () => {
    near(meanOfLongest(1, 7), 7)
    near(meanOfLongest(3, 6), 11)
    near(meanOfLongest(100, 1), 5.187377517639621)
    near(1 - Math.exp(-quantileOfLongest(100, 1, 0.95)), 0.95 ** 0.01)
    near(branchQuantile(2, 0.9025), 0.95)
  })

  it('63 % of requests to a hundred servers meet the slowest hundredth (The Tail at Scale)', () => {
    near(atLeastOne(100, 0.01), 1 - 0.99 ** 100)
    expect(atLeastOne(100, 0.01)).toBeCloseTo(0.634, 3)
    // A failure in ten billion is still counted.
    near(atLeastOne(2, 1e-17), 2e-17)
  })

  it('a geometric loop, with and without a limit', () => {
    near(geometricRounds(0.75).mean, 4)
    near(geometricRounds(0.5, 3).mean, 1.75)
    near(geometricRounds(0.5, 3).atLimit, 0.25)
    near(geometricRounds(againForMean(4, 8), 8).mean, 4)
    expect(againForMean(1, 8)).toBe(0)
    expect(againForMean(8, 8)).toBe(1)
  })

  it('retries: 1.11 attempts and one failure in a thousand', () => {
    near(retried(0.1, 2).attempts, 1.11)
    near(retried(0.1, 2).failure, 0.001)
    expect(retried(1, 2)).toEqual({ attempts: 3, failure: 1 })
    expect(retried(0, 5)).toEqual({ attempts: 1, failure: 0 })
    expect(mostAttempts([2, 2, 2])).toBe(27)
  })

  it('a cache: hits at 5, misses exponential with mean 100 after it', () => {
    const parts = [
      { share: 0.3, mean: 5, atMost: (time: number) => (time >= 5 ? 1 : 0) },
      { share: 0.7, mean: 105, atMost: (time: number) => (time < 5 ? 0 : 1 - Math.exp(-(time - 5) / 100)) },
    ]
    near(mixtureMean(parts), 75)
    near(mixtureQuantile(parts, 0.95, 10_000), 5 - 100 * Math.log(0.05 / 0.7))
    near(mixtureQuantile(parts, 0.2, 10_000), 5)
  })

  it('a log-normal time has the stated median and tail', () => {
    const { mu, sigma, mean, variation } = lognormalOf(566, 2246)
    near(Math.exp(mu), 566)
    near(Math.exp(mu + 1.6448536269514722 * sigma), 2246)
    near(mean, 566 * Math.exp(sigma ** 2 / 2))
    near(variation, Math.exp(sigma ** 2) - 1)
    expect(lognormalOf(100, 100)).toMatchObject({ sigma: 0, mean: 100, variation: 0 })
  })
})

describe('availability', () => {
  it('in series, in parallel, and k of n', () => {
    near(inSeries([0.9999, 0.9999, 0.9999]), 0.9999 ** 3)
    near(1 - inParallel([0.999, 0.999]), 1e-6)
    near(kOfN(2, [0.99, 0.99, 0.99]), 3 * 0.99 ** 2 * 0.01 + 0.99 ** 3)
    near(kOfN(1, [0.9, 0.8]), inParallel([0.9, 0.8]))
    near(kOfN(2, [0.9, 0.8]), inSeries([0.9, 0.8]))
    near(kOfN(3, [0.9, 0.8]) + 1, 1)
  })

  it('three nines are 43.8 minutes a month', () => {
    near(downMinutesPerMonth(0.999), 43.8)
  })
})
