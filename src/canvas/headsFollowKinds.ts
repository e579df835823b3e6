import type { Signal } from '@tldraw/state'
import type { Editor, TLArrowShape, TLBinding, TLShape, TLShapeId } from 'tldraw'
import { headOf } from './EdgeShapeUtil.tsx'
import { toGraphId } from './graphIds.ts'
import type { EdgeLook } from './looks.ts'

/** Heads that say what an edge is; any other was picked by hand and stays. */
const ours: ReadonlySet<unknown> = new Set((['request', 'data', 'telemetry', 'feedback', 'control'] as const).map(headOf))

/**
 * Gives an edge the head of its kind whenever an edit on this screen may have changed the kind: another end, another component at an end.
 * Part of the same step, so one undo takes both back; what others draw they dress themselves. Returns the way to stop it.
 */
export function headsFollowKinds(editor: Editor, edges: Signal<ReadonlyMap<string, EdgeLook>>): () => void {
  const { sideEffects } = editor.store
  const touched = new Set<TLShapeId>()
  const touchArrow = (binding: TLBinding): void => {
    if (binding.type === 'arrow') touched.add(binding.fromId)
  }
  const touchShape = (before: TLShape, after: TLShape): void => {
    // Thousands of boxes are dragged at once: a move is told from an edit first.
    if (before.meta === after.meta && before.props === after.props) return
    if (after.type === 'arrow' && before.meta !== after.meta) touched.add(after.id)
    else if (after.type === 'node' && before.type === 'node' && before.props.kind !== after.props.kind)
      for (const { fromId } of editor.getBindingsToShape(after, 'arrow')) touched.add(fromId)
  }
  const dress = (): void => {
    if (touched.size === 0) return
    const arrows = [...touched].flatMap((id) => editor.getShape<TLArrowShape>(id) ?? [])
    touched.clear()
    const looks = edges.get()
    const changes = arrows.flatMap(({ id, type, props }) => {
      const look = looks.get(toGraphId(id))
      if (!look || !ours.has(props.arrowheadEnd)) return []
      const head = headOf(look.kind)
      return head === props.arrowheadEnd ? [] : [{ id, type, props: { arrowheadEnd: head } }]
    })
    if (changes.length > 0) editor.run(() => editor.updateShapes(changes), { history: 'record-preserveRedoStack', ignoreShapeLock: true })
  }
  const stops = [
    sideEffects.registerAfterCreateHandler('binding', (binding, source) => source === 'user' && touchArrow(binding)),
    sideEffects.registerAfterChangeHandler('binding', (_before, after, source) => source === 'user' && touchArrow(after)),
    sideEffects.registerAfterChangeHandler('shape', (before, after, source) => source === 'user' && touchShape(before, after)),
    sideEffects.registerOperationCompleteHandler((source) => source === 'user' && dress()),
  ]
  return () => stops.forEach((stop) => stop())
}
