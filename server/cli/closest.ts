/** Ids that share the most words or letters with a wrong one, as a sentence. */
export function closest(word: string, choices: readonly string[]): string {
  const near = choices
    .map((choice) => ({ choice, score: likeness(word.toLowerCase(), choice) }))
    .filter(({ score }) => score >= 0.5)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 4)
    .map(({ choice }) => choice)
  return near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'The command without an id lists all.'
}

/** The share of two-letter pieces that both have. */
function likeness(a: string, b: string): number {
  const pieces = (text: string): Set<string> =>
    new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, i) => text.slice(i, i + 2)))
  const [left, right] = [pieces(a), pieces(b)]
  const shared = [...left].filter((piece) => right.has(piece)).length
  return (2 * shared) / (left.size + right.size || 1)
}
