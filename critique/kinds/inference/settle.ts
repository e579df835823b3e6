import type { Guess } from './guess.ts'
import type { Around } from './features.ts'
import { chancesOf, wordFor } from './scorer.ts'
import type { Chance } from './scorer.ts'

/** How much better the odds of what was learned must be, as a logarithm: a little worse is enough, for it knows more labels. */
const HOLD = -0.5

/** Less than this is no guess at all. */
const SOME_CHANCE = 0.2

/**
 * Two readers, one answer: what the words are known to mean, and what labelled diagrams teach. Where they agree, the answer is surer. Where
 * they do not, the known words hold unless the other has much the better odds. How both were weighed: README.md of the kinds.
 */
export function settle(guess: Guess, label: string, around: Around): Guess {
  if (guess.confidence >= 0.9 || guess.isDecided === true) return guess
  const { best, of } = chancesOf(label, around)
  if (best.kind === guess.kind) return { ...guess, confidence: agreed(guess.confidence, best.chance, label) }
  if (guess.kind === 'unknown')
    return best.chance < (best.kind === null ? 2 * SOME_CHANCE : SOME_CHANCE) ? guess : taught(best, label, guess)
  if (odds(guess.confidence) + HOLD + Math.log(of(guess.kind) + 1e-4) >= Math.log(best.chance)) {
    return { ...guess, confidence: Math.min(guess.confidence, best.chance > 0.5 ? 0.75 : 0.8) }
  }
  return taught(best, label, guess)
}

const odds = (confidence: number): number => Math.log(confidence / (1 - confidence))

/** Where both agree and the chance is above 0.9, 98 in 100 were right; where it is below a half, hardly more than every second. */
function agreed(confidence: number, chance: number, label: string): number {
  if (chance < 0.4) return Math.min(confidence, 0.75)
  if (confidence < 0.6 || label.split(' ').length > 5) return chance > 0.93 && confidence > 0.4 ? Math.max(confidence, 0.8) : confidence
  if (chance > 0.93) return Math.max(confidence, confidence >= 0.7 ? 0.85 : 0.8)
  return Math.max(confidence, chance > 0.8 && confidence >= 0.7 ? 0.85 : chance > 0.7 && confidence >= 0.7 ? 0.8 : chance > 0.6 ? 0.75 : 0)
}

function taught({ kind, chance }: Chance, label: string, { score }: Guess): Guess {
  const confidence = chance > 0.8 ? 0.75 : chance > 0.6 ? 0.7 : chance > 0.45 ? 0.6 : chance > 0.3 ? 0.5 : 0.4
  return { kind, confidence, matched: wordFor(kind, label), score }
}
