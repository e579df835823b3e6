import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { othersAround } from '#critique/kinds/inference/drawing.ts'
import { learned } from '#critique/kinds/inference/learned.ts'
import { chancesOf, evidenceOf, withFeatures } from '#critique/kinds/inference/scorer.ts'
import { decode } from '#critique/kinds/inference/table.ts'
import type { Table } from '#critique/kinds/inference/table.ts'
import { readDrawn, readRounds, readTypical } from './labelFiles.ts'
import type { Drawing } from './labelFiles.ts'
import { fingerprintOfLabels, learnedModule, learnKinds } from './learnKinds.ts'

const file = path.resolve(import.meta.dirname, '../../../critique/kinds/inference/learned.ts')
const LONG = 3_600_000
const PARTS = 5

describe('what is learned from labelled diagrams', () => {
  it('was learned from the labels as they are now', () => {
    expect(learned.from, 'run LEARN=1 npx vitest run tests/critique/learning/learning.test.ts -u').toBe(fingerprintOfLabels())
  })

  it.runIf(process.env.LEARN)(
    'is written down',
    async () => {
      const taught = learnKinds(readTypical(), [...readRounds().values(), ...readDrawn().values()].flat())
      await expect(learnedModule(taught)).toMatchFileSnapshot(file)
    },
    LONG,
  )

  it.runIf(process.env.CROSS)(
    'holds for drawings that it was not learned from',
    () => {
      const rounds = [...readRounds()].slice(-15)
      const older = [...readRounds().values()].slice(0, -15).flat()
      const drawn = [...readDrawn()]
      const right = { rounds: [0, 0], drawn: [0, 0] }
      for (let part = 0; part < PARTS; part += 1) {
        const isLeft = (_one: unknown, i: number): boolean => i % PARTS === part
        const stays = (_one: unknown, i: number): boolean => i % PARTS !== part
        const left = { rounds: rounds.filter(isLeft), drawn: drawn.map(([name, all]) => [name, all.filter(isLeft)] as const) }
        const others = [...rounds.filter(stays).flatMap(([, all]) => all), ...older]
        const theirs = drawn.flatMap(([, all]) => all.filter(stays))
        const table = decode(learnKinds(readTypical(), [...others, ...theirs]))
        for (const group of ['rounds', 'drawn'] as const) {
          for (const [name, drawings] of left[group]) {
            const boxes = drawings.flatMap((drawing) => areRight(drawing, table))
            const own = boxes.filter(Boolean).length
            console.log(`${name}: ${((100 * own) / boxes.length).toFixed(1)} % of ${boxes.length}`)
            right[group] = [right[group][0]! + own, right[group][1]! + boxes.length]
          }
        }
      }
      console.log(right)
      expect(right.rounds[0]! / right.rounds[1]!).toBeGreaterThan(0.88)
    },
    LONG,
  )
})

/** Which boxes of a drawing the scorer by itself reads right. */
function areRight(drawing: Drawing, table: Table): boolean[] {
  const evidence = drawing.map((box) => evidenceOf(box.label, box, table))
  const standing = drawing.map(({ beforeAt, afterAt, zone }) => ({ before: beforeAt, after: afterAt, ...(zone !== undefined && { zone }) }))
  const others = othersAround(
    standing,
    evidence.map((one) => chancesOf(one, table).likely),
  )
  return drawing.map(({ kinds }, i) => kinds.includes(chancesOf(withFeatures(evidence[i]!, others(i), table), table).best.kind))
}
