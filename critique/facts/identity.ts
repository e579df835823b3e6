import { carriesCode, separatesTenants } from '../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

/** Nothing is called from there that was not there before: a look-up, not a station on the way. */
function isLeaf(graph: GraphView, node: ViewNode, caller: ViewNode): boolean {
  return graph.calls
    .next(node)
    .every((next) => next === caller || graph.is(next, 'stores_data') || graph.is(next, 'authenticates') || graph.is(next, 'holds_secrets'))
}

/** Is the caller known once this node is passed: it signs people in, says so, or asks a sign-in service before it goes on? */
export function checksIdentity(graph: GraphView, node: ViewNode): boolean {
  if (graph.is(node, 'authenticates') || graph.fact(node, 'auth') === true) return true
  if (/\b(auth(n|enticated|entication)?|sso|oauth2?|oidc|saml|log-?in|sign-?in|jwt|iam)\b/i.test(node.label) && graph.is(node, 'gateway'))
    return true
  return graph.calls.next(node).some((next) => graph.is(next, 'authenticates') && isLeaf(graph, next, node))
}

/** Decides what a person may see: sign-in alone does not. A policy in front of tools is another matter. */
export const decidesVisibility = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'authorizes') && !graph.isKind(node, 'policy_engine')

/** Does a check of identity or permission happen here? */
export const checksAccess = (graph: GraphView, node: ViewNode): boolean =>
  checksIdentity(graph, node) ||
  decidesVisibility(graph, node) ||
  graph.calls.next(node).some((next) => decidesVisibility(graph, next) && isLeaf(graph, next, node))

/** What belongs to somebody, whatever else lies beside it. */
const SOMEBODYS =
  /\b(letters?|records?|patients?|contracts?|tickets?|messages?|e-?mails?|invoices?|claims?|case files?|all (customers?|clients?|tenants?|clinics?|companies))\b(?! (template|guide|faq|form|policy|docs?))/i

/** Holds only what everybody may see. */
export function isPublicContent(graph: GraphView, node: ViewNode): boolean {
  const classes = graph.dataClassesOf(node)
  if (classes.length > 0) return classes.every((name) => name === 'public')
  if (/^(shared_)?(public|common)/.test(graph.word(node, 'content') ?? '')) return true
  // A shelf of FAQs and letters holds letters.
  if (SOMEBODYS.test(node.label)) return false
  return /\b(public|faqs?|help cent(er|re)|marketing|product docs?|common knowledge)\b/i.test(node.label)
}

const FILTER_WORDS = /\b(acls?|tenant|permissions?|entitle\w*|row[- ]level|rls|filter|document|access)\b/i

/** Limits a query to what the caller may see, before it runs. A filter after the search does not. */
export function filtersQuery(graph: GraphView, of: ViewNode | ViewEdge): boolean {
  if (graph.word(of, 'filterMode') === 'post') return false
  if (separatesTenants(graph, of) === true || graph.word(of, 'filterMode') === 'pre') return true
  if (!('traits' in of)) return /\b(tenant|acl|permission|namespace|where (org|tenant|user))\b/i.test(of.label)
  return graph.isKind(of, 'authorization') && FILTER_WORDS.test(of.label)
}

/** Nodes that read an index or feature store, each with the edge over which they do. */
export function readersOf(graph: GraphView, store: ViewNode): { reader: ViewNode; edge: ViewEdge }[] {
  const asks = graph
    .edgesTo(store)
    .filter((edge) => edge.kind === 'request' && (!edge.isWrite || carriesCode(graph, edge)) && !edge.isResponse)
  const hands = graph.edgesFrom(store).filter((edge) => edge.kind === 'data' && !edge.isResponse)
  return [...asks.map((edge) => ({ reader: edge.from, edge })), ...hands.map((edge) => ({ reader: edge.to, edge }))]
}

/** All nodes where identity or permission is checked. */
export const accessChecks = (graph: GraphView): ReadonlySet<ViewNode> =>
  graph.once('access checks', () => new Set(graph.nodes.filter((node) => checksAccess(graph, node))))
