import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { DrillEvent } from '#critique/drills/events.ts'
import { startDrill } from '#critique/drills/run.ts'
import type { DrillRun } from '#critique/drills/run.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { drills } from '#templates/drills/index.ts'
import { boardLink } from '#src/files/boardLink.ts'
import { join, synced } from '../bench/boards.ts'
import { card } from './hands.ts'
import { isOpen, PATIENCE_MS } from './launch.ts'

export const patience = { timeout: PATIENCE_MS }
export const panel = (page: Page) => page.getByRole('region', { name: 'Drill', exact: true })
export const boardIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!

/** A board of one's own, as it comes in a link. */
export async function openOwn(page: Page, url: string, graph: Graph): Promise<string> {
  await page.goto((await boardLink(url, graph, new Map()))!)
  await page.getByRole('button', { name: 'Open as a new board' }).click()
  await isOpen(page)
  await card(page, graph.nodes[0]!.label).first().waitFor()
  return boardIn(page)
}

/** What the server has of a board: what is drawn, and the events of its latest drill. */
export async function stored(url: string, board: string): Promise<{ records: string; events: DrillEvent[] }> {
  const reader = join(url, board)
  await synced(reader)
  const drawn = Object.entries(reader.records.toJSON()).sort(([a], [b]) => (a < b ? -1 : 1))
  const kept = reader.doc.getMap('drills')
  const events = [...kept.keys()].sort().map((key) => DrillEvent.parse(kept.get(key)))
  reader.leave()
  return { records: JSON.stringify(drawn), events }
}

/** The run that the page plays, from what the server has of it. */
export async function runOn(url: string, board: string): Promise<{ run: DrillRun; graph: Graph }> {
  let start: Extract<DrillEvent, { type: 'started' }> | undefined
  await expect
    .poll(async () => {
      start = (await stored(url, board)).events.find((event) => event.type === 'started')
      return start !== undefined
    }, patience)
    .toBe(true)
  return {
    run: startDrill(
      start!.graph,
      drills.find(({ id }) => id === start!.drill)!,
      start!.seed,
    ),
    graph: start!.graph,
  }
}

export const openStep = (page: Page, name: 'Evidence' | 'Causes' | 'Measures'): Promise<void> =>
  panel(page)
    .getByRole('radio', { name: new RegExp(`^${name}`) })
    .click()

export const readings = (page: Page) => panel(page).getByRole('list', { name: 'What was looked at' }).getByRole('article')

export async function ask(page: Page, words: string): Promise<void> {
  await openStep(page, 'Evidence')
  const answers = panel(page).getByRole('list', { name: 'What was looked at' }).locator(':scope > li')
  const before = await answers.count()
  await panel(page).getByRole('textbox', { name: 'Ask for evidence' }).fill(words)
  await panel(page).getByRole('button', { name: 'Ask', exact: true }).click()
  await expect.poll(() => answers.count(), patience).toBe(before + 1)
}
