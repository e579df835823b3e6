import { emptyGraph, GraphError } from '../../graph/graph.ts'
import type { Edge, EdgeKind, Graph, Node, Note, Props, Zone } from '../../graph/graph.ts'
import { accountOf } from '../account.ts'
import { MOST_ARROWS, MOST_BOXES } from '../format.ts'
import type { Place, Reading, Remark } from '../format.ts'
import { withoutSecrets } from './withoutSecrets.ts'

/** A step of a flow builder's export. */
export interface FlowNode {
  id: string
  label: string
  /** Exact, from the step's type; left out where the type says nothing: then the name is read. */
  kind?: string
  props?: Props
  place?: { x: number; y: number; width?: number | undefined; height?: number | undefined }
  zone?: string | undefined
}

export interface FlowEdge {
  from: string
  to: string
  label?: string
  kind?: EdgeKind
  props?: Props
}

/** Words on the canvas; many builders let people write Markdown there. */
export interface FlowNote {
  text: string
  /** The steps that it lies behind. */
  near?: readonly string[]
}

/** An export, before it becomes a graph. */
export interface Flow {
  title: string
  nodes: readonly FlowNode[]
  edges: readonly FlowEdge[]
  zones?: readonly Zone[]
  notes?: readonly FlowNote[]
  ignored?: readonly Remark[]
  repaired?: readonly Remark[]
}

/** Cards of flow builders, where the file does not say how large. */
const CARD = { width: 240, height: 80 }

/** The typed graph of a flow. Edges to steps that are not there are counted; nothing of a credential comes through. */
export function readFlow(flow: Flow): Reading {
  refuseTooMany(flow)
  const ids = new Set(flow.nodes.map(({ id }) => id))
  const edges = flow.edges.filter(({ from, to }) => ids.has(from) && ids.has(to))
  const zones = flow.zones ?? []
  const known = new Set(zones.map(({ id }) => id))
  const title = withoutSecrets(flow.title).slice(0, 200)
  const graph: Graph = {
    ...emptyGraph(title),
    zones: zones.map((zone) => ({ ...zone, label: withoutSecrets(zone.label) })),
    nodes: flow.nodes.map((node) => toNode(node, known)),
    edges: uniqueEdges(edges),
    notes: (flow.notes ?? []).flatMap(({ text, near = [] }, i): Note[] => {
      const words = withoutSecrets(plain(text)).trim()
      return words === '' ? [] : [{ id: `note ${i + 1}`, text: words.slice(0, 4_000), ...(near.length > 0 && { near: [...near] }) }]
    }),
  }
  const lost = flow.edges.length - edges.length
  const ignored = [...(flow.ignored ?? []), ...(lost > 0 ? [{ what: 'a link to a step that is not in the file', count: lost }] : [])]
  const places = placesOf(flow.nodes)
  return {
    name: title,
    graph,
    account: accountOf(graph, { ignored, repaired: flow.repaired ?? [] }),
    ...(places.size === flow.nodes.length && places.size > 0 && { places }),
  }
}

/** Without the marks of headings, bold words, links and pictures. */
const plain = (markdown: string): string =>
  markdown
    .slice(0, 20_000)
    .replaceAll(/^[ \t]{0,3}#{1,6}[ \t]+/gm, '')
    .replaceAll(/!\[[^\]\n]{0,200}\]\([^)\n]{0,2000}\)/g, '')
    .replaceAll(/\[([^\]\n]{1,200})\]\([^)\n]{0,2000}\)/g, '$1')
    .replaceAll(/\*\*([^*\n]{1,400})\*\*/g, '$1')
    .replaceAll(/\n{3,}/g, '\n\n')

function refuseTooMany({ nodes, edges }: Flow): void {
  if (nodes.length > MOST_BOXES)
    throw new GraphError([{ at: 'nodes', message: `has ${nodes.length} steps; a drawing has at most ${MOST_BOXES}` }])
  if (edges.length > MOST_ARROWS)
    throw new GraphError([{ at: 'edges', message: `has ${edges.length} links; a drawing has at most ${MOST_ARROWS}` }])
}

function toNode({ id, label, kind, props, zone }: FlowNode, zones: ReadonlySet<string>): Node {
  const words = withoutSecrets(label).replaceAll(/\s+/g, ' ').trim().slice(0, 400)
  return {
    id,
    label: words || kind || id,
    ...(kind !== undefined && { kind }),
    ...(zone !== undefined && zones.has(zone) && { zone }),
    ...(props && Object.keys(props).length > 0 && { props }),
  }
}

/** Two steps may be linked by several sockets: each is a link of its own, with an id of its own. */
function uniqueEdges(edges: readonly FlowEdge[]): Edge[] {
  return edges.map(({ from, to, label = '', kind, props }, i) => ({
    id: `e${i + 1}`,
    from,
    to,
    ...(kind && { kind }),
    ...(label && { label: withoutSecrets(label).slice(0, 200) }),
    ...(props && Object.keys(props).length > 0 && { props }),
  }))
}

function placesOf(nodes: readonly FlowNode[]): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { id, place } of nodes) {
    if (!place || !isOnPage(place.x) || !isOnPage(place.y)) continue
    const [width, height] = [place.width ?? 0, place.height ?? 0]
    places.set(id, {
      x: place.x,
      y: place.y,
      width: width > 0 && width < 4_000 ? width : CARD.width,
      height: height > 0 && height < 4_000 ? height : CARD.height,
    })
  }
  return places
}

const isOnPage = (value: number): boolean => Number.isFinite(value) && Math.abs(value) < 1e7
