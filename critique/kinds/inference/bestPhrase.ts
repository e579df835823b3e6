import { agentGuess } from './agents.ts'
import type { Guess, InferContext } from './guess.ts'
import { ambiguities, brands, lexicon, longestPhrase } from './lexicon.ts'
import type { Entry } from './lexicon.ts'
import { modelGuess } from './models.ts'
import { resolve } from './surroundedWords.ts'
import { generalWords, modifiers } from './vocabulary.ts'
import type { Words } from './words.ts'

/** The phrase of the label that says most: long before short, in the title before an explanation, last word before the others. */
export function bestPhrase(text: string, words: Words, context: InferContext): Guess | undefined {
  const head = headOf(words)
  let best: Guess | undefined
  const said: Guess[] = []
  for (let at = 0; at < words.all.length; at += 1) {
    for (let size = Math.min(longestPhrase(), words.all.length - at); size > 0; size -= 1) {
      const guess = phraseAt(words, at, size, head, context)
      if (!guess) continue
      said.push(guess)
      if (!best || guess.score > best.score) best = guess
      break
    }
  }
  const model = modelGuess(text, words)
  const agent = agentGuess(words, head, context)
  // "GPT-4o public API": the model, however it is reached.
  if (model && best && /_api$|^api_gateway$/.test(best.kind ?? '') && model.score > 0) return model
  // "GPT-4.1 reply agent" runs on the model.
  if (agent && model?.kind?.endsWith('llm') === true) return agent
  const most = [agent, model].reduce((most, guess) => (guess && (!most || guess.score > most.score) ? guess : most), best)
  return most && backed(most, said)
}

/** "SendGrid outbound mail": two words that have nothing in common and mean the same kind leave little doubt. */
function backed(best: Guess, said: readonly Guess[]): Guess {
  const others = said.filter(
    ({ kind, matched }) => kind === best.kind && !best.matched.includes(matched) && !matched.includes(best.matched),
  )
  return others.length > 0 && best.confidence >= 0.6 ? { ...best, confidence: Math.max(best.confidence, 0.85) } : best
}

/** Index after the last word that names something: counts, versions and words such as "service" are left out. */
function headOf(words: Words): number {
  let head = Math.min(words.head, words.title)
  while (
    head > 1 &&
    /^(?:v?\d+\w?|x\d+|service|svc|layer|module|component|node|step|engine|system|server|cluster|stage|instance|process|logic|manager|handler|unit|block|platform|tool|api|processor|provider|subsystem|framework|app|function|stack|job|setup|task|pool|client|integration|middleware|svc|box|hub|host|controller|program|feature|mechanism|workflow|backend|flow|ops|model|adapter|sdk|wrapper|connector|worker)$/.test(
      words.all[head - 1]!,
    )
  )
    head -= 1
  return head
}

const isStoreBrand = (word: string): boolean => brands.has(word) || ambiguities.get(word)?.otherwise.endsWith('_db') === true

function phraseAt(words: Words, at: number, size: number, head: number, context: InferContext): Guess | undefined {
  const key = size === 1 ? words.all[at]! : words.all.slice(at, at + size).join(' ')
  const entry = lexicon.get(key)
  const ambiguity = ambiguities.get(key)
  if (!entry && !ambiguity) return undefined
  const end = at + size
  const isHead = end === head || end === Math.min(words.head, words.title)
  const afterBrand =
    size === 1 &&
    at > 0 &&
    /^(?:database|db|client|cluster|cloud|instance|store|server|storage|metadata|data|record|table)$/.test(key) &&
    isStoreBrand(words.all[at - 1]!)
  const score = afterBrand ? 2 : base(key, size, isHead, entry?.source) + place(words, at, end, isHead)
  if (ambiguity) return resolve(key, ambiguity, words, context, score)
  return {
    kind: entry!.kind,
    confidence: confidenceOf(entry!, score, !technical.has(key) && isUnexplained(words, at, end), isHead),
    matched: key,
    score,
  }
}

/** Words that leave a component what it is. */
const plain = new Set(
  'main primary secondary central core custom cloud aws gcp azure google amazon microsoft apache managed distributed real time smart advanced simple fast local global internal enterprise secure scalable aware unified shared open source oss based basic dynamic production prod dev staging backend python js typescript our my the a an new existing optional default standard intelligent automated ai powered driven service engine layer module system component step stage server api cluster platform'.split(
    ' ',
  ),
)

/** Whether words of the title beside the phrase are of nobody's trade. */
const isUnexplained = (words: Words, at: number, end: number): boolean =>
  words.all.some((word, i) => i < words.title && (i < at || i >= end) && !plain.has(word) && !brands.has(word) && !/^v?\d/.test(word))

/** Words that mean one thing wherever engineers write them. "Clerk", "prompt" and "extraction" name kinds, and are everyday words too. */
const technical = new Set(
  'llm ocr crawler chunker embedder reranker retriever guardrail cron bucket database inbox eval trace judge siem waf'.split(' '),
)

/** Kinds whose names mean nothing else, whatever stands before them: a vector store of anything is a vector store. */
const firm = new Set([
  'vector_db',
  'reranker',
  'embedding_model',
  'llm',
  'chunker',
  'speech_to_text',
  'text_to_speech',
  'api_gateway',
  'load_balancer',
  'feature_store',
  'model_registry',
  'rate_limiter',
  'web_search',
  'mcp_server',
  'input_guardrail',
  'knowledge_graph',
  'crawler',
  'chat_ui',
  'semantic_cache',
  'kill_switch',
  'dead_letter_queue',
  'data_warehouse',
  'payment_api',
  'circuit_breaker',
  'autoscaler',
  'streaming_transport',
  'container_platform',
  'secrets_manager',
  'planner',
  'agent_supervisor',
])

/** One word beside others that nobody explained is less sure than a phrase or a brand. */
function confidenceOf(entry: Entry, score: number, hasCompany: boolean, isHead: boolean): number {
  if (score < 3) return 0.4
  const isFirm = isHead && firm.has(entry.kind) && entry.source !== 'cue'
  if (entry.words > 1) return score < 7 ? 0.6 : isFirm || (isHead && !hasCompany && entry.source === 'alias') ? 0.85 : 0.75
  if (entry.source === 'product') return score >= 7 ? 0.8 : score >= 4 ? 0.75 : 0.6
  return score >= 7 && entry.source === 'alias' ? (hasCompany ? (isFirm ? 0.8 : 0.75) : 0.85) : 0.6
}

function base(key: string, size: number, isHead: boolean, source: string | undefined): number {
  if (size > 1) return 6 + 1.5 * (size - 1)
  if (generalWords.has(key)) return 2
  if (modifiers.has(key) && !isHead) return 1
  return brands.has(key) ? 5.8 : source === 'cue' ? 4.5 : 5
}

function place(words: Words, at: number, end: number, isHead: boolean): number {
  if (at >= words.title) return -4
  if (at >= words.head) return -2
  if (isHead) return 2
  // "Audit log generator": the last word says less than the phrase before it.
  if (end - at > 1 && /^(?:generator|generation|creation|thread|graph|loop|builder)$/.test(words.all[end] ?? '')) return 0
  return end <= words.head ? -1 : 0
}
