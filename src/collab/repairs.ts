import type { TLBinding, TLRecord, TLShape } from '@tldraw/tlschema'
import { getIndicesBetween } from '@tldraw/utils'
import type { IndexKey } from '@tldraw/utils'
import { PAGE_ID } from '#server/records/schema.ts'

/** The board as it will be: records by id, with what arrives laid over what is there. */
export interface Outlook {
  find: (id: string) => TLRecord | undefined
  shapes: () => Iterable<TLShape>
  bindings: () => Iterable<TLBinding>
  /** Is it in the shared document, whether or not it was let in here? */
  isKnown: (id: string) => boolean
}

const MAX_NESTING = 32

/**
 * Two people can each do something sound and end up with something that no editor bears: a frame deleted while somebody put a box into
 * it, two frames moved into each other, two shapes at one place in the order. Every repair is decided by ids alone, so that all browsers
 * that see the same board make the same one.
 */
export type Repair = { put: TLRecord } | { remove: string } | { wait: string }

/** What has to happen to this shape so that it stands somewhere; null when all is well. */
export function repairParent(shape: TLShape, { find, isKnown }: Outlook): { of: TLShape; repair: Repair } | null {
  const chain: TLShape[] = [shape]
  for (let at = shape; chain.length <= MAX_NESTING;) {
    const parent = find(at.parentId)
    // The page is everybody's own and always there, perhaps only a moment later.
    if (parent?.typeName === 'page' || at.parentId === PAGE_ID) return null
    if (!parent && isKnown(at.parentId)) return { of: shape, repair: { wait: 'parent was not let in' } }
    if (!parent || parent.typeName !== 'shape' || (parent.type !== 'frame' && parent.type !== 'group')) return toPage(at)
    const circle = chain.indexOf(parent)
    if (circle >= 0) return toPage(chain.slice(circle).reduce((a, b) => (a.id < b.id ? a : b)))
    chain.push(parent)
    at = parent
  }
  return toPage(shape)
}

function toPage(shape: TLShape): { of: TLShape; repair: Repair } {
  return { of: shape, repair: { put: { ...shape, parentId: PAGE_ID as TLShape['parentId'] } } }
}

/** A binding without its ends goes; one whose end was only not let in waits. */
export function repairBinding(binding: TLBinding, { find, isKnown }: Outlook): Repair | null {
  const from = find(binding.fromId)
  const to = find(binding.toId)
  if (from?.typeName === 'shape' && from.type === 'arrow' && to?.typeName === 'shape' && to.type !== 'arrow') return null
  const isWaiting = (!from && isKnown(binding.fromId)) || (!to && isKnown(binding.toId))
  return isWaiting ? { wait: 'an end was not let in' } : { remove: binding.id }
}

/** Two people who tie the same end of an arrow at once leave two bindings: the smallest id stays. Returns the others. */
export function surplusBindings({ bindings }: Outlook): string[] {
  const byEnd = new Map<string, string[]>()
  for (const binding of bindings()) {
    const end = `${binding.fromId} ${terminalOf(binding)}`
    byEnd.set(end, [...(byEnd.get(end) ?? []), binding.id])
  }
  return [...byEnd.values()].flatMap((same) => same.toSorted().slice(1))
}

const terminalOf = (binding: TLBinding): string => String((binding.props as { terminal?: unknown }).terminal)

/** Siblings at one place in the order make the editor throw when it looks for a place between them: all but the smallest id move up. */
export function separateSiblings(shape: TLShape, { shapes }: Outlook): TLShape[] {
  const siblings = [...shapes()].filter((other) => other.parentId === shape.parentId)
  const same = siblings.filter((other) => other.index === shape.index).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (same.length < 2) return []
  const above = siblings.map(({ index }) => index).filter((index) => index > shape.index)
  const next = above.length > 0 ? above.reduce((a, b) => (a < b ? a : b)) : undefined
  const indices: IndexKey[] = getIndicesBetween(shape.index, next, same.length - 1)
  return same.slice(1).map((other, i) => ({ ...other, index: indices[i] ?? other.index }))
}
