import type { Graph } from '#critique/graph/graph.ts'
import { layInColumns } from './layInColumns.ts'
import type { Layout, Place } from './layInColumns.ts'
import { layInGrid } from './layInGrid.ts'
import { layInLayers, zoomOf } from './layInLayers.ts'
import type { Room, RunElk } from './layInLayers.ts'
import { runsThrough } from './runsThrough.ts'
import type { Point } from './runsThrough.ts'
import type { GridResult, GridTask } from './tidyGrid.ts'

export type { Layout, Place } from './layInColumns.ts'

/** What a drawing is made with: other threads, where there are any. */
export interface Drafters {
  inLayers: RunElk
  inGrid: (task: GridTask) => Promise<GridResult>
}

/** The canvas between the panels on a screen of 1280 by 800. */
const USUAL: Room = { w: 660, h: 610 }
/** Nobody waits longer for a good drawing, in milliseconds. */
const PATIENCE = 6_000
/** Layers are read best. Where they would be shown smaller than this, rows and columns that fill the room are read better. */
const READABLE = 0.75
/** Smaller than this nothing is read: a drawing in layers, whose arrows go round the boxes, is better to move about in. */
const LEGIBLE = 0.5
/** Fewer arrows through boxes are worth a little size. */
const WORTH = 0.9
/** Beyond this many nodes boxes cannot be moved about in the time that a person waits. */
const MOST_IN_GRID = 80

/**
 * Where everything of a graph stands: nodes (192 by 72) and zones, in pixels from the top left corner of the drawing, never overlapping, in
 * the direction of the calls, and in a shape that fills `room` well. Works beside the page's own thread, so nothing freezes; where that cannot
 * be had (no workers, a worker that fails or is too slow) the drawing is plainer. Never rejects.
 */
export async function layoutGraph(graph: Graph, room: Room = USUAL): Promise<Layout> {
  if (typeof Worker === 'undefined' || (graph.nodes.length < 2 && graph.zones.length === 0)) return layInColumns(graph)
  const { drafters, stop } = startDrafters()
  const tooLate = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('the layout takes too long')), PATIENCE))
  try {
    return await Promise.race([draft(graph, room, drafters), tooLate])
  } catch {
    return layInColumns(graph)
  } finally {
    stop()
  }
}

/** @throws whatever the drafters throw. */
export async function draft(graph: Graph, room: Room, { inLayers, inGrid }: Drafters): Promise<Layout> {
  const layered = await layInLayers(graph, room, inLayers)
  const isRead = zoomOf(layered, room) >= READABLE && boxesCrossed(graph, layered) === 0
  if (isRead || graph.nodes.length > MOST_IN_GRID) return layered
  const grid = await layInGrid(graph, room, layered, inGrid)
  const zoom = grid ? zoomOf(grid, room) : 0
  return grid && zoom >= LEGIBLE && zoom > zoomOf(layered, room) * WORTH ? grid : layered
}

/** How often a straight arrow would run through a box that it has no business with. */
function boxesCrossed({ edges }: Graph, { nodes }: Layout): number {
  let crossed = 0
  for (const { from, to } of edges) {
    const [a, b] = [nodes.get(from), nodes.get(to)]
    if (!a || !b || a === b) continue
    for (const [id, box] of nodes) if (id !== from && id !== to && runsThrough(middleOf(a), middleOf(b), box)) crossed++
  }
  return crossed
}

const middleOf = ({ x, y, w, h }: Place): Point => ({ x: x + w / 2, y: y + h / 2 })

/** Workers of their own for each drawing: there are few, and the machine gets its memory back. */
function startDrafters(): { drafters: Drafters; stop: () => void } {
  const elkWorker = new Worker(new URL('./elkWorker.ts', import.meta.url), { type: 'module' })
  const gridWorker = new Worker(new URL('./tidyWorker.ts', import.meta.url), { type: 'module' })
  const elk = import('elkjs/lib/elk-api.js').then(
    ({ default: Elk }) => new Elk({ workerFactory: () => elkWorker, algorithms: ['layered'] }),
  )
  const breaking = (worker: Worker): Promise<never> =>
    new Promise((_resolve, reject) => worker.addEventListener('error', ({ message }) => reject(new Error(message))))
  return {
    drafters: {
      inLayers: async (drawing) => Promise.race([(await elk).layout(drawing), breaking(elkWorker)]),
      inGrid: (task) => {
        const answer = new Promise<GridResult>((resolve) =>
          gridWorker.addEventListener('message', ({ data }: MessageEvent<GridResult>) => resolve(data)),
        )
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
        gridWorker.postMessage(task)
        return Promise.race([answer, breaking(gridWorker)])
      },
    },
    stop: () => {
      elkWorker.terminate()
      gridWorker.terminate()
    },
  }
}
