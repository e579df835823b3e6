import type { Signal } from '@tldraw/state'
import { CircleHelp } from 'lucide-react'
import { useValue } from 'tldraw'
import type { LabelReader } from '#critique/graph/statedView.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { Menu, MenuItem, MenuLabel, MenuRule } from '#src/ui/Menu.tsx'
import type { Board } from './board.ts'
import { convertToStencil, correctKind, declineComponent } from './correctShape.ts'
import { toShapeId } from './graphIds.ts'
import css from './RecognisedShapes.module.css'
import { StencilIcon } from './StencilIcon.tsx'
import { searchStencils, stencilsById } from './stencilSearch.ts'

interface Recognised {
  id: string
  label: string
  kind: string
  confidence: number
  x: number
  y: number
  /** Of the box, on screen. */
  width: number
}

const none: readonly Recognised[] = []
const SMALLEST_ZOOM = 0.4
const OTHERS = 5
/** A chip is no wider than its box, lest it covers its neighbour's; but wide enough for an icon and a word. */
const NARROWEST = 96

/** Plain boxes that count as components: what each was taken for and how sure that is, and one click to set it right. */
export function RecognisedShapes({ board, reader }: { board: Board; reader: Signal<LabelReader | null> }) {
  const found = useValue('recognised', () => (reader.get() ? findRecognised(board) : none), [board, reader])
  const isReadonly = useValue(board.isReadonly)
  return (
    <div className={css.layer}>
      {found.map((one) => (
        <Chip key={one.id} one={one} board={board} disabled={isReadonly} />
      ))}
    </div>
  )
}

function findRecognised({ editor, graph }: Board): Recognised[] {
  const guessed = graph.get().nodes.filter((node) => node.guessed === true)
  if (guessed.length === 0 || editor.getZoomLevel() < SMALLEST_ZOOM || !editor.isIn('select.idle')) return []
  return guessed.flatMap((node) => {
    const bounds = editor.getShapePageBounds(toShapeId(node.id))
    if (!bounds || !editor.getViewportPageBounds().collides(bounds)) return []
    const { x, y } = editor.pageToViewport({ x: bounds.minX, y: bounds.maxY })
    const { kind, confidence } = node.inferred as { kind: string; confidence: number }
    return [
      {
        id: node.id,
        label: node.label,
        kind,
        confidence,
        x: Math.round(x),
        y: Math.round(y),
        width: Math.round(bounds.w * editor.getZoomLevel()),
      },
    ]
  })
}

function Chip({ one, board, disabled }: { one: Recognised; board: Board; disabled: boolean }) {
  const kind = kindById(one.kind)
  const name = kind?.name ?? 'Component'
  const sure = `${Math.round(one.confidence * 100)} %`
  const others = alternatives(one)
  return (
    <div
      className={css.chip}
      style={{ transform: `translate(${one.x}px, ${one.y + 4}px)`, maxWidth: Math.max(one.width, NARROWEST) }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <Menu
        align="start"
        button={
          <button
            type="button"
            className={css.button}
            data-node-id={one.id}
            disabled={disabled}
            aria-label={kind ? `${name}, ${sure} sure` : undefined}
            title="Read from its name. Press to correct."
          >
            {kind ? <StencilIcon kind={kind} /> : <CircleHelp size={16} aria-hidden />}
            {/* Whatever has to be cut, the doubt is not. */}
            <span className={css.name}>{kind ? (name.split(' (')[0] ?? name) : 'What is this?'}</span>
            {kind && <span className={css.sure}>{sure}</span>}
          </button>
        }
      >
        <MenuLabel>{`“${one.label}” was taken for: ${name}`}</MenuLabel>
        {kind && (
          <MenuItem icon={<StencilIcon kind={kind} />} onSelect={() => convertToStencil(board.editor, one.id, kind.id)}>
            Convert to stencil
          </MenuItem>
        )}
        {kind && <MenuItem onSelect={() => correctKind(board.editor, one.id, kind.id)}>Right, keep the drawing</MenuItem>}
        <MenuRule />
        <MenuLabel>It is another kind</MenuLabel>
        {others.map((other) => (
          <MenuItem key={other.id} icon={<StencilIcon kind={other} />} onSelect={() => correctKind(board.editor, one.id, other.id)}>
            {other.name}
          </MenuItem>
        ))}
        <MenuRule />
        <MenuItem onSelect={() => declineComponent(board.editor, one.id)}>Not a component</MenuItem>
      </Menu>
    </div>
  )
}

/** What else the words could mean: by search, then the family of the first guess. */
function alternatives({ label, kind }: Recognised) {
  const words = label.split(/\s+/).filter((word) => word.length > 2)
  const found = words.flatMap((word) => searchStencils(word).map((hit) => hit.kind.id))
  const family = [...(kindById(kind)?.typicalOut ?? []), 'app_service', 'relational_db', 'external_api', 'llm_orchestrator']
  return stencilsById([...new Set([...found, ...family])].filter((id) => id !== kind)).slice(0, OTHERS)
}
