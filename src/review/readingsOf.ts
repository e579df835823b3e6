import { correctedReadings, lexicon, readStatement } from '#critique/graph/lexicon.ts'
import type { Concern } from '#critique/graph/lexicon.ts'
import type { Requirements } from '#critique/graph/graph.ts'

/** What one sentence was taken to ask for. */
export interface Reading {
  concern: Concern
  meaning: string
  /** The words that decided; empty where a person said so. */
  matched: string
}

export interface Readings {
  readings: readonly Reading[]
  /** A person's word stands in place of what was read. */
  isCorrected: boolean
}

/** What a sentence is understood to ask for on this board. */
export function readingsOf(sentence: string, requirements: Requirements): Readings {
  const corrected = correctedReadings(requirements).get(sentence)
  const read: readonly { concern: Concern; matched: string }[] =
    corrected?.map((concern) => ({ concern, matched: '' })) ?? readStatement(sentence)
  return {
    readings: read.map(({ concern, matched }) => ({ concern, matched, meaning: lexicon[concern].meaning })),
    isCorrected: corrected !== undefined,
  }
}

/** The requirement field `understood` with one sentence corrected; null takes the correction back. */
export function withCorrection(requirements: Requirements, sentence: string, concerns: readonly Concern[] | null): unknown {
  const { [sentence]: _, ...others } = Object.fromEntries(correctedReadings(requirements))
  const next = concerns ? { ...others, [sentence]: [...concerns] } : others
  return Object.keys(next).length > 0 ? next : undefined
}

/** Everything that a sentence can ask for, for a list, by its first words. */
export const allConcerns: readonly { value: Concern; title: string }[] = (Object.keys(lexicon) as Concern[])
  .map((value) => ({ value, title: lexicon[value].meaning }))
  .toSorted((a, b) => a.title.localeCompare(b.title))
