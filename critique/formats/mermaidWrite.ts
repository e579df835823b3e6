import type { Edge, Graph, Node, Zone } from '../graph/graph.ts'

/** A graph as a Mermaid flowchart: zones are subgraphs, what is not a request is a dotted line with its kind, marked nodes stand out. */
export function writeMermaid(graph: Graph, marked: readonly string[] = []): string {
  const name = namesIn(graph)
  const inside = (zone: string | null, indent: string): string[] => [
    ...graph.nodes.filter((node) => (node.zone ?? null) === zone).map((node) => indent + box(node, name(node.id))),
    ...graph.zones
      .filter((each) => (each.parent ?? null) === zone)
      .flatMap((each) => [indent + heading(each, name(each.id, 'zone')), ...inside(each.id, `${indent}  `), `${indent}end`]),
  ]
  const edges = graph.edges.map((edge) => `  ${name(edge.from)} ${line(edge)} ${name(edge.to)}`)
  const marks = marked.map((id) => `  style ${name(id)} stroke:#d6336c,stroke-width:3px`)
  return ['flowchart LR', ...inside(null, '  '), ...edges, ...marks].join('\n')
}

/**
 * Like `writeMermaid`, with a comment for each thing that Mermaid cannot carry (kinds, properties, requirements): `readMermaid` gives the
 * same graph back, and every other reader of Mermaid passes the comments over.
 */
export function writeMermaidWithNotes(graph: Graph): string {
  const name = namesIn(graph)
  const { format: _, zones, nodes, edges, notes, ...board } = graph
  const comments = [
    comment('board', board),
    ...zones.map(({ parent, ...zone }) => comment(`zone ${name(zone.id, 'zone')}`, { ...zone, ...(parent === null && { parent }) })),
    ...nodes.map(({ zone, ...node }) => comment(`node ${name(node.id)}`, { ...node, ...(zone === null && { zone }) })),
    ...edges.map(({ from, to, ...edge }) => comment(`edge ${name(from)} ${name(to)}`, edge)),
    ...notes.map((note) => comment('note', note)),
  ]
  return `${writeMermaid(graph)}\n${comments.join('\n')}\n`
}

const comment = (what: string, value: object): string => `  %% premortem ${what} ${JSON.stringify(value)}`

/** Ids may hold anything; names in Mermaid may not. */
function namesIn(graph: Graph): (id: string, what?: 'zone' | 'node') => string {
  const zones = new Map(graph.zones.map(({ id }, i) => [id, `n${i + 1}`]))
  const nodes = new Map(graph.nodes.map(({ id }, i) => [id, `n${graph.zones.length + i + 1}`]))
  return (id, what = 'node') => (what === 'zone' ? zones : nodes).get(id) ?? 'n0'
}

/** The words on a box. */
export const wordsOfNode = ({ label, kind, id }: Pick<Node, 'label' | 'kind' | 'id'>): string => escape(label || kind || id)
export const wordsOfZone = ({ label, id }: Pick<Zone, 'label' | 'id'>): string => escape(label || id)
/** The words on an arrow: its kind, when it is not a request, and its label. */
export const wordsOfEdge = ({ kind = 'request', label }: Pick<Edge, 'kind' | 'label'>): string =>
  escape([kind === 'request' ? '' : kind, label ?? ''].filter(Boolean).join(': '))

const box = (node: Node, name: string): string => `${name}["${wordsOfNode(node)}"]`
const heading = (zone: Zone, name: string): string => `subgraph ${name}["${wordsOfZone(zone)}"]`

function line(edge: Edge): string {
  const shaft = (edge.kind ?? 'request') === 'request' ? '-->' : '-.->'
  const words = wordsOfEdge(edge)
  return words.trim() ? `${shaft}|"${words}"|` : shaft
}

/** Mermaid reads quotes, line ends, HTML, entities and Markdown as its own. */
const escape = (text: string): string =>
  text
    .replace(/["#<>&`]/g, (letter) => `#${codes[letter]};`)
    .replace(/\r\n?|\n/g, '<br>')
    .replace(/\s+/g, ' ')
const codes: Readonly<Record<string, string>> = { '"': 'quot', '#': '35', '<': 'lt', '>': 'gt', '&': 'amp', '`': '96' }
