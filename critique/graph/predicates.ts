import type { DataClass } from './graph.ts'
import type { NodeSet, Some, Ways } from './flow.ts'
import { componentsOf, DRAWN_AS_A_WHOLE } from './size.ts'
import { CONFIDENT } from './statedView.ts'
import type { Fact, GraphView, ViewEdge, ViewNode } from './view.ts'

/** Classes of data whose leak harms somebody. */
const SENSITIVE: ReadonlySet<string> = new Set<DataClass>(['pii', 'phi', 'pci', 'confidential', 'source_code', 'customer_data'])
/** Classes that name a person. */
const PERSONAL: ReadonlySet<string> = new Set<DataClass>(['pii', 'phi', 'pci', 'customer_data'])

const list = (graph: GraphView, name: string, test: (node: ViewNode) => boolean): readonly ViewNode[] =>
  graph.once(`predicate ${name}`, () => graph.nodes.filter(test))

/**
 * Where requests start. Drawings that begin with a gateway, a service or a partner's system show no client: what nothing calls and what
 * calls a part of ours is then where they start, unless a schedule does.
 */
export const entries = (graph: GraphView): readonly ViewNode[] =>
  graph.once('entries', () => {
    const drawn = graph.nodesThat('request_entry')
    return drawn.length > 0 || graph.nodesThat('offline_trigger').length > 0 ? drawn : graph.nodes.filter((node) => isOpenEnd(graph, node))
  })

const STARTS = ['gateway', 'coordinates', 'acts_autonomously'] as const

function isOpenEnd(graph: GraphView, node: ViewNode): boolean {
  const starts =
    STARTS.some((trait) => node.traits.has(trait)) ||
    (node.traits.has('tool') && !node.traits.has('retrieves')) ||
    node.kinds.has('email_inbox') ||
    node.kinds.has('ticketing_system') ||
    node.kind === 'unknown'
  if (!starts || node.traits.has('offline_processing') || graph.calls.previous(node).length > 0) return false
  const isMail = node.kinds.has('email_inbox') || node.kinds.has('ticketing_system')
  return graph
    .edgesFrom(node)
    .some((edge) => (edge.kind === 'request' || (isMail && edge.kind === 'data')) && !edge.isResponse && answers(edge.to))
}

const answers = (node: ViewNode): boolean =>
  [...STARTS, 'generates', 'predicts'].some((trait) => node.traits.has(trait as 'gateway')) && !node.traits.has('offline_processing')

/** Shortest ways from where requests start, for many targets. */
export const waysIn = (graph: GraphView): Ways => graph.once('ways in', () => graph.calls.ways(entries(graph)))

/** What writes text, code or media. */
export const generators = (graph: GraphView): readonly ViewNode[] => graph.nodesThat('generates')

/** Can a waiting person reach it? What only a schedule starts is offline. */
export function isOnline(graph: GraphView, node: ViewNode): boolean {
  return reachedOnline(graph).has(node) || (handsContent(node) && graph.decide('hands over online', node, () => handsOver(graph, node)))
}

/** A service that is named after what runs on a schedule. */
const JOB =
  /\b((py)?spark|dbt|airflow|dagster|prefect|etl|elt|map ?reduce|hadoop|glue|batch|nightly|daily|weekly|hourly|monthly|cron|jobs?|back-?fills?|rebuilds?|recomputes?)\b/i

const reachedOnline = (graph: GraphView): NodeSet =>
  graph.once('online', () =>
    graph.calls.from(entries(graph), {
      avoiding: graph.nodesThat('offline_trigger'),
      // A job that takes from a store what requests have left there runs at its own time.
      avoidingEdges: ({ kind, from, to }) =>
        kind === 'data' &&
        from.traits.has('stores_data') &&
        (to.kinds.has('workflow_engine') || (to.traits.has('coordinates') && JOB.test(to.label))),
    }),
  )

const handsContent = (node: ViewNode): boolean =>
  node.traits.has('search_index') || node.traits.has('serves_features') || node.traits.has('retrieves')

/** "index -> service": the arrow shows which way the passages go, not who asks. */
const handsOver = (graph: GraphView, node: ViewNode): boolean =>
  graph
    .edgesFrom(node)
    .some(
      ({ to, kind }) =>
        (kind === 'data' || kind === 'request') &&
        reachedOnline(graph).has(to) &&
        (['coordinates', 'generates', 'retrieves', 'predicts'] as const).some((trait) => to.traits.has(trait)),
    )

/** Sets jobs going at its own time: a schedule, or an engine of workflows that no request reaches. */
export const startsJobs = (graph: GraphView, node: ViewNode): boolean =>
  node.traits.has('offline_trigger') || (node.kinds.has('workflow_engine') && !isOnline(graph, node))

/** A service that nobody waits for and that hands data on: a job, whichever box it was drawn with. */
export const isBatchJob = (graph: GraphView, node: ViewNode): boolean =>
  (node.traits.has('coordinates') || node.traits.has('offline_trigger')) &&
  !isOnline(graph, node) &&
  (graph.edgesTo(node).some((edge) => edge.kind === 'data') || graph.edgesFrom(node).some((edge) => edge.kind === 'data'))

/**
 * Brings in text that outsiders can write. The signed-in user's own prompt does not count, and neither does a model, a telemetry
 * vendor or a person for standing in an outside zone. Curated or staff-only `writers` clear it.
 */
export function isUntrusted(graph: GraphView, node: ViewNode): boolean {
  const writers = graph.word(node, 'writers')
  if (writers && /staff|curated|internal|employees|editors|trusted|reviewed/.test(writers)) return false
  const trust = graph.word(node, 'trust')
  if (trust === 'trusted' || trust === 'curated' || trust === 'internal') return false
  if (trust === 'untrusted') return true
  if (node.traits.has('untrusted_source')) return !isDoorOfUsers(graph, node)
  if (writers && /anyone|public|customer|user|outside|external|vendor|anonymous|untrusted/.test(writers)) return true
  if (node.traits.has('human') || node.traits.has('request_entry') || node.traits.has('runs_model') || node.traits.has('records_telemetry'))
    return false
  const zone = graph.trustOf(node)
  if (zone === 'internet' || zone === 'untrusted') return suppliesContent(node)
  return zone === 'external' && node.traits.has('tool') && !node.traits.has('changes_state')
}

/** A webhook that a drawn channel of users calls is where their words arrive, not where somebody else's do. */
const isDoorOfUsers = (graph: GraphView, node: ViewNode): boolean =>
  node.kinds.has('external_trigger') &&
  graph.edgesTo(node).some((edge) => edge.kind === 'request' && !edge.isResponse && edge.from.traits.has('user_interface'))

const suppliesContent = (node: ViewNode): boolean =>
  node.traits.has('stores_data') || node.traits.has('tool') || node.traits.has('retrieves') || node.kinds.has('crawler')

export const untrustedSources = (graph: GraphView): readonly ViewNode[] => list(graph, 'untrusted', (node) => isUntrusted(graph, node))

/** A store that is named after the people in it. */
const WHOSE =
  /\b(patients?|customers?|clients?|guests?|employees?|candidates?|applicants?|citizens?|pupils?|students?|policy ?holders?|personnel|payroll|salar(y|ies)|medical|clinical|prescriptions?|donors?|borrowers?|claimants?|taxpayers?|contacts)\b/i
const KEPT =
  /\b(records?|data|db|databases?|profiles?|files?|charts?|histor(y|ies)|master|accounts?|registry|prescriptions?|reservations?|deals)\b/i
const FOR_THEM = /\b(public|anonymi[sz]ed|aggregated|synthetic|demo|sample|docs?|faqs?|guides?|help|facing|feedback|features?)\b/i
const namesPeople = ({ label }: ViewNode): boolean => WHOSE.test(label) && KEPT.test(label) && !FOR_THEM.test(label)

/** Does it hold data that must not leak? Unknown for a store whose contents nobody named. */
export function isPrivate(graph: GraphView, node: ViewNode): Fact {
  const classes = graph.dataClassesOf(node)
  if (classes.some((name) => SENSITIVE.has(name))) return true
  if (node.traits.has('private_data')) return !classes.includes('public')
  if (classes.length > 0) return false
  if (!node.traits.has('stores_data') || node.traits.has('caches_answers')) return false
  const scope = graph.word(node, 'scope')
  if (scope === 'per_user' || scope === 'per_tenant') return true
  if (node.traits.has('source_of_truth') && namesPeople(node)) return true
  if (
    graph.requirements.multiTenant &&
    (node.traits.has('source_of_truth') || node.traits.has('search_index') || node.traits.has('keeps_memory'))
  )
    return true
  return undefined
}

export const privateNodes = (graph: GraphView): readonly ViewNode[] => list(graph, 'private', (node) => isPrivate(graph, node) === true)

/** Does it hold data about people: by its own classes, or as a store on a board whose requirements say so? */
export function isPersonal(graph: GraphView, node: ViewNode): Fact {
  const classes = graph.dataClassesOf(node)
  if (classes.some((name) => PERSONAL.has(name))) return true
  if (classes.length > 0) return false
  if (node.traits.has('private_data') && !node.kinds.has('code_repository')) return true
  const stated = graph.requirements.dataClasses
  return stated && !stated.some((name) => PERSONAL.has(name)) ? false : undefined
}

const SENDS =
  /\b((send|sends|sending|compose) (e-?)?mails?|(e-?mail|gmail|outlook|smtp|sms|whatsapp)\b.{0,24}\bsend(s|ing|er)?|(read|search|list)\s?(\+|&|and|\/|,)\s?send|send (sms|whatsapp|messages? to))\b/i

/** A tool whose label says that it sends mail or messages, whatever else it can do. */
export const sendsBySaying = (node: ViewNode): boolean =>
  node.traits.has('tool') && SENDS.test(node.label) && !/\b(drafts?|no send|cannot send|read[- ]?only)\b/i.test(node.label)

const DRAFT =
  /\b((as|saves?|creates?|writes?|stores?|into) (a |the )?drafts?|drafts? (only|folder)|never sends?|no sending|does(n'?t| not) send)\b/i
const SENDS_TOO = /\b(and|then|or|,) sends?\b|\bsends? (it|them|out)\b/i

/** A mailbox that everything reaches as a draft: a person sends it, or nobody. */
const keepsDrafts = (graph: GraphView, node: ViewNode): boolean => {
  if (!node.kinds.has('notification_service')) return false
  const calls = graph.edgesTo(node).filter(({ kind }) => kind === 'request' || kind === 'data')
  const isDraft = (text: string): boolean => DRAFT.test(text) && !SENDS_TOO.test(text)
  return isDraft(node.label) || (calls.length > 0 && calls.every(({ label }) => isDraft(label)))
}

/** Can it carry content out of the organisation? The reply to whoever asked does not count, nor does a call to a model or tracing vendor. */
export function isEgress(graph: GraphView, node: ViewNode): boolean {
  if (keepsDrafts(graph, node)) return false
  if (node.traits.has('sends_outside') || sendsBySaying(node)) return graph.fact(node, 'external') !== false
  if (graph.fact(node, 'external') === true) return true
  const zone = graph.trustOf(node)
  if (zone !== 'internet' && zone !== 'external') return false
  if (
    node.traits.has('request_entry') ||
    node.traits.has('runs_model') ||
    node.traits.has('records_telemetry') ||
    node.traits.has('evaluates')
  )
    return false
  return graph.content.into(node).some((step) => graph.trustOf(step.from) !== zone)
}

export const exits = (graph: GraphView): readonly ViewNode[] => list(graph, 'egress', (node) => isEgress(graph, node))

const WRITES =
  /\b(write|writes|update|updates|upsert|create|creates|post|posts|merge|merges|book|books|insert|delete|deletes|refund|refunds)\b/i

/** Effects by the words on a tool, for drawings that say what it does and state no property. */
const ACTS =
  /\b(refunds?|pay(s|outs?|ments?)?|charges?|transfers?|wires?|delet(e|es|ion)|drop|purge|terminate|cancel(s|lation)?|deploy(s|ment)?|roll[ -]?out|rollback|restart|reboot|trades?|execute (order|trade)s?|(place|create|submit|update|write|post|book|close|open|send|edit|modify|merge|reset|disable|grant|revoke|approve)s?|publish(es|ed|ing)?|bookings?|writer|dispense|prescribe|isolat(e|es|ion)|quarantine|suspend|lock|unlock|wipe|shut ?down|block|ban)\b/i
const GRAVE =
  /\b(refunds?|pay(s|outs?|ments?)?|charges?|(transfer|wire|send)s? (money|funds|payments?)|delet(e|es|ion)|drop|purge|terminate|deploy(s|ment)?|roll[ -]?out|trades?|execute (order|trade)s?|dispense|prescribe|publish(es|ed|ing)?|isolat(e|es|ion) (the |a )?(hosts?|machines?|devices?|endpoints?|servers?)|(disable|suspend|lock|ban|block|close|remove)s? (the |an? )?(accounts?|users?|hosts?|cards?|sellers?)|wipe|shut ?down|revoke)\b/i
/** Something in the physical world that moves, opens or heats because it was told to. */
const MOVES =
  /\b(actuat\w*|(robot|robotic) (arm|control\w*|base)|move (the )?(arm|robot|base|gripper)|arm control\w*|gripper|motor control\w*|(open|close|control)s? (the )?(valves?|pumps?|gates?|doors?|locks?)|(door|smart) locks?|unlock (the )?doors?|plc|scada|navigation stack|drive (the )?(robot|vehicle|car))\b/i
/** Words by which the same tool only looks, proposes or rehearses. */
const LOOKS =
  /\b(look[ -]?ups?|read(s|er|[ -]?only)?|status|search|fetch|get|list|view|histor(y|ies)|estimat\w*|quotes?|check(s|er)?|verif\w*|valid\w*|plan(s|ner)?|preview|simulat\w*|drafts?|suggest\w*|propos\w*|propose|staging|sandbox|tests?|dry[ -]?run|mock|query|calculat\w*|polic(y|ies)|rules?|docs?|analy\w*|predict\w*|detect\w*|alerts?|reports?)\b/i

/** "GitHub: read issues, merge PR, run workflow" can do three things: that it can also read makes the others no reading. */
const abilities = (label: string): string[] => (label.includes(',') ? label.replace(/^[^:,]*:/, '').split(',') : [label])

/**
 * A tool runner whose label names an effect, or a call of it that does. Kinds with a nature of their own (search, payment, mail) need no
 * such guess.
 */
function says(graph: GraphView, node: ViewNode, effect: RegExp): boolean {
  if (
    !node.traits.has('tool') ||
    ['untrusted_source', 'gateway', 'generates', 'sandboxes_code'].some((trait) => node.traits.has(trait as 'gateway'))
  )
    return false
  const named = (label: string): boolean => abilities(label).some((ability) => effect.test(ability) && !LOOKS.test(ability))
  return named(node.label) || (!LOOKS.test(node.label) && graph.edgesTo(node).some((edge) => edge.kind === 'request' && named(edge.label)))
}

/** Does it change something in the world, or in a system of record? A plain reply to whoever asked is no write. */
export function isWrite(graph: GraphView, node: ViewNode): boolean {
  if (graph.fact(node, 'readOnly') === true || graph.word(node, 'accessScope') === 'read') return false
  const effect = graph.word(node, 'sideEffect')
  if (effect !== undefined) return effect !== 'none' && effect !== 'read'
  if (node.traits.has('changes_state') || says(graph, node, ACTS) || says(graph, node, MOVES)) return true
  if (graph.word(node, 'accessScope') === 'read_write' && node.traits.has('stores_data') && !node.traits.has('keeps_memory')) return true
  const isRecord =
    (node.traits.has('stores_data') || node.traits.has('untrusted_source')) &&
    !node.traits.has('caches_answers') &&
    !node.traits.has('keeps_memory') &&
    !node.traits.has('search_index')
  if (!isRecord) return false
  return graph
    .edgesTo(node)
    .some((edge) => (edge.kind === 'data' && edge.from.traits.has('generates')) || (edge.kind !== 'telemetry' && WRITES.test(edge.label)))
}

/** Does its label, or that of a call of it, name an effect ("publish post", "kubectl apply")? */
export const namesEffect = (graph: GraphView, node: ViewNode): boolean => says(graph, node, ACTS) || says(graph, node, MOVES)

export const writes = (graph: GraphView): readonly ViewNode[] => list(graph, 'write', (node) => isWrite(graph, node))

/** Is its effect irreversible, external, or about money? */
export function isHighImpact(graph: GraphView, node: ViewNode): boolean {
  if (graph.fact(node, 'reversible') === false || graph.fact(node, 'movesMoney') === true) return true
  if (graph.fact(node, 'reversible') === true) return false
  if (graph.word(node, 'sideEffect') === undefined && isWrite(graph, node) && (says(graph, node, GRAVE) || says(graph, node, MOVES)))
    return true
  if (node.traits.has('high_impact_action') || (node.traits.has('tool') && graph.fact(node, 'external') === true && isWrite(graph, node)))
    return true
  // Mail to people outside is mail, whichever box sends it.
  if (node.kinds.has('notification_service') && /\b(e-?mails?|mails?|gmail|outlook|smtp)\b/i.test(node.label)) return true
  return /^(delete|pay|deploy|execute)$/.test(graph.word(node, 'sideEffect') ?? '')
}

/** Is the effect stated by a property or by the words of the label, so that nothing rests on which kind of box it is? */
export function saysHighImpact(graph: GraphView, node: ViewNode): boolean {
  if (graph.fact(node, 'reversible') === false || graph.fact(node, 'movesMoney') === true) return true
  return namesGrave(node.label)
}

/** Does one of the abilities in a label have an effect that nobody takes back? */
export const namesGrave = (label: string): boolean =>
  abilities(label).some((ability) => (GRAVE.test(ability) || MOVES.test(ability)) && !LOOKS.test(ability))

export const highImpactActions = (graph: GraphView): readonly ViewNode[] => list(graph, 'high impact', (node) => isHighImpact(graph, node))

/** Writes SQL and gives it back to whoever asked, without touching a database itself. */
export const isAskedForSql = (graph: GraphView, node: ViewNode): boolean =>
  node.kinds.has('text_to_sql') && graph.calls.next(node).every((next) => next.traits.has('runs_model') || next.traits.has('search_index'))

/** What an interpreter is asked to run, where the words of the edge or the nature of the node say that it is generated text. */
export function carriesCode(graph: GraphView, edge: ViewEdge): boolean {
  if (edge.kind === 'telemetry' || edge.kind === 'control') return false
  // A store of any kind runs what is called SQL on the arrow into it.
  const isSql = edge.to.traits.has('stores_data') && (/(?<![a-z])sql(?![a-z])/i.test(edge.label) || graph.word(edge, 'carries') === 'sql')
  if (!edge.to.traits.has('interprets_code') && !isSql) return false
  if (/^(sql|code|command|html|markdown)$/.test(graph.word(edge, 'carries') ?? '')) return true
  if (/(?<![a-z])(sql|code|command|script|shell|python|bash)(?![a-z])/i.test(edge.label)) return true
  if (edge.to.kinds.has('code_executor') || edge.from.kinds.has('text_to_sql')) return true
  // A service that has SQL written and then asks the database itself hands it that SQL.
  if (
    edge.kind === 'request' &&
    (edge.from.traits.has('coordinates') || edge.from.traits.has('acts_autonomously')) &&
    (edge.to.kinds.has('data_warehouse') || edge.to.kinds.has('relational_db')) &&
    !/\b(sessions?|history|users?|auth|login|billing|state|logs?|feedback|chats?|cache)\b/i.test(edge.to.label) &&
    graph.calls.next(edge.from).some((node) => isAskedForSql(graph, node))
  )
    return true
  // "LLM: generate SQL" in front of a warehouse hands it SQL, whatever the arrow says.
  return (
    edge.from.traits.has('generates') &&
    /\b(sql|(nl|text)2sql|cypher|sparql|(generate|write)s? (the )?(query|code|script))\b/i.test(edge.from.label)
  )
}

/** A control that decides by code. Model judges and prompts never qualify. */
export const isDeterministicGate = (node: ViewNode): boolean =>
  node.traits.has('deterministic') && (node.traits.has('gate') || node.traits.has('screens_content') || node.traits.has('validates'))

/** A real control: one that decides by code, or a person who can say no. */
export const isGate = (node: ViewNode): boolean => isDeterministicGate(node) || (node.traits.has('gate') && node.traits.has('human'))

/** Does only schema-limited content leave it, or does it start from nothing, so that what came before cannot steer what follows? */
export function isIsolator(graph: GraphView, node: ViewNode): boolean {
  if (graph.fact(node, 'structuredOnly') === true || graph.fact(node, 'freshContext') === true) return true
  return node.traits.has('isolates_when_structured') && (node.traits.has('validates') || graph.word(node, 'schema') === 'strict')
}

export const isRedactor = (graph: GraphView, node: ViewNode): boolean =>
  node.traits.has('redacts') || graph.fact(node, 'redaction') === true

/** Does the effect at `target` wait for a real control whenever `actor` causes it? By a cut, by a blocking control edge, or as stated. */
export function isGated(graph: GraphView, actor: Some, target: ViewNode): boolean {
  if (graph.fact(target, 'requiresApproval') === true) return true
  const blocks = (node: ViewNode): boolean => isGate(node) || blockedBy(graph, node)
  if (blockedBy(graph, target)) return true
  const approvedEdge = (edge: ViewEdge): boolean => graph.fact(edge, 'requiresApproval') === true
  const actors = Symbol.iterator in actor ? [...actor] : [actor]
  return !graph.calls.reaches(actors, target, {
    avoiding: (node) => blocks(node) && !actors.includes(node) && node !== target,
    avoidingEdges: approvedEdge,
  })
}

/** A reviewer drawn beside an action, with an edge that says it can block. */
function blockedBy(graph: GraphView, node: ViewNode): boolean {
  return (
    graph.edgesTo(node).some((edge) => edge.kind === 'control' && isGate(edge.from)) ||
    graph.edgesFrom(node).some((edge) => isGate(edge.to) && edge.kind === 'control' && /approv|confirm|block|gate|review/i.test(edge.label))
  )
}

const HOSTED =
  /\b(gpt|openai|claude|anthropic|gemini|cohere|mistral api|bedrock|azure openai|vertex|groq|together|fireworks|deepseek api|grok|xai|openrouter|langsmith|langfuse cloud|braintrust|datadog|helicone|arize|voyage|elevenlabs|deepgram|assemblyai|hosted|provider|vendor|third[ -]party|external|saas)\b/i
const SELF_HOSTED = /\b(self[ -]?hosted|on[ -]?prem(ises)?|vllm|ollama|llama\.cpp|tgi|local|in[ -]?house|own gpu|air[ -]?gapped|triton)\b/i

const ON_DEVICE = /\b(on[- ]?device|in[- ]browser|core ?ml|tf ?lite|webgpu|web ?llm|gemini nano|llama\.cpp on (the )?(phone|laptop))\b/i
const DEVICE = /\b(phones?|devices?|handsets?|tablets?|laptops?|browsers?|wearables?|glasses|car)\b/i

/** Does the model run in the hands of whoever uses it? There is no vendor that fails, no call that hangs on a network, no bill. */
export const runsOnDevice = (node: ViewNode): boolean =>
  (node.traits.has('runs_model') || node.traits.has('generates')) &&
  (ON_DEVICE.test(node.label) || node.zones.some((zone) => DEVICE.test(zone.label) && zone.trust !== 'external'))

/** Is it a model, evaluation or tracing service that somebody else runs? Unknown where neither zone nor label says. */
export function isProvider(graph: GraphView, node: ViewNode): Fact {
  if (
    !node.traits.has('runs_model') &&
    !node.traits.has('generates') &&
    !node.traits.has('evaluates') &&
    !node.traits.has('records_telemetry')
  )
    return false
  if (node.kinds.has('self_hosted_llm') || SELF_HOSTED.test(node.label) || runsOnDevice(node)) return false
  const zone = graph.trustOf(node)
  if (zone === 'external' || zone === 'internet') return true
  if (HOSTED.test(node.label) || HOSTED.test(String(graph.prop(node, 'provider') ?? ''))) return true
  return node.zones.some((around) => around.trust === 'trusted') ? false : undefined
}

const ISOLATED = new Set(['namespace', 'per_tenant_index', 'row_level_security', 'per_tenant_instance'])

/** Does this node keep tenants apart: by its nature, by how it is set up, or by a mandatory filter? Unknown where nobody said. */
export function separatesTenants(graph: GraphView, of: ViewNode | ViewEdge): Fact {
  if ('traits' in of && of.traits.has('separates_tenants')) return true
  const isolation = graph.word(of, 'isolation')
  if (isolation !== undefined) return ISOLATED.has(isolation) || graph.fact(of, 'tenantFilter') === true
  return graph.fact(of, 'tenantFilter')
}

const OUTSIDERS =
  /\b(customers?|patients?|public|consumers?|shoppers?|travell?ers?|students?|visitors?|callers?|guests?|citizens?|members?|subscribers?|buyers?|sellers?|tenants?|applicants?|borrowers?|policy ?holders?|claimants?|residents?)\b/i

/** Is this a system that others depend on? By its stated scope, else by what its requirements imply; unknown where nothing says. */
export function isProduction(graph: GraphView): Fact {
  return graph.once('production', () => {
    const { scope, users, p95LatencyMs, firstTokenP95Ms, availability, dataClasses, regulations, multiTenant } = graph.requirements
    if (scope === 'production' || scope === 'regulated') return true
    if (scope !== undefined) return false
    if (
      (users ?? 0) >= 50 ||
      p95LatencyMs !== undefined ||
      firstTokenP95Ms !== undefined ||
      availability !== undefined ||
      multiTenant === true
    )
      return true
    if (dataClasses?.some((name) => name === 'pii' || name === 'phi' || name === 'pci') || (regulations?.length ?? 0) > 0) return true
    if (
      entries(graph).some((node) => OUTSIDERS.test(node.label) || /anonymous|authenticated/.test(graph.word(node, 'identityLevel') ?? ''))
    )
      return true
    return undefined
  })
}

/**
 * Others depend on it, or nobody said how it will be used and the drawing is past a sketch: what everybody asks of any system around a
 * model is asked then too. Most drawings say nothing about their scope.
 */
export const mayBeProduction = (graph: GraphView): boolean =>
  graph.once('may be production', () => {
    const production = isProduction(graph)
    return production ?? componentsOf(graph) >= DRAWN_AS_A_WHOLE
  })

/** Those whose kind is beyond doubt, or else the likeliest: what is missing around several is proved by the sure ones. */
export function surest(nodes: readonly ViewNode[]): readonly ViewNode[] {
  const enough = Math.min(CONFIDENT, Math.max(...nodes.map((node) => node.confidence)))
  return nodes.filter((node) => node.confidence >= enough)
}

/** A handful of colleagues, nothing personal, nothing written: most advice would be noise. */
export function isTiny(graph: GraphView): boolean {
  return graph.once('tiny', () => {
    const { scope, users, dataClasses } = graph.requirements
    if (scope === 'production' || scope === 'regulated') return false
    if (users === undefined || users > 50) return false
    const personal =
      dataClasses?.some((name) => PERSONAL.has(name)) ||
      graph.nodes.some((node) => graph.dataClassesOf(node).some((name) => PERSONAL.has(name)))
    return !personal && writes(graph).length === 0
  })
}

/** Words of the stated requirements and the notes on the board. */
export function statementsOf(graph: GraphView): readonly string[] {
  return graph.once('statements', () => [...(graph.requirements.statements ?? []), ...graph.notes.map((note) => note.text)])
}

/** The first statement or note that says so, for a reason to quote. */
export const stated = (graph: GraphView, words: RegExp): string | undefined => statementsOf(graph).find((text) => words.test(text))
