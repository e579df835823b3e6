import type { Graph } from '#critique/graph/graph.ts'
import type { Layout, Place } from './layInColumns.ts'
import type { Placing } from './placing.ts'

/** A card needs this much to show what it is; larger than this it only takes room. */
const SMALLEST = { w: 160, h: 64 }
const LARGEST = { w: 320, h: 120 }
/** Drawings with tiny boxes are drawn larger, up to this. */
const MOST_GROWTH = 2.5
/** Flow builders draw a step with all its settings: such tall cards are drawn closer together. */
const TALL = 240
const LEAST_GROWTH = 0.55
const PAD = 24
const TITLE = 32
const BELOW = 36

/** Remarks have places too: they are drawn as words there. */
export interface DrawnLayout extends Layout {
  notes: ReadonlyMap<string, Place>
}

/** The graph where its own drawing has it. undefined when the drawing does not say where every node stands. */
export function layFromPlaces(graph: Graph, { places = {} }: Placing): DrawnLayout | undefined {
  const placeOf = (id: string) => (Object.hasOwn(places, id) ? places[id] : undefined)
  if (graph.nodes.length === 0 || graph.nodes.some(({ id }) => !placeOf(id))) return undefined
  const sizes = graph.nodes.map(({ id }) => placeOf(id)!)
  const [width, height] = [middle(sizes.map(({ width }) => width)), middle(sizes.map(({ height }) => height))]
  const least = height > TALL ? LEAST_GROWTH : 1
  const growth = Math.min(MOST_GROWTH, Math.max(least, SMALLEST.w / width, SMALLEST.h / height))
  const nodes = new Map(graph.nodes.map(({ id }) => [id, card(placeOf(id)!, growth)]))
  const zones = new Map<string, Place>()
  for (const { id } of innermostFirst(graph)) {
    const own = placeOf(id)
    const inside = [
      ...graph.nodes.filter((node) => node.zone === id).map((node) => nodes.get(node.id)!),
      ...graph.zones.flatMap((zone) => (zone.parent === id ? (zones.get(zone.id) ?? []) : [])),
    ]
    const drawn = own ? [{ x: own.x * growth, y: own.y * growth, w: own.width * growth, h: own.height * growth }] : []
    const held = inside.map(({ x, y, w, h }) => ({ x: x - PAD, y: y - TITLE, w: w + 2 * PAD, h: h + TITLE + PAD }))
    if (drawn.length + held.length > 0) zones.set(id, around([...drawn, ...held]))
  }
  const notes = new Map(
    graph.notes.flatMap(({ id }): [string, Place][] => {
      const own = placeOf(id)
      if (!own) return []
      const place = { x: own.x * growth, y: own.y * growth, w: own.width * growth, h: own.height * growth }
      return [[id, under([...nodes.values()], place)]]
    }),
  )
  return fromCorner(nodes, zones, notes)
}

const middle = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] || 1
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** A card keeps the middle of its box. */
function card({ x, y, width, height }: { x: number; y: number; width: number; height: number }, growth: number): Place {
  const [w, h] = [clamp(width * growth, SMALLEST.w, LARGEST.w), clamp(height * growth, SMALLEST.h, LARGEST.h)]
  return { x: (x + width / 2) * growth - w / 2, y: (y + height / 2) * growth - h / 2, w, h }
}

/** Words in a box would lie on the card that takes its place: they go under it, and under what the canvas takes it for. */
function under(cards: readonly Place[], words: Place): Place {
  const [x, y] = [words.x + words.w / 2, words.y + words.h / 2]
  const card = cards.find((one) => x >= one.x && x <= one.x + one.w && y >= one.y && y <= one.y + one.h)
  return card ? { ...words, x: card.x, y: card.y + card.h + BELOW, w: Math.max(card.w, words.w) } : words
}

function innermostFirst({ zones }: Graph): Graph['zones'] {
  const parents = new Map(zones.map(({ id, parent }) => [id, parent]))
  const depth = (id: string): number => {
    let steps = 0
    for (let at = parents.get(id); at != null && steps < 64; at = parents.get(at)) steps++
    return steps
  }
  return zones.toSorted((a, b) => depth(b.id) - depth(a.id))
}

function around(places: readonly Place[]): Place {
  const [left, top] = [Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))]
  const [right, bottom] = [Math.max(...places.map(({ x, w }) => x + w)), Math.max(...places.map(({ y, h }) => y + h))]
  return { x: left, y: top, w: right - left, h: bottom - top }
}

function fromCorner(nodes: Map<string, Place>, zones: Map<string, Place>, notes: Map<string, Place>): DrawnLayout {
  const whole = around([...nodes.values(), ...zones.values(), ...notes.values()])
  const moved = (places: Map<string, Place>) =>
    new Map([...places].map(([id, place]) => [id, { ...place, x: Math.round(place.x - whole.x), y: Math.round(place.y - whole.y) }]))
  return { nodes: moved(nodes), zones: moved(zones), notes: moved(notes), width: whole.w, height: whole.h }
}
