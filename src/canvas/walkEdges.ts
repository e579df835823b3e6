import type { Editor, TLShape, TLShapeId } from 'tldraw'
import type { Board } from './board.ts'
import { toGraphId, toShapeId } from './graphIds.ts'
import { bringIntoView } from './insertNode.ts'
import { isTyping } from './isTyping.ts'

const directions: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
}

/**
 * Arrow keys walk from node to node along the edges, in the direction pressed. A node without edges is nudged as any drawing is; with
 * Shift every node is. Returns the way to stop it.
 */
export function walkEdges(editor: Editor, board: Board): () => void {
  const container = editor.getContainer()
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directions[event.key]
    if (!direction || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const shape = editor.getOnlySelectedShape()
    if (shape?.type !== 'node' || !editor.isIn('select.idle')) return
    const neighbours = neighboursOf(board, shape)
    if (neighbours.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    const next = inDirection(editor, shape, neighbours, direction)
    if (!next) return
    editor.select(next)
    bringIntoView(editor, next)
  }
  container.addEventListener('keydown', onKeyDown, { capture: true })
  return () => container.removeEventListener('keydown', onKeyDown, { capture: true })
}

function neighboursOf(board: Board, shape: TLShape): TLShapeId[] {
  const id = toGraphId(shape.id)
  const others = board.graph.get().edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
  return [...new Set(others)].filter((other) => other !== id).map(toShapeId)
}

/** The nearest neighbour within 60 degrees of the direction. */
function inDirection(
  editor: Editor,
  shape: TLShape,
  neighbours: readonly TLShapeId[],
  direction: { x: number; y: number },
): TLShapeId | undefined {
  const here = editor.getShapePageBounds(shape)?.center
  if (!here) return undefined
  const seen = neighbours.flatMap((id) => {
    const there = editor.getShapePageBounds(id)?.center
    if (!there) return []
    const [dx, dy] = [there.x - here.x, there.y - here.y]
    const distance = Math.hypot(dx, dy)
    const straight = (dx * direction.x + dy * direction.y) / (distance || 1)
    return straight >= 0.5 ? [{ id, cost: distance * (2 - straight) }] : []
  })
  return seen.toSorted((a, b) => a.cost - b.cost)[0]?.id
}
