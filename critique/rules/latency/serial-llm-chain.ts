import { estimateNodes } from '../../estimate/estimate.ts'
import { callsInParallel, writesText } from '../../estimate/latency.ts'
import { delegatesThinking, isChoice } from '../../estimate/rounds.ts'
import { workOf } from '../../estimate/work.ts'
import { awaited, isInteractive, isModel } from '../../facts/serving.ts'
import { time } from '../../facts/numbers.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const MANY = 3
/** What a person waits for an answer before they give up or look elsewhere, in ms. */
const PATIENCE = 6000
const OVER = 1.5

export default defineRule({
  id: 'latency/serial-llm-chain',
  title: 'The answer waits for one model after the other',
  severity: 'major',
  cluster: 'latency-budget',
  structural: true,
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Each further model adds a full start-up and a full answer before the next can begin, and one more place to fail. Often a rule, one prompt or two calls at once would do.',
  ask: 'The answer waits for {n} model calls in a row: {chain}. Which two could run at once, and which could go?',
  followUps: ['Could {first} be a rule or a small model?', 'What is the p95 when one of them is slow?'],
  goodAnswer: [
    'Steps merged into one prompt, or replaced by code',
    'Independent calls at the same time',
    'Self-critique after the answer is out, or only for risky cases',
    'The first useful words stream early',
  ],
  fix: 'Merge {first} into the next step or replace it by code, and move what checks the answer off the path.',
  unless: 'Nobody waits, the later steps are asynchronous, fewer than three are in a row, or the sum fits the promise.',
  sources: [
    {
      title: 'Anthropic: Building Effective Agents',
      section: 'Prompt chaining and parallelization',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads: Application design',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'requires { p95LatencyMs: 2000 }; chat_ui -> llm_orchestrator#api; #api -> *llm#a { label: "Rewrite the question" }; #api -> *llm#b { label: "Draft" }; #api -> *llm#c { label: "Critique" }',
      'chat_ui -> llm_orchestrator#api -> *small_llm#rewrite -> *llm#draft -> *llm#polish',
      'requires { p95LatencyMs: 4000 }; end_user -> app_service#letters -> *llm#outline -data-> *llm#write -data-> output_validator#form -data-> *llm#translate',
    ],
    clean: [
      'requires { p95LatencyMs: 2000 }; chat_ui -> model_router#pick; #pick -> llm#plan { label: "Plans" }; #pick -> llm#draft { label: "Drafts" }; #pick -> llm#check { label: "Summaries" }',
      'requires { p95LatencyMs: 2000 }; chat_ui -> llm_orchestrator#api; #api -> llm#east; #api -> llm#west; #api -> llm#spare',
      'chat_ui -> llm_orchestrator#api; #api -> small_llm#rewrite; #api -> llm#answer',
      'chat_ui -> llm_orchestrator#api -> llm#draft -data{ async: true }-> llm#polish -data-> llm#translate',
      'requires { p95LatencyMs: 4000 }; end_user -> app_service#letters -> small_llm#outline { p95Ms: 400 } -data-> llm#write { p95Ms: 2000 } -data-> small_llm#check { p95Ms: 300 }',
      'chat_ui -> app_service#upload -data-> message_queue#jobs -data-> llm#outline -data-> llm#write -data-> llm#translate',
      'scheduler#nightly -> llm#outline -data-> llm#write -data-> llm#translate',
    ],
  },
  *check(graph) {
    const budget = graph.requirements.p95LatencyMs
    if (budget === undefined && !isInteractive(graph)) return
    const handedOn = longestChain(graph, budget !== undefined)
    const chain = handedOn && handedOn.calls.length >= MANY ? handedOn : budget === undefined ? undefined : stepsOfOne(graph)
    if (!chain) return
    const { nodes } = estimateNodes(graph)
    const total = chain.calls.reduce((sum, node) => sum + nodes[node.index]!.latency.p95, 0)
    if (total <= (budget === undefined ? PATIENCE : OVER * budget)) return
    const names = chain.calls.map(({ label }) => label).join(' → ')
    yield {
      nodes: chain.calls,
      path: chain.path,
      confidence: chain === handedOn ? 'high' : 'medium',
      because: `${chain.calls.length} model calls follow one another before the answer: ${names}, about ${time(total)} together${budget === undefined ? '' : ` against ${time(budget)}`}.`,
      say: { n: chain.calls.length, chain: names, first: chain.calls[0]! },
    }
  },
})

interface Chain {
  calls: ViewNode[]
  path?: { nodes: ViewNode[]; edges: ViewEdge[] }
}

const STEP =
  /\b(re-?writ\w*|plan\w*|outlin\w*|draft\w*|generat\w*|answer\w*|critic|critique\w*|reflect\w*|refin\w*|polish\w*|verif\w*|translat\w*|summar\w*|extract\w*|classif\w*|decompos\w*)\b/i

/** Models around one service, named as the steps of one answer. Other siblings may be alternatives. */
function stepsOfOne(graph: GraphView): Chain | undefined {
  const work = workOf(graph)
  for (const node of work.order) {
    if (!awaited(graph).has(node) || !graph.is(node, 'coordinates') || isChoice(node) || callsInParallel(graph, node)) continue
    const calls = work.calls(node).filter((call) => call.awaited && isModel(graph, call.to) && STEP.test(call.to.label))
    if (calls.length >= MANY) return { calls: calls.map(({ to }) => to) }
  }
  return undefined
}

/** The awaited way with most model calls on it: each hands on to the next. */
function longestChain(graph: GraphView, agentsToo: boolean): Chain | undefined {
  const work = workOf(graph)
  const waits = awaited(graph)
  const counts = (node: ViewNode): number => Number(agentsToo ? writesText(node) && !delegatesThinking(graph, node) : isModel(graph, node))
  const length = new Int32Array(graph.nodes.length)
  const back = new Map<ViewNode, { from: ViewNode; edge: ViewEdge }>()
  let end: ViewNode | undefined
  for (const node of work.order) {
    if (!waits.has(node)) continue
    if (!back.has(node)) length[node.index] = counts(node)
    if (!end || length[node.index]! > length[end.index]!) end = node
    for (const { to, edge, awaited: isAwaited } of work.calls(node)) {
      const reached = length[node.index]! + counts(to)
      if (!isAwaited || !waits.has(to) || (back.has(to) && reached <= length[to.index]!)) continue
      length[to.index] = reached
      back.set(to, { from: node, edge })
    }
  }
  if (!end) return undefined
  const nodes = [end]
  const edges: ViewEdge[] = []
  for (let step = back.get(end); step; step = back.get(step.from)) {
    nodes.unshift(step.from)
    edges.unshift(step.edge)
  }
  return { calls: nodes.filter((node) => counts(node) === 1), path: { nodes, edges } }
}
