import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPeer } from '../server/llm/peer.ts'
import { barriers } from './barriers.ts'
import { ask, panel as drill } from './drillHands.ts'
import { insert, nodeIds } from './hands.ts'
import { enter, launchBrowser, noBrowser, PATIENCE_MS, startServer } from './launch.ts'
import type { Server } from './launch.ts'

const patience = { timeout: PATIENCE_MS }
/** Between two looks something is fetched: a clock that is wound on must not run away from it. */
const paced = { ...patience, interval: 250 }

describe.skipIf(noBrowser)(`a mock interview${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let browser: Browser
  let server: Server
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  }, 150_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const panel = (page: Page) => page.getByRole('region', { name: 'Interview' })
  const answer = async (page: Page, text: string) => {
    const before = await panel(page).getByRole('list', { name: 'What was said' }).getByRole('listitem').count()
    await panel(page).getByRole('textbox').fill(text)
    await panel(page).getByRole('textbox').press('Enter')
    await expect
      .poll(() => panel(page).getByRole('list', { name: 'What was said' }).getByRole('listitem').count(), patience)
      .toBeGreaterThan(before)
  }
  /** Lets the interviewer think, as time passes for it alone. */
  const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1000)

  it('is held in full, strict and against the clock, and ends in a debrief with its evidence, without a model', async () => {
    const { page, complaints, leave } = await enter(browser, { prepare: (context) => context.clock.install() })
    await page.goto(`${server.url}/practice?task=support-rag&seed=7`)
    await page.getByRole('radio', { name: 'Strict' }).click()
    await page.getByRole('button', { name: 'Begin, 45 minutes' }).click()
    await panel(page).waitFor(patience)
    expect(await page.getByRole('tab', { name: /Findings/ }).count()).toBe(0)
    expect(await panel(page).getByRole('button', { name: 'Pause the clock' }).count()).toBe(0)

    await pass(page, 2)
    await panel(page).getByText('what are we building').waitFor(patience)
    await answer(
      page,
      'An assistant for customers of a software company: 900,000 questions a month, p95 below 2 seconds. Success is a question that needs no ticket; the dearest error is a wrong answer about billing.',
    )
    await panel(page).getByRole('radio', { name: 'Ask' }).click()
    await answer(page, 'How often do the help articles change, and who may read them?')

    await pass(page, 60)
    await panel(page).getByRole('button', { name: 'On to: Estimate' }).click()
    await pass(page, 2)
    await answer(
      page,
      'At 900,000 requests a month and 3,000 tokens each that is about 0.4 cents a request; we cap the spend per hour and cache the stable prefix.',
    )
    await panel(page).getByRole('button', { name: 'On to: Draw' }).click()
    await answer(page, 'Before I draw: we need a labelled set of 200 questions with a release gate, because a demo proves nothing.')
    await insert(page, 'chat', 'orchestrator', 'GPT-4o', 'vector database', 'reranker', 'llm tracing')
    await pass(page, 3)
    await expect.poll(() => nodeIds(page), patience).toHaveLength(6)

    await panel(page).getByRole('button', { name: 'On to: Deep dive' }).click()
    await pass(page, 3)
    await panel(page).getByRole('button', { name: /^Hint/ }).click()
    await answer(page, 'When nothing relevant is found the assistant says so and hands over to a person.')

    // In the stress stage something breaks by itself. It is played on the board, and the clock goes on.
    await panel(page).getByRole('button', { name: 'On to: Stress' }).click()
    await pass(page, 3)
    await answer(
      page,
      'The index gets a product as a filter field, and the test set a slice for it; contradictions are resolved by product.',
    )
    await expect
      .poll(async () => {
        await pass(page, 2)
        return drill(page).getByText('The interviewer strikes your board').isVisible()
      }, paced)
      .toBe(true)
    await ask(page, 'a slow trace')
    expect(await barriers(page)).toEqual([])
    await drill(page).getByRole('button', { name: 'End it' }).click()
    await pass(page, 3)
    await panel(page).getByText('Over, and read in the debrief.').waitFor(patience)
    await panel(page).getByText('That incident is over').waitFor(patience)
    // The rest of the time goes by: the stages follow each other, a requirement changes, and the clock ends it.
    for (let minute = 0; minute < 46; minute++) await pass(page, 60)
    await page.getByText('The interview is over').waitFor(patience)
    await page.getByRole('tab', { name: /Findings/ }).waitFor(patience)

    await page.getByRole('link', { name: 'Read the debrief' }).click()
    await page.getByRole('heading', { name: 'The unprompted ledger' }).waitFor(patience)
    const ledger = page.getByRole('table').filter({ hasText: 'How it appeared' })
    await ledger.getByRole('row').filter({ hasText: 'Said, unasked' }).first().waitFor(patience)
    await ledger.getByRole('row').filter({ hasText: 'Drawn, unasked' }).first().waitFor(patience)
    expect(await ledger.getByRole('row').filter({ hasText: 'Never' }).count()).toBeGreaterThan(5)
    // No evidence, no number.
    expect(await page.getByText('Not shown', { exact: true }).count()).toBeGreaterThan(0)
    await page.getByRole('table', { name: 'Points of the incident' }).getByText('The order of the diagnosis').waitFor(patience)
    await page.getByText('No language model took part.').waitFor(patience)
    expect(await barriers(page)).toEqual([])

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Markdown' }).click()
    expect((await download).suggestedFilename()).toMatch(/debrief\.md$/)

    await page.getByRole('link', { name: 'Replay' }).click()
    const scrub = page.getByRole('slider', { name: 'Moment of the session' })
    await scrub.waitFor(patience)
    await expect.poll(() => page.locator('.tl-shape[data-shape-type="node"]').count(), patience).toBe(0)
    await scrub.press('End')
    await expect.poll(() => page.locator('.tl-shape[data-shape-type="node"]').count(), patience).toBe(6)

    await page.goto(`${server.url}/progress`)
    await page.getByRole('heading', { name: 'Four weeks' }).waitFor(patience)
    await page.getByRole('link', { name: 'Support RAG' }).first().waitFor(patience)
    await page.getByRole('heading', { name: 'Drills over time' }).waitFor(patience)
    expect(complaints).toEqual([])
    await leave()
  }, 240_000)

  it('goes on with a model that words questions and reads answers, and when that model fails', async () => {
    const { peer, baseURL } = await startPeer()
    let isUp = true
    const quote = 'people outside the help centre'
    peer.onMessage(/.*/s, (request) => {
      if (!isUp) return { error: { message: 'down' }, status: 500 }
      const isWording = request.messages.some(({ content }) => typeof content === 'string' && content.includes('The question to word'))
      const items = isWording
        ? [{ question: 'Let me put it my way: what are we building here, for whom?' }]
        : [{ criterion: 'c1', covered: true, quote }]
      return { content: JSON.stringify({ items }) }
    })
    const modelServer = await startServer({
      OPENAI_BASE_URL: baseURL,
      OPENAI_API_KEY: 'sk-never-shown-0123456789',
      OPENAI_MODEL: 'test-model',
    })
    const { page, complaints, leave } = await enter(browser)
    await page.goto(`${modelServer.url}/practice?task=support-rag&seed=7`)
    await page.getByRole('button', { name: 'Begin, 45 minutes' }).click()
    await panel(page).getByText('Let me put it my way').waitFor(patience)
    await panel(page).getByText('Worded by test-model; what is asked, the plan decides.').waitFor(patience)
    await answer(page, `It answers ${quote}, in their own words.`)
    await panel(page)
      .getByText('(read by the model)')
      .waitFor({ ...patience, state: 'attached' })
    isUp = false
    await answer(page, 'We measure success as questions that need no ticket.')
    await panel(page).getByText('The plan asks in its own words').waitFor(patience)
    await answer(page, 'An answer may cost two cents.')
    expect(complaints).toEqual([])
    await leave()
    await modelServer.stop()
    await peer.stop()
  }, 120_000)

  it('hears a spoken answer, measures it on this machine, and keeps the recording for its owner', async () => {
    // A browser whose microphone plays beeps, and which is not asked for leave.
    const talking = await launchBrowser(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'])
    const { page, complaints, leave } = await enter(talking)
    await page.goto(`${server.url}/practice?task=support-rag&seed=7`)
    await page.getByRole('button', { name: 'Begin, 45 minutes' }).click()
    const runtime = page.waitForResponse((response) => response.url().endsWith('.wasm') && response.ok(), patience)
    await panel(page).getByRole('button', { name: 'Speak' }).click()
    await panel(page).getByRole('button', { name: 'Record' }).click()
    await panel(page).getByText('Recording').waitFor(patience)
    await runtime
    // A question that comes meanwhile takes nothing away.
    await panel(page).getByText('what are we building').waitFor(patience)
    await panel(page).getByRole('button', { name: 'Done' }).click()
    await panel(page).getByText('type what you said').waitFor(patience)
    await answer(page, 'For 200 customers who ask 900,000 questions a month.')
    await panel(page).getByRole('button', { name: 'End the interview' }).click()
    await page.getByRole('link', { name: 'Read the debrief' }).click()
    await page.getByRole('heading', { name: 'What you recorded' }).waitFor(patience)
    expect(complaints).toEqual([])
    await leave()
    await talking.close()
  }, 120_000)
})
