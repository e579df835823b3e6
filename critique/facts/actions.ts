import { generators, highImpactActions, isHighImpact, isWrite, namesGrave, writes } from '../graph/predicates.ts'
import { Flow } from '../graph/flow.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'
import { saysCap } from './wording.ts'

/** Models and agents whose words or choices end up in the product. Judges only score. */
export const actors = (graph: GraphView): readonly ViewNode[] =>
  graph.once('actors', () => generators(graph).filter((node) => !graph.is(node, 'evaluates')))

const IS_ASSISTANT = /\b(assistants?|copilot|bot|agents?|ai|chat ?bot|llm|gpt)\b/i

/** A model that is asked for a decision, not for a text. */
const HAS_THE_SAY = /\b(decid(e|es|ing)|approves?|chooses? (the|what|which)|has the (last )?say)\b/i

/** Calls nothing on: it only answers whoever asked it. */
const isLeaf = (graph: GraphView, node: ViewNode): boolean =>
  graph.calls.next(node).every((next) => graph.is(next, 'runs_model') || graph.calls.previous(node).includes(next))

/**
 * Services that do what a model at the end of an arrow of theirs told them: the usual way to draw an assistant, with the loop in code and
 * model and tools side by side. A service that only happens to use a model is none.
 */
export const hubs = (graph: GraphView): readonly ViewNode[] =>
  graph.once('hubs', () =>
    graph.nodesThat('coordinates').filter((node) => {
      if (graph.is(node, 'generates') || graph.is(node, 'gateway') || graph.isKind(node, 'router', 'query_rewriter', 'context_builder'))
        return false
      const asked = graph.calls.next(node).flatMap((next) => (graph.is(next, 'gateway') ? graph.calls.next(next) : [next]))
      const models = asked.filter((next) => actors(graph).includes(next))
      const isTold = models.some((model) => [model, ...graph.edgesBetween(node, model)].some(({ label }) => HAS_THE_SAY.test(label)))
      if (!graph.isKind(node, 'llm_orchestrator') && !IS_ASSISTANT.test(node.label) && !isTold) return false
      return models.length > 0 && models.every((model) => isLeaf(graph, model) && !graph.is(model, 'acts_autonomously'))
    }),
  )

/** Whose choice an effect may be: models and agents, and the services that act on a model's word. */
export const actorsAndHubs = (graph: GraphView): readonly ViewNode[] =>
  graph.once('actors and hubs', () => {
    const hubSet = hubs(graph)
    return hubSet.length === 0 ? actors(graph) : [...actors(graph), ...hubSet]
  })

/** Those that choose their own next step. */
export const agents = (graph: GraphView): readonly ViewNode[] =>
  graph.once('agents', () => graph.nodesThat('acts_autonomously').filter((node) => !graph.is(node, 'evaluates')))

/** Agents by their kind, and services that call themselves one and act on a model's word. */
export const agentsByName = (graph: GraphView): readonly ViewNode[] =>
  graph.once('agents by name', () => [...agents(graph), ...hubs(graph).filter((node) => /\b(agents?|copilot)\b/i.test(node.label))])

/** What an agent can call to look something up or to change something: tools, systems and stores; not its memory, caches, models or guards. */
export function toolsOf(graph: GraphView, agent: ViewNode): readonly ViewNode[] {
  return graph.calls.next(agent).filter((node) => isTool(graph, node))
}

export const isTool = (graph: GraphView, node: ViewNode): boolean => {
  if (graph.is(node, 'keeps_memory') || graph.is(node, 'caches_answers') || graph.is(node, 'sandboxes_code')) return false
  return ['tool', 'changes_state', 'stores_data', 'untrusted_source', 'retrieves'].some((trait) => node.traits.has(trait as 'tool'))
}

const READS =
  /\b(metering|metered|usage (events?|reports?)|look[ -]?up|read[ -]?only|status|search|fetch|get|list|view|history|estimate|quote|check|verify|plan|preview|simulat\w*|draft\w*|suggest\w*|proposal\w*|stag(e|ing)|sandbox|test|dry[ -]?run|internal)\b/i
const HARMLESS_MAIL = /\b(digest|report|receipt|confirmation|otp|alert|newsletter to staff|internal|reminder)\b/i
const REPLY = /\b(repl(y|ies)|answers?|respon(se|ds?))\b/i

const OWN_CHANNEL = /\b(slack|ms teams|microsoft teams|pagerduty|opsgenie|on-?call|channels?|incident notes?)\b/i

/** What the mail of outsiders can start. */
const answersMail = (graph: GraphView, node: ViewNode): boolean =>
  graph.once('started by mail', () => graph.calls.from(graph.nodesOf('email_inbox'))).has(node)

/** A message that people expect, or one to colleagues. A reply to whoever asked is one, unless who asks is anybody with a mail program. */
export const isHarmlessMessage = (graph: GraphView, node: ViewNode): boolean =>
  (graph.isKind(node, 'email_sender', 'notification_service') &&
    (HARMLESS_MAIL.test(node.label) || (REPLY.test(node.label) && !answersMail(graph, node)))) ||
  (graph.isKind(node, 'notification_service') && OWN_CHANNEL.test(node.label))

/** A model, or what does its bidding: a tool, or the service that acts on its word. */
const actsForModel = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'generates') || graph.isKind(node, 'tool_executor', 'mcp_server', 'tool_gateway') || hubs(graph).includes(node)

const PUTS_LIVE = /\b(deploys?|deployment|release[sd]?|roll ?out|prod|production|go[ -]live|apply|terraform|argo ?cd)\b/i

/** Pipelines that put something live because a model or a tool of it says so, not because somebody merged a change. */
const ownReleases = (graph: GraphView): readonly ViewNode[] =>
  graph.once('releases by models', () =>
    graph
      .nodesThat('deploys')
      .filter(
        (node) =>
          PUTS_LIVE.test(node.label) && graph.edgesTo(node).some((edge) => edge.kind !== 'telemetry' && actsForModel(graph, edge.from)),
      ),
  )

const LANDS =
  /\b(push\w*|commits?|committ\w+|merg(e|es|ed|ing))\b.{0,20}\b(main|master|trunk|prod|production|default branch|release branch)\b|\bauto[ -]?merg\w*/i
const IS_LOOKED_AT = /\b(protect\w*|review\w*|approv\w*|codeowners?|after|once|when|if|until|propos\w*|draft\w*|open|opens|no|never|not)\b/i

/** Repositories whose main branch a model writes to itself. A pull request is a proposal; what is pushed or merged by the author is not. */
export const landings = (graph: GraphView): readonly ViewNode[] =>
  graph.once('landings', () =>
    graph
      .nodesOf('code_repository')
      .filter(
        (node) =>
          !IS_LOOKED_AT.test(node.label) &&
          graph
            .edgesTo(node)
            .some(
              (edge) =>
                edge.kind !== 'telemetry' &&
                edge.kind !== 'feedback' &&
                LANDS.test(edge.label) &&
                !IS_LOOKED_AT.test(edge.label) &&
                actsForModel(graph, edge.from),
            ),
      ),
  )

/** Effects that cannot be taken back, where nothing about the node makes them harmless: an undo, a dry run, a cap, a rehearsal. */
export function unstoppableActions(graph: GraphView): readonly ViewNode[] {
  return graph.once('unstoppable actions', () =>
    [...new Set([...highImpactActions(graph), ...ownReleases(graph), ...landings(graph)])].filter((node) => {
      if (landings(graph).includes(node)) return graph.fact(node, 'reversible') !== true && graph.fact(node, 'dryRun') !== true
      if (!ownReleases(graph).includes(node) && !isWrite(graph, node) && !graph.is(node, 'changes_state')) return false
      const softened = ['undoWindowMin', 'dryRun', 'maxAmountUsd', 'testMode'].some((prop) => graph.fact(node, prop) === true)
      const stated = graph.fact(node, 'reversible') === false || graph.word(node, 'sideEffect') !== undefined
      const isCapped = saysCap(node.label) || graph.edgesTo(node).some((edge) => saysCap(edge.label))
      const onlyLooks = READS.test(node.label) && !(node.label.includes(',') && namesGrave(node.label))
      return !softened && !isCapped && (stated || (!onlyLooks && !isHarmlessMessage(graph, node)))
    }),
  )
}

/** Does this edge change what it leads to? Into a store, a request is a read until something says otherwise, be it the name of the effect. */
export const changes = (graph: GraphView, edge: ViewEdge): boolean =>
  edge.kind !== 'telemetry' &&
  edge.kind !== 'feedback' &&
  (!graph.is(edge.to, 'stores_data') || edge.kind === 'data' || edge.isWrite || (isHighImpact(graph, edge.to) && !READS.test(edge.label)))

/** Targets that somebody can cause to change. */
export const changeable = (graph: GraphView): readonly ViewNode[] =>
  graph.once('changeable', () =>
    writes(graph).filter(
      (node) => !graph.is(node, 'keeps_memory') && !graph.is(node, 'caches_answers') && !graph.is(node, 'async_boundary'),
    ),
  )

/** Words of an edge that goes back to do it again. */
export const SAYS_REPEAT = /\b(retry|retries|until|loops?|again|iterate|repeat|refine|re-?plan|revise|re-?work)\b/i
/** Is this a target that somebody can cause to change? */
export const isChangeable = (graph: GraphView, node: ViewNode): boolean =>
  graph.once('changeable set', () => new Set(changeable(graph))).has(node)

/** Does it write or choose for the product? */
export const isActor = (graph: GraphView, node: ViewNode): boolean => graph.once('actor set', () => new Set(actors(graph))).has(node)

const SAYS_ANSWER =
  /^\W*(the )?(results?|answers?|reply|replies|response|output|returns?|done|report(s)?( back)?|findings|summary|draft)\b/i

/**
 * What runs within one request or job: calls without what leaves a store at rest, a person, a release or a measurement, and without the
 * way back of an answer. A loop in here costs tokens until something ends it.
 */
export function execution(graph: GraphView): Flow {
  return graph.once('execution', () => {
    const called = new Set(
      graph.edges
        .filter((edge) => edge.kind === 'request' && !SAYS_REPEAT.test(edge.label))
        .map((edge) => `${edge.from.index} ${edge.to.index}`),
    )
    const isAnswer = (edge: ViewEdge): boolean =>
      edge.isResponse ||
      (edge.from.kind === 'unknown' && SAYS_ANSWER.test(edge.from.label)) ||
      (called.has(`${edge.to.index} ${edge.from.index}`) &&
        (SAYS_ANSWER.test(edge.label) || (edge.label === '' && (edge.kind === 'data' || edge.to.traits.has('coordinates')))))
    const kept = graph.edges.filter(
      (edge) =>
        edge.kind !== 'telemetry' && edge.kind !== 'feedback' && !isAnswer(edge) && !isVerdict(edge) && runs(edge.from) && runs(edge.to),
    )
    return new Flow(
      graph.nodes,
      kept.map((edge) => ({ from: edge.from, to: edge.to, edge })),
    )
  })
}

/** A gate or a judge that lets through or blocks does not call anybody, unless it says to do it again. */
const isVerdict = (edge: ViewEdge): boolean =>
  edge.kind === 'control' && !SAYS_REPEAT.test(edge.label) && (!callsOn(edge.from) || edge.from.traits.has('evaluates'))

const callsOn = (node: ViewNode): boolean =>
  ['coordinates', 'generates', 'acts_autonomously', 'async_boundary', 'gateway'].some((trait) => node.traits.has(trait as 'gateway'))

const AT_REST = [
  'stores_data',
  'keeps_memory',
  'human',
  'request_entry',
  'user_interface',
  'steers_system',
  'deploys',
  'registers_models',
  'trains_models',
  'provides_labels',
  'records_telemetry',
  'collects_feedback',
  'offline_trigger',
  'offline_processing',
  'holds_config',
] as const

/** "Execute SQL in the database" is a step, though it names a store. */
const IS_STEP = /^(execute|run)s?\b/i

function runs(node: ViewNode): boolean {
  if (node.traits.has('evaluates') && !node.traits.has('generates')) return false
  return node.traits.has('acts_autonomously') || IS_STEP.test(node.label) || !AT_REST.some((trait) => node.traits.has(trait))
}
