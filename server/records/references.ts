/** What the checks need to know of a record; everything else may be anything. */
interface Linked {
  typeName: string
  type?: unknown
  parentId?: unknown
  fromId?: unknown
  toId?: unknown
}

const MAX_NESTING = 32

/**
 * Does what this record points at exist, and does following it end? A parent that is missing or in a circle hangs an editor, a binding without
 * its ends throws. Returns the reason, or null.
 */
export function checkReferences(record: object, find: (id: string) => object | undefined): string | null {
  const linked = record as Linked
  if (linked.typeName === 'shape') return checkParents(linked, find)
  if (linked.typeName === 'binding') return checkEnds(linked, find)
  return null
}

function checkParents(shape: Linked, find: (id: string) => object | undefined): string | null {
  let child = shape
  for (let depth = 0; depth <= MAX_NESTING; depth++) {
    const parent = find(String(child.parentId)) as Linked | undefined
    if (!parent) return 'parent is missing'
    if (parent.typeName === 'page') return null
    if (parent.typeName !== 'shape' || (parent.type !== 'frame' && parent.type !== 'group')) return 'parent cannot hold shapes'
    child = parent
  }
  return 'nested too deep or in a circle'
}

function checkEnds(binding: Linked, find: (id: string) => object | undefined): string | null {
  if (binding.fromId === binding.toId) return 'bound to itself'
  const from = find(String(binding.fromId)) as Linked | undefined
  const to = find(String(binding.toId)) as Linked | undefined
  if (from?.typeName !== 'shape' || to?.typeName !== 'shape') return 'an end is missing'
  if (from.type !== 'arrow' || to.type === 'arrow') return 'only arrows are bound, and not to each other'
  return null
}
