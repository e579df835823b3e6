import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Graph } from '#critique/graph/graph.ts'
import {
  atRest,
  card,
  drag,
  drawArrow,
  drawBox,
  edges,
  findingIds,
  focusCanvas,
  insert,
  middle,
  nodeIds,
  nodes,
  openTab,
  shot,
  showAll,
  writeNote,
} from './hands.ts'
import { enter, isOpen, newBoard, PATIENCE_MS, TEST_MS, visit } from './launch.ts'
import { inBrowser } from './product.ts'

const patience = { timeout: PATIENCE_MS }
inBrowser('drawing', (product) => {
  const graphOf = async (board: string): Promise<Graph> =>
    (await (await fetch(`${product.server.url}/api/boards/${board}/graph`)).json()) as Graph

  it(
    'works by keyboard alone: stencils, edges, the way along them, and the critique',
    async () => {
      const board = await newBoard(product.server.url)
      const { page, complaints, leave } = await visit(product.browser, product.server.url, board)
      const search = page.getByRole('region', { name: 'Stencils' }).getByRole('searchbox')
      await search.focus()
      await search.fill('pinecone')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect.poll(() => nodes(page), patience).toEqual([expect.stringContaining('Vector database')])

      await focusCanvas(page)
      await page.keyboard.press('Control+k')
      const box = page.getByRole('combobox', { name: 'Name or product' })
      await box.fill('reranker')
      await page.keyboard.press('Enter')
      await expect.poll(() => edges(page), patience).toHaveLength(1)

      await page.keyboard.press('/')
      await box.fill('agent')
      await page.keyboard.press('Shift+Enter')
      await expect.poll(() => nodeIds(page), patience).toHaveLength(3)
      await box.fill('tool')
      await page.keyboard.press('Enter')
      await box.waitFor({ state: 'detached' })
      await expect.poll(() => edges(page), patience).toHaveLength(3)

      await page.keyboard.press('c')
      const other = page.getByRole('combobox', { name: /^Connect .* to$/ })
      await other.fill('reranker')
      await page.keyboard.press('Enter')
      await expect.poll(() => edges(page), patience).toHaveLength(4)

      await page.getByRole('tab', { name: /^Inspector/ }).focus()
      await page.keyboard.press('Enter')
      await page.locator('section[aria-label="Outline"] [data-node-id]', { hasText: 'Vector database' }).focus()
      await page.keyboard.press('Enter')
      await focusCanvas(page)
      const names: string[] = []
      for (let i = 0; i < 3; i++) {
        names.push(await selectedName(page))
        await page.keyboard.press('ArrowRight')
      }
      expect(new Set(names).size).toBe(3)

      await page.keyboard.press('Control+Enter')
      await expect.poll(() => findingIds(page), patience).not.toEqual([])
      await page.keyboard.press('Escape')

      await focusCanvas(page)
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
      await page.keyboard.press('Escape')
      // The dialog gives the keyboard back to the canvas.
      await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? ''), patience).toContain('tl-container')
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'takes a stencil that is dragged onto the canvas, as one step',
    async () => {
      const { page, complaints, leave } = await visit(product.browser, product.server.url, await newBoard(product.server.url))
      const stencil = page.getByRole('button', { name: 'Vector database', exact: true }).first()
      await stencil.scrollIntoViewIfNeeded()
      const from = await middle(stencil)
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(from.x + 90, from.y + 10, { steps: 5 })
      await page.mouse.move(560, 320, { steps: 8 })
      await page.mouse.up()
      await expect.poll(() => nodeIds(page), patience).toHaveLength(1)
      expect(Math.abs((await middle(card(page, 'Vector database'))).x - 560)).toBeLessThan(12)
      await page.keyboard.press('Control+z')
      await expect.poll(() => nodeIds(page), patience).toHaveLength(0)
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'begins with a scenario: its weak board is criticised finding by finding, mended in one click, and back in one step',
    async () => {
      const { page, complaints, leave } = await enter(product.browser)
      await page.goto(`${product.server.url}/scenarios/support-rag`)
      await page.getByRole('button', { name: 'Start from the weak board' }).click()
      await isOpen(page)
      await expect.poll(async () => (await nodeIds(page)).length, patience).toBeGreaterThan(4)
      await page.getByRole('button', { name: 'Critique' }).click()
      await expect.poll(() => findingIds(page), patience).not.toEqual([])
      const found = await findingIds(page)
      const current = () => page.locator('[data-finding-id][data-current]').getAttribute('data-finding-id')
      await page.keyboard.press('F8')
      const first = await current()
      await page.keyboard.press('F8')
      await expect.poll(current, patience).not.toBe(first)
      await page.keyboard.press('Shift+F8')
      await expect.poll(current, patience).toBe(first)

      const before = { nodes: await nodes(page), edges: await edges(page) }
      const fixable = page
        .locator('[data-finding-id]')
        .filter({ has: page.getByRole('button', { name: 'Fix it' }) })
        .first()
      const finding = (await fixable.getAttribute('data-finding-id')) ?? ''
      await fixable.getByRole('button', { name: 'Fix it' }).click()
      await expect.poll(() => findingIds(page), patience).not.toContain(finding)
      await atRest(page)
      await shot(page, 'fixed')
      await focusCanvas(page)
      await page.keyboard.press('Control+z')
      await expect.poll(() => findingIds(page), patience).toEqual(found)
      expect({ nodes: await nodes(page), edges: await edges(page) }).toEqual(before)
      // What was offered to be undone is undone, and where the board began is no step of its own.
      await page.getByText('Fixed on the board').waitFor({ state: 'detached' })
      await page.locator('.tl-container button[data-testid="quick-actions.undo"]:disabled').waitFor()
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'recognises plain boxes and arrows, and takes corrections',
    async () => {
      const board = await newBoard(product.server.url)
      const { page, complaints, leave } = await visit(product.browser, product.server.url, board)
      await drawBox(page, { x: 300, y: 180 }, 'Pinecone')
      await drawBox(page, { x: 640, y: 180 }, 'Cross-encoder')
      await drawBox(page, { x: 640, y: 400 }, 'Zzyzx')
      await drawArrow(page, { x: 400, y: 220 }, { x: 720, y: 220 })
      await page.keyboard.press('Escape')
      await drawArrow(page, { x: 400, y: 240 }, { x: 700, y: 440 })
      await page.keyboard.press('Escape')
      await page.keyboard.press('v')
      await page.mouse.click(300, 620)
      const chip = (name: string | RegExp) => page.locator('.tl-container').getByRole('button', { name })
      await chip(/^Vector database, \d+ % sure$/).waitFor()
      await shot(page, 'recognised-light')
      await page.emulateMedia({ colorScheme: 'dark' })
      await shot(page, 'recognised-dark')
      await page.emulateMedia({ colorScheme: 'light' })
      await expect.poll(() => edges(page), patience).toHaveLength(2)

      await chip(/^Vector database/).click()
      await page.getByRole('menuitem', { name: 'Convert to stencil' }).click()
      await card(page, 'Pinecone').waitFor()
      expect(await edges(page)).toHaveLength(2)

      await page.keyboard.press('Escape')
      await page.mouse.click(300, 620)
      await chip('What is this?').click()
      await page.getByRole('menuitem', { name: 'Not a component' }).click()
      await expect.poll(() => edges(page), patience).toHaveLength(1)
      await expect
        .poll(
          async () => (await graphOf(board)).nodes.map(({ kind, inferred }) => kind ?? (inferred as { kind: string }).kind).toSorted(),
          patience,
        )
        .toEqual(['reranker', 'vector_db'])
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'offers what a note says as a requirement',
    async () => {
      const board = await newBoard(product.server.url)
      const { page, complaints, leave } = await visit(product.browser, product.server.url, board)
      await writeNote(page, { x: 560, y: 320 }, 'p95 < 2 s')
      await openTab(page, 'Requirements')
      await page.getByRole('button', { name: /^Take over: .*2/ }).click()
      await expect.poll(async () => (await graphOf(board)).requirements.p95LatencyMs, patience).toBe(2000)
      await page.getByRole('button', { name: /^Take over/ }).waitFor({ state: 'detached' })
      await shot(page, 'note')
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'draws zones, and what is put into one belongs to it',
    async () => {
      const board = await newBoard(product.server.url)
      const { page, leave } = await visit(product.browser, product.server.url, board)
      await focusCanvas(page)
      await page.getByRole('button', { name: /^Zone/ }).click()
      await drag(page, { x: 300, y: 160 }, { x: 700, y: 480 })
      await expect.poll(async () => (await graphOf(board)).zones.length, patience).toBe(1)
      await page.mouse.click(820, 620)
      await insert(page, 'vector database')
      await expect.poll(async () => (await graphOf(board)).nodes.length, patience).toBe(1)
      await drag(page, await middle(card(page, 'Vector database')), { x: 480, y: 320 })
      await expect.poll(async () => (await graphOf(board)).nodes[0]?.zone, patience).toBe((await graphOf(board)).zones[0]?.id)
      await showAll(page)
      await leave()
    },
    TEST_MS,
  )
})

/** What the inspector says is selected. */
async function selectedName(page: Page): Promise<string> {
  const inspector = page.getByRole('region', { name: 'Inspector' })
  await inspector.waitFor()
  return inspector.innerText()
}
