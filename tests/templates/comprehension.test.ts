import { describe, expect, it } from 'vitest'
import { counts, covered } from '#critique/interviewer/concepts.ts'
import { ownCriteria } from '#critique/interviewer/openSession.ts'
import { readPhrases } from '#critique/interviewer/phrases.ts'
import { pieces } from '#templates/comprehension/index.ts'
import { codeOf, comprehensionTask, linesOf } from '#templates/comprehension/piece.ts'

it('has at least eight pieces, in both languages and of each level', () => {
  expect(pieces.length).toBeGreaterThanOrEqual(8)
  expect(new Set(pieces.map(({ language }) => language)).size).toBe(2)
  expect(new Set(pieces.map(({ level }) => level)).size).toBe(3)
})

describe.each(pieces.map((piece) => [piece.id, piece] as const))('%s', (_id, piece) => {
  const task = comprehensionTask(piece)

  it('is 30 to 80 lines of code, without a word of what is wrong', () => {
    const lines = codeOf(piece).split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(30)
    expect(lines.length).toBeLessThanOrEqual(80)
    expect(codeOf(piece)).not.toMatch(/\b(bug|fixme|todo|defect|wrong|hack)\b/i)
  })

  it('plants at least three defects, each at its place in the code', () => {
    expect(piece.defects.length).toBeGreaterThanOrEqual(3)
    for (const defect of piece.defects) {
      const [from, to] = linesOf(piece, defect)
      expect(from).toBeLessThanOrEqual(to)
    }
  })

  it('recognises its own account of each defect, and each by itself', () => {
    const criteria = ownCriteria(task)
    const unseen = criteria.filter((criterion) => !covered(criterion.name, [criterion]).matches.some(counts))
    expect(unseen.map(({ name }) => name)).toEqual([])
    for (const phrase of criteria.flatMap(({ words }) => words)) expect(() => readPhrases(phrase)).not.toThrow()
  })

  it('asks and hints without giving a defect away', () => {
    const criteria = ownCriteria(task).slice(1)
    const texts = task.probes!.flatMap(({ ask, hints, deeper }) => [ask, ...hints, deeper ?? ''])
    const told = texts.flatMap((text) =>
      covered(text, criteria)
        .matches.filter(counts)
        .map(({ words }) => `${words}: ${text}`),
    )
    expect(told).toEqual([])
  })
})
