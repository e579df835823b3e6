import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { barriers } from './barriers.ts'
import { insert, shot, showAll } from './hands.ts'
import { enter, isOpen, newBoard, TEST_MS } from './launch.ts'
import { inBrowser } from './product.ts'

const heading = (page: Page): Promise<void> => page.getByRole('heading', { level: 1 }).first().waitFor()
const openScenario = async (page: Page, url: string, button: string): Promise<void> => {
  await page.goto(`${url}/scenarios/support-rag`)
  await page.getByRole('group').last().locator('summary').click()
  await page.getByRole('button', { name: button }).click()
  await isOpen(page)
  await page.locator('.tl-shape[data-shape-type=node]').first().waitFor()
  await showAll(page)
}

/** How to get to each page, and when it is there. */
const pages: Record<string, (page: Page, url: string) => Promise<unknown>> = {
  home: async (page, url) => {
    await page.goto(url)
    await heading(page)
  },
  'board-empty': async (page, url) => {
    await page.goto(`${url}/board/${await newBoard(url)}`)
    await isOpen(page)
  },
  'board-half': async (page, url) => {
    await page.goto(`${url}/board/${await newBoard(url)}`)
    await isOpen(page)
    await insert(page, 'end user', 'agent', 'tool')
    await page.getByRole('tab', { name: /^Inspector/ }).click()
  },
  'board-starter': async (page, url) => {
    await openScenario(page, url, 'Start from the weak board')
    await page.getByRole('button', { name: 'Critique' }).click()
    await page.keyboard.press('F8')
  },
  'board-reference': async (page, url) => {
    await openScenario(page, url, 'Open the strong board')
    await page.getByRole('tab', { name: /^Requirements/ }).click()
  },
  gallery: async (page, url) => {
    await page.goto(`${url}/gallery`)
    await heading(page)
  },
  kinds: async (page, url) => {
    await page.goto(`${url}/gallery/kinds`)
    await heading(page)
  },
  rules: async (page, url) => {
    await page.goto(`${url}/gallery/rules`)
    await heading(page)
  },
  rule: async (page, url) => {
    await page.goto(`${url}/gallery/rules/agents/unbounded-cycle`)
    await heading(page)
  },
  scenario: async (page, url) => {
    await page.goto(`${url}/scenarios/support-rag`)
    await heading(page)
  },
  drills: async (page, url) => {
    await page.goto(`${url}/drills`)
    await heading(page)
  },
  drill: async (page, url) => {
    await page.goto(`${url}/drills/costs-tripled?seed=12`)
    await page.getByText('Seed 12').waitFor()
  },
  'metrics-trainer': async (page, url) => {
    await page.goto(`${url}/metrics-trainer`)
    await page.getByRole('article').getByRole('listitem').getByRole('button').first().click()
    await page.getByRole('heading', { name: 'What each number does not see' }).waitFor()
  },
  'not-found': async (page, url) => {
    await page.goto(`${url}/nowhere/at/all`)
    await heading(page)
  },
  'no-such-board': async (page, url) => {
    await page.goto(`${url}/board/aaaaaaaaaaaaaaaaaaaaaa`)
    await page.getByText('There is no board at this address').waitFor()
  },
  'no-such-debrief': async (page, url) => {
    await page.goto(`${url}/board/aaaaaaaaaaaaaaaaaaaaaa/debrief/nothing`)
    await page.getByRole('heading', { name: 'There is no such session' }).waitFor()
  },
  'no-such-replay': async (page, url) => {
    await page.goto(`${url}/board/aaaaaaaaaaaaaaaaaaaaaa/replay/nothing`)
    await page.getByRole('heading', { name: 'There is no such session' }).waitFor()
  },
}

/** The browser itself says so of an answer 404, and the page asks for what may not be there. */
const isExpected = (name: string, complaint: string): boolean => name === 'no-such-board' && /status of 404/.test(complaint)

inBrowser('every page', (product) => {
  it.each(Object.keys(pages))(
    'is quiet and open to everybody, in light and dark: %s',
    async (name) => {
      const { page, complaints, leave } = await enter(product.browser, { colorScheme: 'light', reducedMotion: 'reduce' })
      await pages[name]?.(page, product.server.url)
      await page.evaluate(() => document.fonts.ready)
      const found: string[] = []
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, colorScheme === 'dark')
        // What is far off the screen keeps the looks that it had, until it is loaded again.
        if (!name.startsWith('board')) await page.reload({ waitUntil: 'networkidle' })
        await shot(page, `${name}-${colorScheme}`)
        found.push(...(await barriers(page)).map((barrier) => `${colorScheme}: ${barrier}`))
      }
      expect(found.slice(0, 10)).toEqual([])
      expect(complaints.filter((complaint) => !isExpected(name, complaint))).toEqual([])
      await leave()
    },
    TEST_MS,
  )

  it(
    'names with a board what it needs, and with the home page nothing of it',
    async () => {
      const { url } = product.server
      const named = async (address: string): Promise<string[]> => {
        const html = await (await fetch(address)).text()
        return [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file!)
      }
      const withCanvas = async (files: readonly string[]): Promise<string[]> => {
        const answers = await Promise.all(files.map((file) => fetch(url + file)))
        expect(answers.map(({ status }) => status)).toEqual(files.map(() => 200))
        const texts = await Promise.all(answers.map((answer) => answer.text()))
        return files.filter((file, i) => file.endsWith('.js') && texts[i]!.includes('tl-canvas'))
      }
      const board = `${url}/board/${await newBoard(url)}`
      const files = await named(board)
      expect(files.length).toBeLessThan(30)
      expect(await withCanvas(files)).toHaveLength(1)
      expect(await withCanvas(await named(url))).toEqual([])
      // Whether there is such a board is asked with the page, too.
      expect((await fetch(board)).headers.get('link')).toContain('/exists>; rel=preload')
    },
    TEST_MS,
  )

  it.runIf(process.env.PICTURES === '1')(
    'gives the picture of the README',
    async () => {
      const { page, leave } = await enter(product.browser, { colorScheme: 'light', viewport: { width: 1440, height: 900 } })
      await openScenario(page, product.server.url, 'Start from the weak board')
      await page.getByRole('button', { name: 'Critique' }).click()
      await page.keyboard.press('F8')
      await page.locator('[data-finding-id][data-current]').waitFor()
      await page.mouse.move(720, 300)
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
      await page.screenshot({ path: 'tests/e2e/pictures/board.png' })
      await leave()
    },
    TEST_MS,
  )
})
