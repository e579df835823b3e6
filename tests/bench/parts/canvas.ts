import type { CDPSession, Page } from 'playwright-core'
import type { Editor } from 'tldraw'
import { arrows, boxes, fillBoard } from '../boards.ts'
import { buildPage, buildRoomyProduct } from '../buildPage.ts'
import type { Figure } from '../figure.ts'
import type { BenchContext } from '../part.ts'
import { startServer } from '../program.ts'
import { median, takeTurns } from '../samples.ts'

const SIZES = [500, 2000]
const AT_MOST = { of: 'ratio', atMost: 1.1 } as const
/** Where a frame takes a third of a second, the median of four of them is luck. */
const LEAST_FRAMES = 12
const gestures = ['pan', 'drag', 'drag all'] as const
const views = ['at 100 %', 'all in view'] as const
type Gesture = (typeof gestures)[number]
type View = (typeof views)[number]

/** Milliseconds of one frame, medians of one gesture. */
interface Frame {
  script: number
  interval: number
}

/**
 * Panning, dragging one and dragging everything on the board page, beside a page with as many of tldraw's own rectangles: the same places, sizes
 * and words, the same arrows bound to them, the same size of canvas, the same pointer events, and both have shown the whole board once before.
 */
export async function canvas(context: BenchContext): Promise<Figure[]> {
  const ours = await startServer(await buildRoomyProduct())
  const bare = await startServer(await buildPage('bare'))
  const figures: Figure[] = []
  for (const size of SIZES) {
    const board = await fillBoard(ours.url, [...boxes('node', size), ...arrows(size)])
    const rectangles = await fillBoard(bare.url, [...boxes('geo', size), ...arrows(size)])
    const product = await open(context, `${ours.url}/board/${board}`, size)
    const area = await product.page.locator('.tl-container').boundingBox()
    const reference = await open(context, `${bare.url}/bare.html?board=${rectangles}`, size, {
      width: Math.round(area!.width),
      height: Math.round(area!.height),
    })
    for (const view of views) {
      for (const gesture of gestures) {
        context.say(`  ${size} boxes, ${gesture}, ${view}`)
        const taken = await takeTurns(context.isQuick ? 2 : 5, {
          ours: () => gesticulate(product, gesture, view, context.isQuick ? 700 : 1200),
          reference: () => gesticulate(reference, gesture, view, context.isQuick ? 700 : 1200),
        })
        const figure = (of: keyof Frame, what: string): Figure => ({
          what: `${gesture} ${size.toLocaleString('en')} components, ${view}, ${what}`,
          unit: 'ms',
          ours: median(taken.ours.map((frame) => frame[of])),
          reference: { is: 'tldraw rectangles', value: median(taken.reference.map((frame) => frame[of])) },
          bound: AT_MOST,
        })
        figures.push(figure('script', 'script per frame'), figure('interval', 'time between frames'))
      }
    }
    await product.page.context().close()
    await reference.page.context().close()
  }
  await ours.stop()
  await bare.stop()
  return figures
}

interface Stage {
  page: Page
  devtools: CDPSession
}

/** A page on which all boxes are drawn and nothing else is going on. */
async function open({ browser }: BenchContext, url: string, size: number, viewport = { width: 1440, height: 900 }): Promise<Stage> {
  const browserContext = await (await browser()).newContext({ viewport })
  const page = await browserContext.newPage()
  await page.goto(url)
  await page.waitForFunction((size) => document.querySelectorAll('.tl-shape').length >= size, size, { timeout: 60_000 })
  await page.waitForTimeout(1500)
  const devtools = await browserContext.newCDPSession(page)
  // Time of the processor, not of the clock: what else the machine does meanwhile is nobody's script.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return { page, devtools }
}

async function scriptSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN
}

/** One event in every frame, as a mouse would send them, for `ms` milliseconds or `LEAST_FRAMES`. */
async function gesticulate({ page, devtools }: Stage, gesture: Gesture, view: View, ms: number): Promise<Frame> {
  await page.bringToFront()
  await page.evaluate(prepare, [view, gesture] as const)
  const before = await scriptSeconds(devtools)
  const intervals = await page.evaluate(perform, [gesture, ms, LEAST_FRAMES] as const)
  const script = ((await scriptSeconds(devtools)) - before) * 1000
  return { script: script / intervals.length, interval: median(intervals) }
}

type WithEditor = Window & { editor: Editor }

/** Runs in the page. */
async function prepare([view, gesture]: readonly [View, Gesture]): Promise<void> {
  const { editor } = window as unknown as WithEditor
  editor.selectNone()
  // What was once drawn stays with the browser's painter: neither page may have seen less of its board than the other.
  editor.zoomToFit({ immediate: true })
  await new Promise((resolve) => setTimeout(resolve, 200))
  if (view === 'at 100 %') editor.setCamera({ x: -100, y: -100, z: 1 }, { immediate: true })
  if (gesture === 'drag all') editor.selectAll()
  await new Promise((resolve) => setTimeout(resolve, 1000))
}

/** Runs in the page. Returns the times between frames. */
async function perform([gesture, ms, leastFrames]: readonly [Gesture, number, number]): Promise<number[]> {
  const { editor } = window as unknown as WithEditor
  const target = document.querySelector('.tl-canvas')!
  const middle = editor.getViewportPageBounds().center
  const nearest = editor
    .getCurrentPageShapes()
    .filter(({ type }) => type !== 'arrow')
    .map((shape) => ({ id: shape.id, at: editor.getShapePageBounds(shape)!.center }))
    .sort((a, b) => a.at.dist(middle) - b.at.dist(middle))[0]!
  const start = editor.pageToScreen(nearest.at)
  const point = (type: string, x: number, y: number): void => {
    const isMove = type === 'pointermove'
    const shared = { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: 'mouse' }
    target.dispatchEvent(new PointerEvent(type, { ...shared, clientX: x, clientY: y, button: isMove ? -1 : 0, buttons: 1 }))
  }
  if (gesture !== 'pan') {
    if (gesture !== 'drag all') editor.select(nearest.id)
    point('pointermove', start.x, start.y)
    point('pointerdown', start.x, start.y)
    await new Promise(requestAnimationFrame)
  }
  const intervals: number[] = []
  const began = performance.now()
  for (let last = began, i = 1; last - began < ms || i <= leastFrames; i++) {
    const turn = (i / 60) * Math.PI
    if (gesture !== 'pan') point('pointermove', start.x + Math.sin(turn) * 120, start.y + (1 - Math.cos(turn)) * 60)
    else {
      const delta = { deltaX: Math.cos(turn) * 14, deltaY: Math.sin(turn) * 14 }
      target.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: start.x, clientY: start.y, ...delta }))
    }
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    intervals.push(now - last)
    last = now
  }
  if (gesture !== 'pan') {
    const moved = editor.getShapePageBounds(nearest.id)!.center.dist(nearest.at)
    point('pointerup', start.x, start.y)
    editor.cancel()
    if (moved === 0) throw new Error('Nothing was dragged.')
  }
  return intervals
}
