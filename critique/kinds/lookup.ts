import { kinds } from './index.ts'
import type { Kind } from './kind.ts'

const byId: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.id, kind]))

const lineage: ReadonlyMap<string, readonly string[]> = new Map(kinds.map((kind) => [kind.id, parentsOf(kind)]))

/** The kind of that id; undefined for ids that no stencil has, such as those of a newer version. */
export function kindById(id: string): Kind | undefined {
  return byId.get(id)
}

/** Ids of the more general kinds above a kind, nearest first. Empty for a root and for an unknown id. */
export function ancestorsOf(id: string): readonly string[] {
  return lineage.get(id) ?? []
}

/** Whether a kind is another or a special case of it. */
export function isA(id: string, ancestorId: string): boolean {
  return id === ancestorId || ancestorsOf(id).includes(ancestorId)
}

function parentsOf(kind: Kind): string[] {
  const above: string[] = []
  for (let parent = kind.parent; parent !== undefined && !above.includes(parent); parent = byId.get(parent)?.parent) above.push(parent)
  return above
}
