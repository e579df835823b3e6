import { estimateNodes } from '../estimate/estimate.ts'
import { traits, type Trait } from '../kinds/traits.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'
import { listOf, type Place } from './content.ts'

const isTrait = (name: string): name is Trait => Object.hasOwn(traits, name)

/** The nodes at a place, the busiest first: by tokens, then by calls, then by id. Empty where the board has no such part. */
export function nodesAt(view: GraphView, place: Place): readonly ViewNode[] {
  return view.once(`drill place ${listOf(place).join()}`, () => {
    for (const name of listOf(place)) {
      const found = isTrait(name) ? view.nodesThat(name) : view.nodesOf(name)
      if (found.length > 0) return byWork(view, found)
    }
    return []
  })
}

function byWork(view: GraphView, nodes: readonly ViewNode[]): ViewNode[] {
  const { nodes: all } = estimateNodes(view)
  const work = (node: ViewNode): number => {
    const { visits, tokens } = all[node.index]!
    return visits * (1 + (tokens?.input ?? 0) + (tokens?.output ?? 0))
  }
  return [...nodes].sort((a, b) => work(b) - work(a) || a.index - b.index)
}

export const has = (view: GraphView, place: Place): boolean => nodesAt(view, place).length > 0
