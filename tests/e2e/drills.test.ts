import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { DrillEvent } from '#critique/drills/events.ts'
import { idealPath } from '#critique/drills/idealPath.ts'
import type { DrillRun } from '#critique/drills/run.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { ownTwenty } from '../fixtures/ownTwenty.ts'
import { barriers } from './barriers.ts'
import { ask, boardIn, openOwn, openStep, panel, patience, readings, runOn, stored } from './drillHands.ts'
import { card, insert, middle, showAll } from './hands.ts'
import { enter, isOpen, TEST_MS } from './launch.ts'
import { inBrowser } from './product.ts'

/** Looks into a part by keyboard: the outline selects it, the panel offers it. */
async function lookInto(page: Page, node: string): Promise<void> {
  await openStep(page, 'Evidence')
  const entry = page.locator(`section[aria-label="Outline"] button[data-node-id="${node}"]`)
  await entry.focus()
  await entry.press('Enter')
  await panel(page)
    .getByRole('button', { name: /^Look into/ })
    .click()
}

/** Does with the mouse and the keyboard what an event says. */
async function act(page: Page, run: DrillRun, event: DrillEvent): Promise<void> {
  const says = (id: string): string => run.hypotheses.find((one) => one.id === id)!.says
  const press = (name: string) => panel(page).getByRole('button', { name, exact: true }).click()
  switch (event.type) {
    case 'asked':
      return lookInto(page, event.node!)
    case 'supposed':
      await openStep(page, 'Causes')
      return press(says(event.hypothesis))
    case 'attached': {
      await openStep(page, 'Evidence')
      const reading = panel(page).locator(`[data-reading="${event.reading}"]`)
      await reading.getByRole('combobox').selectOption(event.hypothesis)
      return reading.getByRole('button', { name: event.sign === 'for' ? 'Speaks for it' : 'Against it' }).click()
    }
    case 'diagnosed':
      await openStep(page, 'Causes')
      return press(`This is it: ${says(event.hypothesis)}`)
    case 'applied':
      await openStep(page, 'Measures')
      return press(`Do it: ${run.options.find(({ id }) => id === event.option)!.measure.says}`)
    case 'alarmed':
      await openStep(page, 'Measures')
      return press(`Set this one: ${run.alarms.find(({ id }) => id === event.alarm)!.says}`)
    case 'traded':
      await openStep(page, 'Measures')
      await panel(page)
        .getByRole('radio', { name: new RegExp(event.dimension, 'i') })
        .click()
      await panel(page).getByRole('textbox', { name: 'The price that you accept' }).fill(event.text)
      return press('Say it')
    case 'boardUpdated':
      await insert(page, kindById(event.kinds[0]!)!.name)
      await openStep(page, 'Measures')
      await press('Read my board')
      return panel(page).getByText('New on the board').waitFor()
    case 'twisted':
      return press('What do they ask next?')
    case 'answered':
      await panel(page).getByRole('textbox', { name: 'Your answer' }).fill(event.text)
      return press('Answer')
    case 'ended':
      return press('End and score')
    default:
  }
}

const score = async (page: Page): Promise<number> =>
  Number.parseInt((await panel(page).getByRole('status', { name: 'Score' }).innerText()).trim(), 10)

inBrowser('a drill', (product) => {
  it(
    '"Costs tripled" is played in full on a board of twenty parts that somebody drew, and earns full marks',
    async () => {
      const { page, complaints, leave } = await enter(product.browser)
      const board = await openOwn(page, product.server.url, ownTwenty)
      await page.goto(`${product.server.url}/drills/costs-tripled?seed=7`)
      await page.getByRole('button', { name: 'Play on my board' }).click()
      await panel(page).getByText('Finance writes: spend went from').waitFor()
      await panel(page).getByText('Seed 7', { exact: true }).waitFor()
      const { run, graph } = await runOn(product.server.url, board)
      // Nothing is lit before it is seen: a drill that shows its cause is no drill.
      expect(await page.locator('[data-strike]').count()).toBe(0)
      await showAll(page)
      const { x, y } = await middle(card(page, 'Traces and spend'))
      await page.mouse.click(x, y)
      await panel(page).getByRole('button', { name: 'Look into Traces and spend' }).click()
      await readings(page).first().waitFor()
      for (const event of idealPath(graph, run.drill, run.seed).slice(1)) await act(page, run, event)
      expect(await score(page)).toBe(100)
      await panel(page).getByText(run.variant.cause).first().waitFor()
      await panel(page).getByRole('button', { name: /^Step/ }).first().click()
      await page.getByRole('dialog', { name: 'Two ways to the cause' }).getByRole('heading', { name: 'Ideal' }).waitFor()
      expect(await barriers(page)).toEqual([])
      await page.keyboard.press('Escape')
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'a drill on a strong board shows what a measure did, takes it back, and is played again with another seed',
    async () => {
      const { page, complaints, leave } = await enter(product.browser)
      await page.goto(`${product.server.url}/drills/tail-latency-doubled?seed=4`)
      await page.getByRole('region', { name: 'Where to play it' }).getByRole('button').first().click()
      await isOpen(page)
      await panel(page).getByText('Seed 4', { exact: true }).waitFor()
      const { run } = await runOn(product.server.url, boardIn(page))
      await ask(page, 'a slow trace')
      await readings(page).first().waitFor()
      await openStep(page, 'Measures')
      const fix = run.options.find(({ id }) => id === `now ${run.variant.id}`)!.measure.says
      await panel(page)
        .getByRole('button', { name: `Do it: ${fix}`, exact: true })
        .click()
      await panel(page).getByLabel('What it did and what it costs').waitFor()
      await panel(page)
        .getByRole('button', { name: `Take back: ${fix}`, exact: true })
        .click()
      await panel(page).getByLabel('What it did and what it costs').waitFor({ state: 'detached' })
      await panel(page).getByRole('button', { name: 'End and score' }).click()
      expect(await score(page)).toBeLessThan(60)
      await panel(page).getByRole('button', { name: 'Again, another seed' }).click()
      await panel(page).getByText('Nothing was looked at yet').waitFor()
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'on a board without sensors there is no way to see it, a fix by guess earns little, and the drawing stays as it was',
    async () => {
      const { page, complaints, leave } = await enter(product.browser, { colorScheme: 'dark' })
      const bare =
        'end_user#u { label: "Reader" } -> llm_orchestrator#app { label: "Answering" } -> [llm#m { label: "Model" }, vector_db#v { label: "Articles" }, tool_executor#t { label: "Tools" }]'
      const board = await openOwn(page, product.server.url, parseSketch(bare))
      await page.getByRole('tab', { name: 'Drill' }).click()
      await panel(page).getByRole('button', { name: 'Start: Costs tripled in a month' }).click()
      const { run } = await runOn(product.server.url, board)
      const { records } = await stored(product.server.url, board)
      await ask(page, 'spend by component')
      await panel(page).getByText('You have no way to see that').first().waitFor()
      await openStep(page, 'Measures')
      await panel(page)
        .getByRole('button', { name: `Do it: ${run.options.find(({ phase }) => phase === 'immediate')!.measure.says}`, exact: true })
        .click()
      await panel(page).getByRole('button', { name: 'End and score' }).click()
      expect(await score(page)).toBeLessThan(30)
      await panel(page).getByText('Nothing on this board shows this cause.').waitFor()
      expect(await barriers(page)).toEqual([])
      await expect.poll(async () => (await stored(product.server.url, board)).events.at(-1)?.type, patience).toBe('ended')
      expect((await stored(product.server.url, board)).records).toBe(records)
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'a drill that does not fit a board says what it wants, and is played on a strong board instead, with the same seed',
    async () => {
      const { page, complaints, leave } = await enter(product.browser)
      await openOwn(page, product.server.url, parseSketch('end_user#u { label: "Reader" } -> llm#m { label: "Model" }'))
      await page.goto(`${product.server.url}/drills/tools-out-of-order?seed=5`)
      await page.getByRole('button', { name: 'Play on my board' }).click()
      const notice = panel(page).getByRole('status').filter({ hasText: 'does not fit this board: it wants' })
      await notice.waitFor()
      await notice.getByRole('link', { name: 'Play it on another board' }).click()
      await page.getByRole('region', { name: 'Where to play it' }).getByRole('listitem').getByRole('button').first().click()
      await panel(page).getByText('Seed 5', { exact: true }).waitFor()
      const { run } = await runOn(product.server.url, boardIn(page))
      expect(run.drill.id).toBe('tools-out-of-order')
      await panel(page).getByText(run.symptom.slice(0, 40)).waitFor()
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'outside a drill a switch lights up what it reaches, shows the numbers before and after, and one click takes it back',
    async () => {
      const { page, complaints, leave } = await enter(product.browser)
      await openOwn(page, product.server.url, ownTwenty)
      await page.getByRole('tab', { name: 'Drill' }).click()
      await panel(page).getByRole('radio', { name: 'What breaks if' }).click()
      const model = page.locator('section[aria-label="Outline"] button[data-node-id]', { hasText: 'Answer model' })
      await model.focus()
      await model.press('Enter')
      await panel(page).getByRole('button', { name: 'Kill it' }).click()
      await page.locator('[data-strike="struck"]').first().waitFor()
      await panel(page).getByRole('table', { name: 'Numbers before and after' }).waitFor()
      await panel(page).getByRole('radio', { name: '10', exact: true }).click()
      await panel(page).getByText('traffic × 10').waitFor()
      await panel(page).getByText('Times are of whole requests').waitFor()
      expect(await barriers(page)).toEqual([])
      await panel(page).getByRole('button', { name: 'Take it all back' }).click()
      await expect.poll(() => page.locator('[data-strike]').count(), patience).toBe(0)
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'something breaks in the middle of an interview when it is asked for: told by the interviewer, played in its tab',
    async () => {
      const { page, complaints, leave } = await enter(product.browser)
      await page.goto(`${product.server.url}/practice?task=support-rag&seed=7`)
      await page.getByRole('radio', { name: 'Coach' }).click()
      await page.getByRole('button', { name: 'Begin, 45 minutes' }).click()
      await isOpen(page)
      const interview = page.getByRole('region', { name: 'Interview', exact: true })
      await interview.waitFor(patience)
      await insert(page, 'Chat UI', 'LLM orchestrator', 'GPT-4o')
      await page.getByRole('tab', { name: 'Interview' }).click()
      await interview.getByRole('button', { name: 'Let something break' }).click()
      await panel(page).getByRole('timer', { name: 'Elapsed' }).waitFor()
      const { run } = await runOn(product.server.url, boardIn(page))
      await page.getByRole('tab', { name: 'Interview' }).click()
      await interview.getByText(run.symptom.slice(0, 40)).waitFor()
      await page.getByRole('tab', { name: 'Drill' }).click()
      await ask(page, 'a slow trace')
      await page.getByRole('tab', { name: 'Interview' }).click()
      await interview.getByText('you have no way to see that').first().waitFor()
      // Whoever is coached may leave it.
      await interview.getByRole('button', { name: 'Find out what it is' }).click()
      await panel(page).getByRole('button', { name: 'Not now' }).click()
      await interview.getByText('Not played.').waitFor()
      expect(complaints).toEqual([])
      await leave()
    },
    TEST_MS,
  )
})
