import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const chromiumPath = [process.env.CHROMIUM_PATH, ...places].find((path) => path !== undefined && path !== '' && existsSync(path))

/** Why browser tests cannot run here; undefined when they can. On a build machine a missing browser is a failure, not a reason. */
export const noBrowser: string | undefined =
  chromiumPath || process.env.CI === 'true' ? undefined : 'no Chromium found: set CHROMIUM_PATH to run the browser tests'

/** How long one thing on a page may take on a machine that has other work. */
export const PATIENCE_MS = 20_000
/** A whole test. */
export const TEST_MS = 90_000
/** A public name of this machine, for what browsers do on public addresses only. */
export const PUBLIC_NAME = 'boards.example.com'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${PUBLIC_NAME} 127.0.0.1`,
]

/** @param more arguments of Chromium beside the usual ones */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  if (!chromiumPath) throw new Error('These tests need a Chromium. Install one, or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath: chromiumPath, args: [...args, ...more] })
}

export interface Server {
  url: string
  /** Dies without a chance to say goodbye, then starts again over the same data at the same address. */
  killAndRestart: () => Promise<void>
  kill: () => Promise<void>
  start: () => Promise<void>
  stop: () => Promise<void>
}

const START_MS = 120_000

/** The product as its users start it, on a port of its own with data of its own, with settings beside the usual ones. */
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'premortem-e2e-'))
  let child: ChildProcess | undefined
  let url = ''
  const start = async (): Promise<void> => {
    const port = url ? new URL(url).port : '0'
    child = spawn(process.execPath, ['server/premortem.mjs', 'start'], {
      env: { ...process.env, PORT: port, DATA_DIR: data, HOST: '127.0.0.1', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    url = await addressOf(child)
  }
  const kill = async (): Promise<void> => {
    const dying = child
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return
    const gone = new Promise((resolve) => dying.once('exit', resolve))
    dying.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    get url() {
      return url
    },
    start,
    kill,
    killAndRestart: async () => {
      await kill()
      await start()
    },
    stop: async () => {
      await kill()
      await rm(data, { recursive: true, force: true })
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`The server did not start:\n${said}`)), START_MS)
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /https?:\/\/[\w.:[\]-]+\d/.exec(said.slice(said.indexOf('Premortem is at')))
      if (!said.includes('Premortem is at') || !address) return
      clearTimeout(timer)
      resolve(address[0])
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)))
  })
}

/** A new board, by its id. */
export async function newBoard(url: string): Promise<string> {
  const response = await fetch(`${url}/api/boards`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  const { id } = (await response.json()) as { id: string }
  return id
}

export interface Visitor {
  page: Page
  context: BrowserContext
  /** Errors and warnings of the page, in its own words. */
  complaints: string[]
  leave: () => Promise<void>
}

/** What a browser says of a server that is away, whatever the page does. */
const UNREACHABLE = /WebSocket|ERR_CONNECTION|ERR_INTERNET|ERR_ABORTED|Failed to load resource|net::/

export interface VisitOptions extends BrowserContextOptions {
  /** The server will be away for a while, and the browser will say so. */
  mayLoseServer?: boolean
  /** Before the first page is opened. */
  prepare?: (context: BrowserContext) => Promise<unknown>
}

/** Somebody with a browser profile of their own. */
export async function enter(browser: Browser, options: VisitOptions = {}): Promise<Visitor> {
  const { mayLoseServer = false, prepare, ...rest } = options
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...rest })
  await prepare?.(context)
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (!mayLoseServer || !UNREACHABLE.test(message.text())) complaints.push(`${message.text()} (${message.location().url})`)
  })
  return { page, context, complaints, leave: () => context.close() }
}

/** Somebody in front of a board that is ready to be drawn on. */
export async function visit(browser: Browser, url: string, board: string, options?: VisitOptions): Promise<Visitor> {
  const visitor = await enter(browser, options)
  await visitor.page.goto(`${url}/board/${board}`)
  await isOpen(visitor.page)
  return visitor
}

/** The canvas is there, and so is what the server has of the board. */
export async function isOpen(page: Page): Promise<void> {
  await page
    .locator('.tl-canvas')
    .waitFor()
    .catch(async (error: unknown) => {
      throw new Error(`The board did not open. ${page.url()} says: ${await page.locator('body').innerText()}`, { cause: error })
    })
  await page.locator('[data-connection="online"], [data-connection="saved"], [data-connection="saving"]').waitFor({ state: 'attached' })
}
