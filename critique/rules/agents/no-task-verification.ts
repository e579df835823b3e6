import { actorsAndHubs, changes, isChangeable, isTool } from '../../facts/actions.ts'
import { isProduction, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Results that code, a second look at the source or a test can confirm. */
const CHECKABLE =
  /\b(code|patch|pull requests?|sql|migrations?|config\w*|numbers?|totals?|figures|invoices?|reconcil\w*|extract\w*|filings?|book(s|ed|ing|ings)?|reserv\w*|orders?|prices?|balances?|ledger|entries|calculat\w*|forecast|schedul\w*|claims?|contracts? data|inventory|journal)\b/i
const SAYS_CHECK =
  /\b(test|tests|tested|verif\w*|valid\w*|check(s|ed|er|ing)?|reconcil\w*|lint|compil\w*|assert\w*|read-?back|critic|reviewer|review(s|ed)?|judge|qa|dry[ -]?run|approv\w*|compare\w*)\b/i

export default defineRule({
  id: 'agents/no-task-verification',
  title: 'Nothing confirms that the task was done',
  severity: 'major',
  cluster: 'verification',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Missing or wrong verification is behind about a quarter of the failures that were seen in multi-agent systems. Agents report success in the same tone after doing the wrong thing.',
  ask: '{agent} says "done" and {sink} has changed. What on the board confirms it, independently?',
  followUps: ['What can code check, and what needs judgement?', 'What happens when the check fails twice?'],
  goodAnswer: [
    'Code first: tests, invariants, reading back from the system of record',
    'An independent judge with the evidence for what is fuzzy',
    'A repair loop with a limit, then a person',
    'Results of checks become cases of the evaluation',
  ],
  fix: 'Check what {agent} produced before it reaches {sink}: totals, rules, tests, a read-back.',
  unless:
    'A validator, a test, a judge or a person stands between the last model and the result, or the result is free text that cannot be checked.',
  sources: [
    {
      title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)',
      section: 'FC3 task verification',
      url: 'https://arxiv.org/abs/2503.13657',
      verification: 'secondary',
    },
    {
      title: 'Building Effective Agents (Anthropic)',
      section: 'Ground truth from the environment at each step',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Validate agentic workflows',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'meta', 'google-deepmind'],
  examples: {
    flagged: [
      'end_user#u -> *agent#bookkeeper { label: "Month-end reconciliation agent" } -{ label: "post entries" }-> *relational_db#ledger',
      'external_trigger#mail -> llm_orchestrator#flow -> *llm#reader { label: "Invoice field extraction" } -data-> *business_system#erp',
    ],
    clean: [
      'end_user#u -> agent#bookkeeper { label: "Month-end reconciliation agent" } -> output_validator#totals -{ label: "post entries" }-> relational_db#ledger',
      'end_user#u -> agent#coder -> code_repository#repo; #coder -> code_executor#tests { label: "Run unit tests" }',
      'end_user#u -> agent#poet -data-> object_storage#poems',
      'external_trigger#mail -> llm#reader { label: "Invoice field extraction" } -data-> human_review_queue#desk -data-> business_system#erp',
    ],
  },
  *check(graph) {
    if (isProduction(graph) === false && graph.requirements.scope === 'prototype') return
    for (const [agent, edges] of commits(graph)) {
      if (isChecked(graph, agent)) continue
      const edge = edges.find((one) => isCheckable(graph, agent, one) && !SAYS_CHECK.test(one.label))
      if (!edge) continue
      yield {
        nodes: [agent, edge.to],
        path: { nodes: [agent, edge.to], edges: [edge] },
        because: `What ${agent.label} produces goes straight into ${edge.to.label}; nothing checks that it is right.`,
        say: { agent, sink: edge.to },
      }
    }
  },
  mend: (_graph, { path }) => standOn(path!.edges[0]!, newNode('output_validator', 'Totals, rules and read-back')),
  *praise(graph) {
    for (const agent of actorsAndHubs(graph)) {
      const check = graph.drawn
        .next(agent)
        .find(
          (node) =>
            graph.is(node, 'validates') &&
            graph.drawn.next(node).some((next) => graph.is(next, 'stores_data') || graph.is(next, 'changes_state')),
        )
      if (check) yield { nodes: [agent, check], because: `${check.label} confirms what ${agent.label} did before it counts.` }
    }
  },
})

/** Per model, the edges over which it commits a result to a system of record. */
function commits(graph: GraphView): ReadonlyMap<ViewNode, readonly ViewEdge[]> {
  const found = new Map<ViewNode, readonly ViewEdge[]>()
  for (const agent of actorsAndHubs(graph)) {
    const edges = graph.edgesFrom(agent).filter((edge) => isCommit(graph, edge))
    if (edges.length > 0) found.set(agent, edges)
  }
  return found
}

const isCommit = (graph: GraphView, edge: ViewEdge): boolean =>
  graph.is(edge.to, 'stores_data') &&
  isTool(graph, edge.to) &&
  !graph.is(edge.to, 'search_index') &&
  !graph.isKind(edge.from, 'text_to_sql') &&
  isChangeable(graph, edge.to) &&
  graph.fact(edge.to, 'requiresApproval') !== true &&
  graph.fact(edge, 'requiresApproval') !== true &&
  changes(graph, edge)

/** Words of the model, the edge or the result; of the task as a whole only where an agent works on its own. */
const isCheckable = (graph: GraphView, agent: ViewNode, edge: ViewEdge): boolean =>
  CHECKABLE.test(`${agent.label} ${edge.label} ${edge.to.label}`) ||
  graph.word(edge.to, 'sideEffect') === 'book' ||
  (graph.is(agent, 'acts_autonomously') &&
    statementsOf(graph).some((text) => /\b(must be (correct|accurate|right)|no (errors|mistakes))\b/i.test(text)))

/** A check may stand beside the agent as well: a test that it runs, a critic that reads what it did. */
const isChecked = (graph: GraphView, agent: ViewNode): boolean =>
  graph.fact(agent, 'planValidation') === true ||
  [...graph.drawn.next(agent), ...graph.drawn.previous(agent)].some(
    (node) =>
      SAYS_CHECK.test(node.label) ||
      graph.is(node, 'validates') ||
      graph.is(node, 'evaluates') ||
      (graph.is(node, 'human') && graph.is(node, 'gate')),
  )
