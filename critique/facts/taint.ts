import {
  carriesCode,
  exits,
  generators,
  isDeterministicGate,
  isGate,
  isIsolator,
  sendsBySaying,
  untrustedSources,
} from '../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'
import type { NodeSet } from '../graph/flow.ts'
import { isApprovedInWords } from './wording.ts'

/**
 * A hand-over of fields instead of prose. On a request only the arguments are limited, what comes back is not, so that only data that
 * is handed on counts.
 */
export function isTypedHandOver(graph: GraphView, edge: ViewEdge): boolean {
  if (edge.kind === 'request' && graph.fact(edge, 'oneWay') !== true) return false
  return graph.word(edge, 'carries') === 'typed' || graph.word(edge, 'schema') === 'strict' || graph.fact(edge, 'structuredOnly') === true
}

/** Where text of outsiders arrives as text: every way over which an instruction could ride along. People who read end it. */
export function tainted(graph: GraphView): NodeSet {
  return graph.once('tainted', () =>
    graph.content.from(untrustedSources(graph), {
      avoiding: (node) => isIsolator(graph, node) || graph.is(node, 'human'),
      avoidingEdges: (edge) => isTypedHandOver(graph, edge),
    }),
  )
}

/** Sources of text by outsiders, as a set. */
export const outsiders = (graph: GraphView): ReadonlySet<ViewNode> => graph.once('outsiders', () => new Set(untrustedSources(graph)))

/** Models that write and could be told by what they read what to do. Judges and evaluators only score. */
export function steerableModels(graph: GraphView): readonly ViewNode[] {
  return graph.once('steerable models', () => generators(graph).filter((node) => !graph.is(node, 'evaluates') && !isIsolator(graph, node)))
}

/** Does an approval or a check stand on this edge or on the node it leads to, as a property or drawn beside it? */
export function isApproved(graph: GraphView, of: ViewNode | ViewEdge): boolean {
  if (graph.fact(of, 'requiresApproval') === true || isApprovedInWords(graph, of)) return true
  return 'traits' in of && isBlockedFromBeside(graph, of)
}

/** A reviewer drawn beside an action: a control edge into it from a real gate, or out of it to one with a word that says so. */
export function isBlockedFromBeside(graph: GraphView, node: ViewNode): boolean {
  return (
    graph.edgesTo(node).some((edge) => edge.kind === 'control' && isGate(edge.from)) ||
    graph.edgesFrom(node).some((edge) => isGate(edge.to) && edge.kind === 'control' && /approv|confirm|block|gate|review/i.test(edge.label))
  )
}

/** A walk that an effect needs: it ends at every real control and at whatever an approval guards. */
export function ungated(graph: GraphView) {
  const stops = graph.once('gated nodes', () => new Set(graph.nodes.filter((node) => isGate(node) || isApproved(graph, node))))
  const approved = graph.once('gated edges', () => new Set(graph.edges.filter((edge) => isApproved(graph, edge))))
  return { avoiding: (node: ViewNode) => stops.has(node), avoidingEdges: (edge: ViewEdge) => approved.has(edge) }
}

const INWARD = /\b(slack|teams|pager|on[- ]?call|internal|ops|staff|team)\b/i

/** A message to one's own people: read by somebody who knows what it is. */
export const isOwnChannel = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'notification_service') &&
  !graph.isKind(node, 'email_sender') &&
  graph.fact(node, 'external') !== true &&
  INWARD.test(node.label)

/** Who may receive it is a list, not whoever is asked for. */
const NAMED_RECIPIENTS =
  /\b(allow-?list(ed)?|white-?list(ed)?|(only|just) (to |within |inside )?(the )?(company|own|internal|known|verified|registered|fixed|named|colleagues?|staff|employees?)\b|(company|internal|own|verified|fixed|known) (addresses|recipients|domains?|staff) only)\b/i

/**
 * Could an attacker choose who receives what arrives here? Mail, messages, a browser, anything on the open internet can be pointed
 * anywhere. A fixed partner, a search provider and one's own on-call channel cannot.
 */
export function isOpenExit(graph: GraphView, node: ViewNode): boolean {
  if (
    graph.fact(node, 'allowlist') === true ||
    graph.word(node, 'networkEgress') === 'allowlist' ||
    graph.word(node, 'networkEgress') === 'deny' ||
    NAMED_RECIPIENTS.test(node.label) ||
    (graph.edgesTo(node).length > 0 && graph.edgesTo(node).every((edge) => NAMED_RECIPIENTS.test(edge.label)))
  )
    return false
  if (graph.fact(node, 'external') === true) return true
  if (graph.is(node, 'sends_outside') || sendsBySaying(node)) return !isOwnChannel(graph, node)
  if (graph.word(node, 'networkEgress') === 'open') return true
  return (
    graph.trustOf(node) === 'internet' && (fetchesAnything(graph, node) || !graph.isKind(node, 'web_search', 'crawler', 'external_trigger'))
  )
}

/** A page is asked for by its address, and the address can carry whatever the model knows. */
const FETCHES =
  /\b(fetch\w*|open\w*|visit\w*|load\w*|read\w*|get|scrape\w*|request\w*)\s?\(?\s?(an? |any |the |arbitrary )?(urls?|links?|web ?pages?)\b|\b(curl|wget|arbitrary urls?|any urls?|http (get|requests?))\b/i

const fetchesAnything = (graph: GraphView, node: ViewNode): boolean =>
  FETCHES.test(node.label) || graph.edgesTo(node).some((edge) => FETCHES.test(edge.label))

export const openExits = (graph: GraphView): readonly ViewNode[] =>
  graph.once('open exits', () => exits(graph).filter((node) => isOpenExit(graph, node)))

/** Checks text with code: what stands between a model and an interpreter. */
export const isParser = (node: ViewNode): boolean => isDeterministicGate(node) || node.traits.has('sandboxes_code')

/** Edges on which generated text is run. */
export const codeEdges = (graph: GraphView): readonly ViewEdge[] =>
  graph.once('code edges', () => graph.edges.filter((edge) => carriesCode(graph, edge)))

const IN_A_BOX =
  /\b(sandbox(es|ed)?|micro-?vms?|firecracker|gvisor|isolated|e2b|(ephemeral|throw-?away|fresh|disposable) (container|vm|pod|runner)s?|(openai|azure|anthropic|claude|gemini|bedrock|agentcore|assistants?)('s)? (api )?code (interpreter|execution)|wasm|wasi|web ?assembly|pyodide|nsjail|firejail|bubblewrap|(no|without) (network|internet|egress)|network[ :=]*none)\b/i

/** Does it run where it can do no harm: isolated by its own word, inside a sandbox zone, or behind a sandbox on every way in? */
export function isSandboxed(graph: GraphView, node: ViewNode): boolean {
  if (graph.is(node, 'sandboxes_code') || graph.fact(node, 'isolated') === true) return true
  if (graph.fact(node, 'isolated') === false) return false
  if (node.zones.some((zone) => zone.props?.sandbox === true || IN_A_BOX.test(zone.label))) return true
  if (IN_A_BOX.test(node.label)) return true
  const callers = graph.calls.into(node)
  // How it is run may stand on every arrow into it.
  if (callers.length > 0 && callers.every(({ edge }) => IN_A_BOX.test(edge.label))) return true
  return callers.length > 0 && callers.every((step) => graph.is(step.from, 'sandboxes_code'))
}
