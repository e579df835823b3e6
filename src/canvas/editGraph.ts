import { toRichText } from 'tldraw'
import type { Editor, JsonObject, TLArrowShape, TLFrameShape, TLShape } from 'tldraw'
import type { PropValue } from '#critique/graph/graph.ts'
import { limits } from '#server/records/guard.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import type { EdgePatch, NodePatch, ZonePatch } from './board.ts'
import { headOf } from './EdgeShapeUtil.tsx'
import { toShapeId } from './graphIds.ts'

/** Changes what graph ids name. The caller marks the undo step; ids that name nothing any more are passed over. */
export function updateNodes(editor: Editor, ids: readonly string[], patch: NodePatch): void {
  for (const shape of shapesOf(editor, ids)) {
    if (shape.type === 'node') updateStencil(editor, shape, patch)
    else if (shape.type === 'geo') updatePlain(editor, shape, patch)
  }
}

function updateStencil(editor: Editor, shape: NodeShape, { kind, label, roles, planned, props }: NodePatch): void {
  const change: Partial<NodeShape['props']> = {
    ...(kind !== undefined && { kind }),
    ...(label !== undefined && { label: label.slice(0, limits.label) }),
    ...(roles !== undefined && { roles }),
    ...(planned !== undefined && { planned }),
    ...(props && { data: patched(shape.props.data, props) }),
  }
  editor.updateShape<NodeShape>({ id: shape.id, type: 'node', props: change })
}

/** A plain box keeps its looks; what is said about it goes beside the drawing. */
function updatePlain(editor: Editor, shape: Extract<TLShape, { type: 'geo' }>, { kind, label, planned, props }: NodePatch): void {
  const facts = { ...props, ...(planned !== undefined && { planned: planned || undefined }) }
  const meta: JsonObject = {
    ...(kind !== undefined && { kind }),
    ...(Object.keys(facts).length > 0 && { props: patched(factsOf(shape), facts) }),
  }
  editor.updateShape({ id: shape.id, type: 'geo', meta, ...(label !== undefined && { props: { richText: toRichText(label) } }) })
}

export function updateEdges(editor: Editor, ids: readonly string[], { kind, label, props }: EdgePatch): void {
  for (const shape of shapesOf(editor, ids)) {
    if (shape.type !== 'arrow') continue
    const meta: JsonObject = { ...(kind !== undefined && { kind }), ...(props && { props: patched(factsOf(shape), props) }) }
    const look: Partial<TLArrowShape['props']> = {
      ...(label !== undefined && { richText: toRichText(label) }),
      ...(kind && shape.props.arrowheadEnd !== 'none' && { arrowheadEnd: headOf(kind) }),
      ...(kind === null && shape.props.arrowheadEnd !== 'none' && { arrowheadEnd: 'arrow' as const }),
    }
    editor.updateShape<TLArrowShape>({ id: shape.id, type: 'arrow', meta, props: look })
  }
}

export function reverseEdges(editor: Editor, ids: readonly string[]): void {
  for (const shape of shapesOf(editor, ids)) {
    if (shape.type !== 'arrow') continue
    const { arrowheadStart, arrowheadEnd, bend } = shape.props
    const bindings = editor.getBindingsFromShape(shape, 'arrow')
    editor.updateShape<TLArrowShape>({
      id: shape.id,
      type: 'arrow',
      props: { start: shape.props.end, end: shape.props.start, bend: -bend, arrowheadStart, arrowheadEnd },
    })
    editor.updateBindings(
      bindings.map((binding) => ({
        ...binding,
        props: { ...binding.props, terminal: binding.props.terminal === 'start' ? 'end' : 'start' },
      })),
    )
  }
}

export function updateZones(editor: Editor, ids: readonly string[], { label, kind, trust, region, props }: ZonePatch): void {
  for (const shape of shapesOf(editor, ids)) {
    if (shape.type !== 'frame') continue
    const meta: JsonObject = {
      ...(kind !== undefined && { zoneKind: kind }),
      ...(trust !== undefined && { trust }),
      ...(region !== undefined && { region }),
      ...(props && { props: patched(factsOf(shape), props) }),
    }
    editor.updateShape<TLFrameShape>({
      id: shape.id,
      type: 'frame',
      meta,
      ...(label !== undefined && { props: { name: label.slice(0, limits.label) } }),
    })
  }
}

export function removeShapes(editor: Editor, ids: readonly string[]): void {
  editor.deleteShapes(shapesOf(editor, ids))
}

function shapesOf(editor: Editor, ids: readonly string[]): TLShape[] {
  return ids.flatMap((id) => editor.getShape(toShapeId(id)) ?? [])
}

function factsOf({ meta }: TLShape): Record<string, PropValue> {
  return typeof meta.props === 'object' && meta.props !== null && !Array.isArray(meta.props)
    ? (meta.props as Record<string, PropValue>)
    : {}
}

/** undefined and null take a fact away. */
function patched(
  facts: Readonly<Record<string, PropValue>>,
  patch: Readonly<Record<string, PropValue | undefined>>,
): Record<string, PropValue> {
  const said = Object.entries({ ...facts, ...patch }).filter(
    (entry): entry is [string, PropValue] => entry[1] !== undefined && entry[1] !== null,
  )
  return Object.fromEntries(said)
}
