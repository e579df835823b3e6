import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { learned } from '#critique/kinds/inference/learned.ts'
import { chancesOf, decode } from '#critique/kinds/inference/scorer.ts'
import { readRounds, readTypical } from './labelFiles.ts'
import { fingerprintOfLabels, learnedModule, learnKinds } from './learnKinds.ts'

const file = path.resolve(import.meta.dirname, '../../../critique/kinds/inference/learned.ts')
const LONG = 600_000

describe('what is learned from labelled diagrams', () => {
  it('was learned from the labels as they are now', () => {
    expect(learned.from, 'run LEARN=1 npx vitest run tests/critique/learning/learning.test.ts -u').toBe(fingerprintOfLabels())
  })

  it.runIf(process.env.LEARN)(
    'is written down',
    async () => {
      const taught = learnKinds([...readTypical(), ...[...readRounds().values()].flat()])
      await expect(learnedModule(taught)).toMatchFileSnapshot(file)
    },
    LONG,
  )

  it.runIf(process.env.CROSS)(
    'holds for the rounds that it was not learned from',
    () => {
      const rounds = [...readRounds()]
      const typical = readTypical()
      let right = 0
      const left = rounds.slice(-15)
      for (const [name, boxes] of left) {
        const others = rounds.flatMap(([other, theirs]) => (other === name ? [] : theirs))
        const table = decode({ from: '', ...learnKinds([...typical, ...others]) })
        const own = boxes.filter(({ label, kinds, ...around }) => kinds.includes(chancesOf(label, around, table).best.kind)).length
        console.log(`${name}: ${((100 * own) / boxes.length).toFixed(1)} % of ${boxes.length}`)
        right += own
      }
      expect(right / left.flatMap(([, boxes]) => boxes).length).toBeGreaterThan(0.85)
    },
    LONG,
  )
})
