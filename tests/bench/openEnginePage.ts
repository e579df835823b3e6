import type { Page } from 'playwright-core'
import { buildPage } from './buildPage.ts'
import type { BenchContext } from './part.ts'
import { startServer } from './program.ts'

/** A page in Chromium that holds the engine and nothing else. */
export async function openEnginePage({ browser }: BenchContext): Promise<{ page: Page; close: () => Promise<void> }> {
  const server = await startServer(await buildPage('engine'))
  const page = await (await browser()).newPage()
  await page.goto(`${server.url}/engine.html`)
  await page.waitForFunction(() => 'engineBench' in window)
  return {
    page,
    close: async () => {
      await page.close()
      await server.stop()
    },
  }
}
