import type { Page } from 'playwright-core'
import { ownTwenty } from '../../fixtures/ownTwenty.ts'
import { fillBoard } from '../boards.ts'
import { copyProduct } from '../buildPage.ts'
import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'
import { startServer } from '../program.ts'
import { median, takeTurns } from '../samples.ts'

const FIRST_CHART_MS = 300
const SWITCH_MS = 50

const panel = 'section[aria-label="Drill"]'

/** "Costs tripled" on somebody's own twenty parts, and a switch outside a drill: from the press of a button to what it shows. */
export async function drills(context: BenchContext): Promise<Figure[]> {
  const server = await startServer(await copyProduct())
  const page = await (await context.browser()).newPage({ viewport: { width: 1440, height: 900 } })
  const board = await fillBoard(server.url, [])
  // What a page leaves for a board that it makes: the board draws it when it opens.
  await page.addInitScript(([key, graph]) => sessionStorage.setItem(key, graph), [
    `premortem:place:${board}`,
    JSON.stringify(ownTwenty),
  ] as const)
  await page.goto(`${server.url}/board/${board}`)
  await page.locator('.tl-shape[data-shape-type="node"]').first().waitFor()
  await page.getByRole('tab', { name: 'Drill' }).click()
  await page.getByRole('button', { name: 'Start: Costs tripled in a month' }).waitFor()
  const rounds = context.isQuick ? 5 : 15
  const started = await takeTurns(rounds, {
    ours: () => startDrill(page),
    reference: () => turnTab(page),
  })
  await page.getByRole('radio', { name: 'What breaks if' }).click()
  const model = page.locator('section[aria-label="Outline"] button[data-node-id]', { hasText: 'Answer model' })
  await model.focus()
  await model.press('Enter')
  await page.getByRole('button', { name: 'Kill it' }).waitFor()
  const thrown = await takeTurns(rounds, {
    ours: () => throwSwitch(page),
    reference: () => turnTab(page),
  })
  await page.close()
  await server.stop()
  const figure = (what: string, taken: typeof started, atMost: number): Figure => ({
    what,
    unit: 'ms',
    ours: median(taken.ours),
    reference: { is: 'to another tab of the panel', value: median(taken.reference) },
    bound: { of: 'ours', atMost },
  })
  return [
    figure('start "Costs tripled" on a board of 20 to its first chart', started, FIRST_CHART_MS),
    figure('what-if switch on a board of 20 to the new numbers', thrown, SWITCH_MS),
  ]
}

async function startDrill(page: Page): Promise<number> {
  const ms = await fromPress(
    page,
    `${panel} button[aria-label="Start: Costs tripled in a month"]`,
    `${panel} [aria-label="Vital numbers"] svg`,
  )
  await page.getByRole('button', { name: 'End and score' }).click()
  await page.getByRole('button', { name: 'All drills' }).click()
  await page.getByRole('button', { name: 'Start: Costs tripled in a month' }).waitFor()
  return ms
}

async function throwSwitch(page: Page): Promise<number> {
  const ms = await fromPress(page, `${panel} section[aria-label="To the selected part"] button`, `${panel} tr[data-changed]`)
  await page.getByRole('button', { name: 'Take it all back' }).click()
  await page.locator(`${panel} table`).waitFor({ state: 'detached' })
  return ms
}

/** The least that a press can do: another tab is shown, nothing is computed. */
async function turnTab(page: Page): Promise<number> {
  const ms = await page.evaluate(async () => {
    const tab = [...document.querySelectorAll<HTMLElement>('[role="tab"]')].find((one) => one.textContent?.startsWith('Requirements'))!
    const start = performance.now()
    tab.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }))
    while (tab.getAttribute('data-state') !== 'active') await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - start
  })
  await page.getByRole('tab', { name: 'Drill' }).click()
  return ms
}

/** Milliseconds from the press of a button to the frame in which something new stands on the page. */
const fromPress = (page: Page, button: string, appears: string): Promise<number> =>
  page.evaluate(
    async ([button, appears]) => {
      const pressed = document.querySelector<HTMLElement>(button)!
      const start = performance.now()
      pressed.click()
      while (!document.querySelector(appears)) await new Promise(requestAnimationFrame)
      return performance.now() - start
    },
    [button, appears] as const,
  )
