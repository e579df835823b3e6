/** What the last word of a title says about it when the words before it are of nobody's trade. */
interface LastWord {
  kind: string | null
  words: readonly string[]
  /** Not when one of these stands before it. */
  unless?: RegExp
  /** Kinds that give way to it even though the word itself is known for them. */
  over?: readonly string[]
}

const watching =
  /\b(?:monitor\w*|metric|grafana|slo|latency|kibana|performance|op|ops|system|observability|health|datadog|prometheus|usage|analytics|bi|kpi|telemetry|log|trace|service|infra\w*|cloudwatch|looker|tableau|superset|power|kpis)\b/
const ofTrade =
  /\b(?:git|github|code|source|model|prompt|document|doc|knowledge|artifact|template|vector|object|feature|blob|file|image|container|memory|session|state|key|event|embedding|graph|label|content)\b/

const lastWords: readonly LastWord[] = [
  { kind: 'web_client', words: ['dashboard'], unless: watching, over: ['metrics'] },
  {
    kind: 'web_client',
    words: ['page', 'screen', 'panel', 'view', 'board', 'site', 'modal', 'tab', 'viewer', 'renderer', 'visualizer', 'explorer'],
  },
  { kind: 'relational_db', words: ['repository', 'repo'], unless: ofTrade, over: ['code_repository'] },
  {
    kind: 'relational_db',
    words: ['store', 'table', 'record', 'database', 'storage', 'persistence'],
    unless: ofTrade,
    over: ['source_connector', 'end_user'],
  },
  { kind: 'app_service', words: ['adapter', 'wrapper', 'bridge', 'facade'], over: ['finetuned_model'] },
  {
    kind: 'app_service',
    words: ['orchestrator', 'controller'],
    unless:
      /\b(?:llm|rag|ai|agent|agentic|chat|conversation|multi|prompt|query|model|main|central|core|task|dialog|langgraph|langchain|swarm|chain|retrieval)\b/,
    over: ['llm_orchestrator'],
  },
  { kind: 'router', words: ['selection', 'selector', 'decision'], over: ['llm_orchestrator', 'source_connector'] },
  { kind: 'source_connector', words: ['source', 'feed', 'corpus', 'archive'] },
  {
    kind: null,
    words: [
      'payload',
      'report',
      'result',
      'dossier',
      'brief',
      'draft',
      'outcome',
      'insight',
      'response',
      'answer',
      'output',
      'chunk',
      'finding',
      'reply',
    ],
    unless: /\b(?:generate|generator|build|create|validate|check|store|cache)\b/,
  },
  { kind: 'ml_model', words: ['predictor', 'forecaster', 'estimator', 'forecast', 'regressor'] },
  { kind: 'classifier_model', words: ['scorer', 'detector'] },
  { kind: 'ranking_model', words: ['recommender'] },
  { kind: 'document_parser', words: ['converter', 'extractor'] },
  { kind: 'llm', words: ['generator', 'writer', 'composer', 'drafter', 'synthesizer', 'generation', 'synthesis'] },
  { kind: 'notification_service', words: ['notifier', 'sender'] },
  { kind: 'output_validator', words: ['validator', 'checker', 'verifier', 'formatter', 'formatting'] },
  { kind: 'policy_engine', words: ['policy', 'rule'] },
  { kind: 'training_pipeline', words: ['trainer'] },
  { kind: 'tool_executor', words: ['tool', 'toolkit', 'lookup', 'calculator', 'executor'] },
  {
    kind: 'stream_processor',
    words: ['aggregator', 'consumer', 'processor'],
    unless: /\b(?:request|query|data|document|doc|file|text|order|payment|image|input|output|response|message)\b/,
  },
  { kind: 'agent_supervisor', words: ['coordinator', 'delegator'] },
  { kind: 'message_queue', words: ['topic'] },
  { kind: 'third_party_api', words: ['blockchain', 'ledger'] },
  {
    kind: 'app_service',
    words: [
      'manager',
      'handler',
      'service',
      'engine',
      'module',
      'processor',
      'component',
      'facade',
      'management',
      'reporter',
      'tracker',
      'handling',
      'backend',
      'server',
      'layer',
      'helper',
      'core',
    ],
  },
]

/** Decides by the last word alone; undefined where that says nothing. */
export function byLastWord(title: readonly string[]): LastWord | undefined {
  const last = title.at(-1)!
  const before = title.slice(0, -1).join(' ')
  return lastWords.find((one) => one.words.includes(last) && !one.unless?.test(before))
}
