import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate } from '#critique/estimate/estimate.ts'
import { chanceOfAnswer, type Need } from '#critique/estimate/successGraph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const of = (sketch: string) => estimate(new GraphView(parseSketch(sketch))).availability!

describe('what branches share fails for both at once', () => {
  const board = (shared: string) =>
    `end_user -> llm_gateway#gw { availability: 1 }; #gw -> llm#a { availability: 0.99 }; #gw -{ onError: true }-> fallback_model#b { availability: 0.99 }; ${shared}`

  it('two models with a store of their own each', () => {
    const own = board('#a -> vector_db#x { availability: 0.9 }; #b -> vector_db#y { availability: 0.9 }')
    expect(of(own)).toBeCloseTo(1 - (1 - 0.99 * 0.9) ** 2, 7)
  })

  it('two models with one store between them', () => {
    const shared = board('#a -> vector_db#x { availability: 0.9 }; #b -> #x')
    expect(of(shared)).toBeCloseTo(0.9 * (1 - 0.01 ** 2), 7)
  })

  it('a store that the answer needs in any case counts once', () => {
    const needed = board('#gw -> relational_db#x { availability: 0.9 }; #a -> #x; #b -> #x')
    expect(of(needed)).toBeCloseTo(0.9 * (1 - 0.01 ** 2), 7)
  })
})

/** Parts that need some of the later ones. */
const system = fc.integer({ min: 2, max: 9 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, i) => {
      const later = fc.uniqueArray(fc.integer({ min: Math.min(i + 1, count - 1), max: count - 1 }), { maxLength: 3 })
      return fc.record({
        up: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        all: i === count - 1 ? fc.constant([]) : later,
        anyOf:
          i === count - 1
            ? fc.constant([])
            : fc.array(
                later.filter((list) => list.length > 0),
                { maxLength: 2 },
              ),
      })
    }),
  ),
)

/** By trying every combination of parts that are up and down. */
function byTrial(needs: readonly Need<number>[]): number {
  let sum = 0
  for (let state = 0; state < 1 << needs.length; state++) {
    let chance = 1
    needs.forEach(({ up }, i) => (chance *= state & (1 << i) ? (up ?? 1) : 1 - (up ?? 1)))
    const answers = (i: number): boolean =>
      (state & (1 << i)) !== 0 && needs[i]!.all.every(answers) && needs[i]!.anyOf.every((group) => group.some(answers))
    if (chance > 0 && answers(0)) sum += chance
  }
  return sum
}

it('is exact: the same as trying every combination', () => {
  fc.assert(
    fc.property(system, (needs) => {
      expect(chanceOfAnswer(0, (part) => needs[part]!)).toBeCloseTo(byTrial(needs), 9)
    }),
    { numRuns: 400, seed: 1 },
  )
})
