// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest'
import { concerns } from '#critique/graph/lexicon.ts'
import { GraphView } from '#critique/graph/view.ts'
import { RequirementsPanel } from '#src/review/RequirementsPanel.tsx'
import { readingsOf, withCorrection } from '#src/review/readingsOf.ts'
import { memoryBoard } from './memoryBoard.ts'
import { mount } from './mount.tsx'

let page: Awaited<ReturnType<typeof mount>> | undefined
afterEach(async () => {
  await page?.end()
  page = undefined
})

it('shows what a sentence was understood to ask for, and from which words', () => {
  expect(readingsOf('Answers cite sources', {})).toEqual({
    readings: [{ concern: 'citations', meaning: 'Answers name their source', matched: 'cite' }],
    isCorrected: false,
  })
})

it('keeps a correction of one sentence apart from those of others, and leaves no empty field behind', () => {
  const first = { understood: withCorrection({}, 'EU only', []) }
  const second = { understood: withCorrection(first, 'Fast', ['latency']) }
  expect(second).toEqual({ understood: { 'EU only': [], Fast: ['latency'] } })
  expect(withCorrection({ understood: withCorrection(second, 'Fast', null) }, 'EU only', null)).toBeUndefined()
})

it('lets a person take away what was not meant, pick another, and read it again; rules follow', async () => {
  const memory = memoryBoard('requires { statements: ["Answers cite sources"] }; end_user')
  const asked = () => [...concerns(new GraphView({ ...memory.graph.get(), requirements: memory.requirements.get() }))]
  page = await mount(<RequirementsPanel board={memory.board} />)
  expect(page.has('Answers name their source')).toBe(true)
  await page.press('Answers name their source. Not meant: take it away')
  expect(asked()).toEqual([])
  await page.fill('It also asks for: Answers cite sources', 'audit')
  expect(asked()).toEqual(['audit'])
  await page.press('Read it again')
  expect(asked()).toEqual(['citations'])
  expect(memory.requirements.get().understood).toBeUndefined()
})
