import { carriesCode, separatesTenants } from '../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'
import { saysSignIn, saysWall } from './wording.ts'

/** Nothing is called from there that was not there before: a look-up, not a station on the way. */
function isLeaf(graph: GraphView, node: ViewNode, caller: ViewNode): boolean {
  return graph.calls
    .next(node)
    .every((next) => next === caller || graph.is(next, 'stores_data') || graph.is(next, 'authenticates') || graph.is(next, 'holds_secrets'))
}

/** Where callers come in, or what they use: there a word about sign-in is about theirs. */
const DOORS = ['gateway', 'coordinates', 'user_interface'] as const

/** Is the caller known once this node is passed: it signs people in, says so, or asks a sign-in service before it goes on? */
export function checksIdentity(graph: GraphView, node: ViewNode): boolean {
  if (graph.is(node, 'authenticates') || graph.fact(node, 'auth') === true) return true
  if (DOORS.some((trait) => graph.is(node, trait)) && !graph.is(node, 'generates') && saysSignIn(node.label)) return true
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

const SEARCHES = ['coordinates', 'retrieves', 'search_index', 'stores_data'] as const

/** Limits a query to what the caller may see, before it runs. A filter after the search does not. */
export function filtersQuery(graph: GraphView, of: ViewNode | ViewEdge): boolean {
  if (graph.word(of, 'filterMode') === 'post') return false
  if (separatesTenants(graph, of) === true || graph.word(of, 'filterMode') === 'pre') return true
  if (!('traits' in of)) return /\b(tenant|acl|permission|namespace|where (org|tenant|user))\b/i.test(of.label) || saysWall(of.label)
  if (
    separatesTenants(graph, of) === undefined &&
    SEARCHES.some((trait) => graph.is(of, trait)) &&
    !graph.is(of, 'generates') &&
    saysWall(of.label)
  )
    return true
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

/** One account for all, where the words of an arrow or a box name it. */
const ONE_FOR_ALL =
  /\b(((one|single|shared|common) (service |technical |api )?(account|login|user|credentials?|key|token|role|identity))|service[- ](account|user|principal)|(technical|integration|system|robot) user|svc[-_]\w+|bot (account|token|credentials))\b/i
const ALL_POWERFUL =
  /\b((as|with|using|role:?|user:?) (an? |the )?(\w*_)?(admin|root|superuser|sysadmin|accountadmin|dba|owner)|role:? \w*_(all|full)|admin (account|role|key|token|credentials|rights|login|user)|root (user|account|login))\b/i
const OF_THE_PERSON =
  /\b(on behalf|obo|impersonat\w*|per[- ](user|person|customer|agent)|token exchange|least[- ]privilege|(user|caller|person|customer)'?s? (own )?(token|role|rights|identity))\b/i

/** As whom a call runs: the edge says it closest, then the tool, by property or in words. */
export function accountOf(graph: GraphView, edge: ViewEdge): string | undefined {
  const said = graph.word(edge, 'identity') ?? graph.word(edge.to, 'identity')
  if (said !== undefined) return said
  // A tool that everybody reaches as administrator is as good as said.
  if (/^(admin|full)$/.test(graph.word(edge.to, 'accessScope') ?? '')) return 'admin'
  const words = [edge.label, edge.to.label].filter((text) => !OF_THE_PERSON.test(text))
  if (words.some((text) => ALL_POWERFUL.test(text))) return 'admin'
  return words.some((text) => ONE_FOR_ALL.test(text)) ? 'service_account' : undefined
}

const PROMPTED = /\b(prompt(s|ed)?|system message|instruct(s|ed|ions?)?|told to)\b/i
const KEEPS_OUT = /\b(only|just|never|filter\w*|where|restrict\w*|limit\w*|must not|do not|don'?t|may|allowed|refus\w*|ignor\w*)\b/i
const WHOSE =
  /\b(askers?|users?|callers?|customers?|tenants?|clients?|patients?|members?|employees?|managers?|students?|guests?)['’]s? (own )?(region|data|records?|contracts?|files?|documents?|accounts?|rows?|orders?|tickets?|cases?|matters?|department|team|branch|tenant|store)|\b(own|their|his|her) (region|data|records?|contracts?|files?|documents?|accounts?|rows?|orders?|tickets?|cases?|matters?|department|team|branch|tenant|store)|\b(customer|tenant|user|client|org|account|region|dept)_?id\b|\b(permissions?|access rights|entitlements?)\b|\b(other|another) (customer|tenant|user|client|patient|employee|region|team)/i

/** Who may see what, told to a model in its prompt: on a note, on its box, or on an arrow at it. */
export const promptedWalls = (graph: GraphView): readonly { model: ViewNode; text: string }[] =>
  graph.once('walls in prompts', () => {
    const isWall = (text: string): boolean => PROMPTED.test(text) && KEEPS_OUT.test(text) && WHOSE.test(text)
    const models = graph.nodesThat('generates').filter((node) => !graph.is(node, 'evaluates'))
    const notes = graph.notes.filter(({ text }) => isWall(text))
    return models.flatMap((model) => {
      const said = [model.label, ...[...graph.edgesFrom(model), ...graph.edgesTo(model)].map(({ label }) => label)].find(isWall)
      // A note that stands near something else speaks of that.
      const noted = notes.find(({ near }) => !near?.length || near.includes(model.id))?.text
      const text = said ?? noted
      return text === undefined ? [] : [{ model, text }]
    })
  })
