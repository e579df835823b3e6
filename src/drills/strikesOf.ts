import type { DrillState } from '#critique/drills/state.ts'
import type { Strike } from '#src/canvas/board.ts'

/** Slower or dearer by less than this is noise. */
const NOTICEABLE = 1.2

/**
 * What the canvas may show: parts that a reading, once seen, shows slower or dearer; where the cause sits only after the end. A drill
 * that lit its own cause would be solved by looking at it.
 */
export function strikesOf({ run, readings, ended }: DrillState): ReadonlyMap<string, Strike> {
  const strikes = new Map<string, Strike>()
  for (const { data } of readings) {
    if (data.as === 'trace') {
      const was = new Map(data.before.spans.map(({ node, ownMs }) => [node, ownMs]))
      for (const { node, ownMs } of data.after.spans) if (ownMs > (was.get(node) ?? ownMs) * NOTICEABLE) strikes.set(node, 'degraded')
    }
    if (data.as === 'split') {
      const dearer = new Set(data.parts.filter(({ before, after }) => after > before * NOTICEABLE).map(({ name }) => name))
      for (const { node, label } of run.after.parts) if (dearer.has(label)) strikes.set(node, 'degraded')
    }
  }
  if (ended) for (const node of run.struckNodes) strikes.set(node, 'struck')
  return strikes
}
