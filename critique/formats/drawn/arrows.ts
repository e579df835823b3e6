import type { Edge } from '../../graph/graph.ts'
import { propsOfLabel } from '../edgeLabel.ts'
import { areaOf, distanceTo, gapBetween } from '../tldrawShapes.ts'
import type { Bounds, Point } from '../tldrawShapes.ts'
import { around, distanceToPath, wayTo } from './geometry.ts'
import { Grid } from './grid.ts'
import type { ArrowEnd, DrawnArrow, DrawnText } from './scene.ts'

/** What an arrow may end on. */
export interface Target {
  id: string
  bounds: Bounds
}

/** An arrow between two things, and which of its ends were found by where they are. */
export interface Join {
  arrow: DrawnArrow
  from: string
  to: string
  isGuessed: boolean
}

/** A loose end this near to a box means the box, and up to this far if the arrow points at it. */
const TOUCHES = 24
const POINTS_AT = 96
/** Words this near to an arrow are its label. */
const BESIDE_ARROW = 24

/** What an end that is tied to some shape means. */
type Known = (id: string, near: Point) => { id: string; isGuessed: boolean } | undefined

/** Ties arrows to what they join: a box, or else a group at whose border they end. What cannot be tied is given back. */
export function joinArrows(
  arrows: readonly DrawnArrow[],
  targets: readonly Target[],
  known: Known,
  borderAt: (point: Point) => string | undefined,
): { joins: Join[]; lost: DrawnArrow[] } {
  const joins: Join[] = []
  const lost: DrawnArrow[] = []
  const grid = new Grid(targets)
  const endOf = (end: ArrowEnd, before: Point | undefined, isLine: boolean): { id: string; isGuessed: boolean } | undefined => {
    const found = findEnd(end, before ?? end.point, grid, known, isLine)
    if (found || isLine) return found
    const zone = borderAt(end.point)
    const inside = zone === undefined ? undefined : known(zone, end.point)
    return inside && { ...inside, isGuessed: true }
  }
  for (const arrow of arrows) {
    const from = endOf(arrow.start, arrow.path[1], arrow.isLine === true)
    const to = endOf(arrow.end, arrow.path.at(-2), arrow.isLine === true)
    const isGuessed = Boolean(from?.isGuessed || to?.isGuessed || arrow.isLine)
    if (!from || !to || (from.id === to.id && isGuessed)) lost.push(arrow)
    else joins.push({ arrow, from: from.id, to: to.id, isGuessed })
  }
  return { joins, lost }
}

function findEnd(
  { to, point }: ArrowEnd,
  before: Point,
  grid: Grid<Target>,
  known: Known,
  isLine: boolean,
): { id: string; isGuessed: boolean } | undefined {
  const tied = to === undefined ? undefined : known(to, point)
  if (tied) return tied
  const near = nearest(grid.near(point, POINTS_AT), point, before, isLine)
  return near && { id: near.id, isGuessed: true }
}

/** The smallest box under the point, else the nearest that it touches, else the first that the arrow points at. */
function nearest(targets: readonly Target[], point: Point, before: Point, isLine: boolean): Target | undefined {
  let best: Target | undefined
  let bestScore = Infinity
  for (const target of targets) {
    const distance = distanceTo(target.bounds, point)
    const score =
      distance === 0 ? areaOf(target.bounds) / 1e15 : distance <= TOUCHES ? distance : isLine ? Infinity : wayScore(target, before, point)
    if (score < bestScore) [best, bestScore] = [target, score]
  }
  return best
}

function wayScore({ bounds }: Target, before: Point, point: Point): number {
  const way = wayTo(bounds, before, point)
  return way <= POINTS_AT ? TOUCHES + way : Infinity
}

/** Gives words that lie beside an arrow to the nearest one without a label. Returns those that lie beside none. */
export function labelArrows(
  joins: readonly Join[],
  loose: readonly DrawnText[],
): { labels: ReadonlyMap<string, string>; rest: DrawnText[] } {
  const labels = new Map<string, string>()
  const rest: DrawnText[] = []
  const drawn = joins.map(({ arrow }) => ({ arrow, bounds: around(arrow.path) }))
  for (const text of loose) {
    const { left, top, right, bottom } = text.bounds
    const spots = [left, (left + right) / 2, right].map((x) => ({ x, y: (top + bottom) / 2 }))
    const reach = BESIDE_ARROW + (bottom - top) / 2
    let best: { id: string; far: number } | undefined
    for (const { arrow, bounds } of drawn) {
      if (arrow.label !== '' || labels.has(arrow.id)) continue
      if (gapBetween(bounds, text.bounds) > reach) continue
      const far = Math.min(...spots.map((spot) => distanceToPath(arrow.path, spot)))
      if (far <= reach && (!best || far < best.far)) best = { id: arrow.id, far }
    }
    if (best && text.text.length <= 80) labels.set(best.id, text.text)
    else rest.push(text)
  }
  return { labels, rest }
}

/** One arrow is one edge along its head; with heads at both ends it is a second one back. */
export function edgesOf({ arrow, from, to, isGuessed }: Join, label: string): Edge[] {
  const props = propsOfLabel(label)
  const said = {
    ...(label && { label }),
    ...(Object.keys(props).length > 0 && { props }),
    ...(isGuessed && { guessed: true }),
  }
  const forward: Edge = { id: arrow.id, from, to, ...said }
  if (!arrow.heads.start) return [forward]
  const back: Edge = { ...forward, from: to, to: from }
  return arrow.heads.end ? [forward, { ...back, id: `${arrow.id}~back` }] : [back]
}
