import type { EstimateSummary, Finding, Report } from './finding.ts'
import type { Edge, Graph, Node, Zone } from './graph/graph.ts'
import { review } from './review.ts'
import type { ReviewOptions } from './review.ts'

/** One field that differs; undefined where it is not there. */
export interface Change {
  what: string
  from: unknown
  to: unknown
}

export interface Named {
  id: string
  label: string
}

export interface Changed extends Named {
  changes: readonly Change[]
}

export interface ListDiff {
  added: readonly Named[]
  removed: readonly Named[]
  changed: readonly Changed[]
}

export interface FindingDiff {
  opened: readonly Finding[]
  closed: readonly Finding[]
  /** There before and after. */
  stayed: number
}

/** A number of the estimate before and after; null where it cannot be known. */
export interface FigureDiff {
  what: 'latencyP50Ms' | 'latencyP95Ms' | 'firstTokenP95Ms' | 'costPerRequestUsd' | 'costPerMonthUsd' | 'availability' | 'maxQps'
  from: number | null
  to: number | null
}

export interface Comparison {
  format: 'premortem/diff@1'
  nodes: ListDiff
  edges: ListDiff
  zones: ListDiff
  /** Title and requirements. */
  board: readonly Change[]
  findings: FindingDiff
  /** Only what differs. */
  figures: readonly FigureDiff[]
}

/** What a change of a drawing means. Layout, order, and ids that a tool gave anew are no change. */
export function compareGraphs(before: Graph, after: Graph, options: ReviewOptions = {}): Comparison {
  const names = sameNodes(before, after)
  const [was, is] = [review(before, options), review(after, options)]
  const old = renamed(before, names)
  return {
    format: 'premortem/diff@1',
    nodes: diffOf(old.nodes, after.nodes, ({ label, kind, id }) => label || kind || id, nodeFields),
    edges: diffEdges(old, after),
    zones: diffOf(old.zones, after.zones, ({ label, id }) => label || id, zoneFields),
    board: changesOf(boardFields(old), boardFields(after)),
    findings: diffFindings(was, is, names),
    figures: figures(was.estimate, is.estimate),
  }
}

export const isUnchanged = ({ nodes, edges, zones, board, findings, figures: numbers }: Comparison): boolean =>
  [nodes, edges, zones].every(({ added, removed, changed }) => added.length + removed.length + changed.length === 0) &&
  board.length + findings.opened.length + findings.closed.length + numbers.length === 0

/** New id of each old node: the same id, else the only node on either side with this label and kind. */
function sameNodes(before: Graph, after: Graph): ReadonlyMap<string, string> {
  const ids = new Set(after.nodes.map(({ id }) => id))
  const kept = new Set(before.nodes.filter(({ id }) => ids.has(id)).map(({ id }) => id))
  const words = ({ label, kind }: Node): string => `${label.trim().toLowerCase()}\n${kind ?? ''}`
  const unmatched = (nodes: readonly Node[]): ReadonlyMap<string, readonly Node[]> => {
    const byWords = new Map<string, Node[]>()
    for (const node of nodes.filter(({ id, label }) => !kept.has(id) && label.trim() !== ''))
      byWords.set(words(node), [...(byWords.get(words(node)) ?? []), node])
    return byWords
  }
  const news = unmatched(after.nodes)
  const pairs = [...unmatched(before.nodes)].flatMap(([key, olds]) => {
    const [old] = olds
    const [fresh] = news.get(key) ?? []
    return old && fresh && olds.length === 1 && news.get(key)?.length === 1 ? [[old.id, fresh.id] as const] : []
  })
  return new Map([...[...kept].map((id) => [id, id] as const), ...pairs])
}

function renamed(graph: Graph, names: ReadonlyMap<string, string>): Graph {
  const name = (id: string): string => names.get(id) ?? id
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, id: name(node.id) })),
    edges: graph.edges.map((edge) => ({ ...edge, from: name(edge.from), to: name(edge.to) })),
  }
}

type Fields = ReadonlyMap<string, unknown>

const nodeFields = ({ label, kind, roles, zone, props }: Node): Fields => fieldsOf({ label, kind, roles, zone: zone ?? undefined }, props)
const zoneFields = ({ label, kind, trust, region, parent, props }: Zone): Fields =>
  fieldsOf({ label, kind, trust, region, parent: parent ?? undefined }, props)
const edgeFields = ({ label, kind, props }: Edge): Fields => fieldsOf({ label: label || undefined, kind }, props)
const boardFields = ({ title, requirements }: Graph): Fields => fieldsOf({ title: title || undefined }, requirements)

function fieldsOf(own: object, props: object = {}): Fields {
  return new Map([...Object.entries(own), ...Object.entries(props)].filter(([, value]) => value !== undefined && value !== null))
}

function changesOf(before: Fields, after: Fields): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names.flatMap((what) => {
    const [from, to] = [before.get(what), after.get(what)]
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ what, from, to }]
  })
}

function diffOf<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  label: (item: T) => string,
  fields: (item: T) => Fields,
): ListDiff {
  const old = new Map(before.map((item) => [item.id, item]))
  const fresh = new Map(after.map((item) => [item.id, item]))
  const named = (item: T): Named => ({ id: item.id, label: label(item) })
  return {
    added: after.filter(({ id }) => !old.has(id)).map(named),
    removed: before.filter(({ id }) => !fresh.has(id)).map(named),
    changed: after.flatMap((item): Changed[] => {
      const was = old.get(item.id)
      const changes = was ? changesOf(fields(was), fields(item)) : []
      return changes.length > 0 ? [{ ...named(item), changes }] : []
    }),
  }
}

/** Arrows are told by what they join; several between the same two by their words, then by their order. */
function diffEdges(before: Graph, after: Graph): ListDiff {
  const labels = new Map([...before.nodes, ...after.nodes].map(({ id, label, kind }) => [id, label || kind || id]))
  const keyed = (edges: readonly Edge[]): Edge[] => {
    const seen = new Map<string, number>()
    return edges.map((edge) => {
      const ends = `${edge.from} -> ${edge.to}`
      const nth = (seen.get(ends) ?? 0) + 1
      seen.set(ends, nth)
      return { ...edge, id: nth === 1 ? ends : `${ends} (${nth})` }
    })
  }
  const ordered = (edges: readonly Edge[], others: readonly Edge[]): Edge[] => {
    const isThere = (edge: Edge): boolean => others.some((one) => one.from === edge.from && one.to === edge.to && one.label === edge.label)
    return keyed([...edges.filter(isThere), ...edges.filter((edge) => !isThere(edge))])
  }
  const spoken = ({ from, to, label }: Edge): string => `${labels.get(from)} → ${labels.get(to)}${label ? ` (${label})` : ''}`
  return diffOf(ordered(before.edges, after.edges), ordered(after.edges, before.edges), spoken, edgeFields)
}

function diffFindings(was: Report, is: Report, names: ReadonlyMap<string, string>): FindingDiff {
  const idOf = ({ id, rule, evidence }: Finding): string => {
    const nodes = evidence.nodes.map((node) => names.get(node) ?? node)
    return nodes.every((node, i) => node === evidence.nodes[i]) ? id : `${rule}@${nodes.toSorted().join(',')}`
  }
  const old = new Set(was.findings.map(idOf))
  const fresh = new Set(is.findings.map(({ id }) => id))
  const opened = is.findings.filter(({ id }) => !old.has(id))
  return { opened, closed: was.findings.filter((finding) => !fresh.has(idOf(finding))), stayed: is.findings.length - opened.length }
}

function figures(was: EstimateSummary, is: EstimateSummary): FigureDiff[] {
  const read: readonly (readonly [FigureDiff['what'], (estimate: EstimateSummary) => number | null | undefined])[] = [
    ['latencyP50Ms', ({ latencyMs }) => latencyMs.p50],
    ['latencyP95Ms', ({ latencyMs }) => latencyMs.p95],
    ['firstTokenP95Ms', ({ latencyMs }) => latencyMs.firstTokenP95],
    ['costPerRequestUsd', ({ costUsd }) => costUsd.perRequest],
    ['costPerMonthUsd', ({ costUsd }) => costUsd.perMonth],
    ['availability', ({ availability }) => availability],
    ['maxQps', ({ bottleneck }) => bottleneck?.maxQps],
  ]
  return read.flatMap(([what, of]) => {
    const [from, to] = [of(was) ?? null, of(is) ?? null]
    return from === to ? [] : [{ what, from, to }]
  })
}
