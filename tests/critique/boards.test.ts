import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '#critique/rules/index.ts'
import { labelledBoards } from '../boards/board.ts'
import { labelsOnly, summarise, withKinds, type Measured } from './measure.ts'
import { measuredPage } from './measuredPage.ts'
import { laterRounds } from './rounds.ts'

const boards = await labelledBoards()
const kinds = withKinds(boards)
const labels = labelsOnly(boards)
const second = withKinds(await labelledBoards('second'))
const rounds = await laterRounds()
const page = path.resolve(import.meta.dirname, '../../critique/rules/MEASURED.md')

const of = (strength: string): Measured[] => kinds.filter(({ board }) => board.strength === strength)

describe('the set', () => {
  it('has at least 44 boards, half of them weak, and a dozen that are also read by their labels alone', () => {
    expect(boards.length).toBeGreaterThanOrEqual(44)
    expect(of('strong').length + of('tiny').length).toBeGreaterThanOrEqual(20)
    expect(of('weak').length + of('odd').length).toBeGreaterThanOrEqual(20)
    expect(labels.length).toBeGreaterThanOrEqual(12)
  })

  it('speaks of rules that exist, and expects at the top only what is fair', () => {
    const known = new Set(rules.map(({ id }) => id))
    for (const { certain, allowed, top } of [...boards, ...rounds.flatMap((round) => round.kinds.map(({ board }) => board))]) {
      expect([...certain, ...allowed, ...top].filter((id) => !known.has(id))).toEqual([])
      expect(top.filter((id) => !certain.includes(id) && !allowed.includes(id))).toEqual([])
    }
  })
})

describe('a review of boards that somebody labelled before', () => {
  const all = summarise(kinds)

  it('raises at least 95 % of what every reviewer would', () => {
    expect(all.recall).toBeGreaterThanOrEqual(0.95)
  })

  it('raises at most 2 % of what would be a false alarm, and at most 2 % of its findings are one', () => {
    expect(all.falseOfPairs).toBeLessThanOrEqual(0.02)
    expect(all.falseOfRaised).toBeLessThanOrEqual(0.02)
  })

  it('has an expected finding among the first three on 90 % of the boards', () => {
    expect(all.topShare).toBeGreaterThanOrEqual(0.9)
  })

  it.each(of('strong').map((one) => [one.board.id, one] as const))('finds nothing critical and at most two things on %s', (_, one) => {
    expect(one.criticals).toEqual([])
    expect(one.rankedViolations).toBeLessThanOrEqual(2)
  })

  it.each(of('tiny').map((one) => [one.board.id, one] as const))('says at most one thing about %s', (_, one) => {
    expect(one.rankedViolations).toBeLessThanOrEqual(1)
  })

  it('is as right within five points where only labels are given', () => {
    const given = summarise(kinds.filter(({ board }) => board.kindless))
    const bare = summarise(labels)
    expect(bare.recall).toBeGreaterThanOrEqual(given.recall - 0.05)
    expect(bare.falseOfPairs).toBeLessThanOrEqual(given.falseOfPairs + 0.05)
  })

  it('is held by the second round to what it reached there', () => {
    const later = summarise(second)
    expect(later.recall).toBeGreaterThanOrEqual(0.94)
    expect(later.falseOfPairs).toBeLessThanOrEqual(0.02)
  })

  it.each(rounds.map((round) => [round.id, round] as const))(
    'is held by the %s round to what it reached there',
    (_, { kinds: given, labels: bare }) => {
      expect(summarise(given).recall).toBeGreaterThanOrEqual(0.95)
      expect(summarise(given).falseOfRaised).toBeLessThanOrEqual(0.02)
      expect(summarise(given).topShare).toBeGreaterThanOrEqual(0.9)
      expect(summarise(bare).falseOfPairs).toBeLessThanOrEqual(0.02)
      for (const one of [...given, ...bare]) {
        if (one.board.strength === 'strong') expect(one.criticals, one.board.id).toEqual([])
        const most = { strong: 2, tiny: 1, weak: Infinity, odd: Infinity }[one.board.strength]
        expect(one.rankedViolations, one.board.id).toBeLessThanOrEqual(most)
      }
    },
  )

  it('is published with its date', async () => {
    await expect(measuredPage(kinds, labels, second, rounds)).toMatchFileSnapshot(page)
  })
})
