import { computed, isUninitialized, RESET_VALUE, unsafe__withoutCapture } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import type { RecordsDiff } from '@tldraw/store'
import type { TLBinding, TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import { graphOfRecords } from '#critique/formats/tldrawRecords.ts'
import type { Graph, Requirements } from '#critique/graph/graph.ts'
import type { LabelReader } from '#critique/graph/statedView.ts'
import type { Inference } from '#critique/kinds/infer.ts'
import { isSameJson } from '#server/records/codec.ts'

export interface BoardWords {
  title: Signal<string>
  requirements: Signal<Requirements>
}

/**
 * The board as a typed graph, for as long as the store lives. It stays the same object while the graph is equal. Only what changed since the
 * last look is looked at: dragging one box of a large board costs a glance at one box. While there is no reader, plain boxes are unknown.
 */
export function readGraph(store: TLStore, { title, requirements }: BoardWords, reader: Signal<LabelReader | null>): Signal<Graph> {
  const shapes = store.query.filterHistory('shape')
  const bindings = store.query.filterHistory('binding')
  let read: { by: LabelReader | null; label: LabelReader } = { by: null, label: unread }
  let said: { title: string; requirements: Requirements } | undefined
  let hasLoosePlaces = true
  return computed<Graph>('graph', (before, lastEpoch) => {
    const saying = { title: title.get(), requirements: requirements.get() }
    shapes.get()
    bindings.get()
    const by = reader.get()
    const isSameReader = by === read.by
    if (!isSameReader) read = { by, label: by ? rememberInference(by) : unread }
    if (isSameReader && !isUninitialized(before) && said?.title === saying.title && said.requirements === saying.requirements) {
      const moved = shapes.getDiffSince(lastEpoch)
      const bound = bindings.getDiffSince(lastEpoch)
      if (moved !== RESET_VALUE && bound !== RESET_VALUE) {
        if (!moved.some((diff) => changesGraph(diff, hasLoosePlaces)) && !bound.some((diff) => changesJoins(diff))) return before
      }
    }
    said = saying
    const records = unsafe__withoutCapture(() => store.allRecords())
    hasLoosePlaces = isReadByPlace(records)
    const next = graphOfRecords(records, read.label, saying)
    return !isUninitialized(before) && isSameJson(before, next) ? before : next
  })
}

/** Places matter only to what is read by geometry. A board of stencils and bound arrows can be dragged about without being read again. */
function changesGraph({ added, updated, removed }: RecordsDiff<TLShape>, byPlace: boolean): boolean {
  if (!isEmpty(added) || !isEmpty(removed)) return true
  for (const [from, to] of Object.values(updated)) {
    if (from.props !== to.props || from.meta !== to.meta || from.parentId !== to.parentId) return true
    if (byPlace && (from.x !== to.x || from.y !== to.y || from.rotation !== to.rotation)) return true
  }
  return false
}

/** Where on a box an arrow is held does not matter, only which box it is. */
function changesJoins({ added, updated, removed }: RecordsDiff<TLBinding>): boolean {
  if (!isEmpty(added) || !isEmpty(removed)) return true
  return Object.values(updated).some(
    ([from, to]) => from.toId !== to.toId || from.fromId !== to.fromId || from.props.terminal !== to.props.terminal,
  )
}

function isEmpty(group: object): boolean {
  for (const _ in group) return false
  return true
}

/** Are there notes, texts, plain boxes, or arrows with a loose end? */
function isReadByPlace(records: readonly TLRecord[]): boolean {
  const ends = new Map<string, number>()
  for (const record of records) if (record.typeName === 'binding') ends.set(record.fromId, (ends.get(record.fromId) ?? 0) + 1)
  return records.some(
    (record) =>
      record.typeName === 'shape' &&
      (record.type === 'geo' ||
        record.type === 'note' ||
        record.type === 'text' ||
        (record.type === 'arrow' && (ends.get(record.id) ?? 0) < 2)),
  )
}

const REMEMBER = 2_000

const nothing: Inference = { kind: 'unknown', confidence: 0, matched: '', roles: [], planned: false, absent: false }
const unread: LabelReader = () => nothing

/** Reading labels is the slow part, and labels rarely change. */
function rememberInference(read: LabelReader): LabelReader {
  const known = new Map<string, Inference>()
  return (label, context) => {
    const key = JSON.stringify([label, context?.before, context?.after, context?.zone])
    const before = known.get(key)
    if (before) return before
    if (known.size >= REMEMBER) known.clear()
    const answer = read(label, context)
    known.set(key, answer)
    return answer
  }
}
