import { computed } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import { graphFromRecords } from '#critique/formats/tldraw.ts'
import type { Graph, Requirements } from '#critique/graph/graph.ts'
import { infer } from '#critique/kinds/infer.ts'
import { isSameJson } from '#server/records/codec.ts'

export interface BoardWords {
  title: Signal<string>
  requirements: Signal<Requirements>
}

/** The board as a typed graph, for as long as the store lives. It stays the same object while the graph is equal: dragging costs a glance. */
export function readGraph(store: TLStore, { title, requirements }: BoardWords): Signal<Graph> {
  const shapes = store.query.records('shape')
  const bindings = store.query.records('binding')
  const remembered = rememberInference()
  let seen: readonly unknown[] = []
  let graph: Graph | undefined
  return computed('graph', () => {
    const meaning = [title.get(), requirements.get(), ...meaningOf(shapes.get()), ...bindings.get()]
    if (graph && isSameList(seen, meaning)) return graph
    seen = meaning
    const records: TLRecord[] = [...shapes.get(), ...bindings.get()]
    const next = graphFromRecords(records, { title: title.get(), requirements: requirements.get(), infer: remembered })
    if (!graph || !isSameJson(graph, next)) graph = next
    return graph
  })
}

/**
 * What the graph depends on, shape by shape. Places matter only to what is read by geometry: notes and texts, plain boxes, and arrows with
 * a loose end. A board of stencils and bound arrows can be dragged about without being read again.
 */
function meaningOf(shapes: readonly TLShape[]): unknown[] {
  const isPlaced = shapes.some(({ type }) => type === 'geo' || type === 'note' || type === 'text')
  return shapes.flatMap((shape) => {
    const words = [shape.id, shape.parentId, shape.props, shape.meta]
    return isPlaced || shape.type === 'arrow' ? [...words, shape.x, shape.y] : words
  })
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((item, i) => item === b[i])

const REMEMBER = 2_000

/** Reading labels is the slow part, and labels rarely change. */
function rememberInference(): typeof infer {
  const known = new Map<string, ReturnType<typeof infer>>()
  return (label, context) => {
    const key = JSON.stringify([label, context?.neighbours, context?.zone])
    const before = known.get(key)
    if (before) return before
    if (known.size >= REMEMBER) known.clear()
    const read = infer(label, context)
    known.set(key, read)
    return read
  }
}
