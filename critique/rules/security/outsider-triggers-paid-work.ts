import { checksIdentity } from '../../facts/identity.ts'
import { generators, isUntrusted } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const OWN =
  /\b(alerts?|alarms?|pager\w*|prometheus|grafana|monitor\w*|ci|cd|git|github|gitlab|commits?|pull requests?|prs?|merge requests?|cron|internal|staff|employees?|signed|hmac|verified|partner|erp|crm|stripe|sensors?|telemetry|events from our)\b/i
const SIEVE =
  /\b(spam|rate|quota|throttl\w*|dedup\w*|duplicates?|allow-?list\w*|filter\w*|captcha|pre-?(check|screen|filter)|cheap|rules|known senders?|per sender)\b/i

// Beyond the catalogue. The signed-in user has public-endpoint-without-auth-or-quota; this is about whoever can send a mail.
export default defineRule({
  id: 'security/outsider-triggers-paid-work',
  title: 'Anybody who can send a mail can start your agent',
  severity: 'minor',
  severityModifiers: ['major for an agent when a budget is stated or the door stands open to the internet'],
  cluster: 'abuse-cost',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Mail loops, newsletters and a bored stranger cost a run each. Nobody waits for the answer, so nobody notices before the bill.',
  ask: 'An auto-reply answers {agent}, and {agent} answers back through {trigger}. What ends that, and what does one night cost?',
  followUps: ['How many runs may one sender start in an hour?', 'What is sorted out before the first token is paid for?'],
  goodAnswer: [
    'A cheap sieve first: spam, auto-replies, duplicates, known senders',
    'A limit per sender and per day, and an alarm on it',
    'A budget for the queue as a whole; beyond it things wait for a person',
    'Loops are noticed by headers and by thread',
  ],
  fix: 'Put a limit per sender and a cheap filter between {trigger} and {agent}.',
  unless: 'A limit, a filter, a sign-in or a person stands on every way, or only your own systems and staff can write there.',
  sources: [
    {
      title: 'OWASP LLM10:2025 Unbounded Consumption',
      section: 'Denial of wallet',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM10_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0034 Cost Harvesting',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
    {
      title: 'RFC 3834: Recommendations for Automatic Responses to Electronic Mail',
      section: 'Loops',
      url: 'https://www.rfc-editor.org/rfc/rfc3834',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'anthropic'],
  examples: {
    flagged: [
      '*email_inbox#mail -data-> *agent#clerk; #clerk -> crm',
      '*external_trigger#form { label: "Public web form" } -> message_queue#jobs -data-> *agent#writer',
    ],
    clean: [
      'ticketing_system#z { label: "Zendesk tickets" } -data-> finetuning_job#tune -data-> finetuned_model#model; #z -data-> golden_dataset#cases -data-> offline_eval#suite -> #model',
      'scheduler#hourly -> email_inbox#mail -> small_llm#label -> crm',
      'email_inbox#mail -data-> rate_limiter#cap -> agent#clerk',
      'email_inbox#mail -data-> app_service#sieve { label: "Spam and duplicate filter" } -> agent#clerk',
      'external_trigger#alerts { label: "PagerDuty alert" } -> agent#responder',
      'end_user -> agent#clerk -> email_inbox#mail',
      'email_inbox#mail { writers: staff } -data-> agent#clerk',
      'requires { scope: internal, users: 90 }; ticketing_system#jira -> agent#coder',
      'ticketing_system#jira { label: "Ticket, assigned by a developer" } -> agent#coder',
    ],
  },
  isAskedFor: (graph) => hasBudget(graph),
  *check(graph) {
    const doors = graph
      .nodesOf('email_inbox', 'external_trigger', 'ticketing_system')
      .filter(
        (node) =>
          isUntrusted(graph, node) &&
          !OWN.test(node.label) &&
          graph.fact(node, 'allowlist') !== true &&
          graph.fact(node, 'auth') !== true &&
          !isPolled(graph, node) &&
          !isOfColleagues(graph, node),
      )
    yield* apart(doors, (trigger) => witness(graph, trigger))
  },
  mend(graph, { say }) {
    const trigger = say!.trigger as ViewNode
    const out = graph.edgesFrom(trigger).filter((edge) => edge.kind === 'data' || edge.kind === 'request')
    return standOnAll(out, newNode('rate_limiter', 'Limit per sender, after a spam filter'))
  },
})

/** Tickets of a tool for colleagues are theirs, unless the board says that others file them; and what somebody has picked is no flood. */
const isOfColleagues = (graph: GraphView, node: ViewNode): boolean =>
  PICKED.test(node.label) ||
  (graph.isKind(node, 'ticketing_system') &&
    (graph.requirements.scope === 'internal' || graph.requirements.scope === 'prototype') &&
    !/\b(customers?|public|support|users?|guests?|patients?|zendesk|intercom|freshdesk)\b/i.test(node.label))

const PICKED = /\b(labell?ed|assigned|picked|approved|triaged|selected|accepted) by\b/i

/** A schedule that looks into it sets the pace. */
const isPolled = (graph: GraphView, node: ViewNode): boolean =>
  graph.calls.previous(node).some((caller) => graph.is(caller, 'offline_trigger') && !graph.is(caller, 'untrusted_source'))

/** What it pushes starts the work; what an agent fetches when a person asks does not. */
function witness(graph: GraphView, trigger: ViewNode): Hit | undefined {
  const models = generators(graph).filter((node) => !graph.is(node, 'evaluates'))
  const isSieve = (node: ViewNode): boolean =>
    graph.is(node, 'limits_usage') ||
    graph.fact(node, 'quota') === true ||
    (graph.is(node, 'human') && node !== trigger) ||
    graph.is(node, 'gateway') ||
    checksIdentity(graph, node) ||
    SIEVE.test(node.label) ||
    graph.is(node, 'predicts') ||
    // Tickets that teach or measure a model start nothing when they arrive.
    graph.is(node, 'trains_models') ||
    graph.isKind(node, 'golden_dataset', 'label_store', 'offline_eval') ||
    graph.isKind(node, 'deduplicator', 'input_guardrail', 'injection_detector') ||
    graph.is(node, 'search_index') ||
    graph.fact(node, 'bounded') === true
  const path = graph.calls.path(trigger, models, { avoiding: isSieve, avoidingEdges: (edge) => SIEVE.test(edge.label) })
  const agent = path?.nodes.at(-1)
  if (!path || !agent || path.nodes.some((node) => graph.isKind(node, 'embedding_pipeline', 'document_parser', 'chunker'))) return undefined
  const works = graph.is(agent, 'acts_autonomously') || graph.calls.next(agent).some((node) => graph.is(node, 'acts_autonomously'))
  return {
    nodes: [trigger, agent],
    path,
    severity: works && (hasBudget(graph) || isOpenDoor(graph, trigger)) ? 'major' : 'minor',
    because: `Whatever lands in ${trigger.label} starts ${agent.label}, however much of it there is.`,
    say: { trigger, agent },
  }
}

const hasBudget = ({ requirements }: GraphView): boolean =>
  requirements.monthlyBudgetUsd !== undefined || requirements.costPerRequestUsd !== undefined

const isOpenDoor = (graph: GraphView, trigger: ViewNode): boolean =>
  graph.trustOf(trigger) === 'internet' ||
  graph.word(trigger, 'writers') === 'public' ||
  /\b(public|web form|contact form|website|anyone|open)\b/i.test(trigger.label)
