import { isServing } from '../../facts/quality.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'monitoring/feedback-dead-end',
  title: 'Feedback is collected and nobody uses it',
  severity: 'minor',
  cluster: 'eval-loop',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'People stop telling you what is wrong when nothing comes of it. The loop has to reach a change: a case, a prompt, a label.',
  ask: 'Somebody presses thumbs-down. Where does it go after {feedback}, and who reads it?',
  followUps: ['Who looks at it, and how often?', 'What changed because of it last month?'],
  goodAnswer: [
    'Triage: duplicates joined, reasons labelled',
    'Cases for the evaluation and items for the backlog',
    'Serious ones get an answer',
    'How many led to a change is counted',
  ],
  fix: 'Lead {feedback} to people who sort it, and from there into the evaluation.',
  unless: 'It reaches an evaluation, labels, prompts, training, the trace it is about, a quality monitor or a person.',
  sources: [
    {
      title: 'MLflow, Building evaluation datasets',
      section: 'From traces and labels',
      url: 'https://mlflow.org/docs/latest/genai/datasets',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads, Responsible AI',
      section: 'Collect feedback',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/responsible-ai',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [
      'end_user#u -> web_client#page -> llm_orchestrator#api -> llm#model; #page -feedback-> *feedback_collector#stars -> relational_db#table',
      'end_user#u -> chat_ui#ui -> agent#bot; #ui -> *feedback_collector#thumbs',
    ],
    clean: [
      'end_user#u -> chat_ui#ui -> llm_orchestrator#api -> llm#model; #ui -feedback-> feedback_collector#thumbs -> data_warehouse#lake -> offline_eval#suite',
      'end_user#u -> chat_ui#ui -> llm_orchestrator#api -> llm#model; #ui -feedback-> feedback_collector#thumbs; finetuning_job#tune -> #thumbs',
      'end_user#u -> chat_ui#ui -> llm_orchestrator#api -> llm#model; #ui -feedback-> feedback_collector#thumbs -> quality_monitor#quality -> alerting#oncall',
    ],
  },
  *check(graph) {
    const dead = graph.nodesThat('collects_feedback').filter((node) => !isUsed(graph, node))
    const [feedback] = dead
    if (!feedback) return
    yield {
      nodes: dead,
      because: `What ${dead.map(({ label }) => label).join(', ')} collects ends there: it reaches no evaluation, label, prompt or person.`,
      say: { feedback },
    }
  },
  mend(graph, { nodes }) {
    const triage = newNode('human_annotation', 'Weekly triage')
    const evalset = graph.nodesOf('golden_dataset', 'offline_eval')[0]
    return {
      addNodes: [triage],
      addEdges: [
        ...nodes.map((node) => ({ from: node.id, to: triage.ref, kind: 'data' })),
        ...(evalset ? [{ from: triage.ref, to: evalset.id, kind: 'data' }] : []),
      ],
    }
  },
  *praise(graph) {
    for (const feedback of graph.nodesThat('collects_feedback')) {
      const path = graph.drawn.path(feedback, graph.nodesOf('golden_dataset', 'offline_eval', 'training_pipeline'))
      if (path)
        yield {
          nodes: [feedback, path.nodes.at(-1)!],
          path,
          because: `${feedback.label} leads to ${path.nodes.at(-1)!.label}: what users say changes the product.`,
        }
    }
  },
})

const isUse = (graph: GraphView, node: ViewNode): boolean =>
  ['evaluates', 'provides_labels', 'trains_models', 'human', 'raises_alerts', 'holds_config', 'detects_drift'].some((trait) =>
    node.traits.has(trait as 'human'),
  ) || graph.isKind(node, 'quality_monitor', 'ticketing_system', 'llm_tracing')

/** Followed forward, and one step against the arrow where somebody reads the store. */
function isUsed(graph: GraphView, feedback: ViewNode): boolean {
  const kept = graph.drawn.from(feedback, { avoiding: (node) => node !== feedback && isServing(graph, node) })
  return [...kept].some(
    (node) =>
      isUse(graph, node) ||
      graph.is(node, 'trains_models') ||
      graph.edgesTo(node).some((edge) => edge.from !== feedback && isUse(graph, edge.from) && !graph.is(edge.from, 'request_entry')),
  )
}
