import type { Props } from '../../graph/graph.ts'
import { dictOf, isDict } from '../tldrawShapes.ts'
import { isSecret } from './withoutSecrets.ts'

/** How a setting of a flow builder becomes a property: its name here, and what it counts. */
type Reading = readonly [prop: string, read: (value: unknown) => string | number | boolean | undefined]

const text = (value: unknown): string | undefined => {
  const words = typeof value === 'string' ? value.trim() : undefined
  return words && words.length <= 120 && !/[\n{}]/.test(words) && !isSecret(words) ? words : undefined
}
const number = (value: unknown): number | undefined => {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined
}
const whole = (value: unknown): number | undefined => {
  const read = number(value)
  return read !== undefined && Number.isInteger(read) && read >= 0 ? read : undefined
}
const flag = (value: unknown): boolean | undefined =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined
const share = (value: unknown): number | undefined => {
  const read = number(value)
  return read !== undefined && read >= 0 && read <= 1 ? read : undefined
}
const milliseconds = (value: unknown): number | undefined => {
  const read = number(value)
  return read !== undefined && read > 0 ? read : undefined
}

const model: Reading = ['model', text]
const retrieved: Reading = ['k', whole]
const turns: Reading = ['turnsKept', whole]
const steps: Reading = ['maxSteps', whole]
const output: Reading = ['maxOutputTokens', whole]

/** Of steps that generate or embed. */
const ofModels: Readonly<Record<string, Reading>> = {
  model,
  modelName: model,
  model_name: model,
  modelId: model,
  model_id: model,
  llm_id: model,
  embedding_model: model,
  azureOpenAIApiDeploymentName: model,
  azure_deployment: model,
  customModel: model,
  fineTuningModel: model,
  temperature: ['temperature', number],
  maxTokens: output,
  max_tokens: output,
  maxOutputTokens: output,
  max_output_tokens: output,
  maxTokensToSample: output,
  maxIterations: steps,
  max_iterations: steps,
  max_rounds: steps,
  maximum_iterations: steps,
  agentMaxIterations: steps,
  streaming: ['streaming', flag],
  stream: ['streaming', flag],
  dimensions: ['dimensions', whole],
}

/** Of steps that search. */
const ofRetrieval: Readonly<Record<string, Reading>> = {
  k: retrieved,
  topK: retrieved,
  top_k: retrieved,
  top_n: retrieved,
  topN: retrieved,
  number_of_results: retrieved,
  numResults: retrieved,
  maxResults: retrieved,
  max_results: retrieved,
  limit: retrieved,
  similarity_threshold: ['minScore', share],
  score_threshold: ['minScore', share],
  scoreThreshold: ['minScore', share],
  minScore: ['minScore', share],
  model,
  modelName: model,
  model_name: model,
  rerank_id: model,
}

/** Of steps that cut documents. Flow builders count letters unless they say tokens; the raw setting is kept beside. */
const ofChunking: Readonly<Record<string, Reading>> = {
  chunkSize: ['chunkSize', whole],
  chunk_size: ['chunkSize', whole],
  chunk_token_num: ['chunkTokens', whole],
  chunk_token_size: ['chunkTokens', whole],
  max_tokens: ['chunkTokens', whole],
  chunkOverlap: ['chunkOverlap', whole],
  chunk_overlap: ['chunkOverlap', whole],
  overlap: ['chunkOverlap', whole],
}

const ofMemory: Readonly<Record<string, Reading>> = {
  k: turns,
  windowSize: turns,
  contextWindowLength: turns,
  n_messages: turns,
  message_history_window_size: turns,
  maxTokenLimit: ['maxTokens', whole],
  ttl: ['ttlSeconds', whole],
}

const ofCalls: Readonly<Record<string, Reading>> = {
  timeout: ['timeoutMs', milliseconds],
  maxRetries: ['retries', whole],
  max_retries: ['retries', whole],
  maxTries: ['retries', whole],
}

const families = new Map<string, Readonly<Record<string, Reading>>>(
  Object.entries({
    llm: ofModels,
    small_llm: ofModels,
    self_hosted_llm: ofModels,
    llm_gateway: ofModels,
    llm_orchestrator: ofModels,
    context_builder: ofModels,
    agent: ofModels,
    sub_agent: ofModels,
    agent_supervisor: ofModels,
    planner: ofModels,
    embedding_model: ofModels,
    intent_router: ofModels,
    classifier_model: ofModels,
    query_rewriter: ofModels,
    text_to_sql: ofModels,
    text_to_speech: ofModels,
    speech_to_text: ofModels,
    image_gen_model: ofModels,
    vision_model: ofModels,
    conversation_summarizer: ofModels,
    vector_db: ofRetrieval,
    retriever: ofRetrieval,
    hybrid_retriever: ofRetrieval,
    keyword_index: ofRetrieval,
    knowledge_graph: ofRetrieval,
    web_search: ofRetrieval,
    reranker: ofRetrieval,
    chunker: ofChunking,
    session_store: ofMemory,
    long_term_memory: ofMemory,
  }),
)

/** Letters to a token, in English: enough to turn one setting into the other. */
const LETTERS = 4

/** The settings of a step that mean something here; everything else, credentials above all, is never looked at. */
export function propsOf(kind: string | undefined, ...settings: readonly unknown[]): Props {
  const family = families.get(kind ?? '')
  const props: Props = {}
  for (const each of settings) {
    for (const [name, value] of Object.entries(dictOf(each)).slice(0, 400)) {
      const [prop, read] =
        (family && Object.hasOwn(family, name) ? family[name] : Object.hasOwn(ofCalls, name) ? ofCalls[name] : undefined) ?? []
      const found = prop === undefined || prop in props ? undefined : read?.(plain(value))
      if (prop !== undefined && found !== undefined) props[prop] = found
    }
  }
  return kind === 'chunker' ? withTokens(props) : props
}

function withTokens(props: Props): Props {
  const { chunkSize, chunkOverlap } = props
  return {
    ...props,
    ...(typeof chunkSize === 'number' && props.chunkTokens === undefined && { chunkTokens: Math.round(chunkSize / LETTERS) }),
    ...(typeof chunkOverlap === 'number' && { overlap: Math.round(chunkOverlap / LETTERS) }),
  }
}

/** Some builders wrap a value: n8n's resource locator, Langflow's field. A list with one entry means that entry. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? plain(isDict(value[0]) ? (value[0].name ?? value[0].value) : value[0]) : undefined
  return isDict(value) && 'value' in value ? plain(value.value) : value
}
