import { isPersonal } from '../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

const SPREADS = new Set(['propagated', 'tombstone', 'rebuild'])
const SAYS_DELETE =
  /\b(delet\w*|tombstones?|purg\w*|eras\w*|forget\w*|cdc|change (events|stream|feed|data capture)|rebuilds?|full (re)?-?(index|sync|load)|re-?index(es|ed|ing)? (all|everything|nightly|from)|reconcil\w*)\b/i

/** Does this step carry deletions on: by how it is set up, by its nature, or as its label says? An explicit "none" is a no. */
export function carriesDeletions(graph: GraphView, node: ViewNode): boolean | undefined {
  const handling = graph.word(node, 'deletionHandling')
  if (handling !== undefined) return SPREADS.has(handling)
  if (graph.fact(node, 'purgeOnDelete') !== undefined) return graph.fact(node, 'purgeOnDelete')
  if (/^(full_rebuild|event|incremental)$/.test(graph.word(node, 'updateMode') ?? '')) return true
  if (
    graph.isKind(node, 'cdc_stream') ||
    graph.word(node, 'sync') === 'cdc' ||
    graph.word(node, 'sync') === 'webhook' ||
    graph.number(node, 'deletionSlaMinutes') !== undefined
  )
    return true
  return SAYS_DELETE.test(node.label) ? true : undefined
}

/** An edge whose words speak of deletions. */
export const isDeletionEdge = (edge: ViewEdge): boolean => SAYS_DELETE.test(edge.label)

const ERASURE =
  /\b(erasure|right to be forgotten|forget me|delet(e|ed|ion|es)|remov(e|ed|al)|offboard\w*|retention|unpublish\w*|withdrawn?)\b/i
const PRIVACY_LAW = /gdpr|ccpa|cpra|lgpd|pipeda|dpdp|hipaa|appi|ferpa/i
/** Written for everybody: nothing in it about a person. */
const PUBLIC_TEXT =
  /\b(public|product|products|docs|documentation|manuals?|handbooks?|faq|faqs|help|policy|policies|wiki|catalog(ue)?|standards?|regulations?|guidelines|website|marketing|code|runbooks?|knowledge base|kb|articles|leaflets|menu|prices?|recipes|textbooks?|papers?|metrics?|definitions?|schemas?|glossary|dbt|lists?|news|bulletins?|listings?|web|press|announcements?)\b/i
/** Written about somebody, or removable by agreement. */
const REMOVABLE =
  /\b(contracts?|hr|employees?|personnel|candidates?|resum(e|es)|cvs?|customers?|clients?|patients?|tickets?|emails?|mail(box)?|messages?|chats?|conversations?|calls?|notes|records?|claims?|cases?|uploads?|crm|profiles?|tenants?|accounts?|users?)\b/i

/** Written for others to read, and still its writer's: when somebody may take it back, it goes everywhere. */
const WRITTEN = /\b(posts?|comments?|threads?|forums?|community|reviews?|profiles?)\b/i
const WRITERS = /\b(members?|users?|authors?|customers?|posts?|comments?|profiles?|accounts?)\b/i

/** Must documents of this source be deletable everywhere, and why: a person, a tenant, or an agreement. Undefined where nothing says so. */
export function erasureDuty(graph: GraphView, source: ViewNode, index: ViewNode): 'personal' | 'removable' | undefined {
  const { regulations, dataClasses, multiTenant } = graph.requirements
  const law =
    regulations?.some((name) => PRIVACY_LAW.test(name)) ||
    graph.once('erasure stated', () => statementsAndNotes(graph).some((text) => ERASURE.test(text)))
  const mayTakeBack = statementsAndNotes(graph).some((text) => ERASURE.test(text) && WRITERS.test(text))
  if (law && mayTakeBack && WRITTEN.test(source.label)) return 'personal'
  const classes = dataClasses?.some((name) => name === 'pii' || name === 'phi' || name === 'pci') ?? false
  const own = [isPersonal(graph, source), isPersonal(graph, index)]
  const named = REMOVABLE.test(source.label)
  if (own[0] === false && !isSecret(graph, source)) return undefined
  if (own[0] === false && PUBLIC_TEXT.test(source.label) && !named) return undefined
  if (own[0] === false) return multiTenant || (law && named) ? 'removable' : undefined
  if (graph.is(source, 'untrusted_source') && !graph.isKind(source, 'user_upload', 'email_inbox', 'ticketing_system')) return undefined
  if (PUBLIC_TEXT.test(source.label) && !named && !own.includes(true)) return undefined
  const marked = graph.dataClassesOf(source).length > 0 || graph.dataClassesOf(index).length > 0
  if (own.includes(true) && (law || classes || multiTenant || marked)) return 'personal'
  if ((law || classes) && named) return law && !classes ? 'removable' : 'personal'
  // Personal data somewhere in the system says nothing about this source; a law or tenants do, for whatever is neither public nor named.
  return law || multiTenant ? 'removable' : undefined
}

const statementsAndNotes = (graph: GraphView): readonly string[] => [
  ...(graph.requirements.statements ?? []),
  ...graph.notes.map(({ text }) => text),
]

/** About nobody, and still somebody's own: a contract can be withdrawn, a price list cannot. */
function isSecret(graph: GraphView, source: ViewNode): boolean {
  const own = graph.dataClassesOf(source)
  // What is said of the whole board is true of its sources, unless one says otherwise.
  return (own.length > 0 ? own : (graph.requirements.dataClasses ?? [])).some((name) => name !== 'public')
}
