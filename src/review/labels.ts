import type { Graph } from '#critique/graph/graph.ts'
import { kindById } from '#critique/kinds/lookup.ts'

/** What a node is called on screen: its label, else the name of its kind. */
export function nodeLabel(graph: Graph, id: string): string {
  const node = graph.nodes.find((candidate) => candidate.id === id)
  if (!node) return 'gone from the board'
  return node.label || kindById(node.kind ?? '')?.name || 'Unnamed'
}

/** What an edge is called on screen: "Gateway → Model: retry x3". */
export function edgeLabel(graph: Graph, id: string): string {
  const edge = graph.edges.find((candidate) => candidate.id === id)
  if (!edge) return 'gone from the board'
  return `${nodeLabel(graph, edge.from)} → ${nodeLabel(graph, edge.to)}${edge.label ? `: ${edge.label}` : ''}`
}
