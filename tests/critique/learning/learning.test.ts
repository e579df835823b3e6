import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { learned } from '#critique/kinds/inference/learned.ts'
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
})
