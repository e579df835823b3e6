import { ArrowLeftRight, Check, CircleHelp, Trash2 } from 'lucide-react'
import { useValue } from 'tldraw'
import type { TLArrowShape } from 'tldraw'
import { Menu, MenuItem, MenuLabel } from '#src/ui/Menu.tsx'
import type { Board } from './board.ts'
import { confirmEdge, declineEdge, turnEdge } from './correctEdge.ts'
import { toShapeId } from './graphIds.ts'
import css from './GuessedEdges.module.css'

interface Guess {
  id: string
  /** "User to Agent" */
  words: string
  x: number
  y: number
}

const SMALLEST_ZOOM = 0.4
/** Screen pixels. */
const SHORT = 80
const BESIDE = 20
/** More at once would hide the drawing: those are dashed until somebody comes nearer. */
const MOST = 24

/** Arrows that were guessed when a drawing came in: one press says that one is right, another turns it round or takes it away. */
export function GuessedEdges({ board }: { board: Board }) {
  const found = useValue('guessed edges', () => findGuesses(board), [board])
  const isReadonly = useValue(board.isReadonly)
  return (
    <div className={css.layer}>
      {found.map(({ id, words, x, y }) => (
        <div
          key={id}
          className={css.chip}
          role="group"
          aria-label={`Guessed arrow: ${words}`}
          style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
          onPointerDown={(event) => event.stopPropagation()}
        >
          <button
            type="button"
            className={css.button}
            disabled={isReadonly}
            aria-label={`Right: ${words}`}
            title={`A guess: ${words}. Press if that is right.`}
            onClick={() => confirmEdge(board.editor, id)}
          >
            <Check size={14} aria-hidden />
          </button>
          <Menu
            align="start"
            button={
              <button
                type="button"
                className={css.button}
                disabled={isReadonly}
                aria-label={`Not quite: ${words}`}
                title="Turn it round or leave it out"
              >
                <CircleHelp size={14} aria-hidden />
              </button>
            }
          >
            <MenuLabel>{`Guessed: ${words}`}</MenuLabel>
            <MenuItem icon={<ArrowLeftRight size={16} aria-hidden />} onSelect={() => turnEdge(board.editor, id)}>
              Turn it round
            </MenuItem>
            <MenuItem icon={<Trash2 size={16} aria-hidden />} onSelect={() => declineEdge(board.editor, id)}>
              Leave it out
            </MenuItem>
          </Menu>
        </div>
      ))}
    </div>
  )
}

function findGuesses({ editor, graph }: Board): Guess[] {
  const guessed = graph.get().edges.filter((edge) => edge.guessed === true)
  if (guessed.length === 0 || editor.getZoomLevel() < SMALLEST_ZOOM || !editor.isIn('select.idle')) return []
  const labels = new Map(graph.get().nodes.map(({ id, label }) => [id, label.split('\n')[0] ?? '']))
  const view = editor.getViewportPageBounds()
  const found = guessed.flatMap(({ id, from, to }): Guess[] => {
    const shape = editor.getShape<TLArrowShape>(toShapeId(id))
    // A loose end is corrected by dragging it.
    if (shape?.meta.guessed !== true) return []
    const middle = editor.getShapePageTransform(shape).applyToPoint(editor.getShapeGeometry(shape).interpolateAlongEdge(0.5))
    if (!view.containsPoint(middle)) return []
    const { x, y: on } = editor.pageToViewport(middle)
    // On a short arrow it would lie on the boxes.
    const y = editor.getShapeGeometry(shape).length * editor.getZoomLevel() < SHORT ? on + BESIDE : on
    return [{ id, words: `${labels.get(from) ?? 'something'} to ${labels.get(to) ?? 'something'}`, x: Math.round(x), y: Math.round(y) }]
  })
  return found.length > MOST ? [] : found
}
