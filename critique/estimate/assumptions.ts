import type { EstimateSummary } from '../finding.ts'
import type { Requirements } from '../graph/graph.ts'
import type { ViewNode } from '../graph/view.ts'
import type { Default } from './defaults.ts'

/**
 * Figures of one's own in place of assumptions, by their id (`vectorSearchP95Ms`), or for one node (`vectorSearchP95Ms@index`), which
 * goes before. What stands on a node goes before both.
 */
export type Overrides = Readonly<Record<string, number>>

/** What people put in place of assumptions on this board: the requirement field `figures`. */
export function ownFigures({ figures }: Requirements): Overrides {
  const entries = typeof figures === 'object' && figures !== null ? Object.entries(figures) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => Number.isFinite(entry[1])))
}

const DIVISORS = new Set(['tokensPerSecond', 'smallTokensPerSecond', 'medianShare', 'agentRounds'])
const SHARES = new Set(['medianShare', 'typicalShareOfLimit', 'hostedAvailability', 'storeAvailability'])

type Line = EstimateSummary['assumptions'][number]

/** Collects what an estimate takes for granted, one line per default with the nodes that it stands for. */
export class Assumptions {
  readonly #lines = new Map<string, { line: Omit<Line, 'nodes'>; nodes: Set<string> }>()
  readonly #overrides: Overrides

  constructor(overrides: Overrides = {}) {
    this.#overrides = overrides
  }

  /** Uses a default for a node, or what a person put in its place, and remembers it. */
  use({ id, key, unit, assumption, value, source }: Default, node?: ViewNode): number {
    const own = this.own(id, node)
    const amount = own ?? value
    this.#add(
      {
        what: assumption,
        value: String(amount),
        source: own === undefined ? source : `your own figure in place of ${value}`,
        id,
        ...(key === undefined ? {} : { key }),
        amount,
        ...(unit === undefined ? {} : { unit }),
        ...(own === undefined ? {} : { overridden: true }),
      },
      node,
    )
    return amount
  }

  /** A person's own figure, if it makes sense: a divisor is not nothing, and a share is at most all. */
  own(id: string, node?: ViewNode): number | undefined {
    const value = (node && this.#overrides[`${id}@${node.id}`]) ?? this.#overrides[id]
    if (value === undefined || !(value >= 0 && value <= 1e12) || (value === 0 && DIVISORS.has(id))) return undefined
    return SHARES.has(id) ? Math.min(1, value) : value
  }

  note(what: string, value: string, source: string, node?: ViewNode, key?: string): void {
    this.#add({ what, value, source, ...(key ? { key } : {}) }, node)
  }

  #add(line: Omit<Line, 'nodes'>, node?: ViewNode): void {
    const name = line.id === undefined ? line.what : `${line.id} ${line.amount}`
    const known = this.#lines.get(name) ?? { line, nodes: new Set<string>() }
    if (node) known.nodes.add(node.id)
    this.#lines.set(name, known)
  }

  toList(): Line[] {
    return [...this.#lines.values()].map(({ line, nodes }) => ({ ...line, ...(nodes.size > 0 ? { nodes: [...nodes].sort() } : {}) }))
  }
}
