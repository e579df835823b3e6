import { describe, expect, it } from 'vitest'
import { covered, counts } from '#critique/interviewer/concepts.ts'
import { ownCriteria } from '#critique/interviewer/openSession.ts'
import { readPhrases } from '#critique/interviewer/phrases.ts'
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

  it('says for each dimension that it weighs what a strong answer shows, in words that such an answer uses', () => {
    const described = new Set(scenario.rubric.map(({ dimension }) => dimension))
    expect(scenario.emphasis.filter((dimension) => !described.has(dimension))).toEqual([])
    const unseen = ownCriteria(scenario).filter((criterion) => !covered(criterion.name, [criterion]).matches.some(counts))
    expect(unseen.map(({ name }) => name)).toEqual([])
  })

  it('holds back at least four facts that can be asked for, and changes one requirement', () => {
    expect(scenario.clarifications.length).toBeGreaterThanOrEqual(4)
    expect(scenario.clarifications.filter(({ asks }) => asks.length === 0)).toEqual([])
    expect(Object.keys(scenario.change.set)).not.toEqual([])
    expect(scenario.change.covers.length).toBeGreaterThanOrEqual(4)
  })

  it('writes its phrases so that they can be read, each with a word in it', () => {
    const phrases = [
      ...scenario.clarifications.flatMap(({ asks }) => asks),
      ...scenario.change.covers,
      ...scenario.rubric.flatMap(({ words }) => words),
    ]
    expect(
      phrases.filter((phrase) =>
        readPhrases(phrase)
          .flatMap(({ words }) => words)
          .every(({ stems, starts }) => ![...stems, ...starts].some((stem) => /[a-z]/.test(stem))),
      ),
    ).toEqual([])
  })

  it('does not tell in its brief what it holds back', () => {
    const told = [scenario.brief, ...scenario.functional, ...scenario.nonFunctional].join(' ')
    expect(scenario.clarifications.filter(({ answer }) => told.includes(answer)).map(({ answer }) => answer)).toEqual([])
  })
})
