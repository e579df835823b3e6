import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe-core finds on the page once nothing fades in or out any more, of impact serious or critical. */
export async function barriers(page: Page): Promise<string[]> {
  await settle(page)
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    interface Result {
      violations: { id: string; impact: string; nodes: { target: unknown[]; failureSummary: string }[] }[]
    }
    const { axe: engine } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<Result> } }
    const { violations } = await engine.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
  })
}

/** Waits for each transition and animation that has an end: colours half faded in are nobody's colours. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  )
}
