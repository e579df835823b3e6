import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import { insert, nodes } from './hands.ts'
import { enter, isOpen, launchBrowser, noBrowser, PATIENCE_MS, startServer, TEST_MS } from './launch.ts'
import type { Server, Visitor } from './launch.ts'

let browser: Browser
let server: Server
const visitors: Visitor[] = []
beforeAll(async () => {
  if (noBrowser) return
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
}, TEST_MS)
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.leave()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const arrive = async (): Promise<Visitor> => {
  const visitor = await enter(browser)
  visitors.push(visitor)
  return visitor
}

/** All addresses that a page asks for, of sockets too. */
function listenIn(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => void asked.push(`${request.url()} ${request.headers().referer ?? ''}`))
  page.on('websocket', (socket) => void asked.push(socket.url()))
  return asked
}

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Share this board' })
const openShare = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await dialog(page).waitFor()
}
const closeShare = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
}

async function linkFor(page: Page, role: string): Promise<string> {
  await dialog(page).getByLabel('Role', { exact: true }).selectOption(role)
  await dialog(page).getByRole('button', { name: 'Make a link' }).click()
  const field = dialog(page).getByRole('textbox', { name: new RegExp(`Invitation link for an? ${role}`) })
  await field.waitFor()
  return field.inputValue()
}

async function joinBy(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('The name that others see').fill(name)
  await page.getByRole('button', { name: /^Join as/ }).click()
  await isOpen(page)
}

const until = async (read: () => Promise<unknown>, wanted: unknown): Promise<void> =>
  expect.poll(read, { timeout: PATIENCE_MS }).toEqual(wanted)

it.skipIf(noBrowser)(
  'a board is shared by role: one draws, one looks on, is made a candidate and swaps sides, and whoever is removed learns why',
  { timeout: TEST_MS * 2 },
  async () => {
    const owner = await arrive()
    await owner.page.goto(server.url)
    await owner.page.getByRole('button', { name: 'New board' }).first().click()
    await isOpen(owner.page)
    await insert(owner.page, 'agent')
    await openShare(owner.page)
    await dialog(owner.page).getByLabel('Your name').fill('Olga')
    await dialog(owner.page).getByRole('button', { name: 'Share by role' }).click()
    const link = await linkFor(owner.page, 'observer')
    await closeShare(owner.page)
    await owner.page.locator('[data-role="owner"]').waitFor()

    const guest = await arrive()
    const asked = listenIn(guest.page)
    await joinBy(guest.page, link, 'Otto')
    const secret = link.split('#')[1] ?? 'none'
    expect(guest.page.url()).not.toContain(secret)
    expect(asked.filter((address) => address.includes(secret) || address.includes('auth.'))).toEqual([])
    await guest.page.getByText('Observer · read-only').waitFor()
    await until(async () => (await nodes(guest.page)).length, 1)
    expect(await guest.page.getByRole('textbox', { name: 'Title of the board' }).isDisabled()).toBe(true)

    await openShare(owner.page)
    await dialog(owner.page).getByLabel('Role of Otto').selectOption('candidate')
    await guest.page.locator('[data-role="candidate"]').first().waitFor()
    await insert(guest.page, 'vector db')
    await until(async () => (await nodes(owner.page)).length, 2)

    await dialog(owner.page).getByRole('button', { name: 'Swap roles' }).click()
    await guest.page.locator('[data-role="interviewer"]').first().waitFor()
    await owner.page.locator('header [data-role="candidate"]').waitFor()

    const stranger = await arrive()
    await stranger.page.goto(guest.page.url())
    await stranger.page.getByText('There is no board at this address').waitFor()

    await dialog(owner.page).getByRole('button', { name: 'Remove Otto' }).click()
    await guest.page.getByRole('alert').getByText('You were removed from this board').waitFor()
    const again = await guest.context.newPage()
    await again.goto(link)
    await again.getByText('This invitation was used already').or(again.getByText('This invitation was taken back')).waitFor()
    expect(owner.complaints).toEqual([])
  },
)
