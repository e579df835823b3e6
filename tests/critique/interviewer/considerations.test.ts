import { describe, expect, it } from 'vitest'
import { Dimension } from '#critique/finding.ts'
import { companies } from '#critique/interviewer/companies.ts'
import { counts, covered } from '#critique/interviewer/concepts.ts'
import { considerationById, considerations } from '#critique/interviewer/considerations/all.ts'
import { readPhrases } from '#critique/interviewer/phrases.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { kinds } from '#critique/kinds/index.ts'
import { edgeProps, nodeProps, sharedProps } from '#critique/kinds/props.ts'
import { traits } from '#critique/kinds/traits.ts'
import { rules } from '#critique/rules/index.ts'

describe.each(considerations.map((one) => [one.id, one] as const))('%s', (id, one) => {
  it('is named after its dimension and has words that can be read', () => {
    expect(id.startsWith(`${one.dimension}/`)).toBe(true)
    expect(one.words.length).toBeGreaterThan(3)
    for (const phrase of one.words) expect(() => readPhrases(phrase)).not.toThrow()
  })

  it('points at rules, kinds and traits that exist', () => {
    expect(one.rules.filter((rule) => !rules.some((known) => known.id === rule))).toEqual([])
    expect((one.board?.kinds ?? []).filter((kind) => !kindById(kind))).toEqual([])
    expect([...(one.board?.traits ?? []), ...(one.needs ?? [])].filter((trait) => !(trait in traits))).toEqual([])
  })

  it('asks and hints without giving the answer away', () => {
    const given = [one.ask, one.hint].filter((text) => covered(text, [one]).matches.some(counts))
    expect(given).toEqual([])
  })
})

it('covers every dimension, and every rule', () => {
  expect(new Set(considerations.map(({ dimension }) => dimension))).toEqual(new Set(Dimension.options))
  const about = new Set(considerations.flatMap(({ rules }) => rules))
  expect(rules.filter(({ id }) => !about.has(id)).map(({ id }) => id)).toEqual([])
})

it('lets companies favour considerations that exist', () => {
  const named = companies.flatMap(({ favours, questions }) => [...favours, ...questions.flatMap(({ covers }) => covers)])
  expect(named.filter((id) => !considerationById(id))).toEqual([])
})

it('knows the properties that a board is searched for', () => {
  const known = new Set([...kinds.flatMap(({ props }) => props), ...nodeProps, ...sharedProps, ...edgeProps].map(({ name }) => name))
  const named = considerations.flatMap(({ board }) => board?.props ?? [])
  expect(named.filter((prop) => !known.has(prop))).toEqual([])
})
