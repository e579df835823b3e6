import { isOnline } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

/** Where traces, logs and metrics are kept. */
export const sinks = (graph: GraphView): readonly ViewNode[] => graph.nodesThat('records_telemetry')

/** Does a node report to a sink, directly or through a collector that telemetry edges lead to? Any edge into a sink counts, whatever its kind. */
export function reports(graph: GraphView, node: ViewNode, to: (sink: ViewNode) => boolean = () => true): boolean {
  if (graph.fact(node, 'coversTelemetry') === true) return true
  const collectors = graph
    .edgesFrom(node)
    .filter((edge) => edge.kind === 'telemetry' && !graph.is(edge.to, 'records_telemetry'))
    .map((edge) => edge.to)
  const direct = graph.edgesFrom(node).map((edge) => edge.to)
  return [...direct, ...collectors.flatMap((collector) => graph.edgesFrom(collector).map((edge) => edge.to))].some(
    (sink) => graph.is(sink, 'records_telemetry') && to(sink),
  )
}

/** Does what calls a node report for it: an orchestrator, agent, service or gateway that sends its own spans, or one behind it that all its calls pass? */
export const isCovered = (graph: GraphView, node: ViewNode): boolean =>
  reports(graph, node) ||
  callersOf(graph, node).some((caller) => reports(graph, caller)) ||
  graph.calls.next(node).some((next) => graph.is(next, 'gateway') && reports(graph, next)) ||
  readBy(graph, node)

/** What calls a node; a router, filter, breaker or gateway in between only passes the call on, so that what calls it counts too. */
function callersOf(graph: GraphView, node: ViewNode): readonly ViewNode[] {
  const direct = graph.calls.previous(node).filter((caller) => !graph.is(caller, 'request_entry'))
  const behind = direct
    .filter((caller) => graph.is(caller, 'gateway') || graph.isKind(caller, 'router', 'acl_filter', 'authorization'))
    .flatMap((caller) => graph.calls.previous(caller))
  return [...direct, ...behind.filter((caller) => !graph.is(caller, 'request_entry'))]
}

/** A sink may also be drawn as pulling: the arrow runs from the sink to what it watches. */
const readBy = (graph: GraphView, node: ViewNode): boolean =>
  graph.edgesTo(node).some((edge) => graph.is(edge.from, 'records_telemetry') && edge.kind !== 'control')

/** Everything between an entry and its answer that could report on a call to one of these. */
export function watchersOf(graph: GraphView, models: readonly ViewNode[]): readonly ViewNode[] {
  return graph.calls
    .to(models)
    .filter((node) => isOnline(graph, node) && !graph.is(node, 'request_entry') && !graph.is(node, 'user_interface'))
}
