import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { openSession } from '#critique/interviewer/openSession.ts'
import { encode } from '#server/records/codec.ts'
import type { Json } from '#server/records/codec.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { interviewTask } from '#templates/scenarios/scenario.ts'
import { chunk, remark, startRawPeer } from '../../server/llm/peer.ts'
import { boxes, fillBoard, join, synced } from '../boards.ts'
import { copyProduct } from '../buildPage.ts'
import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'
import { startServer } from '../program.ts'
import { median, quantile } from '../samples.ts'

const UPDATES = 10_000
const SHAPES = 200
const SEEK_MS = 200
const HOUR_MS = 45 * 60_000

/** A session played back, a session held, and how soon a model's remark is seen. */
export async function interview(context: BenchContext): Promise<Figure[]> {
  return [...(await replay(context)), ...(await held(context)), ...(await firstRemark(context))]
}

/** Jumps over a board's whole history: from the move of the slider to the frame that shows the board of that moment. */
async function replay(context: BenchContext): Promise<Figure[]> {
  context.say(`  a replay of ${UPDATES} updates`)
  const server = await startServer(await copyProduct())
  const board = await fillBoard(server.url, [])
  const began = Date.now() - HOUR_MS
  await openOn(server.url, board, began)
  const page = await (await context.browser()).newPage({ viewport: { width: 1440, height: 900 } })
  const updates = history(began)
  await page.route(/\/timeline\?/, (route) => route.fulfill({ json: { base: null, updates, next: null } }))
  const opened = performance.now()
  await page.goto(`${server.url}/board/${board}/replay/bench`)
  await page.getByRole('slider', { name: 'Moment of the session' }).waitFor({ timeout: 120_000 })
  const ready = performance.now() - opened
  const seeks = await page.evaluate(seekAround, context.isQuick ? 20 : 100)
  const rebuild = median(Array.from({ length: 5 }, () => fromNothing(updates)))
  await page.close()
  await server.stop()
  const reference = { is: 'all updates applied anew, in Node', value: rebuild }
  return [
    { what: `replay of ${UPDATES} updates: a jump, p50`, unit: 'ms', ours: median(seeks), reference },
    { what: '… p99', unit: 'ms', ours: quantile(seeks, 0.99), reference, bound: { of: 'ours', atMost: SEEK_MS } },
    { what: '… ready to be played', unit: 'ms', ours: ready },
  ]
}

/** A board that grows to 200 boxes, which are then moved about. */
function history(began: number): { seq: number; at: number; data: string }[] {
  const doc = new Y.Doc()
  const records = doc.getMap<Y.Map<Json>>('records')
  const drawn = boxes('node', SHAPES)
  const updates: { seq: number; at: number; data: string }[] = []
  doc.on('update', (data: Uint8Array) => {
    const seq = updates.length + 1
    updates.push({ seq, at: began + (seq / UPDATES) * HOUR_MS, data: Buffer.from(data).toString('base64') })
  })
  for (let step = 0; step < UPDATES; step++) {
    const record = drawn[step % SHAPES]!
    const there = records.get(record.id)
    if (there) there.set('xyr', [(step * 37) % 4000, (step * 53) % 2500, 0])
    else records.set(record.id, new Y.Map<Json>(encode(record)))
  }
  return updates
}

function fromNothing(updates: readonly { data: string }[]): number {
  const bytes = updates.map(({ data }) => Buffer.from(data, 'base64'))
  const began = performance.now()
  const doc = new Y.Doc()
  doc.transact(() => bytes.forEach((data) => Y.applyUpdate(doc, data)))
  return performance.now() - began
}

/** In the page: milliseconds of each jump, up to the second frame after it. */
async function seekAround(jumps: number): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>('input[type="range"]')!
  const frame = (): Promise<unknown> => new Promise(requestAnimationFrame)
  const taken: number[] = []
  for (let jump = 0; jump < jumps; jump++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const began = performance.now()
    // Past React's own setter, as a hand on the slider does.
    Reflect.set(HTMLInputElement.prototype, 'value', String(Math.round((((jump * 7919) % 997) / 997) * Number(slider.max))), slider)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    await frame()
    await frame()
    taken.push(performance.now() - began)
  }
  return taken
}

async function openOn(url: string, board: string, at: number): Promise<void> {
  const task = interviewTask(scenarios.find(({ id }) => id === 'support-rag')!)
  const opened = openSession(task, { format: 'system_design', persona: 'neutral', level: 'senior', company: null, mode: 'coach', seed: 1 })
  const author = join(url, board)
  await synced(author)
  const sessions = author.doc.getMap('sessions')
  author.doc.transact(() => {
    sessions.set('bench/00000001-opened', { ...opened, id: 'opened', at, by: 'interviewer' })
    sessions.set('bench/00000002-over', { type: 'finished', reason: 'candidate', id: 'over', at: at + HOUR_MS - 1000, by: 'Ada' })
  })
  await new Promise((resolve) => setTimeout(resolve, 500))
  author.leave()
}

/** What a whole session leaves in the memory of the page, by a clock that runs ahead. */
async function held(context: BenchContext): Promise<Figure[]> {
  context.say('  a session of 45 minutes')
  const server = await startServer(await copyProduct())
  const browserContext = await (await context.browser()).newContext({ viewport: { width: 1440, height: 900 } })
  await browserContext.clock.install()
  const page = await browserContext.newPage()
  await page.goto(`${server.url}/practice?task=support-rag&seed=7`)
  await page.getByRole('button', { name: /^Begin/ }).click()
  const line = page.getByRole('region', { name: 'Interview' }).getByRole('textbox')
  await line.waitFor({ timeout: 60_000 })
  await page.clock.runFor(3000)
  const before = await heap(page)
  for (let minute = 0; minute < 43; minute++) {
    await page.clock.runFor(55_000)
    if (!(await line.isVisible())) break
    await line.fill(
      `In minute ${minute} we speak of the labelled set, the cost per request and the trace of each answer, at ${minute * 10} requests a second.`,
    )
    await line.press('Enter')
  }
  const after = await heap(page)
  await browserContext.close()
  await server.stop()
  return [
    {
      what: 'memory of a 45-minute session with 43 answers, in the page',
      unit: 'MB',
      ours: after,
      reference: { is: 'the same page before it', value: before },
    },
  ]
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

/** From a model's first whole remark on the wire to its card on the screen. */
async function firstRemark(context: BenchContext): Promise<Figure[]> {
  context.say('  a model’s first remark')
  let sent = 0
  const peer = await startRawPeer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(chunk({ role: 'assistant', content: '{"findings":[' }))
    setTimeout(() => {
      sent = Date.now()
      response.write(chunk({ content: JSON.stringify(remark()) }))
    }, 300)
    setTimeout(() => response.end(`${chunk({ content: ']}' })}${chunk({}, 'stop')}data: [DONE]\n\n`), 3000)
  })
  process.env.OPENAI_BASE_URL = peer.baseURL
  process.env.OPENAI_MODEL = 'bench'
  const server = await startServer(await copyProduct())
  delete process.env.OPENAI_BASE_URL
  delete process.env.OPENAI_MODEL
  const taken: number[] = []
  for (let round = 0; round < (context.isQuick ? 3 : 9); round++) {
    const page = await (await context.browser()).newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${server.url}/board/${await fillBoard(server.url, boxes('node', 4 + round))}`)
    await page.locator('.tl-canvas').waitFor()
    await page.getByRole('button', { name: 'Critique' }).click()
    await page.getByRole('button', { name: 'Ask the model too' }).click()
    const shown = await page.evaluate(async () => {
      while (!document.querySelector('section[aria-label="The model"] [data-finding-id]')) await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      return Date.now()
    })
    taken.push(shown - sent)
    await page.close()
  }
  await server.stop()
  await peer.stop()
  return [{ what: 'a model’s first remark, from the wire to the screen', unit: 'ms', ours: median(taken) }]
}
