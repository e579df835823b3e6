import type { Page } from 'playwright-core'
import type { Figure } from '../figure.ts'
import { copyProduct } from '../buildPage.ts'
import { fillBoard } from '../boards.ts'
import { EDGES, flowchart, NODES } from '../flowchart.ts'
import type { BenchContext } from '../part.ts'
import { startServer } from '../program.ts'
import { median } from '../samples.ts'

const COLD_MS = 1_000
const WARM_MS = 150

/** From the drop of a Mermaid file to the first findings on the screen, and to the drawing on the board. */
export async function imports(context: BenchContext): Promise<Figure[]> {
  const server = await startServer(await copyProduct())
  const text = flowchart()
  const rounds = context.isQuick ? 3 : 7
  const cold: number[] = []
  const warm: number[] = []
  const landed: number[] = []
  for (let round = 0; round < rounds; round++) {
    context.say(`  ${EDGES} arrows of Mermaid, round ${round + 1} of ${rounds}`)
    const browserContext = await (await context.browser()).newContext({ viewport: { width: 1440, height: 900 } })
    const page = await browserContext.newPage()
    await page.goto(`${server.url}/board/${await fillBoard(server.url, [])}`)
    await page.locator('.tl-canvas').waitFor()
    await page.waitForLoadState('networkidle')
    cold.push(await dropAndWait(page, text))
    for (let again = 0; again < 3; again++) {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      warm.push(await dropAndWait(page, text))
    }
    landed.push(await land(page))
    await browserContext.close()
  }
  await server.stop()
  return [
    {
      what: `${EDGES}-arrow Mermaid file to findings on screen, first time`,
      unit: 'ms',
      ours: median(cold),
      bound: { of: 'ours', atMost: COLD_MS },
    },
    { what: '… once more', unit: 'ms', ours: median(warm), bound: { of: 'ours', atMost: WARM_MS } },
    { what: '… from the yes to the drawing on the board, laid out', unit: 'ms', ours: median(landed) },
  ]
}

/** Milliseconds from the drop to the frame with the first finding in the dialog. */
async function dropAndWait(page: Page, text: string): Promise<number> {
  return page.evaluate(async (text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'diagram.mmd'))
    const began = performance.now()
    document.querySelector('main')!.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
    while (!document.querySelector('[role="dialog"] [data-finding-id]')) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - began
  }, text)
}

async function land(page: Page): Promise<number> {
  return page.evaluate(async (count) => {
    const began = performance.now()
    document.querySelector<HTMLButtonElement>('[role="dialog"] button[data-look="primary"]')!.click()
    while (document.querySelectorAll('.tl-shape[data-shape-type="node"], .tl-shape[data-shape-type="geo"]').length < count)
      await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - began
  }, NODES)
}
