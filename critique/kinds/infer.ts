import { inEnglish } from './inference/foreign.ts'
import type { Guess, InferContext } from './inference/guess.ts'
import { read } from './inference/read.ts'
import type { Features } from './inference/features.ts'
import type { Likely } from './inference/drawing.ts'
import { chancesOf, evidenceOf, withFeatures } from './inference/scorer.ts'
import { settle } from './inference/settle.ts'
import { inFrames, isAbout } from './inference/surroundings.ts'
import { plainText, wordsOf } from './inference/words.ts'

/** What a label on a board most likely stands for. */
export interface Inference {
  /** Id of a kind; 'unknown' for a component of unknown kind; null for text that is no component. */
  kind: string | null
  /** 1: stated by the palette. 0.8 and more: alias or product in the label. 0.6: a cue. Lower: a guess. */
  confidence: number
  /** The words that decided. */
  matched: string
  /** Further kinds of a compound label such as "Auth + rate limit". */
  roles: string[]
  /** The label says that it comes later. */
  planned: boolean
  /** The label says that it is not there: "no cache". */
  absent: boolean
  /** What it may be, those kinds that are not unlikely. */
  likely?: Likely
  /** Reads it once more, with what the other boxes of its drawing probably are (`othersAround`). */
  again?: (others: Features) => Inference
}

/** Guesses the kind of a box from its label; pure and deterministic. How it decides: README.md of this folder. */
export function infer(label: string, context: InferContext = {}): Inference {
  const text = inEnglish(plainText(label)).replace(/\bin-memory\b/gi, 'inmemory')
  const planned = plannedPattern.test(text)
  const absent = !planned && absentPattern.test(text)
  const bare = planned ? text.replace(plannedPattern, ' ').trim() : absent ? text.replace(absentPattern, '').trim() : text
  const guess = decide(bare, context)
  const told = (final: Guess): Inference => {
    const { kind, confidence, matched } = onlyModel(final, bare, context)
    const roles = kind === null || kind === 'unknown' ? [] : rolesOf(bare, kind, context)
    return { kind, confidence, matched, roles, planned, absent: absent && kind !== null }
  }
  const evidence = evidenceOf(bare, context)
  const chances = chancesOf(evidence)
  return {
    ...told(settle(guess, evidence, chances)),
    likely: chances.likely,
    again: (others) => told(settle(guess, withFeatures(evidence, others))),
  }
}

const plannedPattern =
  /\s*[([]?\s*(?:\b(?:(?:planned|future|later|tbd|roadmap|someday|eventually|coming soon|not yet(?: built)?|next (?:quarter|release|phase|sprint)|phase (?:2|3|ii|iii|two)|stretch goal|post[- ]mvp)\b)|(?<=[([]\s*|[-–—:]\s|\b(?:in|for|since)\s)v[23]\b|^v[23](?=:))\s*(?:\?|only)?\s*[)\]]?\s*:?/i

const absentPattern = /^(?:no|without|w\/o|missing|lacks?|not using|skip(?:ped|s)?|removed?)\s+(?=\S)/i

/** A small model among no others is simply the model: it is a tier only where there is another, or where the label says so. */
function onlyModel(guess: Guess, label: string, { neighbours = [], zone = '' }: InferContext): Guess {
  if (guess.kind !== 'small_llm' || neighbours.length === 0 || tier.test(label)) return guess
  return [zone, ...neighbours].some((one) => otherModels.test(one)) ? guess : { ...guess, kind: 'llm' }
}

const tier = /\b(?:small|smaller|cheap|easy|simple|fast|tier|first|on-?device|edge|slm|tiny|lightweight|high[- ]volume|bulk)\b/i
const otherModels =
  /\b(?:router|routing|cascade|llms?|gpt|claude|gemini|models?|sonnet|opus|mistral|llama|fallback|tiers?|complex|hard|easy)\b/i

/** What the label says, then what the frame around it makes of that. */
function decide(text: string, context: InferContext): Guess {
  const guess = read(text, context)
  if (guess.confidence > 0.8 && !inContext.has(guess.kind ?? '')) return guess
  const title = wordsOf(text.split(/[([{|]|:\s|\s[-–—]\s/)[0]!).join(' ')
  const leadsHere = (): boolean => context.neighbours?.some((label) => leads.test(label)) ?? false
  const turn = inFrames.find(
    (one) =>
      one.from.includes(guess.kind ?? 'null') &&
      (one.title?.test(title) ?? true) &&
      (one.topic === 'team' ? leadsHere() : isAbout(context.zone, one.topic)),
  )
  if (!turn) return guess
  return {
    kind: turn.to === 'null' ? null : turn.to,
    confidence: 0.6,
    matched: guess.matched || title,
    score: 4,
    isDecided: telling.has(turn.topic),
  }
}

/** Frames that say more about what is in them than its words do: "Agents" is full of agents. */
const telling = new Set<string>(['agents', 'team', 'people', 'external', 'sources'])

/** What its surroundings may correct however plain its name: a frame about data makes checks checks of data. */
const inContext = new Set(['output_validator', 'agent', 'ci_cd', 'admin_console', 'ranking_model', 'metrics'])

/** A box that hands out work to agents. */
const leads =
  /\b(?:supervisor|(?:orchestrator|coordinator|manager|lead|master|router) agent|agent (?:orchestrator|coordinator|supervisor|manager))\b/i

/** Kinds of the other parts of "Auth + rate limit"; only those that are nearly certain. */
function rolesOf(text: string, kind: string, context: InferContext): string[] {
  const title = text.split(/[([{|]|:\s|\s[-–—]\s/)[0]!
  const parts = title.split(/\s*(?:\+|&|\/|,|\band\b)\s*/i).filter((part) => /\p{L}{2}/u.test(part))
  if (parts.length < 2 || parts.length > 5) return []
  const found = parts.map((part) => read(part, context)).filter((guess) => guess.confidence >= 0.7 && guess.score >= 7)
  return [...new Set(found.map((guess) => guess.kind))].filter(
    (role): role is string => role !== null && role !== kind && role !== 'unknown',
  )
}
