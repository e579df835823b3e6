import type { Guess, InferContext } from './guess.ts'
import { ambiguities, lexicon } from './lexicon.ts'
import { resolve } from './surroundedWords.ts'
import { generalWords, modifiers } from './vocabulary.ts'
import { wordsOf } from './words.ts'
import type { Words } from './words.ts'

/** "Calendar tools", "External APIs": many are what an agent may use, whatever they are for. */
export function pluralOf(title: readonly string[]): Guess | undefined {
  const last = title.at(-1)
  if (last === 'tool') return { kind: 'tool_executor', confidence: title.length === 1 ? 0.95 : 0.8, matched: 'tools', score: 20 }
  return title.length === 1 && last === 'api' ? { kind: 'external_api', confidence: 0.7, matched: 'apis', score: 20 } : undefined
}

/** Leaves out counts and versions at the end ("top 20", "x3", "v12", "3000"), and words that say only how drawn. */
export function dropCounts(words: readonly string[]): string[] {
  let end = words.length
  while (
    end > 1 &&
    /^(?:v?\d+(?:[ac-z]|px|gb|kb|mb|tokens?)?|x\d+|layer|module|component|block|node|step|stage|box)$/.test(words[end - 1]!)
  )
    end -= 1
  let start = 0
  while (
    start < end - 1 &&
    /^(?:the|a|an|our|your|my|optional|custom|new|existing|simple|basic|aws|gcp|apache|managed)$/.test(words[start]!)
  )
    start += 1
  return words.slice(start, end)
}

export function wholeTitle(title: readonly string[], words: Words, context: InferContext): Guess | undefined {
  const trimmed = title.join(' ')
  const full = words.all.slice(0, words.title).join(' ')
  // "Agent 2" is one of several.
  if (/^agent (?:\d|[a-cn])$/.test(full)) return { kind: 'sub_agent', confidence: 0.75, matched: 'agent', score: 20 }
  for (const key of new Set([words.all.join(' '), full, trimmed])) {
    const entry = lexicon.get(key)
    const ambiguity = ambiguities.get(key)
    if (ambiguity) return resolve(key, ambiguity, words, context, 20)
    if (entry)
      return {
        kind: entry.kind,
        confidence: entry.source !== 'cue' ? 0.95 : entry.kind === 'source_connector' || vagueEnd.test(key) ? 0.75 : 0.85,
        matched: key,
        score: 20,
      }
  }
  return undefined
}

/** Words that name a part of their own before "&", although they often say what kind of thing the next word is. */
const parts = new Set([
  'user',
  'auth',
  'cache',
  'queue',
  'retrieval',
  'ingestion',
  'extraction',
  'routing',
  'monitoring',
  'training',
  'orchestration',
  'evaluation',
])

/** A cue that ends so names a place in a system rather than a thing. */
const vagueEnd =
  /\b(?:manager|handler|controller|check|layer|app|engine|core|message|data|state|router|processor|inference|artifact|cleaning|classification|validation|integration|client|result|report|system|workflow|processing|pipeline|execution|aggregator|agent|api|builder|test|loop|selection|conversation|memory|execute|generation|evaluator)$/

const separators = /\s*(?:\s\+\s|\+(?=\p{L})|&|\/|,|\band\b)\s*/iu

/** "Auth + rate limit" is what its first part says, when that part is a name by itself. */
export function firstOfSeveral(text: string, words: Words, context: InferContext): Guess | undefined {
  const opening = text.split(/[([{|]|:\s|\s[-–—]\s/)[0]!.split(separators)
  if (opening.length < 2) return undefined
  const key = dropCounts(wordsOf(opening[0]!)).join(' ')
  // "Email/SMS Notification Service": the first word shares the noun of the last part.
  const shared = !/\+/.test(text) && !key.includes(' ') && modifiers.has(key) && !parts.has(key) && wordsOf(opening.at(-1)!).length > 1
  const together = shared ? lexicon.get(`${key} ${words.all[words.title - 1] ?? ''}`) : undefined
  if (together) return { kind: together.kind, confidence: 0.75, matched: key, score: 12 }
  if (shared && key !== 'user') return undefined
  const ambiguity = ambiguities.get(key)
  if (ambiguity) return resolve(key, ambiguity, words, context, 12)
  const entry = lexicon.get(key)
  const last = words.all[words.title - 1] ?? ''
  // In "Document & Ingestion Service" the first word qualifies the last one.
  if (
    !entry ||
    (generalWords.has(key) && !/^(?:frontend|ui|browser|portal|website)$/.test(key)) ||
    (modifiers.has(key) && !parts.has(key) && generalWords.has(last))
  )
    return undefined
  return { kind: entry.kind, confidence: entry.source === 'cue' ? 0.7 : 0.8, matched: key, score: 12, isDecided: entry.source !== 'cue' }
}
