import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchBrowser, noBrowser, startServer } from './launch.ts'
import type { Server } from './launch.ts'

export interface Product {
  readonly browser: Browser
  readonly server: Server
}

/** Tests that share one browser and one server; skipped, and said so, on a machine without a Chromium. */
export function inBrowser(title: string, body: (product: Product) => void): void {
  describe.skipIf(noBrowser)(`${title}${noBrowser ? ` (${noBrowser})` : ''}`, () => {
    let browser: Browser | undefined
    let server: Server | undefined
    beforeAll(async () => {
      ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
    }, 150_000)
    afterAll(async () => {
      await browser?.close()
      await server?.stop()
    })
    const there = <Value>(value: Value | undefined): Value => {
      if (value === undefined) throw new Error('only within a test')
      return value
    }
    body({
      get browser() {
        return there(browser)
      },
      get server() {
        return there(server)
      },
    })
  })
}
