import { isPlainAgent } from './agents.ts'
import type { Guess } from './guess.ts'
import { brands, lexicon } from './lexicon.ts'
import type { Entry } from './lexicon.ts'
import { pairOf } from './pairs.ts'
import { modifiers } from './vocabulary.ts'
import type { Words } from './words.ts'

/** What the form of a label tells whatever its words are about: "LLM #2 …", "500 labelled …", "… (Qdrant)", "kubectl delete". */
export function byForm(text: string, words: Words): Guess | undefined {
  const small = text.toLowerCase()
  for (const [kind, pattern, confidence, hints] of forms) {
    if (hints && !hints.some((hint) => small.includes(hint))) continue
    const found = pattern.exec(text)
    if (found) return { kind, confidence, matched: found[0].trim().toLowerCase(), score: 12, isDecided: true }
  }
  return (
    onProduct(words) ??
    explained(words) ??
    brandApi(words) ??
    inStore(words) ??
    productFor(words) ??
    vagueTitle(words) ??
    storedThings(text, words)
  )
}

/** "Gate service: deterministic rules": where the title says only that something runs, a name that follows tells what. */
function explained(words: Words): Guess | undefined {
  const title = words.all.slice(0, words.title)
  if (title.length > 3 || !/^(?:service|module|engine|component|stage|handler)$/.test(title.at(-1) ?? '') || lexicon.has(title.join(' ')))
    return undefined
  const rest = words.all.slice(words.title)
  const entry = rest.length > 1 && rest.length < 5 ? lexicon.get(rest.join(' ')) : undefined
  if (!entry || modifiers.has(rest.join(' ')) || /^(?:app_service|web_client|container_platform|llm)$/.test(entry.kind)) return undefined
  return { kind: entry.kind, confidence: 0.75, matched: rest.join(' '), score: 12, isDecided: true }
}

/** "Jira Cloud API", "Meta WhatsApp Business API": the system behind it. */
function brandApi(words: Words): Guess | undefined {
  const title = words.all.slice(0, words.title)
  if (title.length < 2 || title.at(-1) !== 'api') return undefined
  const own = title
    .slice(title[0] === 'meta' || title[0] === 'google' ? 1 : 0, -1)
    .filter((word) => !/^(?:cloud|business|rest|web|bot|v\d+)$/.test(word))
  const entry = lexicon.get(own.join(' '))
  if (!entry || entry.source === 'cue' || !systems.has(entry.kind)) return undefined
  return { kind: entry.kind, confidence: 0.8, matched: own.join(' '), score: 12, isDecided: true }
}

const systems = new Set(['messaging_channel', 'ticketing_system', 'crm', 'payment_api', 'text_to_speech', 'speech_to_text', 'web_search'])

/** "Kafka scored_payments", "S3 raw scans": what is kept there does not make it another thing. */
function inStore(words: Words): Guess | undefined {
  const title = words.all.slice(0, words.title)
  if (title.length < 2 || title.length > 5 || ofItself.test(title.at(-1)!)) return undefined
  const kind = queues.has(title[0]!)
    ? 'message_queue'
    : /^(?:s3|gcs|minio)$/.test(title[0]!)
      ? 'object_storage'
      : /^(?:postgresql|postgres|mysql|sqlite)$/.test(title[0]!)
        ? 'relational_db'
        : undefined
  if (kind === undefined || title.some((word) => ofItself.test(word))) return undefined
  return { kind, confidence: 0.8, matched: title[0]!, score: 12, isDecided: true }
}

const queues = new Set(['kafka', 'rabbitmq', 'sqs', 'kinesis', 'nats'])
const ofItself =
  /^(?:client|consumer|producer|connector|connect|stream|streams|loader|sync|exporter|trigger|writer|reader|adapter|wrapper|query|tool|agent|mcp|hpa|vector|event|notification|worker|processor|lambda|import|ingestion|upload|watcher|listener|dlq|dead|letter|retry|lake|data|lakehouse|athena|dataset|parquet|document|source|cache|history|log|audit|session|chat|conversation|message|checkpoint|checkpointer|saver|embedding|pgvector|memory|feature|state|queue|fts|search|rls|mcp|full|text|tsvector|job|store|knowledge)$/

/** What a provider is used for says more than who provides it: "ElevenLabs STT", "Groq LLM", "Pinecone serverless". */
function productFor(words: Words): Guess | undefined {
  const title = words.all.slice(0, words.title)
  const last = title.at(-1) ?? ''
  if (title.length < 2 || title.length > 4 || !title.slice(0, -1).every(isBrand)) return undefined
  // "Groq API client" is the model behind it.
  const provider = /^(?:client|sdk|provider)$/.test(last) ? lexicon.get(title[0]!)?.kind : undefined
  if (provider === 'llm') return { kind: 'llm', confidence: 0.8, matched: title.join(' '), score: 12 }
  const use = uses.get(last)
  if (use !== undefined) return { kind: use, confidence: 0.85, matched: title.join(' '), score: 12, isDecided: true }
  if (!/^(?:serverless|cloud|enterprise|hosted|managed|cluster|instance|local)$/.test(last)) return undefined
  const entry = lexicon.get(title.slice(0, -1).join(' '))
  return entry && { kind: entry.kind, confidence: 0.8, matched: title.slice(0, -1).join(' '), score: 12 }
}

const anyStore = ['vector_db', 'relational_db', 'nosql_db', 'object_storage', 'data_warehouse', 'knowledge_graph', 'keyword_index']
const anyModel = [
  'ml_model',
  'classifier_model',
  'ranking_model',
  'embedding_model',
  'reranker',
  'llm',
  'small_llm',
  'self_hosted_llm',
  'vision_model',
  'speech_to_text',
  'text_to_speech',
]

/** Titles that leave open what they are, and what they may be. */
const vague: ReadonlyMap<string, readonly string[]> = new Map([
  ['client', ['api_consumer', 'mobile_client', 'ide_client', 'chat_ui', 'voice_channel', 'messaging_channel']],
  ['database', anyStore],
  ['db', anyStore],
  ['storage', anyStore],
  ['store', anyStore],
  ['data store', anyStore],
  ['database layer', anyStore],
  ['storage layer', anyStore],
  ['model', anyModel],
  ['ai model', anyModel],
  ['ml model', anyModel],
])

/** "Client: curl, Postman", "Database (Pinecone)": the name that follows tells which. */
function vagueTitle(words: Words): Guess | undefined {
  if (words.title === words.all.length || words.title > 2) return undefined
  const may = vague.get(words.all.slice(0, words.title).join(' '))
  if (!may) return undefined
  const rest = words.all.slice(words.title, words.title + 4)
  for (const size of [rest.length, 3, 2, 1]) {
    const key = rest.slice(0, size).join(' ')
    const kind = plainStores[key] ?? lexicon.get(key)?.kind
    if (kind !== undefined && may.includes(kind)) return { kind, confidence: 0.8, matched: key, score: 12, isDecided: true }
  }
  return undefined
}

const isBrand = (word: string): boolean =>
  brands.has(word) || madeWith.has(word) || /^(?:elevenlabs|deepgram|groq|sarvam|assemblyai)$/.test(word)

const uses: ReadonlyMap<string, string> = new Map([
  ['stt', 'speech_to_text'],
  ['asr', 'speech_to_text'],
  ['tts', 'text_to_speech'],
  ['llm', 'llm'],
  ['embedding', 'embedding_model'],
  ['embedder', 'embedding_model'],
  ['rerank', 'reranker'],
  ['reranker', 'reranker'],
  ['moderation', 'content_moderator'],
  ['hpa', 'autoscaler'],
  ['autoscaler', 'autoscaler'],
])

/** Decisive openings, the narrower before the wider. A costly pattern is tried only where one of its hints occurs. */
const forms: readonly (readonly [kind: string, pattern: RegExp, confidence: number, hints?: readonly string[]])[] = [
  // "Policy LLM: allowed?" and "LLM #2 detect spam" are a model, whatever it is asked; a role of its own ("judge LLM") is no such word.
  [
    'llm',
    /^(?!(?:judge|judging|grader|grading|router|routing|planner|planning|small|cheap|local|fallback|backup|guard|vision|embedding|quarantined|tuned|evaluator|critic)\b)(?:[\p{L}-]+ ){0,2}LLM\s*(?:#\s?\d+|\d(?![\d.]))/iu,
    0.8,
    ['llm'],
  ],
  [
    'llm',
    /^(?:policy|safety|main|answer|answering|generation|generator|writer|writing|summary|summarizer|extraction|drafting|chat|reasoning|classification|response|final|primary|domain|task|hosted|cloud) LLM\s*(?:[:(|]|[-–—]\s)/i,
    0.8,
    ['llm'],
  ],
  ['sub_agent', /^(?:[\p{L}]+\s*(?:\/|,|&|\+|and)\s*)+[\p{L}]+ agents$/iu, 0.75, [' agents']],
  ['human_review_queue', /^human (?:supervisor|expert|editor|analyst|auditor)s?\b/i, 0.8],
  ['llm', /^LLM\s*:/, 0.8],
  // Prose: "Doctor reads and signs", "Who changed what", "Gate, then 2 % of shops", "Every Friday".
  [
    'approval_gate',
    /^(?:an? |the |two |senior )?(?:[\p{L}-]+ )?(?:doctor|nurse|physician|lawyer|clerk|editor|manager|developer|reviewer|engineer|analyst|operator|officer|inspector|teacher|pharmacist|radiologist|adjuster|user|customer|human|person|dispatcher|buyer|accountant|controller|author|maintainer|agent|lead|expert|supervisor|employee|trader)s?\s+(?:[\p{L}]+,? (?:and )?){0,3}?(?:approves?|signs?(?: off)?|confirms?|releases?|merges?|accepts?|authori[sz]es?|sends? it|and sends?)\b/iu,
    0.8,
    ['approve', 'sign', 'confirm', 'release', 'merge', 'accept', 'authori', 'send'],
  ],
  ['audit_log', /^(?:who (?:\p{L}+ ){1,5}(?:what|which)\b|(?:who|what),? when\b|why (?:each|every)\b)/iu, 0.8],
  ['regression_gate', /^gate(?:,| then\b| before\b| on\b|:|$)/i, 0.8],
  [
    'scheduler',
    /^(?:every (?:\p{L}+|\d+ \p{L}+)|nightly|weekly|daily|hourly|monthly|quarterly|yearly|each (?:night|morning|week|month|hour))(?:,? (?:at )?\d{1,2}(?::\d\d)?(?: ?[ap]m)?)?$/iu,
    0.85,
  ],
  [
    'kill_switch',
    /^(?:stop|halt|pause|disable|switch off|turn off|freeze|shut down) (?:all|every|the|any|everything|sending|posting|it|new)\b/i,
    0.8,
  ],
  [
    'rate_limiter',
    /^(?:calls|requests|messages|queries|questions|runs) per (?:user|number|caller|key|tenant|minute|hour|day|customer|second)\b/i,
    0.8,
  ],
  [
    'acl_filter',
    /\b(?:may|allowed to|can|permitted to) (?:not )?(?:see|read|view)$|^(?:only|remove|drop|filter)\b.*\b(?:may|allowed to) (?:not )?(?:see|read|view)\b/i,
    0.8,
    [' see', ' read', ' view'],
  ],
  ['alerting', /^alerts? (?:to|the|for) (?:[\p{L}-]+ ){0,3}(?:team|owner|on-?call|ops|engineer|lead|desk|person)\b/iu, 0.8],
  [
    'third_party_api',
    /^(?!.*\b(?:backend|rest|internal|core|public|our|query|chat|app|tool|web|llm|model|ai|graphql|http|data|business)\b)(?:[\p{L}-]+ ){1,3}apis\s*(?:$|[([{|:])/iu,
    0.7,
    [' apis'],
  ],
  [
    'tool_executor',
    /^\W*(?:get|set|reset|create|update|delete|add|remove|insert|cancel|book|submit|list|lookup|check|send)(?:_[a-z0-9]+){1,4}(?:_tool)?(?:\(\w*\))?\s*$/,
    0.8,
    ['_'],
  ],
  ['vector_db', /\b(?:postgres(?:ql)?|aurora|supabase|neon|rds|alloydb)\b.*\bpgvector\b(?!.*\bbm25\b)/i, 0.85, ['pgvector']],
  [
    'canary_release',
    /^\d{1,2} ?% of (?:the )?(?:users|traffic|shops|stores|branches|customers|requests|drivers|dealers|clinics|teams|calls|sessions)\b/i,
    0.8,
  ],
  [
    'speech_to_text',
    /^(?:openai |groq |local |faster[- ]?)?whisper(?: (?:large|small|base|turbo|v\d\S*))*(?: (?:api|server|service|model))?$/i,
    0.85,
    ['whisper'],
  ],
  // "News app", "Shop chat": what people carry with them, and where they write.
  [
    'mobile_client',
    /^(?!(?:web|desktop|react|next|nextjs|streamlit|flask|django|vue|angular|node|express|fastapi|gradio|client|admin|main|core|backend|server|slack|teams|chat|llm|ai|rag|agent|python|java|electron|demo|user|internal|custom|frontend|front-end|serverless|container|sample|test|gateway|langgraph|langchain|discord|github|shopify|spa|single-page|ui|dashboard|logic|function|shiny|dash)\b)\p{L}[\p{L}-]+ app$/iu,
    0.8,
    [' app'],
  ],
  [
    'chat_ui',
    /^(?:shop|store|customer|member|guest|site|website|help|support|staff|public|visitor|patient|student|web|live) chat$/i,
    0.8,
    [' chat'],
  ],
  // A number of examples is a set to test with.
  [
    'golden_dataset',
    /^\W*(?:about |over |some )?\d[\d,.]*\s?[km]?\+?\s+(?:[\p{L}-]+\s+){0,2}?(?:labell?ed|annotated|hand-?(?:labell?ed|written|picked|graded)|curated|graded|adjudicated|golden|gold|held-?out|benchmark)\s+\p{L}/iu,
    0.8,
    ['label', 'annotated', 'hand', 'curated', 'graded', 'adjudicated', 'gold', 'held', 'benchmark'],
  ],
  [
    'golden_dataset',
    /^\W*(?:about |over |some )?\d{2,}[\d,.]*\s?k?\+?\s+(?:[\p{L}-]+\s+){0,2}?(?:questions|examples|test cases|eval cases|prompts|q ?[&/] ?a pairs|qa pairs|question[- ]answer pairs|test questions|golden \w+)\b(?!\s*(?:per|\/|a)\b)/iu,
    0.8,
    ['question', 'example', 'cases', 'prompts', 'pairs', 'golden'],
  ],
  [
    'golden_dataset',
    /^\W*(?:about |over |some )?\d{2,}[\d,.]*\s?k?\s+(?:past|historical|real|recent|closed|old|known|solved|resolved|reviewed|reference)\s+\p{L}+s\b/iu,
    0.8,
  ],
  // Who reads and decides is a queue of people; "moderator" alone may be a program.
  [
    'human_review_queue',
    /^(?:[\p{L}-]+ ){0,2}(?:moderators|reviewers|adjudicators|underwriters|adjusters|fact[- ]checkers|human (?:moderator|reviewer|adjudicator)s?)\s*(?:$|[([{|:,]|[-–—]\s)/iu,
    0.8,
    ['moderator', 'reviewer', 'adjudicator', 'underwriter', 'adjuster', 'checkers'],
  ],
  [
    'human_annotation',
    /^(?:[\p{L}-]+ ){0,2}(?:annotators|labell?ers|raters|human raters|crowd ?workers|labell?ing team|annotation team)\s*(?:$|[([{|:,]|[-–—]\s)/iu,
    0.8,
    ['annotat', 'labeler', 'labeller', 'raters', 'worker', 'labeling', 'labelling'],
  ],
  [
    'approval_gate',
    /^(?:are you sure|confirm(?: before| to| that you)|do you (?:want|approve)|proceed\?|ok to (?:send|run|execute|proceed))\b/i,
    0.8,
  ],
  ['approval_gate', /^(?:approvals?|sign-?offs?)\s+(?:inbox|queue|ui|screen|page|panel|workflow|modal|dialog|step)\b/i, 0.8],
  [
    'router',
    /^(?:auto-?\s?)?(?:approved?|accept(?:ed)?|allow(?:ed)?|pass(?:ed)?|grant(?:ed)?|keep|go|ok|yes|publish|continue)\s*(?:\/|\||or|vs\.?|,)\s*(?:(?:manual )?review\s*(?:\/|\||or|,)\s*)?(?:reject(?:ed)?|declined?|deny|denied|block(?:ed)?|fail(?:ed)?|no|refused?|drop|discard|no[- ]go|not ok|stop|remove|retry)\s*\??$/i,
    0.8,
  ],
  [
    'router',
    /^(?:reject|decline|deny|block|fail|refuse|stop|hide|remove)\s*(?:\/|\||or|vs\.?)\s*(?:approve|accept|allow|pass|publish|keep|show)\s*\??$/i,
    0.75,
  ],
  // A command that changes something is a tool in somebody's hands.
  [
    'tool_executor',
    /^\W*(?:kubectl|helm|terraform|ansible|psql|aws|gcloud|az|systemctl|git|docker|npm|ssh)\s+(?:delete|apply|destroy|scale|rollout|patch|drop|push|restart|exec|commit|merge|create|update|rm|stop|kill|edit|set|cordon|drain|publish|revert|reset)\b/i,
    0.75,
  ],
  [
    'tool_executor',
    /^(?:apply|add|set|remove|attach|assign|change|toggle|rename|move|archive|cancel|reschedule|approve|close|issue|post|star|flag)\s+(?:an? |the )?(?:[\p{L}-]+ ){0,2}(?:labels?|tags?|status|ticket|order|booking|reservation|event|meeting|appointment|account|subscription|record|row|calendar|invite|draft|folder|refund|deployment|instance|pod|server|user|comment|reaction)\s*(?:$|\()/iu,
    0.7,
    [
      'label',
      'tag',
      'status',
      'ticket',
      'order',
      'booking',
      'reservation',
      'event',
      'meeting',
      'appointment',
      'account',
      'subscription',
      'record',
      'row',
      'calendar',
      'invite',
      'draft',
      'folder',
      'refund',
      'deployment',
      'instance',
      'pod',
      'server',
      'user',
      'comment',
      'reaction',
    ],
  ],
]

/** Languages, frameworks and the like: what something is made with. */
const madeWith = new Set(
  'python java typescript javascript js ts go golang rust node scala kotlin ruby php fastapi flask django express nestjs spring boot grpc rest http docker kubernetes k8s tf tensorflow pytorch torch keras sklearn scikit learn pandas numpy polars spark pyspark flink beam dbt airflow mlflow serving runtime sdk langchain langgraph llamaindex haystack openai anthropic gemini claude gpt bedrock vertex ai azure aws gcp google cohere mistral llama qwen hf huggingface'.split(
    ' ',
  ),
)

/** "Model server TF Serving/FastAPI", "Travel agent Gemini 3 Pro": a name by itself, then what it runs on. */
function onProduct(words: Words): Guess | undefined {
  const title = words.all.slice(0, words.title)
  if (title.length < 2 || title.length > 9 || !isTechnology(title.at(-1)!)) return undefined
  for (let size = Math.min(5, title.length - 1); size > 0; size -= 1) {
    const rest = title.slice(size)
    if (!rest.every(isTechnology)) continue
    const kind = nameOf(title.slice(0, size))
    if (kind)
      return { kind: ofClassicModels(kind, rest), confidence: 0.8, matched: title.slice(0, size).join(' '), score: 12, isDecided: true }
  }
  return undefined
}

const runsModels = /^(?:vllm|ollama|tgi|sglang|triton|nim)$/

const isTechnology = (word: string): boolean =>
  madeWith.has(word) ||
  (brands.has(word) && !runsModels.test(word)) ||
  /^v?\d[\w.]*$/.test(word) ||
  /^(?:pro|flash|mini|turbo|large|sonnet|haiku|opus)$/.test(word)

/** A "model server" is one of language models, unless what it runs on is not. */
const ofClassicModels = (kind: string, rest: readonly string[]): string =>
  kind === 'self_hosted_llm' && rest.some((word) => /^(?:tf|tensorflow|torch|pytorch|sklearn|scikit|mlflow|keras|spark)$/.test(word))
    ? 'model_serving'
    : kind

/** The kind of words that are a component's name and no brand. */
function nameOf(own: readonly string[]): string | undefined {
  const last = own.at(-1)!
  if (own.some((word) => brands.has(word)) || own.every(isTechnology)) return undefined
  if (own.length > 1 && last === 'agent') return lexicon.get(own.join(' '))?.kind ?? (isPlainAgent(own.at(-2)!) ? 'agent' : 'sub_agent')
  const entry: Entry | undefined = lexicon.get(own.join(' '))
  if (own.length === 1) return entry?.source === 'alias' && !modifiers.has(last) && named.has(last) ? entry.kind : undefined
  return entry && entry.source !== 'product' ? entry.kind : pairOf(own)?.kind
}

/** Single words that nobody puts before another name. */
const named = new Set('retriever reranker chunker embedder crawler scheduler guardrail planner evaluator'.split(' '))

const stores = new Set(['vector_db', 'relational_db', 'nosql_db', 'object_storage', 'data_warehouse', 'knowledge_graph', 'keyword_index'])

/** Words at the end of a title for what is kept somewhere. */
const kept =
  /^(?:policies|documents?|docs|articles?|pages|manuals?|guides?|faqs?|contracts?|invoices?|tickets|cases?|emails|messages|notes|papers|books|recipes|products?|catalog(?:ue)?|listings?|profiles?|customers|users|orders|bookings|transactions|accounts|embeddings?|vectors|chunks|passages|records|data|metadata|entities|files|images|photos|videos|pdfs|assets|artifacts|backups|uploads|recordings|transcripts|reports|results|exports|knowledge|knowledge base|kb|corpus|library|archive|collection|tables?|history|events|facts|reviews|runbooks|code|snippets|schemas?|rules|terms|materials|content)$/i

/** "Hotel policies (Qdrant)": what is kept, then where. */
function storedThings(text: string, words: Words): Guess | undefined {
  if (words.title === words.all.length) return undefined
  const [, title, inside] = /^([^([{|:]+?)\s*(?:[([]|\||:\s|\s[-–—]\s)\s*([^()[\]{}|]{2,40})\s*[)\]]?\s*$/.exec(text) ?? []
  if (title === undefined || inside === undefined) return undefined
  const thing = /(?:[\p{L}&-]+)$/u.exec(title)?.[0] ?? ''
  if (
    !kept.test(thing) ||
    /\b(?:chat|conversation|session|audit|eval\w*|test|golden|training|feature|state|checkpoint|upload(?:ed)?|user)\b/i.test(title)
  )
    return undefined
  const last = words.all[words.title]
  const store = last === undefined ? undefined : storeOf(words.all.slice(words.title))
  return store === undefined ? undefined : { kind: store, confidence: 0.8, matched: inside.toLowerCase(), score: 12, isDecided: true }
}

const plainStores: Readonly<Record<string, string>> = {
  postgres: 'relational_db',
  postgresql: 'relational_db',
  mysql: 'relational_db',
  sqlite: 'relational_db',
  supabase: 'relational_db',
  mongodb: 'nosql_db',
  mongo: 'nosql_db',
  dynamodb: 'nosql_db',
  elasticsearch: 'keyword_index',
  opensearch: 'keyword_index',
  bm25: 'keyword_index',
}

/** The store that a few words name: the first of them, or all of them. */
function storeOf(words: readonly string[]): string | undefined {
  if (words.length > 4) return undefined
  const whole = lexicon.get(words.join(' '))
  if (whole && stores.has(whole.kind)) return whole.kind
  if (words.includes('pgvector') || words.includes('vector')) return 'vector_db'
  for (const word of words) {
    const kind = plainStores[word] ?? lexicon.get(word)?.kind
    if (kind !== undefined && stores.has(kind)) return kind
  }
  return undefined
}
