import { expect, it } from 'vitest'
import { kinds } from '#critique/kinds/index.ts'
import { MOST_LETTERS, shortName } from '#critique/kinds/shortName.ts'

it('every kind has a name that fits on a card, and no two share one', () => {
  const names = kinds.map(shortName)
  expect(names.filter((name) => name.length > MOST_LETTERS)).toEqual([])
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(kinds.length)
})
