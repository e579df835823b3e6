import { generators } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

const VERDICT =
  /\b(auto[- ]?(approve|reject|deny|decline|decide|grade|block)\w*|approv(e|es|ed|al)|den(y|ies|ied|ial)|reject(s|ed|ion|ions)?|declin(e|es|ed)|decisions?|decide[sd]?|verdicts?|eligib\w*|offer|sentence|diagnos\w*|suspend\w*|terminate|ban)\b/i

/** Models whose word may become a decision. Judges and evaluators only score. */
export const deciders = (graph: GraphView): readonly ViewNode[] =>
  graph.once('deciders', () => [...graph.nodesThat('predicts'), ...generators(graph).filter((node) => !graph.is(node, 'evaluates'))])

/** A walk that ends at people with a say. Who only asked or is told has none. */
export const noPersonBetween = (graph: GraphView) => ({
  avoiding: (node: ViewNode) => graph.is(node, 'human') && (graph.is(node, 'gate') || !graph.is(node, 'request_entry')),
})

/** A box that names the verdict, or acts on it. A model that scores is not yet an outcome. */
export function isOutcome(graph: GraphView, node: ViewNode): boolean {
  if (
    graph.is(node, 'runs_model') ||
    graph.is(node, 'human') ||
    graph.is(node, 'evaluates') ||
    graph.is(node, 'records_telemetry') ||
    graph.is(node, 'gate')
  )
    return false
  return (
    VERDICT.test(node.label) &&
    (keepsVerdicts(graph, node) ||
      graph.is(node, 'coordinates') ||
      graph.is(node, 'tool') ||
      graph.is(node, 'changes_state') ||
      graph.is(node, 'private_data'))
  )
}

/** A record that a model itself writes is the decision; a history of decisions by anybody is only data. */
const keepsVerdicts = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'relational_db', 'business_system') &&
  graph
    .edgesTo(node)
    .some(
      (edge) =>
        !edge.isResponse &&
        (edge.kind === 'data' || (edge.kind === 'request' && graph.is(edge.from, 'predicts'))) &&
        deciders(graph).includes(edge.from),
    )

/** The verdict is prepared there, and a person still has to pass it. */
export const isReviewed = (graph: GraphView, outcome: ViewNode): boolean =>
  graph.calls.next(outcome).some((node) => graph.is(node, 'human') && graph.is(node, 'gate') && !graph.isKind(node, 'human_handoff'))
