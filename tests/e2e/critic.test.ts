import type { LLMock } from '@copilotkit/aimock'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { remark, replyOf, startPeer } from '../server/llm/peer.ts'
import { insert } from './hands.ts'
import { enter, isOpen, launchBrowser, newBoard, noBrowser, PATIENCE_MS, startServer, TEST_MS } from './launch.ts'
import type { Server } from './launch.ts'

const KEY = 'sk-never-shown-0123456789'

describe.skipIf(noBrowser)(`a board with a model behind the server${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let browser: Browser
  let server: Server
  let peer: LLMock
  beforeAll(async () => {
    const started = await startPeer()
    peer = started.peer
    const settings = { OPENAI_BASE_URL: started.baseURL, OPENAI_API_KEY: KEY, OPENAI_MODEL: 'test-model' }
    ;[browser, server] = await Promise.all([launchBrowser(), startServer(settings)])
  }, 150_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await peer?.stop()
  })

  /** A drawing of its own for each test: a drawing that the model has read is answered from memory. */
  const openCritique = async (...names: string[]): Promise<Page> => {
    const { page } = await enter(browser)
    await page.goto(`${server.url}/board/${await newBoard(server.url)}`)
    await isOpen(page)
    await insert(page, ...names)
    await page.getByRole('button', { name: 'Critique' }).click()
    return page
  }

  it(
    'shows the model’s findings one by one as they are written, marked as its own',
    async () => {
      const findings = [remark(), remark({ key: 'second', title: 'A second thing about n1' })]
      peer.clearFixtures().onMessage(/.*/s, { content: replyOf(...findings) }, { chunkSize: 40, latency: 250 })
      const page = await openCritique('end user', 'agent', 'vector')
      const answers: string[] = []
      page.on(
        'response',
        (response) =>
          void response.text().then(
            (text) => answers.push(text),
            () => {},
          ),
      )
      const model = page.getByRole('region', { name: 'The model' })
      await model.getByText('Its price is not known here.').waitFor({ timeout: PATIENCE_MS })
      await model.getByRole('button', { name: 'Ask the model too' }).click()
      await model.getByText('From the model').first().waitFor({ timeout: PATIENCE_MS })
      expect(await model.locator('[data-finding-id]').count()).toBe(1)
      await model.getByText('A second thing about').waitFor({ timeout: PATIENCE_MS })
      expect(await model.locator('[data-finding-id]').count()).toBe(2)
      expect(answers.join('')).not.toContain(KEY)
    },
    TEST_MS,
  )

  it(
    'says in words that the model did not run',
    async () => {
      peer.clearFixtures().onMessage(/.*/s, { error: { message: 'no' }, status: 401 })
      const page = await openCritique('end user', 'agent', 'reranker')
      await page.getByRole('button', { name: 'Ask the model too' }).click({ timeout: PATIENCE_MS })
      await page.getByText("The model did not run. The model's server refused the key (401).").waitFor({ timeout: PATIENCE_MS })
    },
    TEST_MS,
  )
})
