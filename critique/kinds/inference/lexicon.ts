import { kinds } from '../index.ts'
import { ambiguousWords } from './ambiguous.ts'
import { cues } from './cues.ts'
import { late, lateMap, lateSet } from './late.ts'
import type { LateMap, LateSet } from './late.ts'
import { wordsOf } from './words.ts'

/** What a phrase stands for, and how well that is known. */
export interface Entry {
  kind: string
  /** alias, product: listed by the kind itself. cue: written by people for it. */
  source: 'alias' | 'product' | 'cue'
  words: number
}

/** Which words around an ambiguous one decide, each as singular words. */
export interface Ambiguity {
  otherwise: string
  when: readonly { kind: string; cue: readonly string[] }[]
}

/** Products that several kinds list, with the one that a bare name most likely means. */
const preferred: Readonly<Record<string, string>> = {
  eventbridge: 'message_queue',
  langfuse: 'llm_tracing',
  langsmith: 'llm_tracing',
  'azure ai search': 'vector_db',
  vespa: 'vector_db',
  presidio: 'pii_redactor',
  'azure openai': 'llm',
  'twilio voice': 'voice_channel',
  sendgrid: 'email_sender',
  'gmail api': 'email_inbox',
  gmail: 'email_inbox',
  outlook: 'email_inbox',
  playwright: 'browser_tool',
  airflow: 'workflow_engine',
  dagster: 'workflow_engine',
  flink: 'stream_processor',
  mlflow: 'model_registry',
  zendesk: 'ticketing_system',
  intercom: 'ticketing_system',
  faiss: 'vector_db',
  nginx: 'api_gateway',
  kong: 'api_gateway',
  envoy: 'api_gateway',
  modal: 'serverless_function',
  phoenix: 'llm_tracing',
  arize: 'llm_tracing',
  helicone: 'llm_tracing',
  portkey: 'llm_gateway',
  evidently: 'drift_monitor',
  github: 'code_repository',
  slack: 'messaging_channel',
  twilio: 'voice_channel',
  'label studio': 'human_annotation',
  argilla: 'human_annotation',
  firecrawl: 'crawler',
  'great expectation': 'data_validator',
  triton: 'self_hosted_llm',
  bentoml: 'model_serving',
  'hashicorp vault': 'secrets_manager',
  'azure key vault': 'secrets_manager',
  'llama guard': 'input_guardrail',
  'bedrock guardrail': 'input_guardrail',
  'azure content safety': 'content_moderator',
  stripe: 'payment_api',
  salesforce: 'crm',
  livekit: 'media_server',
  pydantic: 'output_validator',
  n8n: 'workflow_engine',
  vellum: 'llm_orchestrator',
  'contextual retrieval': 'enrichment',
  'amazon bedrock': 'llm',
  'feast online store': 'feature_store',
  ray: 'training_pipeline',
  'open policy agent': 'policy_engine',
  lightgbm: 'ml_model',
  sqlite: 'relational_db',
  catboost: 'ml_model',
  'scikit learn': 'ml_model',
}

/** Too general to decide anything as a product. */
const skipped = new Set([
  'custom',
  'other',
  'daily',
  'clerk',
  'split',
  'comet',
  'modal',
  'box',
  'merge',
  'weave',
  'ory',
  'spider',
  'marker',
  'instructor',
  'cube',
  'aim',
  'harness',
  'linear',
  'render',
  'square',
  'encord',
])

/** Phrases as singular words joined by spaces. An alias outranks a product, a product a cue; of equals the first in palette order counts. */
export const lexicon: LateMap<Entry> = lateMap(buildLexicon)

export const ambiguities: LateMap<Ambiguity> = lateMap(
  () =>
    new Map(
      ambiguousWords.flatMap(({ terms, otherwise, when }) => {
        const ambiguity = { otherwise, when: when.flatMap(([kind, words]) => words.map((cue) => ({ kind, cue: wordsOf(cue) }))) }
        return terms.map((term) => [wordsOf(term).join(' '), ambiguity] as const)
      }),
    ),
)

/** Words of the longest phrase. */
export const longestPhrase: () => number = late(() => Math.max(...Array.from(lexicon, ([, { words }]) => words)))

/** Single words that are brands or products. */
export const brands: LateSet = lateSet(() =>
  kinds.flatMap((kind) => kind.products.map((product) => wordsOf(product).join(' '))).filter((name) => name !== '' && !name.includes(' ')),
)

/** Whether a spelling is known as one word, so that its capitals do not cut it. */
export const isKnownWord = (word: string): boolean => lexicon.has(word) || ambiguities.has(word) || compounds.has(word)

/** Names with capitals inside that no kind lists alone. */
const compounds: ReadonlySet<string> = new Set([
  'openai',
  'github',
  'gitlab',
  'langchain',
  'langgraph',
  'llamaindex',
  'crewai',
  'autogen',
  'fastapi',
  'postgresql',
  'mysql',
  'mongodb',
  'dynamodb',
  'chromadb',
  'opensearch',
  'javascript',
  'typescript',
  'nodejs',
  'graphql',
  'cloudwatch',
  'cloudfront',
  'eventbridge',
  'bigquery',
  'pubsub',
  'sagemaker',
  'mlflow',
  'kubeflow',
  'xgboost',
  'lightgbm',
  'pytorch',
  'tensorflow',
  'whatsapp',
  'youtube',
  'linkedin',
  'sharepoint',
  'onedrive',
  'vllm',
  'litellm',
  'openrouter',
  'devops',
  'iot',
  'saas',
  'genai',
  'chatgpt',
  'deepseek',
  'huggingface',
  'elevenlabs',
  'websocket',
  'webrtc',
  'rabbitmq',
  'sqlite',
  'nosql',
  'cosmosdb',
  'documentdb',
  'clickhouse',
  'tailwindcss',
  'nextjs',
  'pgvector',
  'lancedb',
  'oauth',
  'auth0',
  'servicenow',
  'hubspot',
  'paypal',
  'docusign',
  'quickbooks',
  'netsuite',
  'minilm',
  'guardduty',
  'cloudtrail',
  'mlops',
  'llmops',
  'finops',
  'gitops',
  'opencv',
  'eventstoredb',
])

function buildLexicon(): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const add = (phrase: string, kind: string, source: Entry['source']): void => {
    const words = wordsOf(phrase)
    const key = words.join(' ')
    if (key !== '' && !entries.has(key)) entries.set(key, { kind, source, words: words.length })
  }
  for (const kind of kinds) for (const alias of kind.aliases) add(alias, kind.id, 'alias')
  for (const kind of kinds) {
    add(kind.id.replaceAll('_', ' '), kind.id, 'alias')
    add(kind.name.replace(/\(.*\)/, ''), kind.id, 'alias')
  }
  for (const [product, kind] of Object.entries(preferred)) add(product, kind, 'product')
  for (const kind of kinds) for (const product of kind.products) if (!skipped.has(product.toLowerCase())) add(product, kind.id, 'product')
  for (const [kind, phrases] of Object.entries(cues)) for (const phrase of phrases.split(',')) add(phrase, kind, 'cue')
  return entries
}
