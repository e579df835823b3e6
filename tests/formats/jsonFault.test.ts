import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault } from '#critique/formats/jsonFault.ts'
import { Source } from '#critique/formats/source.ts'

describe('where text stops being JSON', () => {
  it.each([
    ['{ "a": xyz }', 'line 1 column 8: expected a value, found "x"'],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3 column 3: expected "," or "}", found """'],
    ['{ "a": 1, }', 'line 1 column 11: expected a name in quotes, found "}"'],
    ['[1, 2', 'line 1 column 6: expected "," or "]", found the end of the file'],
    ['{ a: 1 }', 'line 1 column 3: expected a name in quotes or "}", found "a"'],
    ['{} {}', 'line 1 column 4: expected the end, found "{"'],
    ['["a\nb"]', 'line 1 column 4: expected a closing quote, found the end of the line'],
    ['{ "a" 1 }', 'line 1 column 7: expected ":", found "1"'],
    ['', 'line 1 column 1: expected a value, found the end of the file'],
  ])('%s', (text, said) => expect(jsonFault(text)).toBe(said))

  it('is nowhere in JSON, and somewhere in what the engine refuses too', () => {
    const runs = { numRuns: 300, seed: 11 }
    fc.assert(
      fc.property(fc.json(), (text) => jsonFault(text) === undefined),
      runs,
    )
    const damaged = fc.tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(200),
      fc.constantFrom('', '"', '{', ']', ',', '\\', '0', '-', 'e', '.', 'tru', '\u0001'),
    )
    fc.assert(
      fc.property(damaged, ([text, at, piece]) => {
        const changed = text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1)
        let isJson = true
        try {
          JSON.parse(changed)
        } catch {
          isJson = false
        }
        return (jsonFault(changed) === undefined) === isJson
      }),
      { ...runs, numRuns: 2_000 },
    )
  })

  it('does not show what stands there: it may be a key', () => {
    const { jsonProblem } = new Source('{ "apiKey": "sk-proj-abcdefghijklmnop", "a": sk-proj-abcdefghijklmnop }')
    expect(jsonProblem).toContain('line 1 column 46')
    expect(jsonProblem).not.toContain('proj')
  })
})
