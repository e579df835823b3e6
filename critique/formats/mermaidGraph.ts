import { EdgeKind } from '../graph/graph.ts'
import type { Edge, Graph, Node, Zone } from '../graph/graph.ts'
import { infer } from '../kinds/infer.ts'
import { accountOf } from './account.ts'
import { LONGEST_LINE } from './draft.ts'
import { propsOfLabel } from './edgeLabel.ts'
import type { GuessedArrow, LinesOf, Reading, Remark } from './format.ts'
import type { FlowDb, FlowEdge, FlowVertex } from './mermaidFlow.ts'
import { iconName, plainLabel } from './mermaidLabel.ts'
import { isSameEdge, isSameNode, isSameZone } from './mermaidNotes.ts'
import type { Noted } from './mermaidNotes.ts'
import { zoneMeaning } from './zoneMeaning.ts'

export interface MermaidFacts {
  db: FlowDb
  /** Name in the parsed text -> as it stands in the file. */
  renamed: ReadonlyMap<string, string>
  noted: Noted
  title: string
  repaired: readonly Remark[]
  ignored: readonly Remark[]
  /** The text as it stands in the file, and the line of the file on which it begins. */
  original: string
  line: number
}

/** Mermaid's record of a flowchart as a typed graph. */
export function graphOfFlow(facts: MermaidFacts): Omit<Reading, 'name'> {
  const { db, noted } = facts
  const edges = db.getEdges().filter(({ stroke }) => stroke !== 'invisible')
  const zones = zonesOf(facts)
  const nodes = nodesOf(facts, edges, zones)
  const idOf = new Map(nodes.map(({ name, node }) => [name, node.id]))
  const read = inNotedOrder(edgesOf(edges, facts, idOf), noted.edgeOrder)
  const graph: Graph = {
    ...noted.board,
    title: noted.board.title || facts.title,
    zones: zones.map(({ zone }) => zone),
    nodes: nodes.map(({ node }) => node),
    edges: numbered(read.map(({ edge }) => edge)),
    notes: noted.notes.map(({ near, ...note }) => ({ ...note, ...(near && { near: near.filter((id) => hasNode(nodes, id)) }) })),
  }
  const guessedArrows = read.flatMap(({ why }, i): GuessedArrow[] => (why ? [{ edge: graph.edges[i]!.id, why }] : []))
  const account = accountOf(graph, { guessedArrows, repaired: facts.repaired, ignored: ignoredOf(facts, edges.length) })
  return {
    graph,
    account,
    lines: linesOf(
      facts,
      nodes,
      read.map(({ flow }) => flow),
      graph,
    ),
  }
}

const hasNode = (nodes: readonly { node: Node }[], id: string): boolean => nodes.some(({ node }) => node.id === id)

function ignoredOf({ db, ignored, noted }: MermaidFacts, visible: number): Remark[] {
  const invisible = db.getEdges().length - visible
  return [
    ...ignored,
    ...(invisible > 0 ? [{ what: 'invisible links, which only lay boxes out', count: invisible }] : []),
    ...(noted.broken > 0 ? [{ what: 'comments of Premortem that cannot be read', count: noted.broken }] : []),
  ]
}

interface ReadZone {
  name: string
  zone: Zone
}

/** Outer before inner, each in the order of the file. */
function zonesOf({ db, noted, renamed }: MermaidFacts): ReadZone[] {
  const all = uniquely(db.getSubGraphs().map((group) => ({ ...group, name: group.id })))
  const inner = new Map(all.flatMap(({ id, nodes }) => nodes.map((node) => [node, id] as const)))
  const known = new Set(all.map(({ id }) => id))
  const children = (parent: string | undefined, depth: number): ReadZone[] =>
    depth > MOST_NESTING
      ? []
      : all
          .filter(({ id }) => (inner.get(id) === id ? undefined : inner.get(id)) === parent)
          .flatMap((group) => [{ name: group.id, zone: zoneOf(group, parent, noted) }, ...children(group.id, depth + 1)])
  const nested = children(undefined, 0)
  // A group that is in a circle of groups is in none.
  const missing = all
    .filter(({ id }) => !nested.some(({ name }) => name === id))
    .map((group) => ({ name: group.id, zone: zoneOf(group, undefined, noted) }))
  const zones = [...nested, ...missing]
  const idOf = new Map(zones.map(({ name, zone }) => [name, zone.id]))
  const withIds = zones.map(({ name, zone }) => ({
    name,
    zone: zone.parent != null && known.has(zone.parent) ? { ...zone, parent: idOf.get(zone.parent) } : zone,
  }))
  return byNotedOrder(withIds, [...noted.zones.keys()]).map(({ name, zone }) => ({
    name,
    zone: noted.zones.has(name) ? zone : { ...zone, id: renamed.get(zone.id) ?? zone.id },
  }))
}

const MOST_NESTING = 60

function zoneOf({ id, title }: { id: string; title: string }, parent: string | undefined, noted: Noted): Zone {
  const text = plainLabel(title)
  const label = text || id
  const known = noted.zones.get(id)
  const place = parent === undefined ? {} : { parent }
  if (known) return { ...known, label: isSameZone(known, text) ? known.label : label, ...place }
  return { id, label, kind: 'group', ...zoneMeaning(label), ...place }
}

/** Two groups of one name are two groups: the second gets a name of its own. */
function uniquely<T extends { id: string }>(items: readonly T[]): T[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const count = (seen.get(item.id) ?? 0) + 1
    seen.set(item.id, count)
    return count === 1 ? item : { ...item, id: `${item.id}~${count}` }
  })
}

interface ReadNode {
  name: string
  node: Node
}

function nodesOf({ db, noted, renamed }: MermaidFacts, edges: readonly FlowEdge[], zones: readonly ReadZone[]): ReadNode[] {
  const zoneIds = new Map(zones.map(({ name, zone }) => [name, zone]))
  const groups = uniquely(db.getSubGraphs().map((group) => ({ ...group })))
  const around = new Map<string, string>()
  for (const { id, nodes } of groups) for (const node of nodes) if (!around.has(node)) around.set(node, id)
  const joined = new Set(edges.flatMap(({ start, end }) => [start, end]))
  const nodes = [...db.getVertices().values()].flatMap((vertex): ReadNode[] => {
    const group = zoneIds.get(vertex.id)
    // A group that is only coloured is no box; one that an arrow touches needs something for the arrow to touch.
    if (group && !joined.has(vertex.id)) return []
    if (group) return [{ name: vertex.id, node: standIn(group, renamed.get(vertex.id) ?? vertex.id) }]
    return [{ name: vertex.id, node: nodeOf(vertex, zoneIds.get(around.get(vertex.id) ?? '')?.id, noted, renamed) }]
  })
  return byNotedOrder(nodes, [...noted.nodes.keys()])
}

/** A box for the whole group, inside of it: `GraphView` lets its arrows go to and from what the group begins and ends with. */
const standIn = (zone: Zone, id: string): Node => ({ id, label: zone.label, zone: zone.id, props: { standsFor: 'group' } })

function nodeOf(vertex: FlowVertex, zone: string | undefined, noted: Noted, renamed: ReadonlyMap<string, string>): Node {
  const known = noted.nodes.get(vertex.id)
  const text = plainLabel(vertex.text, vertex.labelType === 'markdown')
  const label = text || iconName(vertex.icon ?? '') || (vertex.img ? (renamed.get(vertex.id) ?? vertex.id) : '')
  const place = zone === undefined ? {} : { zone }
  if (known) return { ...known, label: isSameNode(known, label) ? known.label : label, ...place }
  const id = renamed.get(vertex.id) ?? vertex.id
  return { id, label: label || id, ...kindOfShape(vertex.type, label || id), ...place }
}

/** Words say more than shapes; where they say nothing, a cylinder is still some store. Marked as a guess. */
function kindOfShape(shape: string | undefined, label: string): Partial<Node> {
  const kind = shape !== undefined && Object.hasOwn(shapeKinds, shape) ? shapeKinds[shape] : undefined
  return kind !== undefined && infer(label).kind === 'unknown' ? { kind, guessed: true } : {}
}

const shapeKinds: Readonly<Record<string, string>> = {
  cylinder: 'relational_db',
  cyl: 'relational_db',
  db: 'relational_db',
  database: 'relational_db',
  'lin-cyl': 'object_storage',
  disk: 'object_storage',
  'h-cyl': 'message_queue',
  das: 'message_queue',
}

interface ReadEdge {
  key: string
  edge: Edge
  flow: FlowEdge
  /** Why it is a guess. */
  why?: string
}

function edgesOf(edges: readonly FlowEdge[], { noted }: MermaidFacts, idOf: ReadonlyMap<string, string>): ReadEdge[] {
  const seen = new Map<string, number>()
  return edges.flatMap((flow): ReadEdge[] => {
    const from = idOf.get(flow.start)
    const to = idOf.get(flow.end)
    if (from === undefined || to === undefined) return []
    const key = `${flow.start} ${flow.end}`
    const nth = seen.get(key) ?? 0
    seen.set(key, nth + 1)
    const known = noted.edges.get(key)?.[nth]
    const edge = edgeOf(flow, from, to, known)
    const isHeadless = flow.type === 'arrow_open' && !known
    return [{ key, edge, flow, ...(isHeadless && { why: 'it has no head; it was read from its first box to its second' }) }]
  })
}

function edgeOf(flow: FlowEdge, from: string, to: string, known: Edge | undefined): Edge {
  const words = plainLabel(flow.text, flow.labelType === 'markdown')
  if (known && isSameEdge(known, words)) return { ...known, from, to }
  const { kind, label } = spoken(words, flow.stroke === 'dotted')
  const props = { ...propsOfLabel(label), ...(flow.type?.startsWith('double_') && { bidirectional: true }), ...known?.props }
  return {
    id: known?.id ?? (flow.id && !flow.id.startsWith('L_') ? flow.id : ''),
    from,
    to,
    ...(kind && { kind }),
    ...(label && { label }),
    ...(Object.keys(props).length > 0 && { props }),
  }
}

/** A dotted arrow is no plain call: its words say what it is, as our own writer says it ("telemetry: spans") or as people do. */
function spoken(words: string, isDotted: boolean): { kind?: EdgeKind; label: string } {
  const [, first = '', rest = ''] = /^(\w+)(?::\s*([\s\S]*))?$/.exec(words) ?? []
  const stated = isDotted ? EdgeKind.safeParse(first) : undefined
  if (stated?.success) return { kind: stated.data, label: rest }
  const kind = isDotted ? dottedMeanings.find(([pattern]) => pattern.test(words))?.[1] : undefined
  return { ...(kind && { kind }), label: words }
}

const dottedMeanings: readonly (readonly [RegExp, EdgeKind])[] = [
  [/\b(logs?|logging|metrics?|traces?|tracing|telemetry|spans?|otel|otlp|audit(ed|s)?|monitor(s|ed|ing)?|observ\w+)\b/i, 'telemetry'],
  [/\b(feedback|ratings?|thumbs|corrections?|annotations?|labels)\b/i, 'feedback'],
  [/\b(nightly|batch|offline|ingest(s|ed|ion)?|sync(s|ed|ing)?|index(es|ed|ing)|etl|cdc|replicat\w+|backups?)\b/i, 'data'],
  [/\b(config(ures|uration)?|deploys?|triggers?|schedules?|approv\w+|kill switch|feature flags?)\b/i, 'control'],
]

/** Edges without a name of their own are numbered as they stand. */
function numbered(edges: readonly Edge[]): Edge[] {
  const taken = new Set(edges.map(({ id }) => id))
  const used = new Set<string>()
  return edges.map((edge, i) => {
    let id = edge.id || `e${i + 1}`
    while (used.has(id) || (edge.id === '' && taken.has(id))) id = `${id}~`
    used.add(id)
    return { ...edge, id }
  })
}

function byNotedOrder<T extends { name: string }>(items: readonly T[], order: readonly string[]): T[] {
  if (order.length === 0) return [...items]
  const place = new Map(order.map((name, i) => [name, i]))
  return items.toSorted((a, b) => (place.get(a.name) ?? order.length) - (place.get(b.name) ?? order.length))
}

/** As `byNotedOrder`, where several arrows join the same two boxes. */
function inNotedOrder(edges: readonly ReadEdge[], order: readonly string[]): ReadEdge[] {
  if (order.length === 0) return [...edges]
  const left = new Map<string, ReadEdge[]>()
  for (const edge of edges) left.set(edge.key, [...(left.get(edge.key) ?? []), edge])
  const first = order.flatMap((key) => left.get(key)?.shift() ?? [])
  const placed = new Set(first)
  return [...first, ...edges.filter((edge) => !placed.has(edge))]
}

/** Where boxes and arrows stand in the file. The parser does not say, so the text is searched for the names. */
function linesOf({ original, line, renamed }: MermaidFacts, nodes: readonly ReadNode[], flows: readonly FlowEdge[], graph: Graph): LinesOf {
  const lines = original.split(/\r\n?|\n/)
  const wordsOn = lines.map((text) => new Set(/^\s*(?:%%|style|class|classDef|linkStyle|click)\b/.test(text) ? [] : namesOn(text)))
  const declared = new Map<string, number>()
  const mentioned = new Map<string, number>()
  lines.forEach((text, i) => {
    for (const name of wordsOn[i]!) if (!mentioned.has(name)) mentioned.set(name, i)
    if (text.length > LONGEST_LINE) return
    for (const [, name = ''] of text.matchAll(/([^\s"()[\]{}<>|&;,~=-][^\s"()[\]{}<>|&;,]*)\s*(?:[[({]|@\{|>)/g))
      if (!declared.has(name)) declared.set(name, i)
  })
  const lineOf = (name: string): number | undefined => declared.get(name) ?? mentioned.get(name)
  const place = (index: number | undefined): number => line + (index ?? 0)
  const spokenName = (name: string): string => renamed.get(name) ?? name
  let from = 0
  const ofEdges = flows.map(({ start, end }, i) => {
    const has = (words: ReadonlySet<string>): boolean => words.has(spokenName(start)) && words.has(spokenName(end))
    const next = wordsOn.findIndex((words, at) => at >= from && has(words))
    const found = next >= 0 ? next : wordsOn.findIndex(has)
    if (found >= 0) from = found
    return [graph.edges[i]!.id, place(found >= 0 ? found : lineOf(spokenName(start)))] as const
  })
  return { start: line, nodes: new Map(nodes.map(({ name, node }) => [node.id, place(lineOf(spokenName(name)))])), edges: new Map(ofEdges) }
}

/** Names that may be boxes on one line: what stands in quotes and brackets is words, and does no harm. */
const namesOn = (text: string): string[] => text.match(/[^\s"()[\]{}<>|&;,]+?(?=\s|["()[\]{}<>|&;,]|:::|@\{|--|==|-\.|~~~|$)/g) ?? []
