import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers } from './barriers.ts'
import { insert, nodes } from './hands.ts'
import { enter, isOpen, launchBrowser, noBrowser, PATIENCE_MS, startServer } from './launch.ts'
import type { Server } from './launch.ts'

const patience = { timeout: PATIENCE_MS }
const SECRET = 'wobbly about quotas zq81'
const ASKED = 'What happens in the minute after the provider says no, in your own words?'

/** All that the server sends to a page over its sockets, as text. */
function listenIn(page: Page): { heard: () => string } {
  const frames: string[] = []
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void frames.push(payload.toString())))
  return { heard: () => frames.join('\n') }
}

const share = (page: Page): Locator => page.getByRole('dialog', { name: 'Share this board' })
const desk = (page: Page): Locator => page.getByRole('region', { name: 'Interviewer' })
const seat = (page: Page): Locator => page.getByRole('region', { name: 'Interview', exact: true })
const look = (page: Page, view: string): Promise<void> => desk(page).getByRole('radio', { name: view }).click()

async function inviteCandidate(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await share(page).getByLabel('Your name').fill('Olga')
  await share(page).getByRole('button', { name: 'Share by role' }).click()
  await share(page).getByLabel('Role', { exact: true }).selectOption('candidate')
  await share(page).getByRole('button', { name: 'Make a link' }).click()
  const field = share(page).getByRole('textbox', { name: /Invitation link for an? candidate/ })
  await field.waitFor(patience)
  const link = await field.inputValue()
  await page.keyboard.press('Escape')
  await share(page).waitFor({ state: 'detached', ...patience })
  return link
}

describe.skipIf(noBrowser)(`an interview of two people${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let browser: Browser
  let server: Server
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  }, 150_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('is led, answered, marked, swapped and debriefed, and nothing of the interviewer’s side reaches the candidate', async () => {
    const olga = await enter(browser)
    await olga.page.goto(server.url)
    await olga.page.getByRole('button', { name: 'New board' }).first().click()
    await isOpen(olga.page)
    const link = await inviteCandidate(olga.page)

    const karl = await enter(browser)
    const wire = listenIn(karl.page)
    await karl.page.goto(link)
    await karl.page.getByLabel('The name that others see').fill('Karl')
    await karl.page.getByRole('button', { name: /^Join as/ }).click()
    await isOpen(karl.page)

    await olga.page.getByRole('tab', { name: 'Interview' }).click()
    const form = olga.page.getByRole('form', { name: 'Begin an interview' })
    await form.getByText('Karl is here as candidate.').waitFor(patience)
    await form.getByLabel('Format').selectOption('short_design')
    await form.getByRole('button', { name: 'Begin' }).click()
    await desk(olga.page).waitFor(patience)

    // The candidate has the task and the clock, and nothing that the engine says.
    await seat(karl.page).getByText('Support RAG').first().waitFor(patience)
    await seat(karl.page).getByRole('timer').waitFor(patience)
    expect(await karl.page.getByRole('tab', { name: /Findings/ }).count()).toBe(0)
    expect(await karl.page.getByRole('button', { name: 'Critique' }).isDisabled()).toBe(true)
    await seat(karl.page)
      .getByText(/Recorded: the drawing/)
      .waitFor(patience)

    await insert(karl.page, 'chat', 'orchestrator', 'llm', 'vector database', 'reranker')
    await expect.poll(async () => (await nodes(olga.page)).length, patience).toBe(5)
    await desk(olga.page).getByText(/drew/).first().waitFor(patience)

    // Asks in other words, gets an answer, tells a fact.
    await desk(olga.page).locator('#pair-question').fill(ASKED)
    await desk(olga.page).getByRole('button', { name: 'Ask', exact: true }).click()
    await seat(karl.page).getByText(ASKED).waitFor(patience)
    await seat(karl.page)
      .getByRole('textbox')
      .fill('When the provider times out after 2 seconds we fall back to a second provider, and retries have a budget.')
    await seat(karl.page).getByRole('textbox').press('Enter')
    await desk(olga.page).getByText('we fall back to a second provider').waitFor(patience)
    await look(olga.page, 'Findings')
    const firstFinding = desk(olga.page).getByRole('list', { name: 'Findings of this board' }).getByRole('listitem').first()
    await firstFinding.waitFor(patience)
    await look(olga.page, 'Inject')
    await desk(olga.page)
      .getByRole('button', { name: /^Tell:/ })
      .first()
      .click()
    await seat(karl.page).getByText('What you found out').waitFor(patience)

    // An incident: its symptom is told, its cause is not.
    await desk(olga.page).getByRole('button', { name: 'Choose an incident' }).click()
    const cause = await desk(olga.page).getByText('The cause, for you alone:').first().innerText(patience)
    await desk(olga.page).getByRole('button', { name: 'Let it happen' }).click()
    await desk(olga.page).getByLabel('What they ask to see').waitFor(patience)
    await seat(karl.page).locator('li[data-type="drill_injected"]').waitFor(patience)
    // What the candidate says to it is written down, and scored like a drill that is played alone.
    const incident = desk(olga.page).getByRole('region', { name: 'Incident', exact: true })
    await incident.getByRole('radio', { name: 'Causes' }).click()
    await incident.getByRole('listitem').getByRole('button').first().click()
    const supposed = incident.getByRole('list', { name: 'Supposed causes, the likeliest first' })
    await supposed.getByRole('button', { name: /^This is it/ }).click(patience)

    // Private: a note, a mark, what was raised unasked.
    await desk(olga.page).getByLabel('Private note').fill(SECRET)
    await desk(olga.page).getByRole('button', { name: 'Keep' }).click()
    await look(olga.page, 'Notes')
    await desk(olga.page).getByText(SECRET).waitFor(patience)
    await look(olga.page, 'Marks')
    const marks = desk(olga.page).getByLabel('Mark for reliability', { exact: true })
    await marks.getByRole('radio', { name: '3' }).click()
    await desk(olga.page).getByRole('textbox', { name: 'Why, for reliability' }).fill('Named the fallback and the reason.')
    await desk(olga.page).getByRole('textbox', { name: 'Why, for reliability' }).press('Enter')
    const reliability = desk(olga.page)
      .getByRole('listitem')
      .filter({ has: olga.page.getByLabel('Mark for reliability', { exact: true }) })
    await reliability.getByText(/marked as raised unasked/).click()
    await reliability.getByRole('button', { pressed: false }).last().press('u')
    await reliability.getByText(/^1 of \d+ marked as raised unasked/).waitFor(patience)
    expect(await barriers(olga.page)).toEqual([])
    expect(await barriers(karl.page)).toEqual([])

    // While one presents, the other looks.
    await desk(olga.page).getByRole('button', { name: 'Ask others to leave the drawing alone' }).click()
    await karl.page.getByText('Your interviewer is presenting').waitFor(patience)
    await desk(olga.page).getByRole('button', { name: 'Let others draw again' }).click()
    await karl.page.getByText('Your interviewer is presenting').waitFor({ state: 'detached', ...patience })

    // The second half: the session ends, sides change, and the first half's notes stay where they are.
    await desk(olga.page).getByRole('button', { name: 'End this half and swap roles' }).click()
    await karl.page.locator('[data-role="interviewer"]').first().waitFor(patience)
    await olga.page.locator('[data-role="candidate"]').first().waitFor(patience)
    await karl.page.getByRole('form', { name: 'Begin an interview' }).waitFor(patience)

    // Debrief of the first half: a grade is released, with its difference to the computed one.
    await seat(olga.page).getByRole('button', { name: 'Release reliability' }).click()
    await seat(karl.page).getByText('1 grade is released so far.').waitFor(patience)
    await seat(karl.page).getByRole('link', { name: 'Read the debrief' }).click()
    const given = karl.page.getByRole('table', { name: 'Grades by the interviewer' })
    await given.getByText('Named the fallback and the reason.').waitFor(patience)

    const heard = wire.heard()
    expect(heard).toContain(ASKED.slice(0, 40))
    expect(heard).not.toContain(SECRET)
    expect(heard).not.toContain(cause.replace('The cause, for you alone: ', '').slice(0, 40))
    expect(heard).not.toContain('Raised unasked:')

    const saving = olga.page.waitForEvent('download')
    await seat(olga.page).getByRole('button', { name: 'Everything as one file' }).click()
    const files = unzipSync(new Uint8Array(await readFile(await (await saving).path())))
    expect(Object.keys(files).toSorted()).toEqual(
      ['board.json', 'board.tldr', 'debrief.md', 'events.json', 'interviewer.md', 'notes.json', 'transcript.md'].toSorted(),
    )
    expect(strFromU8(files['interviewer.md']!)).toContain(SECRET)
    expect(strFromU8(files['debrief.md']!)).not.toContain(SECRET)

    // The interviewer's replay has their notes; deleting takes the session from both.
    await seat(olga.page).getByRole('link', { name: 'Read the debrief' }).click()
    await olga.page.getByText(SECRET).first().waitFor(patience)
    await olga.page.getByRole('link', { name: 'Replay' }).click()
    const scrub = olga.page.getByRole('slider', { name: 'Moment of the session' })
    await scrub.waitFor(patience)
    await scrub.press('End')
    await expect.poll(() => olga.page.locator('.tl-shape[data-shape-type="node"]').count(), patience).toBe(5)
    await olga.page.getByText(SECRET).first().waitFor(patience)
    karl.page.once('dialog', (question) => void question.accept())
    await karl.page.getByRole('button', { name: 'Delete' }).click()
    await isOpen(karl.page)
    await olga.page.goto(olga.page.url().replace('/replay/', '/debrief/'))
    await olga.page.getByRole('heading', { name: 'There is no such session' }).waitFor(patience)
    expect([...olga.complaints, ...karl.complaints]).toEqual([])
    await Promise.all([olga.leave(), karl.leave()])
  }, 240_000)
})
