import { emptyGraph, GraphError } from '../../graph/graph.ts'
import type { Edge, Graph, Node, Note, Zone } from '../../graph/graph.ts'
import { infer } from '../../kinds/infer.ts'
import { kindById } from '../../kinds/lookup.ts'
import { accountOf } from '../account.ts'
import type { GuessedArrow, Place, Reading, Remark } from '../format.ts'
import { MOST_ARROWS, MOST_BOXES } from '../format.ts'
import { distanceTo, gapBetween, middleOf } from '../tldrawShapes.ts'
import type { Bounds, Point } from '../tldrawShapes.ts'
import { zoneMeaning } from '../zoneMeaning.ts'
import { edgesOf, joinArrows, labelArrows } from './arrows.ts'
import type { Join, Target } from './arrows.ts'
import { holds, union } from './geometry.ts'
import { labelBoxes } from './labels.ts'
import { legendOf } from './legend.ts'
import type { Box } from './labels.ts'
import type { DrawnText, DrawnZone, Scene } from './scene.ts'

/** A remark this near to a box speaks of it. */
const NEARBY = 90
const NEAR_AT_MOST = 3
/** Letters this much larger than the usual ones, above everything, are the drawing's title. */
const TITLE_SCALE = 1.3
const USUAL_SIZE = 20
/** More words by themselves are a remark in a box, not the name of something. */
const LONGEST_NAME = 10
/** Letters of a name; what is written under it in the same box explains it. */
const NAME_LETTERS = 80
const BULLET = /^[•·▪‣✓✔*–-]\s/
/** Lines that all begin with a bullet say something of something else. */
const LIST = /^(?:[ \t]*[•·▪‣✓✔*–-][ \t]+[^\n]*(?:\n|$)){2,}$/
/** A group's name means a component from here on. */
const SURE = 0.7

/**
 * The typed graph of a free drawing: what is tied is taken as it is tied, everything else by where it is, and said to be a guess.
 * `ignored` are remarks about what the caller already left out.
 */
export function readScene(scene: Scene, ignored: readonly Remark[] = []): Reading {
  refuseTooMany(scene)
  const { boxes, loose, inBoxes, partOf } = labelBoxes(scene)
  const zones = makeZones(boxes, scene.zones)
  const heads = headsOf(boxes, scene)
  const leaves = [...boxes.filter(({ part }) => part === 'leaf'), ...heads.values()]
  const targets = [...leaves, ...loose.map(({ id, text, bounds }) => ({ id, label: text, bounds }))]
  const known = endFinder(leaves, loose, new Map([...partOf, ...[...heads].map(([zone, { id }]) => [zone, id] as const)]), zones)
  const { joins, lost } = joinArrows(scene.arrows, boxTargets(targets, leaves), known, (point) => borderAt(zones.drawn, point))
  const joined = new Set(joins.flatMap(({ from, to }) => [from, to]))
  const unjoined = loose.filter(({ id }) => !joined.has(id))
  const { labels, rest } = labelArrows(
    joins,
    unjoined.filter(({ id }) => !inBoxes.has(id)),
  )
  const { title, words } = takeTitle(scene, [...rest, ...unjoined.filter(({ id }) => inBoxes.has(id))], leaves)
  const legend = legendOf(
    leaves.filter(({ id }) => !joined.has(id)),
    [...leaves, ...boxes.filter(({ part }) => part === 'zone'), ...loose.map(textBox), ...zones.titled],
  )
  const isNode = (box: Target & { label: string; isPicture?: boolean }): boolean =>
    joined.has(box.id) || (isComponent(box) && !legend.has(box.id))
  const drawn = [...leaves, ...loose.filter(({ id }) => joined.has(id)).map(textBox)].filter(isNode)
  const nodes = drawn.map((box) => toNode(box, zones.of(box)))
  const remarks = remarksOf(leaves, words, drawn)
  const places = new Map<string, Place>([...drawn, ...zones.drawn, ...remarks].map(({ id, bounds }) => [id, placeOf(bounds)]))
  const graph: Graph = {
    ...emptyGraph(title),
    zones: zones.list,
    nodes,
    edges: joins.flatMap((join) => edgesOf(join, join.arrow.label || (labels.get(join.arrow.id) ?? ''))),
    notes: makeNotes(remarks, drawn),
  }
  const byArrow = new Map(joins.map((join) => [join.arrow.id, join]))
  const shapeless = leaves.filter((box) => !isNode(box) && box.label === '')
  return {
    name: scene.title,
    graph,
    places,
    account: accountOf(graph, {
      guessedArrows: graph.edges.flatMap((edge) => guessOf(edge, byArrow)),
      ignored: [...ignored, ...lostArrows(lost), ...decoration(shapeless, boxes)],
    }),
  }
}

function refuseTooMany({ boxes, texts, arrows }: Scene): void {
  const shapes = boxes.length + texts.length
  if (shapes > MOST_BOXES) throw new GraphError([{ at: '', message: `has ${shapes} shapes; a drawing has at most ${MOST_BOXES}` }])
  if (arrows.length > MOST_ARROWS / 2)
    throw new GraphError([{ at: '', message: `has ${arrows.length} arrows; a drawing has at most ${MOST_ARROWS / 2}` }])
}

/** Words by themselves are something to point at only where no box is: they are looked at last. */
const boxTargets = (targets: readonly Target[], leaves: readonly Box[]): Target[] => {
  const named = new Set(leaves.map(({ id }) => id))
  return [...targets.filter(({ id }) => named.has(id)), ...targets.filter(({ id }) => !named.has(id))]
}

const textBox = ({ id, text, bounds, zone }: DrawnText): Box => ({
  id,
  label: text,
  bounds,
  part: 'leaf',
  ...(zone !== undefined && { zone }),
})

/** A shape that no arrow joins is a component only if its name says so. */
function isComponent({ label, isPicture = false }: { label: string; isPicture?: boolean }): boolean {
  if (label === '' || label.split(/\s+/).length > LONGEST_NAME || LIST.test(label)) return false
  const seen = infer(label)
  return seen.kind !== null && !seen.absent && !(isPicture && seen.kind === 'unknown')
}

/** Groups in groups without end are damage, or an attack. */
const MOST_ZONES = 1_000
const HEAD = { w: 160, h: 48 }

/**
 * "AI agent" drawn around its parts, with arrows tied to the whole: it is a group and a component. Zone id -> the component in it.
 */
function headsOf(boxes: readonly Box[], { arrows, zones }: Scene): Map<string, Box> {
  const tied = new Set(arrows.flatMap(({ start, end }) => [start.to, end.to]))
  const groups = [...boxes.filter(({ part }) => part === 'zone'), ...zones]
  const heads = groups.flatMap(({ id, label, bounds }): [string, Box][] => {
    if (!bounds || !tied.has(id) || label === '' || zoneMeaning(label).kind !== undefined) return []
    const { kind, confidence } = infer(label)
    if (kind === null || kind === 'unknown' || confidence < SURE || isZoneOnly(kind)) return []
    const [left, top] = [bounds.left + 8, bounds.top + 32]
    return [[id, { id: `${id}~head`, label, bounds: { left, top, right: left + HEAD.w, bottom: top + HEAD.h }, part: 'leaf', zone: id }]]
  })
  return new Map(heads)
}

interface Zones {
  list: Zone[]
  drawn: { id: string; bounds: Bounds }[]
  titled: { id: string; label: string; bounds: Bounds }[]
  /** The innermost zone around a box. */
  of: (box: { bounds: Bounds; zone?: string; around?: Box }) => string | undefined
}

/** Zones that the file names, and shapes around other shapes. */
function makeZones(boxes: readonly Box[], named: readonly DrawnZone[]): Zones {
  const shapes = boxes.filter(({ part }) => part === 'zone')
  const all = [
    ...named.map((zone) => ({ ...zone, bounds: zone.bounds ?? membersOf(zone.id, boxes) })),
    ...shapes.map(({ id, label, bounds, zone }) => ({ id, label, bounds, ...(zone !== undefined && { parent: zone }) })),
  ].filter((zone): zone is typeof zone & { bounds: Bounds } => zone.bounds !== undefined)
  if (all.length > MOST_ZONES)
    throw new GraphError([{ at: '', message: `has ${all.length} shapes around others; a drawing has at most ${MOST_ZONES}` }])
  const ids = new Set(all.map(({ id }) => id))
  const around = (bounds: Bounds, self?: string): string | undefined =>
    all.filter(({ id, bounds: outer }) => id !== self && holds(outer, bounds)).toSorted((a, b) => sizeOf(a.bounds) - sizeOf(b.bounds))[0]
      ?.id
  const list = all.map(({ id, label, bounds, parent }): Zone => {
    const outer = parent !== undefined && ids.has(parent) ? parent : undefined
    const inside = around(bounds, id)
    return {
      id,
      label: oneLine(label),
      kind: 'group',
      ...zoneMeaning(label),
      ...((inside ?? outer) !== undefined && { parent: (inside ?? outer)! }),
    }
  })
  breakCircles(list)
  const of: Zones['of'] = ({ bounds, zone }) => around(bounds) ?? (zone !== undefined && ids.has(zone) ? zone : middleIn(all, bounds))
  return { list, drawn: all.map(({ id, bounds }) => ({ id, bounds })), titled: all, of }
}

const sizeOf = ({ left, top, right, bottom }: Bounds): number => (right - left) * (bottom - top)

/** A box on the border is in the zone in which its middle lies. */
const middleIn = (zones: readonly { id: string; bounds: Bounds }[], bounds: Bounds): string | undefined =>
  smallest(zones, (zone) => distanceTo(zone.bounds, middleOf(bounds)) === 0 && sizeOf(zone.bounds) > sizeOf(bounds))

function smallest(
  zones: readonly { id: string; bounds: Bounds }[],
  fits: (zone: { id: string; bounds: Bounds }) => boolean,
): string | undefined {
  let found: { id: string; bounds: Bounds } | undefined
  for (const zone of zones) if ((!found || sizeOf(zone.bounds) < sizeOf(found.bounds)) && fits(zone)) found = zone
  return found?.id
}

function membersOf(zone: string, boxes: readonly Box[]): Bounds | undefined {
  const members = boxes.filter((box) => box.zone === zone)
  return members.length > 0 ? union(members.map(({ bounds }) => bounds)) : undefined
}

/** Damaged files make zones that hold each other. */
function breakCircles(zones: readonly Zone[]): void {
  const byId = new Map(zones.map((zone) => [zone.id, zone]))
  for (const zone of zones) {
    const seen = new Set([zone.id])
    for (let at = zone.parent; at != null; at = byId.get(at)?.parent) {
      if (seen.has(at)) {
        delete zone.parent
        break
      }
      seen.add(at)
    }
  }
}

function addTo(lists: Map<string, Box[]>, key: string, box: Box): void {
  const list = lists.get(key)
  if (list) list.push(box)
  else lists.set(key, [box])
}

/** What an arrow tied to some shape means: the shape, what the shape is part of, or inside a zone the box nearest to the arrow's end. */
function endFinder(leaves: readonly Box[], loose: readonly DrawnText[], partOf: ReadonlyMap<string, string>, zones: Zones) {
  const byId = new Set([...leaves.map(({ id }) => id), ...loose.map(({ id }) => id)])
  const inZone = new Map<string, Box[]>()
  const parents = new Map(zones.list.map(({ id, parent }) => [id, parent ?? undefined]))
  for (const box of leaves.filter(({ label }) => label !== ''))
    for (let at = zones.of(box), steps = 0; at !== undefined && steps < 64; at = parents.get(at), steps++) addTo(inZone, at, box)
  return (id: string, near: Point): { id: string; isGuessed: boolean } | undefined => {
    let at = id
    for (let steps = 0; steps < 8 && !byId.has(at) && partOf.has(at); steps++) at = partOf.get(at)!
    if (byId.has(at)) return { id: at, isGuessed: false }
    const [nearest] = (inZone.get(at) ?? []).toSorted((a, b) => distanceTo(a.bounds, near) - distanceTo(b.bounds, near))
    return nearest && { id: nearest.id, isGuessed: true }
  }
}

/** A loose end this near to the border of a group means the group. */
const AT_BORDER = 24

function borderAt(zones: readonly { id: string; bounds: Bounds }[], point: Point): string | undefined {
  return smallest(zones, ({ bounds: { left, top, right, bottom } }) => {
    const inward = Math.min(point.x - left, right - point.x, point.y - top, bottom - point.y)
    return inward >= 0 ? inward <= AT_BORDER : distanceTo({ left, top, right, bottom }, point) <= AT_BORDER
  })
}

function takeTitle(scene: Scene, texts: readonly DrawnText[], leaves: readonly Box[]): { title: string; words: DrawnText[] } {
  const sizes = scene.texts.map(({ size }) => size).toSorted((a, b) => a - b)
  const usual = sizes.length > 1 ? sizes[Math.floor((sizes.length - 1) / 2)]! : USUAL_SIZE
  const top = Math.min(...leaves.map(({ bounds }) => bounds.top))
  const heading = texts.find(
    ({ size, bounds, text }) => leaves.length > 0 && size >= usual * TITLE_SCALE && bounds.bottom <= top + 4 && text.length <= 80,
  )
  return { title: scene.title || oneLine(heading?.text ?? ''), words: texts.filter((text) => text !== heading) }
}

function toNode({ id, label, props }: Box, zone: string | undefined): Node {
  return { id, label: nameAndDetails(label).name, ...(zone !== undefined && { zone }), ...(props && { props }) }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 400)
/** Some boxes hold a whole list: the first line names them, the rest is a remark. */
function nameAndDetails(label: string): { name: string; details: string } {
  const whole = oneLine(label)
  const [first = '', ...rest] = label
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const isList = rest.length > 1 && !BULLET.test(first) && rest.every((line) => BULLET.test(line))
  if (whole.length <= NAME_LETTERS && !isList) return { name: whole, details: '' }
  return rest.length > 0 ? { name: oneLine(first), details: rest.join('\n') } : { name: whole, details: '' }
}

const placeOf = ({ left, top, right, bottom }: Bounds): Place => ({ x: left, y: top, width: right - left, height: bottom - top })

/** Free words, and named shapes that are no component: what they are near to, they speak of. */
function remarksOf(leaves: readonly Box[], words: readonly DrawnText[], drawn: readonly Box[]): Remarked[] {
  const nodes = new Set(drawn.map(({ id }) => id))
  return [
    ...leaves.filter(({ id, label }) => label !== '' && !nodes.has(id)).map(({ id, label, bounds }) => ({ id, text: label, bounds })),
    ...words,
  ].filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
}

interface Remarked {
  id: string
  text: string
  bounds: Bounds
}

function makeNotes(remarks: readonly Remarked[], drawn: readonly Box[]): Note[] {
  const details = drawn.flatMap(({ id, label }) => {
    const { details: text } = nameAndDetails(label)
    return text ? [{ id: `${id}~details`, text, near: [id] }] : []
  })
  const written = remarks.map(({ id, text, bounds }) => {
    // What stands in a box speaks of that box alone.
    const host = drawn.filter((box) => holds(box.bounds, bounds)).map((box) => box.id)
    if (host.length > 0) return { id, text: text.trim(), near: host.toSorted() }
    const near = drawn
      .map((box) => ({ id: box.id, gap: gapBetween(box.bounds, bounds) }))
      .filter(({ gap }) => gap <= NEARBY)
      .toSorted((a, b) => a.gap - b.gap)
      .slice(0, NEAR_AT_MOST)
      .map((box) => box.id)
    return { id, text: text.trim(), ...(near.length > 0 && { near: near.toSorted() }) }
  })
  return [...details, ...written]
}

function guessOf(edge: Edge, joins: ReadonlyMap<string, Join>): GuessedArrow[] {
  const join = joins.get(edge.id) ?? joins.get(edge.id.replace(/~back$/, ''))
  if (!join?.isGuessed) return []
  if (join.arrow.isLine) return [{ edge: edge.id, why: 'it is a line without a head, taken from its start to its end' }]
  const loose = [join.arrow.start, join.arrow.end].filter(({ to }) => to === undefined).length
  const why =
    loose === 0
      ? 'it ends on a group; the nearest box in it was taken'
      : `${loose === 2 ? 'both ends are' : 'one end is'} loose; the nearest box was taken`
  return [{ edge: edge.id, why }]
}

function lostArrows(lost: readonly { id: string; label: string; isLine?: boolean }[]): Remark[] {
  const arrows = lost.filter(({ isLine }) => !isLine)
  const lines = lost.length - arrows.length
  const examples = arrows.flatMap(({ label }) => (label ? [oneLine(label)] : [])).slice(0, 3)
  return [
    ...(arrows.length > 0
      ? [{ what: 'an arrow that does not join two boxes', count: arrows.length, ...(examples.length > 0 && { examples }) }]
      : []),
    ...(lines > 0 ? [{ what: 'a line that does not join two boxes', count: lines }] : []),
  ]
}

function decoration(blank: readonly Box[], boxes: readonly Box[]): Remark[] {
  const pictures = blank.filter(({ isPicture }) => isPicture).length
  const shapes = blank.length - pictures + boxes.filter(({ part }) => part === 'decoration').length
  return [
    ...(pictures > 0 ? [{ what: 'a picture without a name that no arrow joins', count: pictures }] : []),
    ...(shapes > 0 ? [{ what: 'a shape without words that no arrow joins', count: shapes }] : []),
  ]
}

const isZoneOnly = (kind: string): boolean => kindById(kind)?.traits.includes('zone_only') ?? false
