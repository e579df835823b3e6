import type { Place } from '#critique/formats/format.ts'
import type { Board } from '#src/canvas/board.ts'
import { toShapeId } from '#src/canvas/graphIds.ts'

/** Where everything of a board's graph stands on its page. */
export function placesOf({ editor, graph }: Board): Map<string, Place> {
  const { nodes, zones } = graph.get()
  return new Map(
    [...nodes, ...zones].flatMap(({ id }): [string, Place][] => {
      const bounds = editor.getShapePageBounds(toShapeId(id))
      return bounds
        ? [[id, { x: Math.round(bounds.x), y: Math.round(bounds.y), width: Math.round(bounds.w), height: Math.round(bounds.h) }]]
        : []
    }),
  )
}
