import { describe, expect, it } from 'vitest'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { estimate } from '#critique/estimate/estimate.ts'
import { GraphView } from '#critique/graph/view.ts'
import type { Scenario } from '#templates/scenarios/scenario.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'
import { scenarios } from '#templates/scenarios/index.ts'

/** Nobody waits for a page that a batch translates, nor for a mail that a clerk answers later. */
const NOBODY_WAITS = new Set(['catalogue-localisation', 'mailbox-triage'])
/** Only shoppers start requests there, and those meet no model. */
const NOTHING_IS_FULL_FIRST = new Set(['catalogue-localisation'])

const referenceOf = (scenario: Scenario) => {
  const view = new GraphView(scenarioBoard(scenario, 'reference'))
  return { requirements: view.requirements, numbers: estimate(view) }
}

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('the reference of %s', (id, scenario) => {
  const { requirements, numbers } = referenceOf(scenario)
  const { costUsd, latencyMs, bottleneck, unstable } = numbers

  it('knows what it costs, and keeps its budget', () => {
    expect(costUsd.perRequest).toBeGreaterThan(0)
    expect(costUsd.perMonth).toBeGreaterThan(0)
    expect(costUsd.perRequest!).toBeLessThanOrEqual(requirements.costPerRequestUsd ?? Infinity)
    expect(costUsd.perMonth!).toBeLessThanOrEqual(requirements.monthlyBudgetUsd ?? Infinity)
  })

  it.skipIf(NOBODY_WAITS.has(id))('knows how long its answer takes, and is as fast as asked', () => {
    expect(latencyMs.p50).toBeGreaterThan(0)
    expect(latencyMs.p95!).toBeGreaterThanOrEqual(latencyMs.p50!)
    expect(latencyMs.p95!).toBeLessThanOrEqual(requirements.p95LatencyMs ?? Infinity)
    if (requirements.firstTokenP95Ms !== undefined) expect(latencyMs.firstTokenP95!).toBeLessThanOrEqual(requirements.firstTokenP95Ms)
  })

  it.skipIf(NOTHING_IS_FULL_FIRST.has(id))('names what is full first, and has room at its peak', () => {
    expect(bottleneck?.utilisation).toBeGreaterThan(0)
    expect(bottleneck?.utilisation).toBeLessThan(0.9)
    expect(unstable).toBeUndefined()
  })

  it('is as fast and as reliable as asked while requests wait for one another', () => {
    const { simulation } = estimateInDetail(scenarioBoard(scenario, 'reference'), { samples: 2000 })
    expect(simulation.latencyMs?.p95 ?? 0).toBeLessThanOrEqual(requirements.p95LatencyMs ?? Infinity)
    expect(numbers.availability ?? 1).toBeGreaterThanOrEqual(requirements.availability ?? 0)
  })
})

describe('the scenarios', () => {
  it('price models of at least five vendors on their references, none on more than two fifths', () => {
    const named = scenarios.flatMap((scenario) =>
      scenarioBoard(scenario, 'reference').nodes.flatMap(({ props }) =>
        typeof props?.model === 'string' ? [props.model.split('-')[0]!] : [],
      ),
    )
    const counts = new Map<string, number>()
    for (const name of named) counts.set(name, (counts.get(name) ?? 0) + 1)
    expect(counts.size).toBeGreaterThanOrEqual(5)
    expect(Math.max(...counts.values()) / named.length).toBeLessThanOrEqual(0.4)
  })

  it('begin what they list with a capital letter or a number', () => {
    const begunSmall = scenarios.flatMap(({ id, functional, nonFunctional, traps, followUps, requirements }) =>
      [...functional, ...nonFunctional, ...traps, ...followUps, ...(requirements.statements ?? [])]
        .filter((item) => /^[a-z]/.test(item))
        .map((item) => `${id}: ${item}`),
    )
    expect(begunSmall).toEqual([])
  })
})
