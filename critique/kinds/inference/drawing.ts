import type { Features } from './features.ts'

/** A box of a drawing: its frame, and the places of the boxes before and after it. */
export interface Standing {
  zone?: string
  before: readonly number[]
  after: readonly number[]
}

/** The kinds that a box may well be. */
export type Likely = readonly (readonly [kind: string | null, chance: number])[]

/** What the other boxes of a drawing probably are, as features of one: those before and after it, in its frame, and anywhere. */
export function othersAround(boxes: readonly Standing[], likely: readonly Likely[]): (place: number) => Features {
  const frames = sumsOfFrames(boxes, likely)
  const most = mostLikely(likely)
  return (place) => {
    const features = new Map<string, number>()
    const add = (sign: string, kind: string | null, weight: number): void => {
      const name = `${sign} ${kind}`
      features.set(name, (features.get(name) ?? 0) + weight)
    }
    const { before, after, zone } = boxes[place]!
    for (const at of before) for (const [kind, chance] of likely[at]!) add('Bt', kind, (NEAR * chance) / Math.sqrt(before.length))
    for (const at of after) for (const [kind, chance] of likely[at]!) add('At', kind, (NEAR * chance) / Math.sqrt(after.length))
    const own = new Map(likely[place])
    for (const [kind, sum] of frames.get(zone ?? '') ?? []) {
      const others = sum - (own.get(kind) ?? 0)
      if (others > SLIGHT / 2) add('Zt', kind, FRAME * others)
    }
    for (const [kind, { first, second, at }] of most) {
      const chance = at === place ? second : first
      if (chance > 2 * SLIGHT) add('Dm', kind, ANYWHERE * chance)
    }
    return features
  }
}

/** A chance below is as good as none. */
export const SLIGHT = 0.1
const NEAR = 0.8
const FRAME = 0.4
const ANYWHERE = 0.3

function sumsOfFrames(boxes: readonly Standing[], likely: readonly Likely[]): Map<string, Map<string | null, number>> {
  const frames = new Map<string, Map<string | null, number>>()
  for (const [place, { zone }] of boxes.entries()) {
    if (zone === undefined) continue
    const sums = frames.get(zone) ?? new Map<string | null, number>()
    frames.set(zone, sums)
    for (const [kind, chance] of likely[place]!) sums.set(kind, (sums.get(kind) ?? 0) + chance)
  }
  return frames
}

/** The surest box of each kind, and the second, for the surest itself. */
function mostLikely(likely: readonly Likely[]): Map<string | null, { first: number; second: number; at: number }> {
  const most = new Map<string | null, { first: number; second: number; at: number }>()
  for (const [at, kinds] of likely.entries()) {
    for (const [kind, chance] of kinds) {
      const known = most.get(kind)
      if (!known || chance > known.first) most.set(kind, { first: chance, second: known?.first ?? 0, at })
      else if (chance > known.second) known.second = chance
    }
  }
  return most
}
