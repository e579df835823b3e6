import { generators, isOnline, isRedactor, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const TALK =
  /\b(conversations?|transcripts?|chat (logs?|history)|chats|prompts|user (messages|questions|queries)|tickets?|recordings?|call logs?)\b/i
const ALLOWED =
  /\b(consent\w*|opt(ed)?[- ]?(in|out)|anonym\w*|redact\w*|de-?identif\w*|pseudonym\w*|scrub\w*|pii (filter|removal|scan)|synthetic)\b/i

export default defineRule({
  id: 'data/traces-to-finetune-without-consent',
  title: 'Conversations become training data without consent or redaction',
  severity: 'major',
  cluster: 'privacy-boundary',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'People wrote to get an answer, not to teach a model. What a model has learned from them can be repeated to others and cannot be deleted.',
  ask: 'Which user agreed that their words in {traces} train {training}, and where is that checked?',
  followUps: [
    'Somebody withdraws their consent after the run. What do you do?',
    'What does the contract of the model vendor say about training on your traffic?',
  ],
  goodAnswer: [
    'Consent and opt-out kept with each record and checked by a filter',
    'Redaction before the copy is made, not after',
    'Vendor agreements that exclude training',
    'People who look through a sample before each run',
  ],
  fix: 'Filter {traces} by consent and redact what is left before it reaches {training}.',
  unless: 'A consent filter or a redactor stands on the way, the traces are stored redacted, or the content is synthetic or public.',
  sources: [
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM02 Sensitive Information Disclosure',
      section: 'Sensitive data entering training',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM02_SensitiveInformationDisclosure.md',
      verification: 'verified',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile (July 2024)',
      section: 'MS-2.2-003: options to withdraw consent',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
    {
      title: 'GDPR Regulation (EU) 2016/679',
      section: 'Art. 6 lawful basis',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks'],
  examples: {
    flagged: [
      'end_user -> llm_orchestrator#api -> llm#model; #api -telemetry-> *llm_tracing#traces -data-> *finetuning_job#tune -data-> #model',
      'chat_ui -> agent#helper -> session_store#chats; #helper -> tool_executor; *session_store#chats -data-> *object_storage#export -data-> *training_pipeline#train -data-> small_llm#student',
    ],
    clean: [
      'end_user -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#traces -data-> pii_redactor#redact -data-> finetuning_job#tune -data-> #model',
      'end_user -> llm_orchestrator#api -> llm#model; #api -> pii_redactor#redact -telemetry-> llm_tracing#traces -data-> finetuning_job#tune -data-> #model',
      'end_user -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#traces; synthetic_data#made -data-> finetuning_job#tune -data-> #model',
      'end_user -> app_service#api -> classifier_model#score; #api -telemetry-> logging#log -data-> training_pipeline#train -data-> #score',
    ],
  },
  *check(graph) {
    const { dataClasses } = graph.requirements
    if (dataClasses?.every((name) => name === 'public') && dataClasses.length > 0) return
    if (statementsOf(graph).some((text) => ALLOWED.test(text))) return
    const talk = conversationStores(graph)
    const learners = [
      ...graph.nodesThat('trains_models').filter((node) => !isCleared(graph, node)),
      ...graph.nodes.filter((node) => graph.fact(node, 'trainingAllowed') === true),
    ]
    for (const training of learners) {
      const path = graph.records.path(talk, training, {
        avoiding: (node) => isCleared(graph, node) || isOnlineStep(graph, node, training),
        avoidingEdges: (edge) => ALLOWED.test(edge.label) || isRedactedEdge(graph, edge),
      })
      if (!path) continue
      yield {
        nodes: path.nodes,
        path,
        because: `What users wrote goes from ${path.nodes[0]!.label} into ${training.label}, past no consent filter and no redaction.`,
        say: { traces: path.nodes[0]!, training },
      }
    }
  },
  mend(_graph, { path }) {
    return path?.edges[0] ? standOnAll([path.edges[0]], newNode('pii_redactor', 'Consent filter and redaction')) : {}
  },
})

/** Stores that keep what users said to a generating model, as they said it. */
function conversationStores(graph: GraphView): ViewNode[] {
  const speaking = new Set(
    generators(graph)
      .filter((node) => isOnline(graph, node))
      .flatMap((node) => [node, ...graph.calls.previous(node)]),
  )
  const keeps = (node: ViewNode): boolean =>
    graph.isKind(node, 'llm_tracing', 'logging', 'session_store', 'golden_dataset') ||
    (graph.is(node, 'stores_data') && TALK.test(node.label) && !graph.isKind(node, 'source_connector'))
  return graph.nodes.filter(
    (node) =>
      keeps(node) &&
      !graph.is(node, 'human') &&
      !isCleared(graph, node) &&
      graph.edgesTo(node).some((edge) => speaking.has(edge.from) && edge.kind !== 'control'),
  )
}

const isCleared = (graph: GraphView, node: ViewNode): boolean =>
  isRedactor(graph, node) ||
  graph.fact(node, 'consent') === true ||
  graph.isKind(node, 'data_validator', 'synthetic_data') ||
  ALLOWED.test(node.label)

const isRedactedEdge = (graph: GraphView, edge: Parameters<GraphView['fact']>[0]): boolean => graph.fact(edge, 'redaction') === true

/** A service or model on the way is a use of the data, not a copy of it. */
const isOnlineStep = (graph: GraphView, node: ViewNode, training: ViewNode): boolean =>
  node !== training &&
  (graph.is(node, 'coordinates') ||
    graph.is(node, 'gateway') ||
    graph.is(node, 'request_entry') ||
    (graph.is(node, 'runs_model') && !graph.is(node, 'offline_processing')))
