import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '#critique/rules/index.ts'
import { labelledBoards } from '../boards/board.ts'
import { labelsOnly, summarise, withKinds } from './measure.ts'
import { strangersPage } from './strangersPage.ts'

const boards = await labelledBoards('strangers')
const kinds = withKinds(boards)
const labels = labelsOnly(boards)
const page = path.resolve(import.meta.dirname, '../../critique/rules/STRANGERS.md')

describe('drawings of strangers', () => {
  it('are at least 50, name rules that exist, and say nothing of scope or properties', () => {
    const known = new Set(rules.map(({ id }) => id))
    expect(boards.length).toBeGreaterThanOrEqual(50)
    for (const { board } of kinds) {
      const named = [...board.certain, ...board.allowed, ...board.top]
      expect(named.filter((id) => !known.has(id))).toEqual([])
      expect(board.sketch).not.toMatch(/\brequires\b/)
    }
  })
})

describe('a review of them with kinds', () => {
  const all = summarise(kinds)

  it('raises nine tenths of what every reviewer would', () => {
    expect(all.recall).toBeGreaterThanOrEqual(0.93)
  })

  it('cries wolf in at most one of fifty findings', () => {
    expect(all.falseOfRaised).toBeLessThanOrEqual(0.02)
    expect(all.falseOfPairs).toBeLessThanOrEqual(0.001)
  })

  it('has an expected finding among the first three nearly always', () => {
    expect(all.topShare).toBeGreaterThanOrEqual(0.95)
  })

  it('says little: at most five things about a drawing, and at most three about a strong one', () => {
    for (const { board, rankedViolations } of kinds)
      expect([board.id, rankedViolations <= (board.strength === 'strong' ? 3 : 5)]).toEqual([board.id, true])
  })

  it('finds nothing critical on a strong one', () => {
    expect(kinds.filter(({ board }) => board.strength === 'strong').flatMap(({ criticals }) => criticals)).toEqual([])
  })
})

describe('a review of them by their labels alone', () => {
  const bare = summarise(labels)

  it('raises most of what every reviewer would', () => {
    expect(bare.recall).toBeGreaterThanOrEqual(0.88)
  })

  it('cries wolf in at most one of twenty findings', () => {
    expect(bare.falseOfRaised).toBeLessThanOrEqual(0.05)
    expect(bare.falseOfPairs).toBeLessThanOrEqual(0.002)
  })

  it('has an expected finding among the first three mostly', () => {
    expect(bare.topShare).toBeGreaterThanOrEqual(0.85)
  })
})

describe('the page about them', () => {
  it('is published', async () => {
    await expect(strangersPage(kinds, labels)).toMatchFileSnapshot(page)
  })
})
