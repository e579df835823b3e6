import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { card, insert, nodes } from './hands.ts'
import { enter, isOpen, launchBrowser, noBrowser, PATIENCE_MS, startServer } from './launch.ts'
import type { Server, Visitor } from './launch.ts'

const patience = { timeout: PATIENCE_MS }
const ASKED = 'Which of these may be down for an hour, and who notices first?'

const share = (page: Page): Locator => page.getByRole('dialog', { name: 'Share this board' })
const desk = (page: Page): Locator => page.getByRole('region', { name: 'Interviewer' })
const seat = (page: Page): Locator => page.getByRole('region', { name: 'Interview', exact: true })

/** Shares a board by role, and has a link for each. */
async function invite(page: Page, ...roles: string[]): Promise<string[]> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await share(page).getByLabel('Your name').fill('Olga')
  await share(page).getByRole('button', { name: 'Share by role' }).click()
  const links: string[] = []
  for (const role of roles) {
    await share(page).getByLabel('Role', { exact: true }).selectOption(role)
    await share(page).getByRole('button', { name: 'Make a link' }).click()
    const field = share(page).getByRole('textbox', { name: new RegExp(`Invitation link for an? ${role}`) })
    await field.waitFor(patience)
    links.push(await field.inputValue())
  }
  await page.keyboard.press('Escape')
  await share(page).waitFor({ state: 'detached', ...patience })
  return links
}

/** Puts recordings where the product keeps them, or says of which sessions there are some. */
const recordings = (page: Page, add: { board: string; session: string }[] = []): Promise<string[]> =>
  page.evaluate(
    (added) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('premortem-recordings', 1)
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('answers', { autoIncrement: true }))
        opening.addEventListener('error', () => reject(new Error('no database')))
        opening.addEventListener('success', () => {
          const store = opening.result.transaction('answers', 'readwrite').objectStore('answers')
          for (const one of added) store.add({ ...one, at: 1, sound: new Blob(['x']) })
          const all = store.getAll()
          all.addEventListener('success', () => {
            opening.result.close()
            resolve((all.result as { session: string }[]).map(({ session }) => session).toSorted())
          })
        })
      }),
    add,
  )

describe.skipIf(noBrowser)(`somebody who looks on${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let browser: Browser
  let server: Server
  const visitors: Visitor[] = []
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  }, 150_000)
  afterAll(async () => {
    for (const visitor of visitors) await visitor.leave()
    await browser?.close()
    await server?.stop()
  })

  async function arrive(link: string, name: string): Promise<Page> {
    const visitor = await enter(browser)
    visitors.push(visitor)
    await visitor.page.goto(link)
    if (!name) return visitor.page
    await visitor.page.getByLabel('The name that others see').fill(name)
    await visitor.page.getByRole('button', { name: /^Join as/ }).click()
    await isOpen(visitor.page)
    return visitor.page
  }

  it('of an interview hears what is said, sees what is drawn, looks where another looks, and has nothing to say', async () => {
    const olga = await arrive(server.url, '')
    await olga.getByRole('button', { name: 'New board' }).first().click()
    await isOpen(olga)
    const [forKarl = '', forOtto = ''] = await invite(olga, 'candidate', 'observer')
    const karl = await arrive(forKarl, 'Karl')
    const otto = await arrive(forOtto, 'Otto')
    await olga.getByRole('tab', { name: 'Interview' }).click()
    const form = olga.getByRole('form', { name: 'Begin an interview' })
    await form.getByText('Karl is here as candidate.').waitFor(patience)
    await form.getByLabel('Format').selectOption('short_design')
    await form.getByRole('button', { name: 'Begin' }).click()
    await desk(olga).waitFor(patience)

    await seat(otto).getByRole('timer').waitFor(patience)
    await insert(karl, 'chat', 'orchestrator', 'llm')
    await expect.poll(async () => (await nodes(otto)).length, patience).toBe(3)
    await desk(olga).locator('#pair-question').fill(ASKED)
    await desk(olga).getByRole('button', { name: 'Ask', exact: true }).click()
    await seat(karl).getByText(ASKED).waitFor(patience)
    await seat(otto).getByText(ASKED).waitFor(patience)

    // Neither findings, nor a line to write on, nor anything to draw with.
    await otto.getByText('Observer · read-only').waitFor(patience)
    expect(await otto.getByRole('tab', { name: /Findings/ }).count()).toBe(0)
    expect(await seat(otto).getByRole('textbox').count()).toBe(0)
    expect(await seat(otto).getByRole('switch').count()).toBe(0)

    // Where the candidate looks, whoever follows them looks.
    await seat(otto).getByRole('button', { name: 'Follow Karl' }).click()
    await seat(otto).getByRole('button', { name: 'Stop following Karl' }).waitFor(patience)
    const place = async (page: Page): Promise<number> => (await card(page, 'LLM (hosted API)').boundingBox(patience))?.x ?? Number.NaN
    const before = await place(karl)
    const canvas = await karl.locator('.tl-canvas').boundingBox()
    await karl.mouse.move((canvas?.x ?? 0) + (canvas?.width ?? 0) / 2, (canvas?.y ?? 0) + (canvas?.height ?? 0) - 60)
    await karl.mouse.wheel(180, 0)
    await expect.poll(async () => Math.abs((await place(karl)) - before), patience).toBeGreaterThan(60)
    await expect.poll(async () => Math.abs((await place(otto)) - (await place(karl))), patience).toBeLessThan(12)

    // Sound is in the speaker's browser, and goes with its session.
    const board = new URL(karl.url()).pathname.split('/').at(-1) ?? ''
    await recordings(karl, [
      { board, session: 'one-that-is-gone' },
      { board: 'another-board', session: 'of-another-board' },
    ])
    await karl.reload()
    await isOpen(karl)
    await expect.poll(() => recordings(karl), patience).toEqual(['of-another-board'])

    // The end reaches them like everybody.
    await desk(olga).getByRole('button', { name: 'End the interview' }).click()
    await otto.getByRole('heading', { name: 'The interview is over' }).waitFor(patience)
    expect(visitors.flatMap(({ complaints }) => complaints)).toEqual([])
  }, 150_000)
})
