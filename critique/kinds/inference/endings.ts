import type { Guess } from './guess.ts'
import { byLastWord } from './lastWords.ts'
import { brands } from './lexicon.ts'
import { pairOf } from './pairs.ts'
import { stepRules } from './verbs.ts'
import { isCommon } from './vocabulary.ts'
import type { Words } from './words.ts'

/** "Seller dashboard", "Order repository": the last word decides when nobody knows the words before it. */
export function byLastWordOf(title: readonly string[], said: Guess | undefined): Guess | undefined {
  const rule = title.length > 1 ? byLastWord(title) : undefined
  if (rule?.kind === null && (stepRules.has(title[0]!) || /^(?:wait|ask|receive|send|show|apply|get|make|add)$/.test(title[0]!)))
    return undefined
  if (!rule || (said && said.score >= 4 && !rule.over?.includes(said.kind ?? 'null'))) return undefined
  return { kind: rule.kind, confidence: 0.6, matched: title.at(-1)!, score: 4 }
}

/** A single common word, beside others that nobody explained. */
export const isThin = (guess: Guess): boolean => guess.confidence <= 0.75 && !guess.matched.includes(' ') && !brands.has(guess.matched)

const tails = /^(?:service|engine|module|step|node|layer|system|component|stage|process|logic|instance|node)$/

/** The last word and what it is of. A tail that says little is tried away too: "Tool dispatcher service". */
export function pairGuess(title: readonly string[], words: Words): Guess | undefined {
  const end = Math.min(words.head, title.length)
  const own = title.slice(0, end)
  const found = pairOf(own) ?? (tails.test(own.at(-1) ?? '') ? pairOf(own.slice(0, -1)) : undefined)
  return found && { kind: found.kind, confidence: 0.7, matched: found.words, score: 7.4 }
}

const contents = new Set(['source_connector', 'end_user', 'golden_dataset', 'data_warehouse', 'session_store', 'secrets_manager'])

const ofOwnService = new Set(['workflow_engine', 'metrics', 'scheduler', 'relational_db', 'data_warehouse'])

/** "Market data service" works on the data: it is not the data. */
export function serviceOf(guess: Guess, title: readonly string[], words: Words): Guess {
  const last = words.all[words.title - 1] ?? title.at(-1) ?? ''
  const runs = /^(?:service|svc|api|server|backend|microservice|controller)$/.test(last)
  const own =
    (guess.confidence < 0.9 && ofOwnService.has(guess.kind ?? '') && last === 'api') ||
    (contents.has(guess.kind ?? '') && isCommon(guess.matched))
  if (!runs || !own || guess.matched.endsWith(last) || (guess.score >= 9.4 && guess.kind !== 'secrets_manager')) return guess
  return { kind: 'app_service', confidence: 0.6, matched: last, score: guess.score }
}
