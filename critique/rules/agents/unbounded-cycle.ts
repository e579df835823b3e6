import { defineRule } from '../rule.ts'
import { newNode, setProp, standOn, together } from '../mends.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'

/** Properties that end a loop, on the node that runs it or on an edge of it. */
const BOUNDS = ['maxSteps', 'tokenBudget', 'deadlineMs', 'maxTurns', 'maxIterations']

export default defineRule({
  id: 'agents/unbounded-cycle',
  title: 'Agent loop has no stop',
  severity: 'critical',
  severityModifiers: ['major when no step of the loop changes anything and no money is stated', 'major when only one agent calls tools in a loop'],
  cluster: 'runaway',
  suppresses: ['cost/agent-worst-case-unbudgeted', 'agents/context-growth-unmanaged'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'The model decides when it is done. Each misjudged step costs tokens, repeats effects, and nobody notices until the bill or the customer does.',
  ask: '{agent} and {tool} can go round for ever. What ends the loop, and what does the user see when it does?',
  followUps: ['What is the cost of the worst run that you allow?', 'How do you notice an agent that makes no progress before it reaches the limit?'],
  goodAnswer: [
    'A hard limit on steps, tokens and time, enforced outside the model',
    'Detection of no progress: the same call with the same arguments, or an unchanged state',
    'A defined end: partial result, a person, or a refusal, never silence',
    'An alert on runs that end at the limit',
  ],
  fix: 'Set a step limit on {agent}, or put a loop guard with a token and time budget into the cycle.',
  unless: 'A step, token or time limit stands on any node or edge of the loop, a loop guard or budget is part of it, or a person has to act in every round.',
  sources: [
    { title: 'OWASP LLM10:2025 Unbounded Consumption', url: 'https://genai.owasp.org/llmrisk/llm102025-unbounded-consumption/', verification: 'secondary' },
    { title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)', section: 'step repetition; unaware of termination conditions', url: 'https://arxiv.org/abs/2503.13657', verification: 'secondary' },
  ],
  companyEmphasis: ['openai', 'meta', 'anthropic'],
  examples: {
    flagged: [
      'end_user -> *agent#planner -> *sub_agent#critic; #critic -> #planner; #planner -> tool_executor',
      'end_user -> *agent#triage -> *sub_agent#fixer -> payment_api#refund; #fixer -> #triage',
    ],
    clean: [
      'end_user -> agent#planner { maxSteps: 8 } -> sub_agent#critic; #critic -> #planner',
      'end_user -> agent#planner -> loop_guard#guard -> sub_agent#critic; #critic -> #planner',
      'end_user -> agent#planner -> vector_db#memory; #memory -> #planner',
      'end_user -> llm_orchestrator#api -> llm#model',
    ],
  },
  *check(graph) {
    for (const loop of graph.calls.loops()) {
      const thinkers = loop.filter((node) => graph.is(node, 'acts_autonomously') || graph.is(node, 'generates'))
      const agent = thinkers.find((node) => graph.is(node, 'acts_autonomously')) ?? thinkers[0]
      if (!agent || isMemoryLoop(graph, loop) || isBounded(graph, loop)) continue
      const partner = loop.find((node) => node !== agent && graph.calls.next(agent).includes(node)) ?? agent
      const acts = graph.calls.from(loop).filter((node) => graph.is(node, 'changes_state')).length > 0
      const path = graph.calls.path(graph.calls.next(agent).filter((node) => loop.includes(node)), agent)
      yield {
        nodes: loop,
        edges: graph.edges.filter((edge) => loop.includes(edge.from) && loop.includes(edge.to)),
        path: path && { nodes: [agent, ...path.nodes], edges: path.edges },
        severity: acts || loop.filter((node) => graph.is(node, 'acts_autonomously')).length > 1 ? 'critical' : 'major',
        because: `${loop.map((node) => node.label).join(' and ')} call each other in a loop, and nothing in it limits steps, tokens or time.`,
        say: { agent, tool: partner },
      }
    }
  },
  mend(graph, { say }) {
    const agent = say!.agent as ViewNode
    const partner = say!.tool as ViewNode
    const edge = graph.edgesBetween(agent, partner)[0]
    const limit = setProp(agent, 'maxSteps', 10)
    return edge ? together(limit, standOn(edge, newNode('loop_guard', 'Loop guard: steps, tokens, time'))) : limit
  },
  *praise(graph) {
    for (const agent of graph.nodesThat('acts_autonomously')) {
      const tool = graph.calls.next(agent).find((node) => graph.is(node, 'tool') || graph.is(node, 'acts_autonomously'))
      const steps = graph.number(agent, 'maxSteps')
      if (tool && steps !== undefined) yield { nodes: [agent, tool], because: `${agent.label} stops after ${steps} steps, whatever the model decides.` }
    }
  },
})

const isBounded = (graph: GraphView, loop: readonly ViewNode[]): boolean =>
  loop.some((node) => graph.is(node, 'bounds_loop') || graph.is(node, 'human') || BOUNDS.some((prop) => graph.fact(node, prop) === true)) ||
  graph.edges.some((edge) => loop.includes(edge.from) && loop.includes(edge.to) && BOUNDS.some((prop) => graph.fact(edge, prop) === true))

/** A cycle that closes through a store is memory, not execution: without the edges that leave stores it falls apart. */
const isMemoryLoop = (graph: GraphView, loop: readonly ViewNode[]): boolean => {
  const stores = loop.filter((node) => graph.is(node, 'stores_data'))
  return stores.length > 0 && !loop.some((node) => graph.calls.next(node).some((next) => loop.includes(next) && !stores.includes(next) && graph.calls.reaches(next, node, { avoiding: stores })))
}
