import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe-core finds on the page as it is, of impact serious or critical. */
export async function barriers(page: Page): Promise<string[]> {
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
