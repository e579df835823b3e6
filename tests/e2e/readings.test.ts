import { expect, it } from 'vitest'
import type { ReadingData } from '#critique/drills/readings.ts'
import { everyReading, fitOf, startDrill } from '#critique/drills/run.ts'
import { drills } from '#templates/drills/index.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'
import { barriers } from './barriers.ts'
import { ask, panel } from './drillHands.ts'
import { enter, TEST_MS } from './launch.ts'
import { inBrowser } from './product.ts'

const SEED = 3

interface Showing {
  drill: string
  board: string
  /** One reading of each kind that no run before shows, with the label of the part to look into. */
  shown: { sensor: string; id: string; data: ReadingData }[]
}

/** A few runs on strong boards that between them show every kind of picture. */
function runsThatShowEverything(): Showing[] {
  const open = new Set<ReadingData['as']>(['series', 'split', 'trace', 'histogram', 'talk', 'diff', 'table', 'log'])
  const runs = drills.flatMap((drill) => {
    const scenario = scenarios.find(({ id }) => id === drill.boards[0])!
    const graph = scenarioBoard(scenario, 'reference')
    if (!fitOf(graph, drill).fits) return []
    const label = (id: string): string => graph.nodes.find((node) => node.id === id)!.label
    const seen = everyReading(startDrill(graph, drill, SEED))
    return [{ drill: drill.id, board: scenario.title, readings: seen.map(({ id, sensor, data }) => ({ id, data, sensor: label(sensor) })) }]
  })
  const chosen: Showing[] = []
  while (open.size > 0) {
    const fresh = runs.map(({ readings: all, ...run }) => {
      const kinds = new Set([...open].filter((as) => all.some(({ data }) => data.as === as)))
      return { ...run, shown: [...kinds].map((as) => all.find(({ data }) => data.as === as)!) }
    })
    const best = fresh.reduce((a, b) => (b.shown.length > a.shown.length ? b : a))
    if (best.shown.length === 0) throw new Error(`nothing shows ${[...open].join(', ')}`)
    best.shown.forEach(({ data }) => open.delete(data.as))
    chosen.push(best)
  }
  return chosen
}

inBrowser('the evidence of a drill', (product) => {
  it(
    'shows each kind of reading as people look at such a thing, in light and dark',
    async () => {
      const { page, complaints, leave } = await enter(product.browser, { reducedMotion: 'reduce' })
      for (const { drill, board, shown } of runsThatShowEverything()) {
        await page.goto(`${product.server.url}/drills/${drill}?seed=${SEED}`)
        await page.getByRole('button', { name: board, exact: true }).click()
        await panel(page).getByText(`Seed ${SEED}`, { exact: true }).waitFor()
        for (const { sensor } of shown) await ask(page, sensor)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.locator(`:root[data-theme="${colorScheme}"]`).waitFor()
          for (const { id, data } of shown) {
            const reading = panel(page).locator(`[data-reading="${id}"]`)
            await reading.waitFor()
            await reading.screenshot({ path: `tests/e2e/shots/reading-${data.as}-${colorScheme}.png` })
          }
        }
        expect(await barriers(page)).toEqual([])
      }
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )
})
