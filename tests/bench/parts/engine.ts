import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'
import type { Pair } from '../pages/engine.ts'
import { median, quantile } from '../samples.ts'
import { openEnginePage } from '../openEnginePage.ts'

/** Six steps, each about three times the one before. */
const STEPS = [50, 150, 500, 1000, 2500, 5000]
const AS_SORTING = (5000 * Math.log(5000)) / (500 * Math.log(500))
const TOLERANCE = 1.3

/** Reviews and estimates in Chromium. */
export async function engine(context: BenchContext): Promise<Figure[]> {
  const { page, close } = await openEnginePage(context)
  const { isQuick } = context
  const reviews = (size: number, rounds: number, warmUp = 0): Promise<Pair> =>
    page.evaluate(([size, rounds, warmUp]) => window.engineBench.reviews(size, rounds, warmUp), [size, rounds, warmUp] as const)
  const small = await reviews(60, isQuick ? 200 : 1000, 200)
  const steps = new Map(STEPS.map((size): [number, Pair] => [size, { ours: [], reference: [] }]))
  await reviews(500, 20)
  for (let round = 0; round < (isQuick ? 3 : 9); round++) {
    for (const [size, pair] of steps) {
      const taken = await reviews(size, size <= 500 ? 20 : 2)
      pair.ours.push(...taken.ours)
      pair.reference.push(...taken.reference)
    }
  }
  const edited = await page.evaluate((rounds) => window.engineBench.estimates(200, rounds), isQuick ? 100 : 400)
  await close()
  const large = steps.get(5000)!
  const growth = (which: keyof Pair): number => median(steps.get(5000)![which]) / median(steps.get(500)![which])
  return [
    beside('review of 60 nodes, p50', small, median),
    { ...beside('review of 60 nodes, p99', small, (samples) => quantile(samples, 0.99)), bound: { of: 'ours', atMost: 8 } },
    ...STEPS.map((size): Figure => beside(`review of ${size.toLocaleString('en')} nodes, p50`, steps.get(size)!, median)),
    {
      ...beside('review of 5,000 nodes, p99', large, (samples) => quantile(samples, 0.99)),
      bound: { of: 'ours', atMost: 500 },
    },
    {
      what: 'growth from 500 to 5,000 nodes, review against n·log n',
      unit: 'times',
      ours: growth('ours'),
      reference: { is: 'n·log n', value: AS_SORTING },
      bound: { of: 'ratio', atMost: TOLERANCE },
    },
    {
      what: 'growth from 500 to 5,000 nodes, review against sorting',
      unit: 'times',
      ours: growth('ours'),
      reference: { is: 'sorting pass, measured', value: growth('reference') },
    },
    {
      ...beside('estimate after an edit of 200 nodes, p99', edited, (samples) => quantile(samples, 0.99)),
      bound: { of: 'ours', atMost: 16 },
    },
  ]
}

const beside = (what: string, { ours, reference }: Pair, of: (samples: readonly number[]) => number): Figure => ({
  what,
  unit: 'ms',
  ours: of(ours),
  reference: { is: 'sorting pass', value: of(reference) },
})
