import type { Guess } from './guess.ts'
import { chancesOf, wordFor } from './scorer.ts'
import type { Evidence } from './scorer.ts'

/** A chance below is no guess at all. */
const SOME_CHANCE = 0.15
/** To say that a text of which nothing is known is no component takes much more: a box that is left out is missed by every rule, and nobody is asked what it is. */
const NO_COMPONENT = 0.4

/**
 * Two readers, one answer: what the words are known to mean, and what labelled diagrams teach. Where they agree, the answer is surer. Where
 * they do not, what was learned wins, unless it is hardly surer of its own answer than of the other. How both were weighed: README.md of the kinds.
 */
export function settle(guess: Guess, evidence: Evidence, { best, of } = chancesOf(evidence)): Guess {
  if (best.kind === guess.kind) return { ...guess, confidence: agreed(guess, best.chance) }
  if (guess.kind === 'unknown' && best.chance < (best.kind === null ? NO_COMPONENT : SOME_CHANCE)) return guess
  if (guess.kind !== 'unknown' && of(guess.kind) * holdOf(guess) >= best.chance) {
    return { ...guess, confidence: Math.min(guess.confidence, best.chance > 0.4 ? 0.7 : 0.6) }
  }
  return { kind: best.kind, confidence: alone(guess, best.chance), matched: wordFor(best.kind, evidence), score: guess.score }
}

/** So many times less likely than the best may it be and still hold. */
function holdOf({ confidence, isDecided }: Guess): number {
  if (isDecided === true) return confidence >= 0.8 ? 60 : 10
  return confidence >= 0.75 ? 2.7 : 1
}

/** How often both were right, by what is known and by the chance, on drawings that were not learned from. */
function agreed({ confidence, isDecided }: Guess, chance: number): number {
  if (isDecided === true) return chance >= 0.85 ? Math.max(confidence, chance >= 0.95 ? 0.85 : 0.8) : Math.min(confidence, 0.75)
  if (confidence >= 0.9) return chance >= 0.9 ? confidence : chance >= 0.5 ? 0.8 : 0.75
  if (confidence >= 0.7) return chance >= 0.95 ? Math.max(confidence, 0.85) : chance >= 0.88 ? 0.8 : graded(chance)
  return chance >= 0.98 ? 0.8 : graded(chance)
}

/** Where nothing is known of a label, a high chance is right more often than where something else is. */
function alone({ kind, confidence }: Guess, chance: number): number {
  const enough = kind === 'unknown' ? 0.95 : confidence < 0.75 ? 0.985 : 2
  return chance >= enough ? 0.8 : graded(chance)
}

function graded(chance: number): number {
  if (chance > 0.8) return 0.75
  if (chance > 0.6) return 0.7
  if (chance > 0.45) return 0.6
  return chance > 0.3 ? 0.5 : 0.4
}
