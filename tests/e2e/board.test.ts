import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Graph } from '#critique/graph/graph.ts'
import { launchBrowser, newBoard, noBrowser, startServer, visit } from './launch.ts'
import type { Server } from './launch.ts'

const TEST_MS = 60_000

/** Types into the quick insert and places each name, every one wired to the one before. */
async function insert(page: Page, ...names: string[]): Promise<void> {
  await page.keyboard.press('/')
  for (const name of names) {
    await page.keyboard.type(name)
    await page.getByRole('listbox', { name: 'Stencils found' }).getByRole('option').first().waitFor()
    await page.keyboard.press('Shift+Enter')
  }
  await page.keyboard.press('Escape')
}

const nodesOn = (page: Page): Promise<string[]> =>
  page
    .locator('section[aria-label="Outline"] [data-node-id]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-node-id') ?? ''))
const edgesOn = (page: Page): Promise<string[]> =>
  page.locator('section[aria-label="Outline"] [data-edge-id]').evaluateAll((items) => items.map((item) => item.textContent ?? ''))
const wordsOn = (page: Page): Promise<string[]> =>
  page.locator('section[aria-label="Outline"] [data-node-id]').evaluateAll((items) => items.map((item) => item.textContent ?? '').sort())

const card = (page: Page, label: string) => page.locator('.tl-shape[data-shape-type="node"]', { hasText: label })

/** Everything on the screen again. */
async function bringBack(page: Page): Promise<void> {
  await page.locator('.tl-container').focus()
  await page.keyboard.press('Shift+Digit1')
  await page.waitForTimeout(400)
}

async function drag(page: Page, label: string, dx: number, dy: number): Promise<void> {
  const box = await card(page, label).boundingBox()
  if (!box) throw new Error(`${label} is not on the screen`)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + dx / 2, box.y + box.height / 2 + dy / 2, { steps: 4 })
  await page.mouse.move(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy, { steps: 4 })
  await page.mouse.up()
}

/** Opens the label of a card for writing: the canvas takes the pointer, not the card. */
async function startRenaming(page: Page, label: string): Promise<void> {
  const box = await card(page, label).boundingBox()
  if (!box) throw new Error(`${label} is not on the screen`)
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
  await page.getByRole('textbox', { name: 'Label' }).waitFor()
}

async function finishRenaming(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Label' })
  await field.fill(name)
  await field.press('Enter')
}

describe.skipIf(noBrowser)(`a board in the browser${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let browser: Browser
  let server: Server
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  }, 150_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const graphOf = async (board: string): Promise<Graph> => (await (await fetch(`${server.url}/api/boards/${board}/graph`)).json()) as Graph

  it(
    'shows two people the same drawing and the same findings',
    async () => {
      const board = await newBoard(server.url)
      const [ann, bob] = await Promise.all([visit(browser, server.url, board), visit(browser, server.url, board)])
      await insert(ann.page, 'end user', 'agent')
      await expect.poll(() => nodesOn(bob.page)).toHaveLength(2)
      await insert(bob.page, 'pinecone')
      await expect.poll(() => nodesOn(ann.page)).toHaveLength(3)
      expect(await edgesOn(ann.page)).toHaveLength(1)

      await bringBack(ann.page)
      await bringBack(bob.page)
      await startRenaming(bob.page, 'End user')
      await Promise.all([drag(ann.page, 'End user', 20, 140), finishRenaming(bob.page, 'Traveller')])
      await expect.poll(() => wordsOn(ann.page)).toContainEqual(expect.stringContaining('Traveller'))
      await expect.poll(() => wordsOn(bob.page)).toEqual(await wordsOn(ann.page))

      await expect.poll(async () => (await graphOf(board)).nodes.length).toBe(3)
      const findings = (page: Page) => page.getByRole('region', { name: 'Findings' }).innerText()
      await expect.poll(() => findings(bob.page)).toBe(await findings(ann.page))
      expect([...ann.complaints, ...bob.complaints]).toEqual([])
      await Promise.all([ann.context.close(), bob.context.close()])
    },
    TEST_MS,
  )

  it(
    "takes back one's own step with undo, and never the other's",
    async () => {
      const board = await newBoard(server.url)
      const [ann, bob] = await Promise.all([visit(browser, server.url, board), visit(browser, server.url, board)])
      await insert(ann.page, 'reranker')
      await expect.poll(() => nodesOn(bob.page)).toHaveLength(1)
      await insert(bob.page, 'vector database')
      await expect.poll(() => nodesOn(ann.page)).toHaveLength(2)
      await ann.page.locator('.tl-container').focus()
      await ann.page.keyboard.press('Control+z')
      await expect.poll(() => wordsOn(bob.page)).toEqual([expect.stringContaining('Vector database')])
      await expect.poll(() => wordsOn(ann.page)).toEqual([expect.stringContaining('Vector database')])
      await Promise.all([ann.context.close(), bob.context.close()])
    },
    TEST_MS,
  )

  it(
    'loses nothing when the server is killed and comes back',
    async () => {
      const board = await newBoard(server.url)
      const [ann, bob] = await Promise.all([visit(browser, server.url, board), visit(browser, server.url, board)])
      await insert(ann.page, 'end user')
      await expect.poll(() => nodesOn(bob.page)).toHaveLength(1)
      await server.kill()
      await insert(ann.page, 'agent')
      await insert(bob.page, 'reranker')
      await server.start()
      await expect.poll(() => nodesOn(ann.page), { timeout: 20_000 }).toHaveLength(3)
      await expect.poll(() => nodesOn(bob.page), { timeout: 20_000 }).toHaveLength(3)
      await expect.poll(async () => (await graphOf(board)).nodes.length).toBe(3)
      await Promise.all([ann.context.close(), bob.context.close()])
    },
    TEST_MS,
  )

  it(
    'keeps edits over a reload without a server',
    async () => {
      const board = await newBoard(server.url)
      const ann = await visit(browser, server.url, board)
      await insert(ann.page, 'end user', 'agent')
      await expect.poll(async () => (await graphOf(board)).nodes.length).toBe(2)
      await ann.context.route(/\/collab\//, (route) => route.abort())
      await ann.page.reload()
      await expect.poll(() => nodesOn(ann.page)).toHaveLength(2)
      await ann.context.close()
    },
    TEST_MS,
  )

  it(
    'is drawn by keyboard alone: stencils, edges, and the way along them',
    async () => {
      const board = await newBoard(server.url)
      const { page, context, complaints } = await visit(browser, server.url, board)
      const stencils = page.getByRole('navigation', { name: 'Stencils' })
      await stencils.getByRole('searchbox').focus()
      await page.keyboard.type('pinecone')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect.poll(() => wordsOn(page)).toEqual([expect.stringContaining('Vector database')])
      await page.locator('.tl-container').focus()
      await page.keyboard.press('Control+k')
      await page.keyboard.type('reranker')
      await page.keyboard.press('Enter')
      await expect.poll(() => edgesOn(page)).toHaveLength(1)
      await page.keyboard.press('c')
      await page.getByRole('combobox', { name: 'Connect Reranker to' }).waitFor()
      await page.keyboard.type('vector')
      await page.keyboard.press('Enter')
      await expect.poll(() => edgesOn(page)).toHaveLength(2)
      expect(complaints).toEqual([])
      await context.close()
    },
    TEST_MS,
  )

  it(
    'takes a stencil that is dragged onto the canvas',
    async () => {
      const board = await newBoard(server.url)
      const { page, context } = await visit(browser, server.url, board)
      const stencil = page.getByRole('button', { name: 'Vector database', exact: true }).first()
      await stencil.scrollIntoViewIfNeeded()
      const from = await stencil.boundingBox()
      if (!from) throw new Error('no stencil')
      await page.mouse.move(from.x + 30, from.y + 10)
      await page.mouse.down()
      await page.mouse.move(from.x + 120, from.y + 20, { steps: 5 })
      await page.mouse.move(560, 320, { steps: 8 })
      await page.mouse.up()
      await expect.poll(() => nodesOn(page)).toHaveLength(1)
      const at = await card(page, 'Vector database').boundingBox()
      expect(Math.abs((at?.x ?? 0) + (at?.width ?? 0) / 2 - 560)).toBeLessThan(12)
      await page.keyboard.press('Control+z')
      await expect.poll(() => nodesOn(page)).toHaveLength(0)
      await context.close()
    },
    TEST_MS,
  )

  it(
    'asks nobody but its own server, and still has its icons and fonts',
    async () => {
      const board = await newBoard(server.url)
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const outside: string[] = []
      await context.route(/.*/, (route) => {
        const address = route.request().url()
        if (address.startsWith(server.url) || /^(data|blob):/.test(address)) return route.continue()
        outside.push(address)
        return route.abort()
      })
      const page = await context.newPage()
      await page.goto(`${server.url}/board/${board}`)
      await page.locator('.tl-canvas').waitFor()
      await insert(page, 'agent')
      await page.locator('.tl-container').focus()
      await page.keyboard.press('t')
      await page.mouse.click(640, 560)
      await page.keyboard.type('free text')
      await page.keyboard.press('Escape')
      await expect
        .poll(() =>
          page.evaluate(() =>
            [...document.fonts].filter((font) => font.status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
          ),
        )
        .toEqual(expect.arrayContaining([expect.stringMatching(/Inter/), expect.stringMatching(/^tldraw_/)]))
      const icon = await page
        .locator('.tlui-icon')
        .first()
        .evaluate((element) => getComputedStyle(element).mask || getComputedStyle(element).maskImage)
      expect(icon).toContain(new URL(server.url).host)
      expect(outside).toEqual([])
      await context.close()
    },
    TEST_MS,
  )
})
