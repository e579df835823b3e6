import { agents, execution, toolsOf } from '../../facts/actions.ts'
import { isOnline, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const LEAST_CHAIN = 4
const NEEDED =
  /\b(parallel|separate|isolat\w*|trust|privilege|permission|speciali[sz]\w*|teams?|independent\w*|different models?|compliance|segregat\w*)\b/i

export default defineRule({
  id: 'agents/multi-agent-without-need',
  title: 'A row of agents where one would do',
  severity: 'minor',
  severityModifiers: ['major where latency or cost has a stated limit'],
  cluster: 'simplicity',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Each handover loses context and adds time, cost and a place to fail. What they gain over one capable agent is often small, and one is easier to test.',
  ask: 'What breaks if {agents} become one agent with a checklist?',
  followUps: ['Which of the borders is about rights, and which only about prompts?', 'What does one request cost either way?'],
  goodAnswer: [
    'The simplest flow first; split for rights, parallel work or the size of the context',
    'A reason for each border',
    'A measured gain',
    'Fixed steps in code',
  ],
  fix: 'Merge {agents} into one agent, and put fixed steps into code.',
  unless:
    'The agents differ in model, tools, rights or zone, work side by side, are checked in between, or a requirement asks for the split.',
  sources: [
    {
      title: 'Building Effective Agents (Anthropic)',
      section: 'Find the simplest solution',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
    {
      title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)',
      section: 'Failure rates of 41 to 86.7 %',
      url: 'https://arxiv.org/abs/2503.13657',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads, Application design',
      section: 'Orchestration or collaboration of agents',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['meta', 'openai'],
  examples: {
    flagged: [
      'end_user#u -> *agent#outline -> *sub_agent#draft -> *sub_agent#tone -> *sub_agent#layout',
      'end_user#u -> llm_orchestrator#api -> *agent#read { model: m1 } -> *agent#think { model: m1 } -> *agent#write { model: m1 } -> *agent#polish { model: m1 }; #polish -> object_storage#out',
    ],
    clean: [
      'end_user#u -> agent#outline { model: m1 } -> sub_agent#draft { model: m2 } -> sub_agent#tone { model: m1 } -> sub_agent#layout { model: m3 }',
      'end_user#u -> agent#lead -> [sub_agent#a, sub_agent#b, sub_agent#c, sub_agent#d]',
      'end_user#u -> agent#find -> sub_agent#read -> sub_agent#count -> sub_agent#write; #find -> web_search#web; #count -> data_warehouse#dwh',
      'requires { statements: ["Research and payment are separate trust domains"] }; end_user#u -> agent#a -> sub_agent#b -> sub_agent#c -> sub_agent#d',
    ],
  },
  *check(graph) {
    if (statementsOf(graph).some((text) => NEEDED.test(text))) return
    for (const chain of chains(graph)) {
      if (chain.length < LEAST_CHAIN || !areAlike(graph, chain)) continue
      const { p95LatencyMs, costPerRequestUsd, monthlyBudgetUsd } = graph.requirements
      yield {
        severity: (p95LatencyMs ?? costPerRequestUsd ?? monthlyBudgetUsd) ? 'major' : 'minor',
        nodes: chain,
        path: { nodes: chain, edges: chain.slice(1).flatMap((node, i) => graph.edgesBetween(chain[i]!, node).slice(0, 1)) },
        because: `${chain.map(({ label }) => label).join(' → ')}: one after the other, with the same model, tools and rights.`,
        say: { agents: chain },
      }
    }
  },
})

/** Runs of agents in which each hands over to exactly one other and gets its work from exactly one. */
function chains(graph: GraphView): readonly (readonly ViewNode[])[] {
  const flow = execution(graph)
  const after = (node: ViewNode): ViewNode | undefined => {
    const next = flow.next(node).filter((other) => graph.is(other, 'acts_autonomously'))
    return next.length === 1 && flow.previous(next[0]!).filter((other) => graph.is(other, 'acts_autonomously')).length === 1
      ? next[0]
      : undefined
  }
  const followers = new Set(agents(graph).map(after))
  return agents(graph)
    .filter((node) => isOnline(graph, node) && !followers.has(node))
    .map((start) => {
      const chain = [start]
      for (let next = after(start); next && !chain.includes(next); next = after(next)) chain.push(next)
      return chain
    })
}

/** The last one may deliver the result; else no agent has what the others lack. */
function areAlike(graph: GraphView, chain: readonly ViewNode[]): boolean {
  const same = (of: (node: ViewNode) => unknown): boolean => new Set(chain.map((node) => of(node))).size === 1
  const tools = (node: ViewNode): string =>
    toolsOf(graph, node)
      .filter((tool) => tool.kind !== 'object_storage')
      .map(({ id }) => id)
      .join()
  return (
    same((node) => graph.word(node, 'model')) &&
    same((node) => graph.prop(node, 'identityName')) &&
    same((node) => graph.word(node, 'identity')) &&
    same((node) => node.zones[0]?.id) &&
    same(tools) &&
    same((node) => modelsOf(graph, node))
  )
}

const modelsOf = (graph: GraphView, node: ViewNode): string =>
  graph.calls
    .next(node)
    .filter((next) => graph.is(next, 'runs_model') && !graph.is(next, 'acts_autonomously'))
    .map(({ id }) => id)
    .join()
