import type { Signal } from '@tldraw/state'
import { isBinding, isShape } from 'tldraw'
import type { Editor, TLArrowShape, TLRecord, TLShapeId } from 'tldraw'
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
  const touch = (record: TLRecord, before?: TLRecord): void => {
    if (isBinding(record) && record.type === 'arrow') touched.add(record.fromId)
    else if (isShape(record) && record.type === 'arrow' && before && before.meta !== record.meta) touched.add(record.id)
    else if (
      isShape(record) &&
      record.type === 'node' &&
      isShape(before) &&
      before.type === 'node' &&
      before.props.kind !== record.props.kind
    )
      for (const { fromId } of editor.getBindingsToShape(record, 'arrow')) touched.add(fromId)
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
    sideEffects.registerAfterCreateHandler('binding', (record, source) => source === 'user' && touch(record)),
    sideEffects.registerAfterChangeHandler('binding', (before, after, source) => source === 'user' && touch(after, before)),
    sideEffects.registerAfterChangeHandler('shape', (before, after, source) => source === 'user' && touch(after, before)),
    sideEffects.registerOperationCompleteHandler((source) => source === 'user' && dress()),
  ]
  return () => stops.forEach((stop) => stop())
}
