import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { edges, exportAs, nodeIds, nodes } from './hands.ts'
import { enter, isOpen, newBoard, PATIENCE_MS, TEST_MS, visit } from './launch.ts'
import { inBrowser } from './product.ts'

const patience = { timeout: PATIENCE_MS }

const mermaid = `flowchart LR
  user[User] --> agent[Booking agent]
  agent -->|prompt| model[LLM]
  agent --> store[(Vector DB)]
  agent --> odd[Zorblax]
`
const box = (id: string, text: string, x: number, y: number): object => ({
  id,
  type: 'rectangle',
  x,
  y,
  width: 180,
  height: 80,
  label: { text },
})
const arrow = (id: string, x: number, y: number, w: number): object => ({
  id,
  type: 'arrow',
  x,
  y,
  points: [
    [0, 0],
    [w, 0],
  ],
})
const excalidraw = JSON.stringify({
  type: 'excalidraw',
  elements: [
    box('u', 'User', 0, 0),
    box('q', 'Zorblax', 320, 0),
    box('m', 'LLM', 640, 0),
    arrow('e', 180, 40, 140),
    arrow('f', 500, 40, 140),
  ],
})

/** As a person drops a file: the browser hands it over with the event. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const held = await page.evaluateHandle(
    ([name, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([content!], name!))
      return data
    },
    [name, content],
  )
  await page.dispatchEvent('main', 'drop', { dataTransfer: held })
}

inBrowser('diagrams from elsewhere', (product) => {
  it(
    'are dropped on the home page, said how they were understood, set right with one click, and become a board',
    async () => {
      const { page, complaints, leave } = await enter(product.browser)
      await page.goto(product.server.url)
      await page.getByRole('heading', { name: 'Bring your own diagram' }).waitFor()
      await drop(page, 'booking.mmd', mermaid)
      const dialog = page.getByRole('dialog', { name: 'booking.mmd: 5 boxes' })
      await dialog.getByText('4 of 5 boxes understood, 1 unsure').waitFor()
      await dialog.getByRole('region', { name: 'First to be asked' }).getByRole('listitem').first().waitFor()
      const chip = dialog.getByRole('group', { name: 'What is Zorblax?' }).getByRole('button', { name: 'Application / backend service' })
      await chip.click()
      expect(await chip.getAttribute('aria-pressed')).toBe('true')
      await dialog.getByRole('button', { name: 'Open as a new board' }).click()
      await isOpen(page)
      await expect.poll(async () => (await nodeIds(page)).length, patience).toBe(5)
      expect((await nodes(page)).filter((words) => words.startsWith('Zorblax')).join()).toContain('Application / backend service')
      expect(await edges(page)).toHaveLength(4)
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'land on a board where they stood; the picture of that board opens again',
    async () => {
      const { page, complaints, leave } = await visit(product.browser, product.server.url, await newBoard(product.server.url))
      await page
        .getByLabel('File with a board')
        .setInputFiles({ name: 'a.excalidraw', mimeType: 'application/json', buffer: Buffer.from(excalidraw) })
      const dialog = page.getByRole('dialog', { name: 'a.excalidraw: 3 boxes' })
      await dialog.getByText('2 of 3 boxes understood, 1 unsure, 2 arrows guessed').waitFor()
      await dialog.getByRole('button', { name: 'Put it on the board' }).click()
      await expect.poll(async () => (await nodeIds(page)).toSorted(), patience).toEqual(['m', 'q', 'u'])
      // What nobody was sure of, the canvas asks about.
      await page.locator('button[data-node-id="q"]', { hasText: 'What is this?' }).waitFor()
      const before = [await nodes(page), await edges(page)]
      const { name, path } = await exportAs(page, 'PNG picture')
      expect(name).toBe('board.png')

      await page.goto(`${product.server.url}/board/${await newBoard(product.server.url)}`)
      await isOpen(page)
      await page.getByLabel('File with a board').setInputFiles({ name, mimeType: 'image/png', buffer: await readFile(path) })
      await page.getByRole('dialog', { name: 'board.png: 3 boxes' }).getByRole('button', { name: 'Put it on the board' }).click()
      await expect.poll(async () => [await nodes(page), await edges(page)], patience).toEqual(before)
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'leave a board alone that is only read here, and say so',
    async () => {
      const board = await newBoard(product.server.url)
      const { page, complaints, leave } = await visit(product.browser, product.server.url, board, { viewport: { width: 390, height: 800 } })
      await page.getByText('here you read and rule').waitFor(patience)
      await drop(page, 'corner.excalidraw', excalidraw)
      await page.getByText('corner.excalidraw was not put on it').waitFor(patience)
      expect(await page.getByText('is on the board').count()).toBe(0)
      expect(await nodeIds(page)).toEqual([])
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )
})
