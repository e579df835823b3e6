import type { EstimateSummary, Finding, Report } from '../finding.ts'
import type { Edge, Graph, Node } from '../graph/graph.ts'
import { kindById } from '../kinds/lookup.ts'
import { GraphView, type ViewEdge, type ViewNode } from '../graph/view.ts'
import { reviewView } from '../review.ts'
import { considerations, considerationsOfRule } from './considerations/all.ts'
import type { OnBoard } from './considerations/consideration.ts'
import type { BoardChange, FindingRef, Shown } from './events.ts'

/** A board at a moment, with what follows from it. */
export interface BoardSnapshot {
  graph: Graph
  report: Report
  shows: readonly Shown[]
  /** Kind as the engine resolved it. */
  kinds: ReadonlyMap<string, string>
}

/** Looks at a board once: review, estimate, and which considerations it shows. */
export function snapshotOf(graph: Graph): BoardSnapshot {
  const view = new GraphView(graph)
  return {
    graph,
    report: reviewView(view),
    shows: considerationsOn(view),
    kinds: new Map(view.nodes.map(({ id, kind }) => [id, kind])),
  }
}

/** Below this, a kind that was read from a label proves nothing. */
const SURE_ENOUGH = 0.6
/** A label longer than this is a text, not a box. */
const MOST_WORDS = 12

/** What a board shows of the considerations. A box that hangs alone is shown and not connected. */
export function considerationsOn(view: GraphView): Shown[] {
  const honest = view.nodes.filter((node) => node.confidence >= SURE_ENOUGH && node.label.split(/\s+/).length <= MOST_WORDS)
  return considerations.flatMap(({ id, board }) => {
    if (!board) return []
    const nodes = honest.filter((node) => isShownBy(view, board, node))
    const edges = view.edges.filter((edge) => saysOne(view, board, edge))
    if (nodes.length === 0 && edges.length === 0) return []
    return [
      {
        consideration: id,
        nodes: nodes.map((node) => node.id).slice(0, 50),
        edges: edges.map((edge) => edge.id).slice(0, 50),
        connected: edges.length > 0 || nodes.some((node) => view.edgesFrom(node).length + view.edgesTo(node).length > 0),
        specified: edges.length > 0 || nodes.some((node) => Object.values(node.props).some((value) => value !== null && value !== '')),
      },
    ]
  })
}

const isShownBy = (view: GraphView, board: OnBoard, node: ViewNode): boolean =>
  view.isKind(node, ...(board.kinds ?? [])) || (board.traits ?? []).some((trait) => view.is(node, trait)) || saysOne(view, board, node)

const saysOne = (view: GraphView, board: OnBoard, of: ViewNode | ViewEdge): boolean =>
  (board.props ?? []).some((prop) => view.fact(of, prop) === true)

/** The difference that an event carries; null where nothing changed that anybody would notice. */
export function boardChange(before: BoardSnapshot | null, after: BoardSnapshot): BoardChange | null {
  const nodes = diff(before?.graph.nodes ?? [], after.graph.nodes, (node) =>
    JSON.stringify([node.label, node.kind, node.roles, node.props, node.zone]),
  )
  const edges = diff(before?.graph.edges ?? [], after.graph.edges, (edge) =>
    JSON.stringify([edge.from, edge.to, edge.kind, edge.label, edge.props]),
  )
  const findings = diff(before?.report.findings ?? [], after.report.findings, () => '')
  const shows = diff(
    (before?.shows ?? []).map((one) => ({ ...one, id: one.consideration })),
    after.shows.map((one) => ({ ...one, id: one.consideration })),
    ({ connected, specified }) => JSON.stringify([connected, specified]),
  )
  const changed = [nodes, edges, findings].some(({ added, changed, removed }) => added.length + changed.length + removed.length > 0)
  if (!changed) return null
  return {
    nodes: {
      added: nodes.added.map((node) => nodeRef(node, after)),
      changed: nodes.changed.map((node) => nodeRef(node, after)),
      removed: nodes.removed,
    },
    edges: { added: edges.added.map(edgeRef), changed: edges.changed.map(edgeRef), removed: edges.removed },
    findings: { opened: findings.added.map(findingRef), closed: findings.removed },
    shows: { gained: [...shows.added, ...shows.changed].map(({ id: _id, ...shown }) => shown), lost: shows.removed },
    numbers: numbersOf(after.report.estimate),
  }
}

interface Difference<T> {
  added: T[]
  changed: T[]
  removed: string[]
}

function diff<T extends { id: string }>(before: readonly T[], after: readonly T[], looks: (item: T) => string): Difference<T> {
  const old = new Map(before.map((item) => [item.id, item]))
  const ids = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed: after.filter((item) => old.has(item.id) && looks(old.get(item.id)!) !== looks(item)),
    removed: before.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
  }
}

/** A box without words of its own is called by its kind, as the canvas shows it. */
const nodeRef = ({ id, label, kind: said }: Node, { kinds }: BoardSnapshot): BoardChange['nodes']['added'][number] => {
  const kind = kinds.get(id) ?? said ?? 'unknown'
  return { id, label: label.trim().slice(0, 500) || (kindById(kind)?.name ?? 'A box'), kind }
}

const edgeRef = ({ id, from, to, kind, label }: Edge): BoardChange['edges']['added'][number] => ({
  id,
  from,
  to,
  kind: kind ?? 'request',
  label: (label ?? '').slice(0, 500),
})

const findingRef = ({ id, rule, dimension, severity, status, title, evidence }: Finding): FindingRef => ({
  id,
  rule,
  dimension,
  severity,
  status,
  title: title.slice(0, 500),
  nodes: evidence.nodes.slice(0, 200),
  covers: considerationsOfRule(rule).map((one) => one.id),
})

const numbersOf = ({ latencyMs, costUsd, bottleneck }: EstimateSummary): BoardChange['numbers'] => ({
  p95Ms: latencyMs.p95,
  firstTokenP95Ms: latencyMs.firstTokenP95,
  costPerRequestUsd: costUsd.perRequest,
  costPerMonthUsd: costUsd.perMonth,
  bottleneck: bottleneck?.node ?? null,
})
