import { agentsByName, isTool, toolsOf } from '../../facts/actions.ts'
import { carriedFrom, metricsOf, productionSources, suites } from '../../facts/quality.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const TRAJECTORY = /trajector|tool|goal|task|step|path|forbidden|action|end[ _-]?state|success|scenario|simulat|pass ?@/i

/** Tools that the agent reaches past an approval or a gateway. */
const behindGates = (graph: GraphView, agent: ViewNode): readonly ViewNode[] =>
  graph.calls
    .next(agent)
    .filter((node) => graph.is(node, 'gate') || graph.is(node, 'gateway'))
    .flatMap((node) => graph.calls.next(node))
    .filter((node) => isTool(graph, node))

export default defineRule({
  id: 'evaluation/no-agent-trajectory-eval',
  title: 'The agent is judged by its last sentence',
  severity: 'major',
  cluster: 'eval-depth',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'A right answer over a lucky wrong way breaks next week. Which tool was called, in which order and how often is where agents fail, and where they can be repaired.',
  ask: '{agent} answers correctly but called {tool} twice on the way. Which metric of {eval} catches that?',
  followUps: ['How do you get expected trajectories?', 'How many steps are acceptable?'],
  goodAnswer: [
    'Goal reached, right calls, no forbidden call',
    'Scripted scenarios with tool doubles that also fail',
    'Steps and cost as metrics',
    'Recorded runs are replayed on a new model',
  ],
  fix: 'Measure calls and the final state as well: record the run of {agent} and score the trajectory.',
  unless: 'A metric names tools, steps or goals, users are simulated, runs from traces are evaluated, or there is one tool only.',
  sources: [
    {
      title: 'Ragas, Agentic or tool use metrics',
      section: 'Tool call accuracy, agent goal accuracy',
      url: 'https://github.com/explodinggradients/ragas/blob/main/docs/concepts/metrics/available_metrics/agents.md',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Validate agentic workflows',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)',
      section: '14 failure modes',
      url: 'https://arxiv.org/abs/2503.13657',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['openai', 'meta', 'google-deepmind'],
  examples: {
    flagged: [
      'end_user#u -> *agent#desk; #desk -> web_search#web; #desk -> crm#records; golden_dataset#cases -> *offline_eval#suite { metrics: [correctness, tone] } -> #desk',
    ],
    asked: [
      'end_user#u -> *agent#desk; #desk -> web_search#web; #desk -> crm#records; golden_dataset#cases -> *offline_eval#suite -> #desk',
    ],
    clean: [
      'end_user#u -> agent#desk; #desk -> web_search#web; #desk -> crm#records; offline_eval#suite { label: "Tool call accuracy" } -> #desk',
      'end_user#u -> agent#desk; #desk -> web_search#web; #desk -> crm#records; offline_eval#suite -> #desk; user_simulator#people -> #desk',
      'end_user#u -> agent#desk -> vector_db#faq; offline_eval#suite -> #desk',
      'end_user#u -> agent#desk; #desk -> web_search#web; #desk -> crm#records; #desk -telemetry-> llm_tracing#spans -> offline_eval#suite',
    ],
  },
  *check(graph) {
    const found = suites(graph)
    const [suite] = found
    const agent = agentsByName(graph).find(
      (node) => toolsOf(graph, node).length + behindGates(graph, node).length >= 2 || (graph.number(node, 'toolCount') ?? 0) >= 2,
    )
    if (!suite || !agent || graph.nodesOf('user_simulator').length > 0) return
    const near = [...found, ...graph.nodesOf('golden_dataset', 'regression_gate', 'llm_judge')]
    const metrics = metricsOf(graph, near)
    if (metrics?.some((name) => TRAJECTORY.test(name)) || near.some((node) => TRAJECTORY.test(node.label))) return
    const tool = toolsOf(graph, agent).at(-1)
    if (metrics === undefined && found.some((node) => carriedFrom(graph, productionSources(graph)).has(node))) return
    yield {
      status: metrics === undefined ? 'ask' : 'violation',
      nodes: [agent, suite],
      because:
        metrics === undefined
          ? `${agent.label} has ${toolsOf(graph, agent).length || 'several'} tools, and it is not said whether ${suite.label} looks at the way or only at the answer.`
          : `${suite.label} measures ${metrics.slice(0, 4).join(', ').replaceAll('_', ' ')}: nothing about the tools that ${agent.label} uses.`,
      say: { agent, eval: suite, tool: tool ?? 'a tool' },
    }
  },
})
