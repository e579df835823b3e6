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
  readonly #lines: { line: Omit<Line, 'nodes'>; nodes: Set<string> }[] = []
  /** Places in `#lines`: of defaults by id and amount, of notes by their words. */
  readonly #uses = new Map<string, Map<number, number>>()
  readonly #notes = new Map<string, number>()
  readonly #overrides: Overrides
  readonly #isOverridden: boolean

  constructor(overrides: Overrides = {}) {
    this.#overrides = overrides
    this.#isOverridden = Object.keys(overrides).length > 0
  }

  /** Uses a default for a node, or what a person put in its place, and remembers it. */
  use({ id, key, unit, assumption, value, source }: Default, node?: ViewNode): number {
    const own = this.own(id, node)
    const amount = own ?? value
    const amounts = this.#uses.get(id) ?? new Map<number, number>()
    this.#uses.set(id, amounts)
    let place = amounts.get(amount)
    if (place === undefined) {
      place = this.#add({
        what: assumption,
        value: String(amount),
        source: own === undefined ? source : `your own figure in place of ${value}`,
        id,
        ...(key === undefined ? {} : { key }),
        amount,
        ...(unit === undefined ? {} : { unit }),
        ...(own === undefined ? {} : { overridden: true }),
      })
      amounts.set(amount, place)
    }
    if (node) this.#lines[place]!.nodes.add(node.id)
    return amount
  }

  /** A person's own figure, if it makes sense: a divisor is not nothing, and a share is at most all. */
  own(id: string, node?: ViewNode): number | undefined {
    if (!this.#isOverridden) return undefined
    const value = (node && this.#overrides[`${id}@${node.id}`]) ?? this.#overrides[id]
    if (value === undefined || !(value >= 0 && value <= 1e12) || (value === 0 && DIVISORS.has(id))) return undefined
    return SHARES.has(id) ? Math.min(1, value) : value
  }

  note(what: string, value: string, source: string, node?: ViewNode, key?: string): void {
    const place = this.#notes.get(what) ?? this.#add({ what, value, source, ...(key ? { key } : {}) })
    this.#notes.set(what, place)
    if (node) this.#lines[place]!.nodes.add(node.id)
  }

  #add(line: Omit<Line, 'nodes'>): number {
    return this.#lines.push({ line, nodes: new Set() }) - 1
  }

  toList(): Line[] {
    return this.#lines.map(({ line, nodes }) => ({ ...line, ...(nodes.size > 0 ? { nodes: [...nodes].sort() } : {}) }))
  }
}
