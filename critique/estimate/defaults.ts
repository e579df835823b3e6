import type { Trait } from '../kinds/traits.ts'

/** A figure that stands in for what the board does not say. Milliseconds, fractions, tokens. Good to an order of magnitude. */
export interface Default {
  /** Stable name, under which a person can set another value. */
  id: string
  /** Property that states it on a node. */
  key?: string
  unit?: string
  /** What it stands for, as it is shown beside the number. */
  assumption: string
  value: number
  /** Where it comes from: a link, or "judgement" where nobody published one. */
  source: string
}

export interface LatencyDefault extends Default {
  kinds?: readonly string[]
  trait?: Trait
}

const JUDGEMENT = 'judgement, November 2026'
const VOICE = 'https://aiinfox.com/blog/voice-agents-sub-second-latency (read 2026-11)'
const MODEL_SPEED = 'https://www.jonathanwrede.de/en/blog/ttft-varies-13x-across-llm-providers/ (read 2026-11)'

/** p95 of one call where the node states none, most specific first. Rerankers and text models are computed, see below. */
export const latencyDefaults: readonly LatencyDefault[] = [
  {
    kinds: ['llm_gateway', 'api_gateway', 'load_balancer', 'tool_gateway'],
    id: 'gatewayP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a gateway adds',
    value: 20,
    source: JUDGEMENT,
  },
  {
    kinds: ['acl_filter', 'authorization', 'policy_engine', 'tenant_isolation'],
    id: 'accessCheckP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'an access check takes',
    value: 15,
    source: JUDGEMENT,
  },
  {
    kinds: ['auth_service'],
    id: 'authenticationP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'authentication takes',
    value: 15,
    source: JUDGEMENT,
  },
  {
    kinds: ['response_cache', 'semantic_cache', 'embedding_cache'],
    id: 'cacheP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a cache lookup takes',
    value: 10,
    source: JUDGEMENT,
  },
  {
    kinds: ['embedding_model'],
    id: 'embeddingP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'embedding one query takes',
    value: 120,
    source: 'https://docs.oracle.com/en-us/iaas/Content/generative-ai/benchmark-cohere-embed-4.htm (read 2026-11)',
  },
  {
    kinds: ['vector_db'],
    id: 'vectorSearchP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a vector search takes',
    value: 80,
    source: 'https://qdrant.tech/benchmarks/single-node-speed-benchmark-2022 (read 2026-11)',
  },
  {
    kinds: ['keyword_index'],
    id: 'keywordSearchP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a keyword search takes',
    value: 60,
    source: JUDGEMENT,
  },
  {
    kinds: ['groundedness_checker'],
    id: 'modelCheckP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a check by a model takes',
    value: 700,
    source: JUDGEMENT,
  },
  {
    kinds: ['llm_judge'],
    id: 'modelCheckP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a check by a model takes',
    value: 700,
    source: JUDGEMENT,
  },
  {
    kinds: ['waf', 'output_validator', 'schema_validator'],
    id: 'codeCheckP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a check by code takes',
    value: 5,
    source: JUDGEMENT,
  },
  {
    kinds: ['input_guardrail', 'output_guardrail', 'injection_detector', 'content_moderator', 'pii_redactor'],
    id: 'guardrailP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a classifier guardrail takes',
    value: 120,
    source: JUDGEMENT,
  },
  {
    kinds: ['speech_to_text'],
    id: 'transcriptP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'the final transcript takes',
    value: 200,
    source: VOICE,
  },
  {
    kinds: ['text_to_speech'],
    id: 'firstAudioP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'the first audio takes',
    value: 200,
    source: VOICE,
  },
  {
    kinds: ['voice_channel', 'media_server'],
    id: 'endOfTurnMs',
    key: 'endpointingMs',
    unit: 'ms',
    assumption: 'noticing the end of a turn takes',
    value: 400,
    source: 'https://altersquare.io/?p=12917 (read 2026-11)',
  },
  {
    kinds: ['payment_api', 'third_party_api', 'crm', 'ticketing_system', 'web_search', 'browser_tool'],
    id: 'outsideServiceP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a call to an outside service takes',
    value: 800,
    source: JUDGEMENT,
  },
  {
    kinds: ['tool_executor', 'business_system'],
    id: 'internalToolP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'an internal tool takes',
    value: 300,
    source: JUDGEMENT,
  },
  {
    kinds: ['external_api'],
    id: 'outsideServiceP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a call to an outside service takes',
    value: 800,
    source: JUDGEMENT,
  },
  {
    kinds: ['relational_db', 'session_store', 'long_term_memory', 'feature_store', 'data_warehouse'],
    id: 'databaseP95Ms',
    key: 'p95Ms',
    unit: 'ms',
    assumption: 'a database read takes',
    value: 30,
    source: JUDGEMENT,
  },
]

export const firstTokenP95: Default = {
  id: 'firstTokenP95Ms',
  key: 'ttftMs',
  unit: 'ms',
  assumption: 'a model starts to answer after (p95)',
  value: 800,
  source: MODEL_SPEED,
}
export const tokensPerSecond: Default = {
  id: 'tokensPerSecond',
  key: 'tokensPerSecond',
  unit: 'tokens/s',
  assumption: 'a model writes, in tokens per second',
  value: 60,
  source: MODEL_SPEED,
}
export const smallTokensPerSecond: Default = {
  id: 'smallTokensPerSecond',
  key: 'tokensPerSecond',
  unit: 'tokens/s',
  assumption: 'a small model writes, in tokens per second',
  value: 100,
  source: MODEL_SPEED,
}
export const outputTokens: Default = {
  id: 'outputTokens',
  key: 'outputTokens',
  unit: 'tokens',
  assumption: 'an answer has, in tokens',
  value: 300,
  source: JUDGEMENT,
}
export const verdictTokens: Default = {
  id: 'verdictTokens',
  key: 'outputTokens',
  unit: 'tokens',
  assumption: 'a verdict or a label has, in tokens',
  value: 20,
  source: JUDGEMENT,
}
export const chunkTokens: Default = {
  id: 'chunkTokens',
  key: 'chunkTokens',
  unit: 'tokens',
  assumption: 'a retrieved passage has, in tokens',
  value: 300,
  source: JUDGEMENT,
}
export const questionTokens: Default = {
  id: 'questionTokens',
  key: 'inputTokens',
  unit: 'tokens',
  assumption: 'a question has, in tokens',
  value: 100,
  source: JUDGEMENT,
}
/** Documents that reach a reranker where neither it nor a retriever says. */
export const rerankedDocuments: Default = {
  id: 'rerankedDocuments',
  key: 'k',
  unit: 'passages',
  assumption: 'a reranker reads, in passages',
  value: 50,
  source: JUDGEMENT,
}
export const RERANK_SOURCE =
  'https://docs.oracle.com/en-us/iaas/Content/generative-ai/benchmark-cohere-rerank-3-5.htm (read 2026-11; beyond 128 tokens extrapolated)'

export const RERANK_FORMULA = 'a reranker takes 100 ms and 0.6 per passage, up to four times that for long ones (p95 in ms)'
/** Counted as nothing, and said so: a figure here would be a guess that hides what is missing. */
export const unknownService: Default = {
  id: 'serviceP95Ms',
  key: 'p95Ms',
  unit: 'ms',
  assumption: 'time in a service without a figure, and on the network, in ms',
  value: 0,
  source: 'not known: state p95Ms',
}

/** Half of the tail: between the published spreads of models (a quarter) and of databases (two thirds). */
export const medianShare: Default = {
  id: 'medianShare',
  key: 'p50Ms',
  assumption: 'where only the p95 is known, the median is this share of it',
  value: 0.5,
  source: JUDGEMENT,
}
/** Rounds of an agent with tools that states no limit. */
export const agentRounds: Default = {
  id: 'agentRounds',
  key: 'maxSteps',
  unit: 'rounds',
  assumption: 'an agent without a stated limit takes, in rounds',
  value: 4,
  source: JUDGEMENT,
}
export const typicalShareOfLimit: Default = {
  id: 'typicalShareOfLimit',
  key: 'callsPerRequest',
  assumption: 'a typical run uses this share of its step limit',
  value: 0.5,
  source: JUDGEMENT,
}

const SLAS = 'https://www.callsphere.ai/blog/provider-reliability-slas-2026-uptime-reality (read 2026-11)'
export const hostedAvailability: Default = {
  id: 'hostedAvailability',
  key: 'availability',
  assumption: 'a hosted model or outside service answers this share of the time',
  value: 0.999,
  source: SLAS,
}
export const storeAvailability: Default = {
  id: 'storeAvailability',
  key: 'availability',
  assumption: 'a managed store answers this share of the time',
  value: 0.9995,
  source: JUDGEMENT,
}

/** What even the fastest hosted model needs before its first token, and its speed: for claims that hold whatever the vendor. */
export const FASTEST_FIRST_TOKEN_MS = 150
export const FASTEST_TOKENS_PER_SECOND = 250

/** Seconds in a month of 730 hours. */
export const SECONDS_PER_MONTH = 2_628_000
export const HOURS_PER_MONTH = 730

/**
 * p95 of reranking, in ms: 100 plus 0.6 per passage of at most 128 tokens. The slope grows with length to four times at 500 tokens.
 * Source: RERANK_SOURCE.
 */
export function rerankP95(documents: number, tokens: number): number {
  const slope = tokens <= 128 ? 1 : Math.min(4, 1 + (3 * (tokens - 128)) / (500 - 128))
  return (100 + 0.6 * documents) * slope
}
