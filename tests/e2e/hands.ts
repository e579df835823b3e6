import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { PATIENCE_MS } from './launch.ts'

/** What a person does on a board, and what they see there. */

/** Types into the quick insert and places each name, every one wired to the one before. */
export async function insert(page: Page, ...names: string[]): Promise<void> {
  await focusCanvas(page)
  await page.keyboard.press('/')
  const box = page.getByRole('combobox', { name: 'Name or product' })
  for (const name of names) {
    await box.fill(name)
    await page.getByRole('listbox', { name: 'Stencils found' }).getByRole('option').first().waitFor()
    await box.press('Shift+Enter')
  }
  await box.press('Escape')
  await box.waitFor({ state: 'detached' })
}

export const focusCanvas = (page: Page): Promise<void> => page.locator('.tl-container').focus()

const outline = (page: Page): Locator => page.locator('section[aria-label="Outline"]')
export const nodeIds = (page: Page): Promise<string[]> =>
  outline(page)
    .locator('[data-node-id]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-node-id') ?? ''))
export const edges = (page: Page): Promise<string[]> =>
  outline(page)
    .locator('[data-edge-id]')
    .evaluateAll((items) => items.map((item) => item.textContent ?? '').sort())
/** Names of the components, with their kinds. */
export const nodes = (page: Page): Promise<string[]> =>
  outline(page)
    .locator('[data-node-id]')
    .evaluateAll((items) => items.map((item) => item.textContent ?? '').sort())
export const findingIds = (page: Page): Promise<string[]> =>
  page
    .getByRole('region', { name: 'Findings' })
    .locator('[data-finding-id]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-finding-id') ?? '').sort())

export const card = (page: Page, label: string): Locator => page.locator('.tl-shape[data-shape-type="node"]', { hasText: label })

/** Everything on the screen, and the camera at rest. */
export async function showAll(page: Page): Promise<void> {
  await focusCanvas(page)
  await page.keyboard.press('Shift+Digit1')
  await atRest(page)
}

/** The drawing has stopped moving under the camera. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const layer = document.querySelector('.tl-shapes')
      const place = layer ? getComputedStyle(layer.parentElement ?? layer).transform + (layer.getAttribute('style') ?? '') : ''
      const first = document.querySelector('.tl-shape')?.getBoundingClientRect()
      const now = `${place} ${first?.x} ${first?.y} ${first?.width}`
      const seen = window as unknown as { restingAt?: string; restingFor?: number }
      seen.restingFor = seen.restingAt === now ? (seen.restingFor ?? 0) + 1 : 0
      seen.restingAt = now
      return seen.restingFor >= 5
    },
    undefined,
    { polling: 40, timeout: PATIENCE_MS },
  )
}

export async function middle(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** Opens the label of a card for writing: the canvas takes the pointer, not the card. */
export async function startRenaming(page: Page, label: string): Promise<void> {
  const { x, y } = await middle(card(page, label))
  await page.mouse.dblclick(x, y)
  await page.getByRole('textbox', { name: 'Label' }).waitFor()
}

export async function finishRenaming(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Label' })
  await field.fill(name)
  await field.press('Enter')
}

/** A plain box with words in it, as a person with tldraw's own tools draws one. */
export async function drawBox(page: Page, at: { x: number; y: number }, words: string): Promise<void> {
  await focusCanvas(page)
  await page.keyboard.press('r')
  await drag(page, at, { x: at.x + 160, y: at.y + 80 })
  await page.keyboard.press('Enter')
  await write(page, words)
}

export async function drawArrow(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await focusCanvas(page)
  await page.keyboard.press('a')
  await drag(page, from, to)
}

export async function writeNote(page: Page, at: { x: number; y: number }, words: string): Promise<void> {
  await focusCanvas(page)
  await page.keyboard.press('n')
  await page.mouse.click(at.x, at.y)
  await write(page, words)
}

/** Into the text that is open on the canvas, then out of it. */
async function write(page: Page, words: string): Promise<void> {
  const text = page.locator('.tl-container .ProseMirror[contenteditable="true"]')
  await text.waitFor()
  await text.focus()
  await page.keyboard.insertText(words)
  await page.keyboard.press('Escape')
  await text.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
}

export const openTab = (page: Page, name: 'Findings' | 'Inspector' | 'Requirements'): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()

/** What the Export menu gives for one of its entries. */
export async function exportAs(page: Page, entry: string): Promise<{ name: string; text: string; path: string }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: entry }).click()])
  const path = await download.path()
  return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') }
}

export const shot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: `tests/e2e/shots/${name}.png` })
