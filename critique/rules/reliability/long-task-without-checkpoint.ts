import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const LONG_MINUTES = 5
const MANY_STEPS = 20
/** "runs for two hours", "takes 40 minutes". */
const SAYS_LONG =
  /\b(?:runs?|takes?|lasts?|works?) (?:for )?(?:about |up to |some )?(\d+|two|three|four|six|eight|several|many) (hours?|minutes?|min)\b/i

export default defineRule({
  id: 'reliability/long-task-without-checkpoint',
  title: 'A long run starts over when it breaks',
  severity: 'minor',
  cluster: 'recovery',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'Processes restart, and a run of many minutes will be hit. From zero it costs twice, and everything it already did in the world it does again.',
  ask: 'The process of {task} restarts at step 37 of 40. What is done again?',
  followUps: ['Which of its steps may be repeated without harm?', 'What does the user see meanwhile?'],
  goodAnswer: [
    'Results of finished steps are kept outside the process',
    'A workflow engine or checkpoints, and steps that may be repeated',
    'What is there already is shown',
    'A limit on the cost of resuming',
  ],
  fix: 'Keep the result of each step of {task} in a store, and resume from the last one.',
  unless: 'It states checkpoints, runs under a workflow engine or from a queue, writes to a checkpoint store, or takes only minutes.',
  sources: [
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Durable execution',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentrel01.html',
      verification: 'verified',
    },
    {
      title: 'AWS Builders Library: Making retries safe with idempotent APIs',
      url: 'https://aws.amazon.com/builders-library/making-retries-safe-with-idempotent-APIs/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'end_user -> *agent#auditor { expectedMinutes: 25 }; #auditor -> data_warehouse#ledger; #auditor -> llm#model',
      'end_user#u -> *agent#migrator { label: "Migration agent, runs for two hours" } -> code_repository#repo',
    ],
    clean: [
      'end_user -> workflow_engine#runs -> agent#auditor { expectedMinutes: 25 }; #auditor -> data_warehouse#ledger; #auditor -> llm#model',
      'end_user -> agent#auditor { expectedMinutes: 25 }; #auditor -> llm#model; #auditor -data-> checkpoint_store#progress',
      'end_user -> agent#helper { maxSteps: 6 }; #helper -> llm#model',
    ],
  },
  *check(graph) {
    for (const task of graph.nodes) {
      const length = lengthOf(graph, task)
      if (length === undefined || graph.fact(task, 'checkpointed') === true || isDurable(graph, task)) continue
      yield { nodes: [task], because: `${task.label} runs for ${length}, and nothing keeps what it has done so far.`, say: { task } }
    }
  },
  mend: (_graph, { nodes: [task] }) => setProp(task!, 'checkpointed', true),
})

function lengthOf(graph: GraphView, node: ViewNode): string | undefined {
  if (!['acts_autonomously', 'offline_processing', 'coordinates'].some((trait) => node.traits.has(trait as 'coordinates'))) return undefined
  const minutes = graph.number(node, 'expectedMinutes') ?? (graph.number(node, 'durationHours') ?? 0) * 60
  if (minutes > LONG_MINUTES) return `${minutes} minutes`
  const said = SAYS_LONG.exec(node.label)
  if (said && (said[2]!.startsWith('h') || !(Number(said[1]) <= LONG_MINUTES))) return `${said[1]} ${said[2]}`
  const steps = graph.number(node, 'maxSteps')
  return steps !== undefined && steps > MANY_STEPS ? `up to ${steps} steps` : undefined
}

const isDurable = (graph: GraphView, task: ViewNode): boolean => {
  const keeps = (node: ViewNode): boolean =>
    graph.is(node, 'durable_state') ||
    graph.is(node, 'async_boundary') ||
    graph.isKind(node, 'checkpoint_store') ||
    graph.fact(node, 'checkpointed') === true ||
    /\b(checkpoint\w*|resum(e|able)|temporal|durable)\b/i.test(node.label)
  return keeps(task) || [...graph.calls.previous(task), ...graph.calls.next(task)].some(keeps)
}
