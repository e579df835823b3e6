// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FindingsPanel } from '#src/review/FindingsPanel.tsx'
import { createReview } from '#src/review/findings.ts'
import { Inspector } from '#src/review/Inspector.tsx'
import { RequirementsPanel } from '#src/review/RequirementsPanel.tsx'
import { memoryBoard } from './memoryBoard.ts'
import { mount } from './mount.tsx'

const LOOP = 'end_user -> agent#planner -> sub_agent#critic -> payment_api#refund; #critic -> #planner'
const ignore = () => {}
let end = async (): Promise<void> => {}

beforeEach(() => localStorage.clear())
afterEach(() => end())

async function openFindings(sketch: string) {
  const memory = memoryBoard(sketch)
  const review = createReview(memory.board)
  const page = await mount(
    <FindingsPanel board={memory.board} review={review} current={null} onCurrent={ignore} onOpenRequirements={ignore} />,
  )
  end = page.end
  return { ...memory, review, page }
}

describe('the findings', () => {
  it('are a list in a region, each with the nodes that prove it', async () => {
    const { page } = await openFindings(LOOP)
    const region = page.host.querySelector('section[aria-label="Findings"]')
    expect(region?.querySelectorAll('ul > li[data-finding-id]').length).toBeGreaterThan(0)
    expect(region?.querySelector('[data-node-id]')).not.toBeNull()
  })

  it('ask first in practice and answer when asked', async () => {
    const { page, review } = await openFindings(LOOP)
    const [finding] = review.report.get().findings
    expect(page.has(finding!.ask)).toBe(true)
    expect(page.has(finding!.goodAnswer[0]!)).toBe(false)
    await page.press('Show a good answer')
    expect(page.has(finding!.goodAnswer[0]!)).toBe(true)
  })

  it('show everything in study', async () => {
    const { page, review } = await openFindings(LOOP)
    await page.press('Study')
    const [finding] = review.report.get().findings
    expect(page.has(finding!.goodAnswer[0]!)).toBe(true)
    expect(page.has(finding!.sources[0]!.title)).toBe(true)
  })

  it('lead to a node when its name is pressed', async () => {
    const { page, selected } = await openFindings(LOOP)
    const chip = page.host.querySelector<HTMLButtonElement>('button[data-node-id]')!
    await page.act(() => chip.click())
    expect(selected).toEqual([[chip.dataset.nodeId]])
  })

  it('light their path while pointed at, and no longer', async () => {
    const { page, shown, review } = await openFindings(LOOP)
    const card = page.host.querySelector('[data-finding-id]')!
    await page.act(() => card.dispatchEvent(new Event('pointermove')))
    await page.act(() => card.dispatchEvent(new Event('pointerleave')))
    expect(shown).toEqual([review.report.get().findings[0]!.evidence, null])
  })

  it('are waived with a reason only, by name, and can be taken back', async () => {
    const { page, board, review } = await openFindings(LOOP)
    const { id } = review.report.get().findings[0]!
    await page.press('Rule')
    await page.press('Waive')
    expect(page.button('Save the ruling').disabled).toBe(true)
    await page.fill('Reason', 'Only a demo')
    await page.press('Save the ruling')
    expect(board.rulings.get()[id]).toMatchObject({ verdict: 'waive', reason: 'Only a demo', by: 'Ada' })
    await page.press('1 waived')
    await page.press('Take back')
    expect(board.rulings.get()).toEqual({})
  })

  it('hand their fix to the board with one click', async () => {
    const { page, fixes } = await openFindings(LOOP)
    await page.press('Fix it')
    expect(fixes).toHaveLength(1)
  })

  it('offer no fix on a board that is only read, and a ruling still', async () => {
    const { page, isReadonly } = await openFindings(LOOP)
    await page.act(() => isReadonly.set(true))
    expect(() => page.button('Fix it')).toThrow()
    expect(page.button('Rule').disabled).toBe(false)
  })

  it('are one gentle step on an empty board, not a wall', async () => {
    const { page } = await openFindings('')
    expect(page.has('Start with whoever asks')).toBe(true)
    expect(page.host.querySelectorAll('[data-finding-id]')).toHaveLength(0)
  })
})

describe('the inspector', () => {
  const openInspector = async (sketch: string) => {
    const memory = memoryBoard(sketch)
    const page = await mount(<Inspector board={memory.board} review={createReview(memory.board)} />)
    end = page.end
    const idOf = (label: string) => memory.graph.get().nodes.find((node) => node.label === label)!.id
    return { ...memory, page, idOf }
  }

  it('says what to do while nothing is selected', async () => {
    const { page } = await openInspector('end_user -> llm#answer')
    expect(page.has('Nothing is selected')).toBe(true)
  })

  it('changes a fact in its own unit', async () => {
    const { page, selection, patches, idOf } = await openInspector('end_user -> vector_db#docs')
    await page.act(() => selection.set({ nodes: [idOf('docs')], edges: [], zones: [] }))
    await page.fill('Vectors', '2M')
    expect(patches).toEqual([{ ids: [idOf('docs')], patch: { props: { vectors: 2_000_000 } } }])
  })

  it('refuses what is no number, and says so', async () => {
    const { page, selection, patches, idOf } = await openInspector('end_user -> vector_db#docs')
    await page.act(() => selection.set({ nodes: [idOf('docs')], edges: [], zones: [] }))
    await page.fill('Vectors', 'many')
    expect(patches).toEqual([])
    expect(page.has('Write a number')).toBe(true)
  })

  it('changes several nodes at once', async () => {
    const { page, selection, patches, idOf } = await openInspector('vector_db#a -> vector_db#b')
    const ids = [idOf('a'), idOf('b')]
    await page.act(() => selection.set({ nodes: ids, edges: [], zones: [] }))
    await page.fill('Kind', 'keyword_index')
    expect(patches).toEqual([{ ids, patch: { kind: 'keyword_index' } }])
  })
})

describe('the requirements', () => {
  const openRequirements = async (sketch: string) => {
    const memory = memoryBoard(sketch)
    const page = await mount(<RequirementsPanel board={memory.board} />)
    end = page.end
    return { ...memory, page }
  }

  it('are unknown until said, and unknown again when cleared', async () => {
    const { page, requirements } = await openRequirements('end_user -> llm')
    await page.fill('Availability', '99.5')
    expect(requirements.get().availability).toBe(0.995)
    await page.fill('Availability', '')
    expect(requirements.get().availability).toBeUndefined()
  })

  it('take over what a note says with one click', async () => {
    const { page, requirements, suggestions } = await openRequirements('end_user -> llm')
    await page.act(() => suggestions.set([{ note: 'n', field: 'p95LatencyMs', value: 2000, text: 'p95 < 2 s' }]))
    await page.press('Take over: Full answer, p95: 2,000 ms')
    expect(requirements.get().p95LatencyMs).toBe(2000)
  })
})
