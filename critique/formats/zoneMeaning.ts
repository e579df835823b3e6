import type { Zone } from '../graph/graph.ts'

const meanings: readonly (readonly [RegExp, Pick<Zone, 'kind' | 'trust'>])[] = [
  [/\b(third[- ]part(y|ies)|vendors?|external)\b/i, { kind: 'trust', trust: 'external' }],
  [/\buntrusted\b/i, { kind: 'trust', trust: 'untrusted' }],
  [/\b(public )?internet\b/i, { kind: 'trust', trust: 'internet' }],
  [/\b(vpc|private (network|subnet)|internal|trusted|our (cloud|network))\b/i, { kind: 'trust', trust: 'trusted' }],
  [/\btenant\b/i, { kind: 'tenant' }],
  [/\b(region|[a-z]{2}-(west|east|north|south|central)(-\d)?)\b/i, { kind: 'region' }],
]

/** What a frame's title says that the frame is, marked as guessed; nothing where the title says nothing. */
export function zoneMeaning(title: string): Partial<Zone> {
  const found = meanings.find(([pattern]) => pattern.test(title))
  return found ? { ...found[1], guessed: true } : {}
}
