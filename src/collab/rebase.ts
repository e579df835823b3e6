import { isDict, isSameJson } from '#server/records/codec.ts'

/** Values that only make sense whole: merging two documents of rich text by keys would give a third that nobody wrote. */
const WHOLE = new Set(['richText', 'segments', 'points', 'start', 'end', 'normalizedAnchor'])
/** Record, props or meta, dictionary: the depth at which fields are merged one by one. */
const MERGE_DEPTH = 3

type Dict = Record<string, unknown>

/** What changed between `from` and `to`, done to `current`: a three-way merge in which `to` wins where both changed the same field. */
export function rebase<Value extends object>(from: Value, to: Value, current: Value): Value {
  return mergeDicts(from as Dict, to as Dict, current as Dict, 1) as Value
}

function mergeDicts(from: Dict, to: Dict, current: Dict, depth: number): Dict {
  const merged = { ...current }
  let changed = false
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (isSameJson(from[key], to[key])) continue
    changed = true
    if (!Object.hasOwn(to, key)) delete merged[key]
    else merged[key] = mergeValue(key, from[key], to[key], current[key], depth)
  }
  return changed ? merged : current
}

function mergeValue(key: string, from: unknown, to: unknown, current: unknown, depth: number): unknown {
  const isMergeable = depth < MERGE_DEPTH && !WHOLE.has(key) && isDict(from) && isDict(to) && isDict(current)
  return isMergeable ? mergeDicts(from, to, current, depth + 1) : to
}

/** `next` with every part that equals its counterpart replaced by that very object, so that what did not change does not draw again. */
export function shareStructure<Value>(previous: unknown, next: Value): Value {
  if (!isDict(previous) || !isDict(next)) return isSameJson(previous, next) ? (previous as Value) : next
  const shared: Dict = {}
  let same = Object.keys(previous).length === Object.keys(next).length
  for (const [key, value] of Object.entries(next)) {
    shared[key] = Object.hasOwn(previous, key) ? shareStructure(previous[key], value) : value
    if (!Object.hasOwn(previous, key) || shared[key] !== previous[key]) same = false
  }
  return (same ? previous : shared) as Value
}
