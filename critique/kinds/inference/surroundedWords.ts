import type { Guess, InferContext } from './guess.ts'
import { ambiguities, isKnownWord, lexicon } from './lexicon.ts'
import type { Ambiguity } from './lexicon.ts'
import { isName } from './vocabulary.ts'
import { cut, plainText } from './words.ts'
import type { Words } from './words.ts'

export function resolve(term: string, ambiguity: Ambiguity, words: Words, context: InferContext, score: number): Guess {
  const own = words.all.length > term.split(' ').length ? strongestCue(ambiguity, words.all, term) : undefined
  if (own) return { kind: own.kind, confidence: 0.8, matched: `${term} ${own.cue.join(' ')}`, score }
  const side = ambiguity.otherwise === 'input_guardrail' ? sideOfModel(context) : undefined
  if (side) return { kind: side, confidence: 0.7, matched: `${term}, beside a model`, score, isDecided: true }
  const isBare = words.title === term.split(' ').length && !saysItself.has(term)
  const around = [context.zone ?? '', ...(isBare || term === 'model' ? (context.neighbours ?? []) : [])].filter(Boolean)
  const near =
    around.length > 0
      ? strongestCue(
          ambiguity,
          around.flatMap((label) => ['|', ...cut(plainText(label), isKnownWord, isName).all]),
          term,
        )
      : undefined
  if (near) return { kind: near.kind, confidence: 0.65, matched: `${term}, near ${near.cue.join(' ')}`, score, isDecided: true }
  if (term === 'model' && words.title > 1 && around.some((label) => /\b(?:llm|prompt|chat|gpt|token|agent)/i.test(label)))
    return { kind: 'llm', confidence: 0.6, matched: term, score }
  if (term === 'model' && words.title > 1 && words.all[0] !== 'model') return { kind: 'ml_model', confidence: 0.6, matched: term, score }
  const isAll = words.all.length === term.split(' ').length
  return { kind: ambiguity.otherwise, confidence: isAll ? 0.8 : 0.7, matched: term, score, isDecided: isAll }
}

/** Names of products that mean one thing unless the label itself or the frame says more: a neighbour called "stream" makes no other Kafka. */
const saysItself = new Set(
  'kafka|apache kafka|sqlite|sqlite db|supabase|postgres|postgresql|pg|mongodb|mongo|mongodb atlas|dynamodb|dynamo|amazon dynamodb|elasticsearch|opensearch|evaluator|evaluation|evaluate|mlflow|prometheus|splunk|databricks|salesforce|gemini|bedrock|amazon bedrock|aws bedrock|cohere|github|vault|cloudflare|lambda|aws lambda|queue|orchestrator|orchestration'.split(
    '|',
  ),
)

const writes = /\b(?:llms?|gpt|claude|gemini|language model|generat\w+|answer|agent|response|model|orchestrator)\b/i

/** A guardrail after what writes looks at what was written, before it at what was asked. */
function sideOfModel({ before = [], after = [] }: InferContext): string | undefined {
  const follows = before.some((label) => writes.test(label))
  const precedes = after.some((label) =>
    /\b(?:llms?|gpt|claude|gemini|language model|agent|rag|retriev\w+|router|orchestrator|model)\b/i.test(label),
  )
  return follows === precedes ? undefined : follows ? 'output_guardrail' : 'input_guardrail'
}

export function strongestCue(ambiguity: Ambiguity, words: readonly string[], term: string): Ambiguity['when'][number] | undefined {
  let best: Ambiguity['when'][number] | undefined
  for (const candidate of ambiguity.when) {
    if (best && candidate.cue.join('').length <= best.cue.join('').length) continue
    if (candidate.cue.join(' ') !== term && holds(words, candidate.cue)) best = candidate
  }
  return best
}

/** A label that is an ambiguous word and a word that tells it apart, in either order. */
export function termWithCue(words: Words, context: InferContext): Guess | undefined {
  const all = words.all
  if (all.length < 2 || all.length > 5 || lexicon.has(all.join(' '))) return undefined
  for (let size = 1; size < all.length; size += 1) {
    for (const [term, rest] of [
      [all.slice(0, size).join(' '), all.slice(size).join(' ')],
      [all.slice(-size).join(' '), all.slice(0, -size).join(' ')],
    ] as const) {
      const ambiguity = ambiguities.get(term)
      if (ambiguity?.when.some(({ cue }) => cue.join(' ') === rest)) return resolve(term, ambiguity, words, context, 20)
    }
  }
  return undefined
}

const openEnded = new Set(['rank', 'eval', 'embed', 'rerank'])

/** Whether the words contain the phrase. A long word also counts as the beginning of one: "embed" in "embeddings". */
export function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, at) => phrase.every((cue, i) => matches(words[at + i], cue)))
}

const matches = (word: string | undefined, cue: string): boolean =>
  word === cue || (word !== undefined && word !== 'statefulset' && (cue.length > 4 || openEnded.has(cue)) && word.startsWith(cue))
