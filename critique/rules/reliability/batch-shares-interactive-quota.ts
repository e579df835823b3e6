import { itemsOf, saysBulk } from '../../facts/volume.ts'
import { askersOf, awaited, isModel } from '../../facts/serving.ts'
import { isOnline, isProduction, startsJobs } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Items from which a job is felt by others. */
const MANY = 10_000

export default defineRule({
  id: 'reliability/batch-shares-interactive-quota',
  title: 'Background work eats the quota of waiting users',
  severity: 'major',
  cluster: 'capacity',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'A provider counts requests and tokens per deployment. A nightly run or an evaluation takes what users need, and the first sign is their error message.',
  ask: '{job} starts in the middle of the day. What happens to the users of {backend}?',
  followUps: [
    'Could {job} use a batch endpoint, or a deployment of its own?',
    'Who has priority when both want the last tokens of a minute?',
  ],
  goodAnswer: [
    'A separate deployment, quota or batch endpoint',
    'Priority for whoever waits',
    'A cap on what the job may take, and off-peak hours',
    'Contention is measured',
  ],
  fix: 'Send {job} to a batch endpoint or to a deployment of its own.',
  unless: 'The job uses a batch endpoint or its own deployment, its volume is small, or they only share a store.',
  sources: [
    {
      title: 'OpenAI docs: Batch API',
      section: 'A pool of its own',
      url: 'https://developers.openai.com/api/docs/guides/batch',
      verification: 'secondary',
    },
    {
      title: 'Claude docs: Batch processing',
      url: 'https://platform.claude.com/docs/en/build-with-claude/batch-processing',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['openai', 'databricks'],
  examples: {
    flagged: [
      'requires { scope: production, statements: ["120,000 recipes are tagged by the end of the month"] }; scheduler#n -> *app_service#tagger -> *llm#shared; end_user -> app_service#chat -> #shared',
      'scheduler#night -> *enrichment#tags { itemsPerDay: 500000 } -> *llm#shared; end_user -> llm_orchestrator#chat -> #shared',
      'requires { scope: production }; scheduler#hourly -> *batch_inference#digest -> *llm#shared; end_user -> llm_orchestrator#chat -> #shared',
    ],
    clean: [
      'requires { scope: production }; scheduler#n { label: "Hourly" } -> app_service#mailer -> llm#shared; end_user -> app_service#chat -> #shared',
      'scheduler#night -> enrichment#tags { itemsPerDay: 500000 } -{ endpoint: batch }-> llm#shared; end_user -> llm_orchestrator#chat -> #shared',
      'source_connector#docs -> embedding_pipeline#ingest -> embedding_model#embed; #ingest -data-> vector_db#index; end_user -> llm_orchestrator#chat -> [#embed, #index]',
      'scheduler#night -> enrichment#tags { itemsPerDay: 500000 } -> llm#bulk; end_user -> llm_orchestrator#chat -> llm#live',
    ],
  },
  *check(graph) {
    for (const backend of graph.nodesThat('runs_model')) {
      if (!awaited(graph).has(backend) || !(isModel(graph, backend) || graph.isKind(backend, 'embedding_model')) || isApart(graph, backend))
        continue
      const waiting = askersOf(graph, backend).some(({ from }) => awaited(graph).has(from) && !isJob(graph, from))
      const shared = askersOf(graph, backend).find(
        ({ from, edge }) => isJob(graph, from) && !isApart(graph, from) && !isApart(graph, edge) && isHeavy(graph, backend, from, edge),
      )
      if (!waiting || !shared) continue
      const job = shared.from
      yield {
        nodes: [job, backend],
        edges: [shared.edge],
        because: `${job.label} runs in the background and calls ${backend.label}, on which people are waiting.`,
        say: { job, backend },
      }
    }
  },
  mend: (_graph, { nodes: [job] }) => setProp(job!, 'endpoint', 'batch'),
})

const isJob = (graph: GraphView, node: ViewNode): boolean =>
  !isOnline(graph, node) &&
  (graph.is(node, 'offline_processing') || graph.is(node, 'evaluates') || graph.calls.previous(node).some((by) => startsJobs(graph, by)))

const isApart = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  /^(batch|provisioned)$/.test(graph.word(of, 'endpoint') ?? '') ||
  /\b(batch api|own (quota|deployment)|separate (quota|deployment)|off[ -]?peak|low[ -]priority|throttled)\b/i.test(
    `${of.label} ${String(graph.prop(of, 'schedule') ?? '')}`,
  )

/** A drawn pipeline with an embedding model beside it is every retrieval board: it takes a stated endpoint, a volume, or bulk generation in production. */
function isHeavy(graph: GraphView, backend: ViewNode, job: ViewNode, edge: ViewEdge): boolean {
  const items = itemsOf(graph, job)
  if (items !== undefined) return items >= MANY
  if ([job, backend, edge].some((of) => graph.word(of, 'endpoint') === 'interactive')) return true
  return isModel(graph, backend) && isProduction(graph) === true && !graph.is(job, 'evaluates') && saysBulk(graph, job)
}
