import { feedersOf } from '../../facts/ingestion.ts'
import { isProduction, isRedactor, isUntrusted } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const CHECKS =
  /\b(validat\w*|quality|quarantine|schema|data contracts?|expectations?|deequ|pandera|clean(s|ing|sing|ed)?|sanit\w*|filter\w*|dedup\w*|check(s|ed)?|screen\w*|curat\w*|review\w*)\b/i

export default defineRule({
  id: 'data/no-ingestion-validation',
  title: 'Data enters training or the index unchecked',
  severity: 'major',
  severityModifiers: ['a question outside production, for an index, and for tables of a database, which have a schema of their own'],
  cluster: 'ingestion-quality',
  structural: true,
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A bad batch makes no noise. It shows as a model that got worse or answers that turned odd, weeks after it came in.',
  ask: 'A malformed batch arrives from {source}. What is the first component that refuses it, before {target} takes it up?',
  followUps: ['Where do refused rows go, and who looks at them?', 'Is it the schema only that is checked, or the content as well?'],
  goodAnswer: [
    'Checks of schema and statistics, with quarantine and an alert',
    'Checks of content: language, hidden text, size, duplicates',
    'A contract with whoever produces the data',
    'The refused share as a metric',
  ],
  fix: 'Put a check with quarantine between {source} and {target}.',
  unless: 'A validator, deduplicator or person stands on the way, or the data is curated by hand.',
  sources: [
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Data 1: feature expectations in a schema; Monitor 2: data invariants hold',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads - Test and evaluate',
      section: 'Data quality on ingestion',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM04 Data and Model Poisoning',
      section: 'Data poisoning',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM04_DataModelPoisoning.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks', 'cohere'],
  examples: {
    flagged: [
      'requires { scope: production }; *object_storage#meters -data-> *training_pipeline#train -data-> model_serving#serve; api_consumer -> #serve',
      'requires { users: 900 }; *source_connector#shops -data-> enrichment#features -data-> *training_pipeline#train -data-> ranking_model#rank; web_client -> app_service#shop -> #rank',
    ],
    asked: ['*object_storage#meters -data-> *training_pipeline#train -data-> model_serving#serve; app_service#billing -> #serve'],
    clean: [
      'requires { scope: production }; object_storage#meters -data-> data_validator#check -data-> training_pipeline#train -data-> model_serving#serve; api_consumer -> #serve',
      'requires { scope: production }; object_storage#raw -data-> data_validator#check -data-> human_annotation#labels -data-> object_storage#snapshot -data-> finetuning_job#tune -data-> self_hosted_llm#model; api_consumer -> #model',
      'requires { scope: production }; object_storage#meters { writers: curated } -data-> training_pipeline#train -data-> model_serving#serve; api_consumer -> #serve',
      'requires { scope: production }; source_connector#wiki -data-> document_parser#parse -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
  },
  // Documents of one's own rarely come as bad batches, and a parser refuses what it cannot read: for an index, only what others deliver
  // is worth a question.
  *check(graph) {
    const production = isProduction(graph)
    for (const target of graph.nodesThat('trains_models', 'search_index')) {
      const isIndex = graph.is(target, 'search_index')
      if (isIndex && production !== true) continue
      const feeders = feedersOf(graph, target)
      const sources = [...feeders].filter((node) => node !== target && isRaw(graph, node) && (!isIndex || isForeign(graph, node)))
      const blocked = (node: ViewNode): boolean =>
        !feeders.has(node) || checks(graph, node) || graph.is(node, 'provides_labels') || (isIndex && graph.isKind(node, 'document_parser'))
      const path = checks(graph, target)
        ? undefined
        : graph.content.path(
            sources.filter((node) => !blocked(node) && !arrivesChecked(graph, node, blocked)),
            target,
            { avoiding: blocked },
          )
      const source = path?.nodes[0]
      if (!source || path.nodes.length < 2) continue
      const into = isIndex ? (path.nodes.at(-2) === source ? target : path.nodes.at(-2)!) : target
      yield {
        status: !isIndex && production === true && !graph.isKind(source, 'data_warehouse', 'relational_db') ? 'violation' : 'ask',
        nodes: [source, into],
        path,
        because: `${source.label} reaches ${target.label} past no check that could refuse a bad batch.`,
        say: { source, target },
      }
    }
  },
  mend(graph, { path }) {
    const first = path!.edges[0]!
    return standOnAll(
      graph.edgesFrom(first.from).filter((edge) => edge.to === first.to || edge === first),
      newNode('data_validator', 'Checks and quarantine'),
    )
  },
  *praise(graph) {
    for (const target of graph.nodesThat('trains_models', 'search_index')) {
      const check = feedersOf(graph, target).filter((node) => graph.isKind(node, 'data_validator'))[0]
      if (check) yield { nodes: [check, target], because: `${check.label} can refuse a batch before ${target.label} takes it up.` }
    }
  },
})

/** Delivered by somebody else, in whatever state. */
const isForeign = (graph: GraphView, node: ViewNode): boolean =>
  isUntrusted(graph, node) ||
  /\b(feeds?|partners?|vendors?|suppliers?|third[- ]part(y|ies)|external|scrap\w*|uploads?|exports?)\b/i.test(node.label)

/** Where data comes in as it is. Labels, telemetry and what people wrote for the purpose are another matter. */
const isRaw = (graph: GraphView, node: ViewNode): boolean =>
  (graph.is(node, 'stores_data') || graph.is(node, 'untrusted_source')) &&
  !graph.is(node, 'provides_labels') &&
  !graph.is(node, 'serves_features') &&
  !graph.is(node, 'keeps_memory') &&
  !graph.isKind(node, 'code_repository') &&
  !/staff|curated/.test(graph.word(node, 'writers') ?? '') &&
  !CHECKS.test(node.label) &&
  !/\b(labels?|outcomes?|chargebacks?|ground truth)\b/i.test(node.label)

/** A snapshot of what was checked before brings in nothing of its own. */
function arrivesChecked(graph: GraphView, node: ViewNode, isChecked: (node: ViewNode) => boolean, seen = new Set([node])): boolean {
  const inflow = graph.edgesTo(node).filter((edge) => edge.kind === 'data')
  return (
    inflow.length > 0 &&
    inflow.every(({ from }) => isChecked(from) || (!seen.has(from) && arrivesChecked(graph, from, isChecked, seen.add(from))))
  )
}

const checks = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(
    node,
    'data_validator',
    'deduplicator',
    'human_annotation',
    'human_review_queue',
    'approval_gate',
    'injection_detector',
    'content_moderator',
    'feature_store',
    'synthetic_data',
  ) ||
  (graph.is(node, 'validates') && !graph.is(node, 'generates')) ||
  isRedactor(graph, node) ||
  graph.fact(node, 'dedupe') === true ||
  graph.prop(node, 'reconcile') !== undefined ||
  CHECKS.test(node.label)
