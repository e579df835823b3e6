import type { BrowserContext } from 'playwright-core'
import { boxes, fillBoard } from '../boards.ts'
import { buildPage, copyProduct } from '../buildPage.ts'
import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'
import { startServer } from '../program.ts'
import { median, takeTurns } from '../samples.ts'

const SHAPES = 40
const AT_MOST = { of: 'ratio', atMost: 1.15 } as const
const QUIET_MS = 1500

/** One visit with nothing in the cache. */
interface Visit {
  /** From the navigation to the first frame with everything on it. */
  ms: number
  /** … and to the first frame with stencils and findings around it. */
  wholeMs: number
  /** What came over the wire, packed, without the headers. */
  bytes: number
  scripts: number
  styles: number
  fonts: number
  /** Files that hold the editor. */
  editors: string[]
}

/** What it takes to get a board and the home page onto the screen. */
export async function loading(context: BenchContext): Promise<Figure[]> {
  const ours = await startServer(await copyProduct())
  const bare = await startServer(await buildPage('bare'))
  const board = `${ours.url}/board/${await fillBoard(ours.url, boxes('geo', SHAPES))}`
  const reference = `${bare.url}/bare.html?board=${await fillBoard(bare.url, boxes('geo', SHAPES))}`
  const isBoard = `document.querySelectorAll('.tl-shape').length >= ${SHAPES} && !!document.querySelector('[data-testid="tools.select"]')`
  const taken = await takeTurns(context.isQuick ? 3 : 9, {
    ours: () => visit(context, board, isBoard),
    bare: () => visit(context, reference, isBoard),
  })
  const home = await visit(context, ours.url, `!!document.querySelector('main h1')`)
  await ours.stop()
  await bare.stop()
  const beside = (what: string, unit: string, of: (visit: Visit) => number): Figure => ({
    what,
    unit,
    ours: median(taken.ours.map(of)),
    reference: { is: 'tldraw and yjs alone', value: median(taken.bare.map(of)) },
  })
  return [
    { ...beside('bytes to a usable board, packed', 'kB', ({ bytes }) => bytes / 1000), bound: AT_MOST },
    beside('… of these scripts', 'kB', ({ scripts }) => scripts / 1000),
    beside('… of these styles', 'kB', ({ styles }) => styles / 1000),
    beside('… of these fonts', 'kB', ({ fonts }) => fonts / 1000),
    { ...beside('time to a usable board', 'ms', ({ ms }) => ms), bound: AT_MOST },
    {
      what: '… until stencils and findings stand around it',
      unit: 'ms',
      ours: median(taken.ours.map(({ wholeMs }) => wholeMs)),
      reference: { is: 'tldraw and yjs alone, which has neither', value: median(taken.bare.map(({ ms }) => ms)) },
    },
    {
      what: 'home page: scripts, styles and fonts, packed',
      unit: 'kB',
      ours: (home.scripts + home.styles + home.fonts) / 1000,
      bound: { of: 'ours', atMost: 150 },
    },
    { what: 'home page: files that hold tldraw', unit: 'files', ours: home.editors.length, bound: { of: 'ours', atMost: 0 } },
  ]
}

/** Opens an address with an empty cache, waits until `isThere` holds and the network is quiet. */
async function visit({ browser }: BenchContext, url: string, isThere: string): Promise<Visit> {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } })
  await context.addInitScript(`
    const when = (isThere, name) => {
      const look = () => isThere() ? requestAnimationFrame(() => { window[name] = performance.now() }) : requestAnimationFrame(look)
      requestAnimationFrame(look)
    }
    when(() => (${isThere}), 'usableAfter')
    when(() => document.querySelector('[aria-label="Stencils"] button') && document.querySelector('[aria-label="Findings"]'), 'wholeAfter')
  `)
  const counted = await countBytes(context)
  await counted.page.goto(url)
  const usable = await counted.page.waitForFunction(() => (window as unknown as { usableAfter?: number }).usableAfter)
  const ms = (await usable.jsonValue()) ?? Number.NaN
  await counted.page.waitForTimeout(QUIET_MS)
  const wholeMs = await counted.page.evaluate(() => (window as unknown as { wholeAfter?: number }).wholeAfter ?? Number.NaN)
  const { total, of } = counted
  const bodies = await Promise.all(
    counted.scripts().map(async (address) => ({ address, text: await (await context.request.get(address)).text() })),
  )
  await context.close()
  return {
    ms,
    wholeMs,
    bytes: total(),
    scripts: of('Script'),
    styles: of('Stylesheet'),
    fonts: of('Font'),
    editors: bodies.filter(({ text }) => text.includes('tl-canvas')).map(({ address }) => address),
  }
}

async function countBytes(context: BrowserContext) {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  const kinds = new Map<string, { type: string; url: string; head: number }>()
  const sums = new Map<string, number>()
  devtools.on('Network.responseReceived', ({ requestId, type, response }) =>
    kinds.set(requestId, { type, url: response.url, head: response.encodedDataLength }),
  )
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { type, head } = kinds.get(requestId) ?? { type: 'Other', head: 0 }
    sums.set(type, (sums.get(type) ?? 0) + Math.max(0, encodedDataLength - head))
  })
  return {
    page,
    total: () => [...sums.values()].reduce((sum, bytes) => sum + bytes, 0),
    of: (type: string) => sums.get(type) ?? 0,
    scripts: () => [...kinds.values()].filter(({ type }) => type === 'Script').map(({ url }) => url),
  }
}
