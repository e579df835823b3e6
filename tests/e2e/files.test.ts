import { execFile } from 'node:child_process'
import { copyFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Report } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { writeSketch } from '#critique/graph/sketch.ts'
import { edges, exportAs, findingIds, insert, nodeIds, nodes } from './hands.ts'
import { enter, isOpen, newBoard, PATIENCE_MS, TEST_MS, visit } from './launch.ts'
import { inBrowser } from './product.ts'

const patience = { timeout: PATIENCE_MS }
const run = promisify(execFile)

/** In an order that says nothing. */
const sorted = (graph: Graph): unknown => {
  const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id)
  return { ...graph, zones: graph.zones.toSorted(byId), nodes: graph.nodes.toSorted(byId), edges: graph.edges.toSorted(byId) }
}

inBrowser('files', (product) => {
  const graphOf = async (board: string): Promise<Graph> =>
    (await (await fetch(`${product.server.url}/api/boards/${board}/graph`)).json()) as Graph
  const boardOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

  it.each([
    ['Graph JSON', '.json'],
    ['Sketch', '.sketch'],
    ['tldraw file', '.tldr'],
  ])(
    'give the same graph back, and the command line says of them what the page says: %s',
    async (entry, ending) => {
      const ann = await enter(product.browser)
      await ann.page.goto(`${product.server.url}/scenarios/support-rag`)
      await ann.page.getByRole('button', { name: 'Start from the weak board' }).click()
      await isOpen(ann.page)
      await ann.page.locator('[data-connection="saved"]').waitFor({ state: 'attached' })
      await ann.page.getByRole('button', { name: 'Critique' }).click()
      await expect.poll(() => findingIds(ann.page), patience).not.toEqual([])
      const { name, path, text } = await exportAs(ann.page, entry)
      expect(name.endsWith(ending)).toBe(true)

      const board = await newBoard(product.server.url)
      const bob = await visit(product.browser, product.server.url, board)
      await bob.page
        .getByLabel('File with a board')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
      await expect.poll(async () => (await nodeIds(bob.page)).length, patience).toBe((await nodeIds(ann.page)).length)
      await bob.page.locator('[data-connection="saved"]').waitFor({ state: 'attached' })
      const [original, copy] = await Promise.all([graphOf(boardOf(ann.page)), graphOf(board)])
      expect(original.nodes.length).toBeGreaterThan(4)
      // A sketch names its nodes by what they are: ids are its own.
      if (ending === '.sketch') expect(writeSketch(copy)).toBe(writeSketch(original))
      else expect(sorted(copy)).toEqual(sorted(original))

      await bob.page.getByRole('button', { name: 'Critique' }).click()
      await expect.poll(() => findingIds(bob.page), patience).not.toEqual([])
      const file = `${path}${ending}`
      await writeFile(file, text)
      const { stdout } = await run(process.execPath, ['server/premortem.mjs', 'check', file, '--format', 'json'])
      const said = (JSON.parse(stdout) as Report).findings.filter(({ rank }) => rank !== null)
      const shown = ending === '.sketch' ? rulesOf(await findingIds(ann.page)) : await findingIds(ann.page)
      expect(ending === '.sketch' ? rulesOf(said.map(({ id }) => id)) : said.map(({ id }) => id).toSorted()).toEqual(shown)
      expect([...ann.complaints, ...bob.complaints]).toEqual([])
      await Promise.all([ann.leave(), bob.leave()])
    },
    TEST_MS,
  )

  it.each(['light', 'dark'] as const)(
    'are pictures that look like the board, letters and all: %s',
    async (colorScheme) => {
      const { page, complaints, leave } = await visit(product.browser, product.server.url, await newBoard(product.server.url), {
        colorScheme,
      })
      await insert(page, 'end user', 'agent', 'pinecone')
      const { text } = await exportAs(page, 'SVG picture')
      expect(text).toMatch(/^<svg/)
      expect(text).toContain('Vector database')
      expect(text).toContain('data:font/woff2')
      expect(text).not.toMatch(/foreignObject|href="http|url\(http/)
      await writeFile(`tests/e2e/shots/export-${colorScheme}.svg`, text)
      const { path } = await exportAs(page, 'PNG picture')
      await copyFile(path, `tests/e2e/shots/export-${colorScheme}.png`)
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'that are none leave the board as it is, and say where they are wrong',
    async () => {
      const { page, complaints, leave } = await visit(product.browser, product.server.url, await newBoard(product.server.url))
      await insert(page, 'agent')
      const before = [await nodes(page), await edges(page)]
      const broken = JSON.stringify({ format: 'premortem/graph@1', nodes: [{ id: 'a', zone: 'z9' }], edges: [], zones: [], notes: [] })
      await page
        .getByLabel('File with a board')
        .setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(broken) })
      const dialog = page.getByRole('dialog', { name: 'That file did not open' })
      await dialog.getByText('nodes[0]').first().waitFor()
      await dialog.getByRole('button', { name: 'All right' }).click()
      expect([await nodes(page), await edges(page)]).toEqual(before)
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )
})

const rulesOf = (ids: readonly string[]): string[] => ids.map((id) => id.slice(0, id.indexOf('@'))).toSorted()
