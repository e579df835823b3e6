import { describe, expect, it } from 'vitest'
import { metricCases } from '#templates/metricCases/index.ts'
import { isRetrieval, metrics, optionsOf, scoresOf, type MetricId } from '#templates/metricCases/metricCase.ts'

const shown = (metric: MetricId): number => metricCases.filter(({ numbers }) => numbers.some((one) => one.metric === metric)).length
const trained = (metric: MetricId): number =>
  metricCases.filter(
    ({ numbers, options, checkNext }) =>
      numbers.some((one) => one.metric === metric) ||
      [...options.map(({ says, why }) => says + why), ...checkNext].join(' ').toLowerCase().includes(wordOf(metric)),
  ).length
const wordOf = (metric: MetricId): string => metrics[metric].name.toLowerCase().replace(/ \/.*/, '')
const of = (id: string) => scoresOf(metricCases.find((one) => one.id === id)!.sample)

describe('the metric trainer', () => {
  it('has at least 24 cases, of retrieval and of agents', () => {
    expect(metricCases.length).toBeGreaterThanOrEqual(24)
    expect(metricCases.filter(({ about }) => about === 'agent').length).toBeGreaterThanOrEqual(10)
  })

  it('trains each of its metrics, the four of retrieval several times', () => {
    const ids = Object.keys(metrics) as MetricId[]
    expect(ids.filter((id) => shown(id) === 0)).toEqual([])
    expect((['faithfulness', 'contextPrecision', 'contextRecall', 'answerRelevance'] as const).filter((id) => trained(id) < 4)).toEqual([])
  })

  it('counts the measures of a sample', () => {
    expect(of('one-perfect-passage')).toEqual({ faithfulness: 1, contextPrecision: 1, contextRecall: 0.25 })
    expect(of('recall-drowned-in-noise')).toEqual({ faithfulness: 1, contextPrecision: 0.2, contextRecall: 1 })
    expect(of('refusal-counts-as-faithful').faithfulness).toBeNull()
    expect(of('valid-calls-wrong-order')).toEqual({ toolCallAccuracy: 1, stepCount: 3 })
  })

  it('shuffles the options the same way for the same seed', () => {
    const [first] = metricCases
    expect(optionsOf(first!, 4)).toEqual(optionsOf(first!, 4))
    expect(new Set(Array.from({ length: 12 }, (_, seed) => optionsOf(first!, seed).findIndex(({ right }) => right))).size).toBe(3)
  })
})

describe.each(metricCases.map((one) => [one.id, one] as const))('%s', (_id, { about, numbers, options, misses, checkNext, sample }) => {
  it('has one right option among three or more, each with its reason', () => {
    expect(options.length).toBeGreaterThanOrEqual(3)
    expect(options.filter(({ right }) => right)).toHaveLength(1)
    expect(new Set(options.map(({ says }) => says)).size).toBe(options.length)
    expect(options.filter(({ why }) => why.length === 0)).toEqual([])
  })

  it('says of each number what it misses, and what to check next', () => {
    expect(Object.keys(misses).sort()).toEqual(numbers.map(({ metric }) => metric).sort())
    expect(numbers.length).toBeGreaterThanOrEqual(2)
    expect(checkNext.length).toBeGreaterThanOrEqual(2)
  })

  it('shows a sample of its own kind', () => {
    expect(isRetrieval(sample)).toBe(about === 'retrieval')
  })
})
