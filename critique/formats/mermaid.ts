import type { Edge, Graph, Node, Zone } from '../graph/graph.ts'

/** A graph as a Mermaid flowchart: zones are subgraphs, what is not a request is a dotted line with its kind, marked nodes stand out. */
export function writeMermaid(graph: Graph, marked: readonly string[] = []): string {
  const names = new Map([...graph.zones, ...graph.nodes].map(({ id }, i) => [id, `n${i + 1}`]))
  const name = (id: string): string => names.get(id) ?? 'n0'
  const inside = (zone: string | null, indent: string): string[] => [
    ...graph.nodes.filter((node) => (node.zone ?? null) === zone).map((node) => indent + box(node, name(node.id))),
    ...graph.zones
      .filter((each) => (each.parent ?? null) === zone)
      .flatMap((each) => [indent + heading(each, name(each.id)), ...inside(each.id, `${indent}  `), `${indent}end`]),
  ]
  const edges = graph.edges.map((edge) => `  ${name(edge.from)} ${line(edge)} ${name(edge.to)}`)
  const marks = marked.map((id) => `  style ${name(id)} stroke:#d6336c,stroke-width:3px`)
  return ['flowchart LR', ...inside(null, '  '), ...edges, ...marks].join('\n')
}

const box = ({ label, kind, id }: Node, name: string): string => `${name}["${escape(label || kind || id)}"]`
const heading = ({ label, id }: Zone, name: string): string => `subgraph ${name}["${escape(label || id)}"]`

function line({ kind = 'request', label }: Edge): string {
  const words = [kind === 'request' ? '' : kind, label ?? ''].filter(Boolean).join(': ')
  const shaft = kind === 'request' ? '-->' : '-.->'
  return words ? `${shaft}|"${escape(words)}"|` : shaft
}

/** Mermaid reads quotes and line ends as its own. */
const escape = (text: string): string => text.replaceAll('"', '#quot;').replace(/\s+/g, ' ')
