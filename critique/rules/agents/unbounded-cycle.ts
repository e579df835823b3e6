import { agents, agentsByName, execution, isTool, SAYS_REPEAT } from '../../facts/actions.ts'
import { isTiny } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, setProp, standOn, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Properties that end a loop, on a node of it, on what starts it, or on one of its edges. */
const BOUNDS = [
  'maxSteps',
  'tokenBudget',
  'costBudgetUsd',
  'deadlineMs',
  'turnLimit',
  'replanLimit',
  'retries',
  'retryBudget',
  'repeatActionThreshold',
]
/** Words of the way back after something went wrong. */
const SAYS_FAILED = /\b(fail(s|ed|ure)?|errors?|fix(es)?|invalid|insufficient)\b/i
const SAYS_BOUND =
  /\b(recursion|iteration|step|turn|round|token|loop)_?limit\b|\bmax_?(steps?|iter\w*|turns?|rounds?|tokens?|depth|loops?|retries|execution_?time)\b|\b(max(imum)?|up to|at most|limit(ed)?|capped|bounded|budget|give up|time-?out|once|twice)\b|[≤<]|\b\d+\s*(x|times|tries|attempts|rounds|iterations|turns|steps|retries)\b|\bx\s?\d+\b/i

export default defineRule({
  id: 'agents/unbounded-cycle',
  title: 'A loop of models has no stop',
  severity: 'critical',
  severityModifiers: [
    'critical needs two models in the loop, or an edge that says to repeat until it is good',
    'one agent with tools and unstated bounds is a question',
  ],
  cluster: 'runaway',
  suppresses: ['cost/agent-worst-case-unbudgeted'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Repeating a step and not noticing that the work is done are among the most frequent failures of agents. Without a bound, one odd request spends tokens and time until somebody looks at the bill.',
  ask: 'What is the largest number of model calls that one request can cause between {agent} and {partner}, and which component enforces it?',
  followUps: [
    'What does the user get when the limit is reached?',
    'How do you notice an agent that makes no progress before it reaches the limit?',
  ],
  goodAnswer: [
    'Hard limits on steps, tokens, time and cost per run, enforced outside the model',
    'Detection of no progress: the same call with the same arguments, an unchanged state',
    'A defined end: partial result, a person, or a refusal, never silence',
    'The limit is a safety net; the stop is a goal that can be checked',
  ],
  fix: 'Set a step limit on {agent}, and put a loop guard with a token and time budget on its way to {partner}.',
  unless:
    'A limit on steps, tokens, time or cost stands on the loop, on what starts it or in a note, a loop guard, validator or person ends it, or it only closes through a store, telemetry or a release.',
  sources: [
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'GENCOST05-BP01 stopping conditions',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/gencost05-bp01.html',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM06 Unbounded Consumption',
      section: 'Mitigation 9: agentic circuit breakers',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM06_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)',
      section: 'FM-1.3 step repetition, FM-1.5 unaware of termination',
      url: 'https://arxiv.org/abs/2503.13657',
      verification: 'secondary',
    },
    {
      title: 'Microsoft Copilot Studio, Design reliable agentic loops',
      section: 'Retry limits and stopping conditions',
      url: 'https://learn.microsoft.com/en-us/microsoft-copilot-studio/guidance/agentic-loops-in-practice',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'end_user -> *text_to_sql#gen -> *relational_db#run { label: "Execute SQL in database" }; #run -{ label: "failed" }-> *app_service#debug { label: "Debug" } -{ label: "fix" }-> #gen',
      'end_user -> *agent#author -> *sub_agent#critic; #critic -> #author; #author -> web_search',
      'end_user -> llm_orchestrator#api -> *llm#drafter -data-> *app_service#style { label: "Style rules" }; #style -{ label: "retry until it reads well" }-> #drafter',
      'scheduler -> *agent_supervisor#lead -> *sub_agent#left; #left -> *message_queue#inbox -> *sub_agent#right -> #lead',
    ],
    asked: ['end_user -> *agent#helper -> tool_executor#search; #helper -> crm'],
    clean: [
      'voice_channel#call -> agent#host; #host -> speech_to_text#ears -> llm#mind -> text_to_speech#mouth -> #host',
      'end_user -> agent#author { maxSteps: 8 } -> sub_agent#critic; #critic -> #author',
      'end_user -> agent#author -> loop_guard#guard -> sub_agent#critic; #critic -> #author',
      'end_user -> agent#author -> sub_agent#critic; #critic -{ label: "revise, at most 3 rounds" }-> #author',
      'end_user -> workflow_engine#flow { label: "Flow, max 3 revisions" } -> agent#author -> agent#critic; #critic -{ label: revise }-> #author',
      'end_user -> agent_supervisor#lead -> sub_agent#worker; #worker -{ label: results }-> #lead',
      'end_user -> agent#planner { tokenBudget: 50000 } -> long_term_memory#notes; #notes -> #planner; #planner -> web_search',
      'end_user -> llm_orchestrator#api -> llm#model -data-> llm_judge#judge; #judge -control-> regression_gate#gate -control-> #api',
      'end_user -> chat_ui#ui -> agent#bot { maxSteps: 6 }; #bot -> #ui; #bot -> vector_db',
      'end_user -> agent#oncall { label: "LangGraph agent (recursion_limit=25)" } -> tool_executor#runbook',
    ],
  },
  *check(graph) {
    const looping = new Set<ViewNode>()
    for (const loop of execution(graph).loops()) {
      for (const node of loop) looping.add(node)
      const models = loop.filter((node) => graph.is(node, 'generates'))
      const inside = graph.edges.filter((edge) => loop.includes(edge.from) && loop.includes(edge.to))
      const saysRepeat = inside.find((edge) => SAYS_REPEAT.test(edge.label) || SAYS_FAILED.test(edge.label))
      if (models.length === 0 || isBounded(graph, loop, inside) || hasGuardedExit(graph, loop) || waitsForSpeech(graph, loop)) continue
      const agent = models.find((node) => graph.is(node, 'acts_autonomously')) ?? models[0]!
      const partner =
        execution(graph)
          .next(agent)
          .find((node) => node !== agent && loop.includes(node)) ?? agent
      const back = execution(graph).path(partner, agent)
      const way = execution(graph)
        .out(agent)
        .find((step) => step.to === partner)
      const isSure = models.length > 1 || saysRepeat !== undefined
      if (!isSure && !isWorthAsking(graph)) continue
      yield {
        status: isSure ? 'violation' : 'ask',
        nodes: isSure ? loop : [agent],
        edges: inside,
        path: back && way && { nodes: [agent, ...back.nodes], edges: [way.edge, ...back.edges] },
        because: isSure
          ? `${loop.map(({ label }) => label).join(', ')} can go round for ever${saysRepeat ? ` ("${saysRepeat.label}")` : ''}: nothing in the loop limits steps, tokens or time.`
          : `${agent.label} and ${partner.label} call each other, and no limit is stated.`,
        say: { agent, partner },
      }
    }
    if (!isWorthAsking(graph)) return
    const open = agentsByName(graph).filter(
      (agent) =>
        !looping.has(agent) &&
        graph.calls.next(agent).some((node) => isTool(graph, node)) &&
        !isBounded(graph, [agent], graph.edgesFrom(agent)),
    )
    const [agent] = open
    if (!agent) return
    const partner = graph.calls.next(agent).find((node) => isTool(graph, node))!
    yield {
      status: 'ask',
      nodes: open,
      because: `${open.map(({ label }) => label).join(', ')} may call tools as often as the model likes; no limit on steps, tokens or time is stated.`,
      say: { agent, partner },
    }
  },
  mend(graph, { say }) {
    const agent = say!.agent as ViewNode
    const edge = graph.edgesBetween(agent, say!.partner as ViewNode)[0]
    const limit = setProp(agent, 'maxSteps', 10)
    return edge ? together(limit, standOn(edge, newNode('loop_guard', 'Run budget: steps, tokens, seconds'))) : limit
  },
  *praise(graph) {
    for (const agent of agents(graph)) {
      const tool = graph.calls.next(agent).find((node) => isTool(graph, node) || graph.is(node, 'acts_autonomously'))
      const steps = graph.number(agent, 'maxSteps')
      if (tool && steps !== undefined)
        yield { nodes: [agent, tool], because: `${agent.label} stops after ${steps} steps, whatever the model decides.` }
    }
  },
})

/** A question about a prototype or a colleague's helper would only annoy. */
const isWorthAsking = (graph: GraphView): boolean => graph.requirements.scope !== 'prototype' && !isTiny(graph)

/** A bound counts inside the loop, on what calls into it, and on a guard right beside it. */
function isBounded(graph: GraphView, loop: readonly ViewNode[], inside: readonly ViewEdge[]): boolean {
  const callers = loop.flatMap((node) => graph.calls.previous(node)).filter((node) => !graph.is(node, 'request_entry'))
  const beside = [...callers, ...loop.flatMap((node) => graph.drawn.next(node))]
  return (
    [...loop, ...callers].some((node) => BOUNDS.some((prop) => graph.fact(node, prop) === true)) ||
    [...loop, ...beside].some((node) => graph.is(node, 'bounds_loop')) ||
    [...loop, ...callers].some((node) => SAYS_BOUND.test(node.label)) ||
    graph.notes.some(
      ({ text }) => SAYS_BOUND.test(text) && /\b(steps?|iterations?|rounds?|loops?|turns?|tokens?|retr(y|ies)|revisions?)\b/i.test(text),
    ) ||
    inside.some((edge) => BOUNDS.some((prop) => graph.fact(edge, prop) === true) || SAYS_BOUND.test(edge.label))
  )
}

/** One round is one turn of a conversation: the next begins when somebody speaks. */
const waitsForSpeech = (graph: GraphView, loop: readonly ViewNode[]): boolean =>
  loop.some((node) => graph.isKind(node, 'speech_to_text', 'realtime_speech_model'))

/** A check, a budget or a person lets the work leave the loop. */
const hasGuardedExit = (graph: GraphView, loop: readonly ViewNode[]): boolean =>
  loop.some(
    (node) =>
      (graph.is(node, 'validates') || graph.is(node, 'limits_usage')) && graph.calls.next(node).some((next) => !loop.includes(next)),
  )
