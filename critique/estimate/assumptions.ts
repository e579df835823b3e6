import type { EstimateSummary } from '../finding.ts'
import type { ViewNode } from '../graph/view.ts'
import type { Default } from './defaults.ts'

/** Collects what an estimate takes for granted, one line per default with the nodes that it stands for. */
export class Assumptions {
  readonly #lines = new Map<string, { value: string; source: string; nodes: Set<string> }>()

  /** Uses a default for a node and remembers it. */
  use(fallback: Default, node?: ViewNode): number {
    this.note(fallback.assumption, String(fallback.value), fallback.source, node)
    return fallback.value
  }

  note(what: string, value: string, source: string, node?: ViewNode): void {
    const line = this.#lines.get(what) ?? { value, source, nodes: new Set<string>() }
    if (node) line.nodes.add(node.id)
    this.#lines.set(what, line)
  }

  toList(): EstimateSummary['assumptions'] {
    return [...this.#lines].map(([what, { value, source, nodes }]) => ({
      what,
      value,
      source,
      ...(nodes.size > 0 ? { nodes: [...nodes].sort() } : {}),
    }))
  }
}
