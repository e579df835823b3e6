import type { Graph } from '#critique/graph/graph.ts'
import { layInColumns } from './layInColumns.ts'
import type { Layout } from './layInColumns.ts'
import { layInLayers } from './layInLayers.ts'
import type { Room, RunElk } from './layInLayers.ts'

export type { Layout, Place } from './layInColumns.ts'

/** The canvas between the panels on a screen of 1280 by 800. */
const USUAL: Room = { w: 660, h: 610 }
/** Nobody waits longer for a good drawing than for a plain one, in milliseconds. */
const PATIENCE = 6_000

/**
 * Where everything of a graph stands: nodes (192 by 72) and zones, in pixels from the top left corner of the drawing, never overlapping, in
 * the direction of the calls, and in a shape that fills `room` well. Works beside the page's own thread, so nothing freezes; where that cannot
 * be had (no workers, a worker that fails or is too slow) the drawing is plainer. Never rejects.
 */
export async function layoutGraph(graph: Graph, room: Room = USUAL): Promise<Layout> {
  if (graph.nodes.length < 2 && graph.zones.length === 0) return layInColumns(graph)
  const elk = startElk()
  if (!elk) return layInColumns(graph)
  const tooLate = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('the layout takes too long')), PATIENCE))
  try {
    return await Promise.race([layInLayers(graph, room, elk.run), tooLate])
  } catch {
    return layInColumns(graph)
  } finally {
    elk.stop()
  }
}

/** A worker of its own for each drawing: there are few, and the machine gets its memory back. */
function startElk(): { run: RunElk; stop: () => void } | undefined {
  if (typeof Worker === 'undefined') return undefined
  const worker = new Worker(new URL('./elkWorker.ts', import.meta.url), { type: 'module' })
  const elk = import('elkjs/lib/elk-api.js').then(({ default: Elk }) => new Elk({ workerFactory: () => worker, algorithms: ['layered'] }))
  return {
    run: async (drawing) => {
      const broken = new Promise<never>((_resolve, reject) => worker.addEventListener('error', ({ message }) => reject(new Error(message))))
      return Promise.race([(await elk).layout(drawing), broken])
    },
    stop: () => worker.terminate(),
  }
}
