import { itemsOf } from '../../facts/volume.ts'
import { isModel } from '../../facts/serving.ts'
import { count } from '../../facts/numbers.ts'
import { isOnline, startsJobs } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const BULK = 1000

export default defineRule({
  id: 'cost/offline-work-on-online-endpoint',
  title: 'Bulk work pays the price of a live answer',
  severity: 'minor',
  cluster: 'prompt-efficiency',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Batch endpoints do the same work within a day at half the price, and do not compete with users. Nobody waits for this job.',
  ask: 'Nobody waits for {job}. Why does it use the live endpoint of {model}?',
  followUps: ['By when does it have to be done, and what if half of it fails?', 'What happens to items that did not change?'],
  goodAnswer: [
    'The batch endpoint, with an id per item and partial results',
    'Its own quota, off-peak',
    'The live endpoint only for stragglers',
    'Unchanged items are skipped',
  ],
  fix: 'Send the items of {job} to the batch endpoint.',
  unless: 'It uses a batch endpoint, the volume is small, the result is needed within minutes, or the model is your own.',
  sources: [
    {
      title: 'OpenAI docs: Batch API',
      section: '24 hours, half the price',
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
      'requires { statements: ["120,000 recipes are tagged by the end of the month"] }; scheduler#n -> *app_service#tagger -> *llm#shared; end_user -> app_service#chat -> #shared',
      'scheduler#night -> *enrichment#tags { itemsPerDay: 80000 } -> *llm#labeller { endpoint: interactive }',
    ],
    clean: [
      'scheduler#night -> enrichment#tags { itemsPerDay: 80000 } -> llm#labeller { endpoint: batch }',
      'scheduler#night -> enrichment#tags { itemsPerDay: 200 } -> llm#labeller { endpoint: interactive }',
      'scheduler#night -> enrichment#tags { itemsPerDay: 80000 } -> self_hosted_llm#labeller',
      'scheduler#night -> enrichment#tags -> llm#labeller',
    ],
  },
  *check(graph) {
    for (const edge of graph.edges.flatMap((one) => throughGateway(graph, one))) {
      const { from: job, to: model } = edge
      if (
        edge.kind === 'telemetry' ||
        isOnline(graph, job) ||
        !(isModel(graph, model) || graph.isKind(model, 'embedding_model')) ||
        graph.isKind(model, 'self_hosted_llm')
      )
        continue
      if (
        !(
          graph.is(job, 'offline_processing') ||
          graph.is(job, 'evaluates') ||
          graph.is(job, 'offline_trigger') ||
          graph.calls.previous(job).some((by) => startsJobs(graph, by))
        )
      )
        continue
      const items = itemsOf(graph, job)
      if (items === undefined || items <= BULK || [job, model, edge].some((of) => isBatch(graph, of))) continue
      // A pipeline that names no endpoint is how boards draw ingestion: only a stated live endpoint, or a model that users share, counts.
      const isLive =
        [job, model, edge].some((of) => graph.word(of, 'endpoint') === 'interactive') || (isModel(graph, model) && isOnline(graph, model))
      if (!isLive) continue
      yield {
        nodes: [job, model],
        edges: [edge],
        because: `${job.label} sends ${count(items)} items to the live endpoint of ${model.label}, and nobody waits for them.`,
        say: { job, model },
      }
    }
  },
  mend(graph, { nodes: [job], edges: [edge] = [] }) {
    return together(
      setProp(job!, 'endpoint', 'batch'),
      ...(edge && graph.word(edge, 'endpoint') === 'interactive' ? [setProp(edge, 'endpoint', 'batch')] : []),
    )
  },
})

/** The edge into a gateway leads on to the models behind it. */
const throughGateway = (graph: GraphView, edge: ViewEdge): readonly ViewEdge[] =>
  graph.isKind(edge.to, 'llm_gateway') ? graph.calls.next(edge.to).map((to) => ({ ...edge, to })) : [edge]

const isBatch = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  /^(batch|provisioned)$/.test(graph.word(of, 'endpoint') ?? '') ||
  /\bbatch (api|endpoint)\b|\bwithin (minutes|seconds)\b|near[ -]real[ -]?time/i.test(of.label)
