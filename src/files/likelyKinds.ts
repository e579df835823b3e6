import { kindById } from '#critique/kinds/lookup.ts'
import type { Kind } from '#critique/kinds/kind.ts'
import { searchStencils, stencilsById } from '#src/canvas/stencilSearch.ts'

const SHOWN = 3
/** What most boxes of a system are. */
const usual = ['app_service', 'llm', 'vector_db', 'relational_db', 'tool_executor', 'external_api']

/** What a box may be, likeliest first: the guess, what its words are found in, then what most boxes are. */
export function likelyKinds(label: string, guess: string): Kind[] {
  const words = [label, ...label.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3)].slice(0, 6)
  const found = words.flatMap((word) =>
    searchStencils(word)
      .filter(({ kind }) => isWordOf(kind, word))
      .slice(0, 2)
      .map(({ kind }) => kind.id),
  )
  const family = kindById(guess)?.typicalOut ?? []
  return stencilsById([...new Set([guess, ...found, ...family.slice(0, 1), ...usual])]).slice(0, SHOWN)
}

/** The search also finds beginnings of words, for people who are still typing: "custom" is no customer. */
function isWordOf({ name, aliases, products }: Kind, word: string): boolean {
  const whole = word.toLowerCase()
  return [name, ...aliases, ...products].some((each) =>
    ` ${each.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${whole} `),
  )
}
