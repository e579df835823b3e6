import type { Reading } from '#critique/formats/format.ts'
import type { Edge, Graph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import type { Placing } from '#src/canvas/placing.ts'

/** What a person set right before a drawing landed. */
export interface Corrections {
  /** Kind by node id; null: it is no component. */
  kinds: Readonly<Record<string, string | null>>
  /** By edge id. */
  arrows: Readonly<Record<string, 'turned' | 'left out'>>
}

export const noCorrections: Corrections = { kinds: {}, arrows: {} }

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined)

/**
 * What lands on the board: what was set right is said, what is clear from its name becomes a stencil, and what nobody is sure of is drawn as a
 * plain box that the canvas asks about. Arrows that were guessed and not set right stay guesses, which the canvas asks about too.
 */
export function correctedDrawing(reading: Reading, corrections: Corrections): { graph: Graph; placing: Placing } {
  const view = new GraphView(reading.graph)
  const unsure = new Set(reading.account.unsure.map(({ node }) => node))
  const plain: [string, 'guess' | 'words'][] = []
  const nodes = reading.graph.nodes.map((node) => {
    const said = own(corrections.kinds, node.id)
    if (said !== undefined && said !== null) return { ...node, kind: said }
    if (said === null) plain.push([node.id, 'words'])
    else if (unsure.has(node.id)) plain.push([node.id, 'guess'])
    if (said === null || unsure.has(node.id) || node.kind !== undefined) return node
    const seen = view.node(node.id)
    return seen?.isComponent ? { ...node, kind: seen.kind } : node
  })
  const guesses = new Set(reading.account.guessedArrows.map(({ edge }) => edge))
  const edges = reading.graph.edges.flatMap((edge): Edge[] => {
    const said = own(corrections.arrows, edge.id)
    if (said === 'left out') return []
    if (said === 'turned') return [{ ...edge, from: edge.to, to: edge.from, guessed: false }]
    return [guesses.has(edge.id) ? { ...edge, guessed: true } : edge]
  })
  return {
    graph: { ...reading.graph, nodes, edges },
    placing: {
      ...(reading.places && { places: Object.fromEntries(reading.places) }),
      ...(plain.length > 0 && { plain: Object.fromEntries(plain) }),
    },
  }
}
