import { describe, expect, it } from 'vitest'
import { kindById } from '#critique/kinds/lookup.ts'
import { review } from '#critique/review.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'
import { scenarios } from '#templates/scenarios/index.ts'

const violations = (graph: Parameters<typeof review>[0]) => review(graph).findings.filter(({ status }) => status === 'violation')

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
  it('has a reference with nothing critical and at most two major findings', () => {
    const found = violations(scenarioBoard(scenario, 'reference'))
    expect(found.filter(({ severity }) => severity === 'critical').map(({ id, because }) => `${id}: ${because}`)).toEqual([])
    expect(
      found
        .filter(({ severity }) => severity === 'major')
        .map(({ id, because }) => `${id}: ${because}`)
        .slice(2),
    ).toEqual([])
  })

  it('has a starter that gives a reviewer at least three things to ask', () => {
    expect(violations(scenarioBoard(scenario, 'starter')).filter(({ severity }) => severity !== 'minor').length).toBeGreaterThanOrEqual(3)
  })

  it('draws on its reference what a strong board shows', () => {
    const drawn = new Set(scenarioBoard(scenario, 'reference').nodes.flatMap(({ kind, roles }) => [kind, ...(roles ?? [])]))
    const missing = scenario.expectedKinds.filter((kind) => !drawn.has(kind))
    expect(missing).toEqual([])
  })

  it('names kinds that exist', () => {
    expect(scenario.expectedKinds.filter((kind) => !kindById(kind))).toEqual([])
  })
})
