import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Graph } from '#critique/graph/graph.ts'
import {
  card,
  drag,
  edges,
  exportAs,
  findingIds,
  finishRenaming,
  focusCanvas,
  insert,
  middle,
  nodeIds,
  nodes,
  openTab,
  shot,
  showAll,
  startRenaming,
} from './hands.ts'
import { enter, isOpen, newBoard, PATIENCE_MS, TEST_MS, visit } from './launch.ts'
import { countPixels } from './pixels.ts'
import { inBrowser } from './product.ts'

const patience = { timeout: PATIENCE_MS }
const state = (page: Page): Promise<string | null> => page.locator('[data-connection]').getAttribute('data-connection')

inBrowser('two people on one board', (product) => {
  const graphOf = async (board: string): Promise<Graph> =>
    (await (await fetch(`${product.server.url}/api/boards/${board}/graph`)).json()) as Graph

  /** Ann and Bob, each with a browser of their own. */
  const meet = async (options = {}) => {
    const board = await newBoard(product.server.url)
    const [ann, bob] = await Promise.all([
      visit(product.browser, product.server.url, board, options),
      visit(product.browser, product.server.url, board, options),
    ])
    return { board, ann, bob, part: () => Promise.all([ann.leave(), bob.leave()]) }
  }

  it(
    'see the same drawing and the same findings, whatever both do at once',
    async () => {
      const { board, ann, bob, part } = await meet()
      await insert(ann.page, 'end user', 'agent')
      await expect.poll(() => nodeIds(bob.page), patience).toHaveLength(2)
      await insert(bob.page, 'pinecone')
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(3)
      await expect.poll(() => edges(ann.page), patience).toHaveLength(1)

      await ann.page.keyboard.press('c')
      await ann.page.getByRole('combobox', { name: /^Connect/ }).fill('vector')
      await ann.page.keyboard.press('Enter')
      await expect.poll(() => edges(bob.page), patience).toHaveLength(2)

      await showAll(ann.page)
      await showAll(bob.page)
      const before = await middle(card(ann.page, 'End user'))
      await startRenaming(bob.page, 'End user')
      await Promise.all([drag(ann.page, before, { x: before.x + 10, y: before.y + 130 }), finishRenaming(bob.page, 'Traveller')])
      await expect.poll(() => nodes(ann.page), patience).toContainEqual(expect.stringContaining('Traveller'))
      await expect.poll(async () => (await middle(card(bob.page, 'Traveller'))).y, patience).toBeGreaterThan(before.y + 60)

      for (const { page } of [ann, bob]) await page.getByRole('button', { name: 'Critique' }).click()
      await expect.poll(() => findingIds(ann.page), patience).not.toEqual([])
      await expect.poll(async () => findingIds(bob.page), patience).toEqual(await findingIds(ann.page))
      expect(await nodes(bob.page)).toEqual(await nodes(ann.page))
      await expect.poll(async () => (await graphOf(board)).edges.length, patience).toBe(2)
      expect([...ann.complaints, ...bob.complaints]).toEqual([])
      await part()
    },
    TEST_MS,
  )

  it(
    'take back their own steps with undo, and never the other’s',
    async () => {
      const { ann, bob, part } = await meet()
      await insert(ann.page, 'reranker')
      await expect.poll(() => nodeIds(bob.page), patience).toHaveLength(1)
      await insert(bob.page, 'vector database')
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(2)
      await focusCanvas(ann.page)
      await ann.page.keyboard.press('Control+z')
      for (const { page } of [ann, bob])
        await expect.poll(() => nodes(page), patience).toEqual([expect.stringContaining('Vector database')])
      await ann.page.keyboard.press('Control+Shift+z')
      for (const { page } of [ann, bob]) await expect.poll(() => nodeIds(page), patience).toHaveLength(2)
      await part()
    },
    TEST_MS,
  )

  it(
    'share what they make of a finding, and it outlives the component that it is about',
    async () => {
      const { ann, bob, part } = await meet()
      await insert(ann.page, 'end user', 'agent', 'tool')
      await expect.poll(() => nodeIds(bob.page), patience).toHaveLength(3)
      for (const { page } of [ann, bob]) await page.getByRole('button', { name: 'Critique' }).click()
      const [finding = ''] = await findingIds(ann.page)
      const on = (page: Page) => page.locator(`[data-finding-id="${finding}"]`)
      await on(ann.page).getByRole('button', { name: 'Rule' }).click()
      await on(ann.page).getByRole('radio', { name: 'Discuss' }).click()
      await on(ann.page).getByRole('textbox').fill('Ask the platform team')
      await on(ann.page).locator('form').getByRole('button').last().click()
      await on(bob.page).getByText('Ask the platform team').waitFor()
      await focusCanvas(bob.page)
      await bob.page.keyboard.press('Control+a')
      await bob.page.keyboard.press('Delete')
      await expect.poll(() => nodeIds(ann.page), patience).toEqual([])
      await bob.page.keyboard.press('Control+z')
      await on(ann.page).getByText('Ask the platform team').waitFor()
      await part()
    },
    TEST_MS,
  )

  it(
    'see who is there: name, colour, cursor and selection',
    async () => {
      const { ann, bob, part } = await meet()
      await ann.page.getByRole('button', { name: /^People here/ }).click()
      const field = ann.page.getByRole('textbox', { name: 'Your name here' })
      await field.fill('Ann Example')
      await field.press('Enter')
      await ann.page.keyboard.press('Escape')
      await bob.page.getByRole('button', { name: /^People here: .*Ann Example/ }).waitFor()
      const color = await bob.page
        .getByRole('button', { name: /^People here/ })
        .locator('span[style]')
        .nth(1)
        .evaluate((face) => getComputedStyle(face).backgroundColor)

      await insert(ann.page, 'agent')
      await expect.poll(() => nodeIds(bob.page), patience).toHaveLength(1)
      await expect.poll(() => isPainted(bob.page, color), patience).toBe(true)
      await focusCanvas(ann.page)
      await ann.page.keyboard.press('Escape')
      await ann.page.mouse.move(700, 600)
      await ann.page.mouse.move(720, 620, { steps: 3 })
      await expect.poll(() => isPainted(bob.page, color), patience).toBe(true)
      await shot(bob.page, 'presence')
      await ann.leave()
      await bob.page.getByRole('button', { name: /^People here: (?!.*Ann Example)/ }).waitFor()
      await expect.poll(() => isPainted(bob.page, color), patience).toBe(false)
      await part()
    },
    TEST_MS,
  )

  it(
    'lose nothing when the server is killed and comes back',
    async () => {
      const { board, ann, bob, part } = await meet({ mayLoseServer: true })
      await insert(ann.page, 'end user')
      await expect.poll(() => nodeIds(bob.page), patience).toHaveLength(1)
      await product.server.kill()
      await expect.poll(() => state(ann.page), patience).toBe('reconnecting')
      await insert(ann.page, 'agent')
      await insert(bob.page, 'reranker')
      await product.server.start()
      for (const { page } of [ann, bob]) await expect.poll(() => nodeIds(page), { timeout: 40_000 }).toHaveLength(3)
      for (const { page } of [ann, bob]) await expect.poll(() => state(page), patience).toBe('saved')
      await expect.poll(async () => (await graphOf(board)).nodes.length, patience).toBe(3)
      await product.server.killAndRestart()
      expect((await graphOf(board)).nodes).toHaveLength(3)
      expect([...ann.complaints, ...bob.complaints]).toEqual([])
      await part()
    },
    TEST_MS,
  )

  it(
    'lose nothing when one of them was away for an hour and both went on drawing',
    async () => {
      const board = await newBoard(product.server.url)
      const bob = await visit(product.browser, product.server.url, board)
      let line = openLine()
      const ann = await visit(product.browser, product.server.url, board, {
        mayLoseServer: true,
        prepare: async (context) => {
          line = await tapLine(context)
          await context.clock.install()
        },
      })
      await insert(ann.page, 'end user')
      await expect.poll(() => nodeIds(bob.page), patience).toHaveLength(1)
      line.cut()
      await expect.poll(() => state(ann.page), patience).toBe('reconnecting')
      await insert(ann.page, 'agent', 'tool')
      await insert(bob.page, 'reranker')
      await ann.page.clock.fastForward('01:00:00')
      expect(await nodeIds(bob.page)).toHaveLength(2)
      expect(await nodeIds(ann.page)).toHaveLength(3)
      line.mend()
      await ann.page.clock.fastForward(5000)
      for (const { page } of [ann, bob]) await expect.poll(() => nodeIds(page), patience).toHaveLength(4)
      expect(await nodes(ann.page)).toEqual(await nodes(bob.page))
      await expect.poll(() => state(ann.page), patience).toBe('saved')
      expect(ann.complaints).toEqual([])
      await Promise.all([ann.leave(), bob.leave()])
    },
    TEST_MS,
  )

  it(
    'find their edits again after a reload without a server',
    async () => {
      const board = await newBoard(product.server.url)
      let line = openLine()
      const ann = await visit(product.browser, product.server.url, board, {
        mayLoseServer: true,
        prepare: async (context) => {
          line = await tapLine(context)
        },
      })
      await insert(ann.page, 'end user')
      await expect.poll(() => state(ann.page), patience).toBe('saved')
      line.cut()
      await expect.poll(() => state(ann.page), patience).toBe('reconnecting')
      await insert(ann.page, 'agent')
      await expect.poll(() => keptUpdates(ann.page), patience).toBeGreaterThan(1)
      await ann.page.reload()
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(2)
      line.mend()
      await expect.poll(async () => (await graphOf(board)).nodes.length, patience).toBe(2)
      await ann.leave()
    },
    TEST_MS,
  )

  it(
    'can take their copy away as a file when the server refuses it, and it is not thrown away behind their back',
    async () => {
      const board = await newBoard(product.server.url)
      let line = openLine()
      const ann = await visit(product.browser, product.server.url, board, {
        mayLoseServer: true,
        prepare: async (context) => {
          line = await tapLine(context)
        },
      })
      await insert(ann.page, 'end user')
      await expect.poll(() => state(ann.page), patience).toBe('saved')
      line.cut()
      await insert(ann.page, 'agent')
      await expect.poll(() => keptUpdates(ann.page), patience).toBeGreaterThan(1)
      line.mend(4422)
      await ann.page.getByText('What is on this screen may hold changes').waitFor()
      await shot(ann.page, 'refused')
      const [download] = await Promise.all([
        ann.page.waitForEvent('download'),
        ann.page.getByRole('button', { name: 'Save a copy' }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(/\.tldr$/)
      const { text } = await exportAs(ann.page, 'tldraw file')
      expect(text).toContain('end_user')
      expect(text).toContain('"agent"')
      line.mend()
      await ann.page.reload()
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(2)
      await ann.leave()
    },
    TEST_MS,
  )

  it(
    'are told of what cannot be shared, and what they do next is shared all the same',
    async () => {
      const { ann, bob, part } = await meet()
      await focusCanvas(ann.page)
      await ann.page.keyboard.press('t')
      await ann.page.mouse.click(500, 300)
      const text = ann.page.locator('.tl-container .ProseMirror[contenteditable="true"]')
      await text.waitFor()
      await ann.page.keyboard.insertText('x'.repeat(21_000))
      await ann.page.keyboard.press('Escape')
      await ann.page.getByText('cannot be shared').waitFor()
      await shot(ann.page, 'not-shared')
      await insert(ann.page, 'agent')
      await expect.poll(() => nodeIds(bob.page), patience).toHaveLength(1)
      await ann.page.getByRole('alert').getByRole('button', { name: 'Show' }).click()
      await ann.page.keyboard.press('Delete')
      await ann.page.getByText('cannot be shared').waitFor({ state: 'detached' })
      expect(ann.complaints).toEqual([])
      await part()
    },
    TEST_MS,
  )

  it(
    'open a scenario on a phone and see it drawn',
    async () => {
      const { page, complaints, leave } = await enter(product.browser, { viewport: { width: 390, height: 844 }, hasTouch: true })
      await page.goto(product.server.url)
      await page
        .getByRole('button', { name: /^Start: / })
        .first()
        .click()
      await isOpen(page)
      await expect.poll(async () => (await nodeIds(page)).length, patience).toBeGreaterThan(3)
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'read and rule on a phone, and draw elsewhere',
    async () => {
      const board = await newBoard(product.server.url)
      const bob = await visit(product.browser, product.server.url, board)
      await insert(bob.page, 'end user', 'agent', 'tool')
      await bob.page.getByRole('button', { name: 'Critique' }).click()
      const ann = await visit(product.browser, product.server.url, board, { viewport: { width: 390, height: 844 }, hasTouch: true })
      await expect.poll(() => nodeIds(ann.page), patience).toHaveLength(3)
      await shot(ann.page, 'phone-board')
      const before = (await graphOf(board)).nodes
      await focusCanvas(ann.page)
      await ann.page.keyboard.press('Control+a')
      await ann.page.keyboard.press('Delete')
      await ann.page.getByRole('button', { name: 'Critique' }).click()
      await expect.poll(() => findingIds(ann.page), patience).toEqual(await findingIds(bob.page))
      await shot(ann.page, 'phone-findings')
      const [finding = ''] = await findingIds(ann.page)
      const on = (page: Page) => page.locator(`[data-finding-id="${finding}"]`)
      await on(ann.page).getByRole('button', { name: 'Rule' }).click()
      await on(ann.page).getByRole('textbox').fill('Seen on the train')
      await on(ann.page).locator('form').getByRole('button').last().click()
      await on(bob.page).getByText('Seen on the train').waitFor()
      expect((await graphOf(board)).nodes).toEqual(before)
      expect(ann.complaints).toEqual([])
      await openTab(bob.page, 'Inspector')
      await Promise.all([ann.leave(), bob.leave()])
    },
    TEST_MS,
  )
})

/** The way between a page and its room, with somebody's hand on it. */
interface Line {
  cut: () => void
  /** With a code, every new call is answered by hanging up with it. */
  mend: (refuseWith?: number) => void
}

const openLine = (): Line => ({ cut: () => {}, mend: () => {} })

async function tapLine(context: BrowserContext): Promise<Line> {
  let isCut = false
  let refuseWith: number | undefined
  const calls = new Set<WebSocketRoute>()
  await context.routeWebSocket(/\/collab\//, (call) => {
    if (isCut) return void call.close({ code: 1001 })
    if (refuseWith !== undefined) return void call.close({ code: refuseWith, reason: 'refused' })
    calls.add(call)
    call.connectToServer()
  })
  return {
    cut: () => {
      isCut = true
      for (const call of calls) void call.close({ code: 1001 })
      calls.clear()
    },
    mend: (code) => {
      isCut = false
      refuseWith = code
    },
  }
}

/** How many entries this browser keeps of its boards. */
const keptUpdates = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('premortem-boards')
        request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
        request.addEventListener('success', () => {
          const count = request.result.transaction('updates').objectStore('updates').count()
          count.addEventListener('success', () => {
            request.result.close()
            resolve(count.result)
          })
        })
      }),
  )

/** Is this colour anywhere on the canvas? Without a selection and a finding it can only be another person's. */
async function isPainted(page: Page, color: string): Promise<boolean> {
  const area = await page.locator('.tl-canvas').boundingBox()
  if (!area) return false
  const ink = (color.match(/\d+/g) ?? []).map(Number)
  const png = await page.screenshot({ clip: area })
  // The frame around what somebody has selected lets some of the paper through.
  return [1, 0.8, 0.7, 0.6].some((opacity) => {
    const [red = 0, green = 0, blue = 0] = ink.map((value) => value * opacity + PAPER * (1 - opacity))
    return countPixels(png, [red, green, blue]) > 20
  })
}

/** The light ground of the canvas, on each channel. */
const PAPER = 248
