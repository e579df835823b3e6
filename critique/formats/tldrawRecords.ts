import { EdgeKind, emptyGraph, PropValue, Requirements, Trust, ZoneKind } from '../graph/graph.ts'
import type { Edge, Graph, Node, Note, Props, Zone } from '../graph/graph.ts'
import { readLabels } from '../graph/readLabels.ts'
import type { LabelReader } from '../graph/readLabels.ts'
import { kindById } from '../kinds/lookup.ts'
import { propsOfLabel } from './edgeLabel.ts'
import { areaOf, boundsOf, dictOf, distanceTo, endsOf, gapBetween, middleOf, readDrawing, stringOf, textOf } from './tldrawShapes.ts'
import type { Bounds, DrawnEnd, DrawnShape, Drawing } from './tldrawShapes.ts'
import { zoneMeaning } from './zoneMeaning.ts'

export interface BoardMeta {
  title?: string
  requirements?: Requirements
}

/** An arrow's end this near to a box means the box, in canvas pixels. */
const REACH = 32
/** A note this near to a box speaks of it. */
const NEARBY = 90
const NEAR_AT_MOST = 3

/** A plain shape with words on it, or a stencil: what an arrow can end on. */
interface Box {
  shape: DrawnShape
  label: string
  bounds: Bounds
}

interface Join {
  arrow: DrawnShape
  from: Box
  to: Box
  guessed: boolean
}

/**
 * The typed graph of a drawing. Depends on what is drawn and what it touches, never on where, how large or in which colour: moving a box
 * gives an equal graph.
 */
export function graphOfRecords(records: Iterable<unknown>, infer: LabelReader, meta: BoardMeta = {}): Graph {
  const drawing = readDrawing(records)
  const labels = labelsOver(drawing)
  const boxes = boxesOf(drawing, labels)
  const joins = joinsOf(drawing, boxes)
  const zones = zonesOf(drawing)
  const arounds = aroundsOf(drawing, boxes, joins, new Set(zones.map((zone) => zone.id)))
  const nodes = nodesOf(drawing, boxes, arounds, infer, new Set(zones.map((zone) => zone.id)))
  const present = new Set(nodes.map((node) => node.id))
  const edges = joins
    .flatMap(edgesOf)
    .filter((edge) => present.has(edge.from) && present.has(edge.to))
    .sort(byId)
  const saved = dictOf(dictOf(drawing.document?.meta).premortem)
  const graph = {
    ...emptyGraph(meta.title ?? (stringOf(saved.title) || stringOf(drawing.document?.name))),
    requirements: meta.requirements ?? readRequirements(saved.requirements),
    zones: zones.sort(byId),
    nodes: nodes.sort(byId),
    edges,
    notes: notesOf(drawing, boxes, labels, present, (shape, text) => isNote(shape, text, infer, arounds.get(shape.id))).sort(byId),
  }
  return { ...graph, nodes: readTogether(graph, infer) }
}

/** What is noted beside a plain box is what the engine will take it for: what its label says among all others. */
function readTogether(graph: Graph, infer: LabelReader): Node[] {
  if (!graph.nodes.some(({ guessed }) => guessed === true)) return graph.nodes
  const told = readLabels(graph, infer)
  return graph.nodes.map((node) => {
    const seen = node.guessed === true ? told.get(node.id) : undefined
    if (!seen || seen.kind === null) return node
    return { ...node, inferred: { kind: seen.kind, confidence: seen.confidence, matched: seen.matched } }
  })
}

function readRequirements(saved: unknown): Requirements {
  const parsed = Requirements.safeParse(saved ?? {})
  return parsed.success ? parsed.data : {}
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** People also name an empty box by laying a text over it: box id -> that text. */
function labelsOver(drawing: Drawing): ReadonlyMap<string, DrawnShape> {
  const labels = new Map<string, DrawnShape>()
  const shapes = [...drawing.shapes.values()]
  const empty = shapes
    .filter((shape) => shape.type === 'geo' && textOf(shape) === '')
    .map((shape) => ({ shape, bounds: boundsOf(drawing, shape) }))
  if (empty.length === 0) return labels
  for (const text of shapes.filter((shape) => shape.type === 'text' && textOf(shape) !== '')) {
    const middle = middleOf(boundsOf(drawing, text))
    const under = smallest(empty.filter(({ shape, bounds }) => !labels.has(shape.id) && distanceTo(bounds, middle) === 0))
    if (under) labels.set(under.shape.id, text)
  }
  return labels
}

function boxesOf(drawing: Drawing, labels: ReadonlyMap<string, DrawnShape>): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const shape of drawing.shapes.values()) {
    const isPlain = shape.type === 'geo' && shape.meta.notComponent !== true
    if (shape.type !== 'node' && !isPlain) continue
    const laidOver = labels.get(shape.id)
    const label = textOf(shape) || (laidOver ? textOf(laidOver) : '')
    if (shape.type === 'node' || label !== '') boxes.set(shape.id, { shape, label, bounds: boundsOf(drawing, shape) })
  }
  return boxes
}

const smallest = <T extends { bounds: Bounds }>(candidates: readonly T[]): T | undefined =>
  candidates.toSorted((a, b) => areaOf(a.bounds) - areaOf(b.bounds))[0]

/** Arrows that join two boxes; a loose end counts as the box that it touches or nearly touches. */
function joinsOf(drawing: Drawing, boxes: ReadonlyMap<string, Box>): Join[] {
  const all = [...boxes.values()]
  const find = (end: DrawnEnd): Box | undefined => {
    if (end.boundTo !== undefined) return boxes.get(end.boundTo)
    const inside = smallest(all.filter(({ bounds }) => distanceTo(bounds, end.point) === 0))
    return (
      inside ??
      all
        .filter(({ bounds }) => distanceTo(bounds, end.point) <= REACH)
        .toSorted((a, b) => distanceTo(a.bounds, end.point) - distanceTo(b.bounds, end.point))[0]
    )
  }
  const joins: Join[] = []
  for (const arrow of drawing.shapes.values()) {
    if (arrow.type !== 'arrow') continue
    const { start, end } = endsOf(drawing, arrow)
    const from = find(start)
    const to = find(end)
    const isLoose = start.boundTo === undefined || end.boundTo === undefined
    // An arrow that came from another drawing stays a guess until somebody says that it is right.
    const guessed = isLoose || arrow.meta.guessed === true
    if (from && to && !(isLoose && from === to)) joins.push({ arrow, from, to, guessed })
  }
  return joins
}

/** One arrow is one edge along its head; with a head at both ends it is a second one back. */
function edgesOf({ arrow, from, to, guessed }: Join): Edge[] {
  const { arrowheadStart = 'none', arrowheadEnd = 'arrow' } = arrow.props
  const label = textOf(arrow)
  const kind = EdgeKind.safeParse(arrow.meta.kind)
  const props = { ...propsOfLabel(label), ...factsOf(arrow.meta.props) }
  const said = {
    ...(kind.success && { kind: kind.data }),
    ...(label && { label }),
    ...(Object.keys(props).length > 0 && { props }),
    ...(guessed && { guessed }),
  }
  const forward: Edge = { id: arrow.name, from: from.shape.name, to: to.shape.name, ...said }
  const back: Edge = { ...forward, from: forward.to, to: forward.from }
  if (arrowheadStart === 'none') return [forward]
  return arrowheadEnd === 'none' ? [back] : [forward, { ...back, id: `${arrow.name}~back` }]
}

function factsOf(raw: unknown): Props {
  const facts = Object.entries(dictOf(raw)).flatMap(([key, value]) => {
    const parsed = PropValue.safeParse(value)
    return parsed.success && value !== null ? [[key, parsed.data] as const] : []
  })
  return Object.fromEntries(facts)
}

/** What tells the kind of a box beside its words: the boxes that arrows join to it, and the frame around it. */
interface Around {
  neighbours: string[]
  before: string[]
  after: string[]
  zone?: string
}

/** Of boxes that arrows join. */
function aroundsOf(
  drawing: Drawing,
  boxes: ReadonlyMap<string, Box>,
  joins: readonly Join[],
  zones: ReadonlySet<string>,
): ReadonlyMap<string, Around> {
  const arounds = new Map<string, Around>()
  const of = ({ shape }: Box): Around => {
    const known = arounds.get(shape.id)
    if (known) return known
    const zone = frameAround(drawing, shape, zones)
    const frame = zone === null ? undefined : drawing.shapes.get(`shape:${zone}`)
    const around = { neighbours: [], before: [], after: [], ...(frame && { zone: textOf(frame) }) }
    arounds.set(shape.id, around)
    return around
  }
  for (const { from, to } of joins.toSorted((a, b) => (a.arrow.id < b.arrow.id ? -1 : 1))) {
    of(from).neighbours.push(to.label)
    of(from).after.push(to.label)
    of(to).neighbours.push(from.label)
    of(to).before.push(from.label)
  }
  for (const box of boxes.values()) if (box.shape.type === 'geo' && typeof box.shape.meta.kind === 'string') of(box)
  return arounds
}

function nodesOf(
  drawing: Drawing,
  boxes: ReadonlyMap<string, Box>,
  arounds: ReadonlyMap<string, Around>,
  infer: LabelReader,
  zones: ReadonlySet<string>,
): Node[] {
  return [...boxes.values()].flatMap((box) => {
    const zone = frameAround(drawing, box.shape, zones)
    if (box.shape.type === 'node') return [stencilNode(box, zone)]
    const around = arounds.get(box.shape.id)
    const node = around ? plainNode(box, zone, around, infer) : null
    return node ? [node] : []
  })
}

function stencilNode({ shape, label }: Box, zone: string | null): Node {
  const { kind, roles, data, planned } = shape.props
  const props = { ...factsOf(data), ...(planned === true && { planned: true }) }
  const words = Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : []
  return node(shape, label, stringOf(kind) || 'unknown', words, zone, props)
}

/**
 * A box that somebody drew and named. Unless somebody corrected it, its kind stays unsaid: the engine reads it from the name and says how
 * sure it is; what it read is noted beside it.
 */
function plainNode({ shape, label }: Box, zone: string | null, around: Around, infer: LabelReader): Node | null {
  const seen = infer(label, around)
  const chosen = stringOf(shape.meta.kind)
  if (!chosen && (seen.kind === null || seen.absent || kindById(seen.kind)?.traits.includes('zone_only'))) return null
  const props = { ...factsOf(shape.meta.props), ...(seen.planned && { planned: true }) }
  if (chosen) return node(shape, label, chosen, [], zone, props)
  const { kind: _unstated, ...guessed } = node(shape, label, '', [], zone, props)
  return { ...guessed, guessed: true, inferred: { kind: seen.kind, confidence: seen.confidence, matched: seen.matched } }
}

function node(shape: DrawnShape, label: string, kind: string, roles: string[], zone: string | null, props: Props): Node {
  return {
    id: shape.name,
    label,
    kind,
    ...(roles.length > 0 && { roles }),
    ...(zone !== null && { zone }),
    ...(Object.keys(props).length > 0 && { props }),
  }
}

/** The innermost frame that holds a shape, through groups. */
function frameAround(drawing: Drawing, shape: DrawnShape, zones: ReadonlySet<string>): string | null {
  let at = drawing.shapes.get(shape.parentId)
  for (let depth = 0; at && depth < 64; depth++) {
    if (at.type === 'frame' && zones.has(at.name)) return at.name
    at = drawing.shapes.get(at.parentId)
  }
  return null
}

function zonesOf(drawing: Drawing): Zone[] {
  const frames = [...drawing.shapes.values()].filter((shape) => shape.type === 'frame')
  const names = new Set(frames.map((frame) => frame.name))
  return frames.map((frame) => toZone(frame, frameAround(drawing, frame, names)))
}

function toZone(frame: DrawnShape, parent: string | null): Zone {
  const label = textOf(frame)
  const { zoneKind, trust, region, tenant, sandbox, props } = frame.meta
  const said = ZoneKind.safeParse(zoneKind)
  const level = Trust.safeParse(trust)
  const guess = said.success || level.success ? {} : zoneMeaning(label)
  const facts = {
    ...factsOf(props),
    ...(typeof tenant === 'string' && tenant && { tenant }),
    ...(typeof sandbox === 'boolean' && { sandbox }),
  }
  return {
    id: frame.name,
    label,
    kind: said.success ? said.data : level.success ? 'trust' : 'group',
    ...(level.success && { trust: level.data }),
    ...guess,
    ...(typeof region === 'string' && region && { region }),
    ...(parent !== null && { parent }),
    ...(Object.keys(facts).length > 0 && { props: facts }),
  }
}

/** Sticky notes, free text, and boxes whose words are no component. */
function notesOf(
  drawing: Drawing,
  boxes: ReadonlyMap<string, Box>,
  labels: ReadonlyMap<string, DrawnShape>,
  present: ReadonlySet<string>,
  isNote: (shape: DrawnShape, text: string) => boolean,
): Note[] {
  const taken = new Set([...labels.values()].map((label) => label.id))
  const pointed = pointedAt(drawing)
  const nodes = [...boxes.values()].filter((box) => present.has(box.shape.name))
  return [...drawing.shapes.values()].flatMap((shape) => {
    const text = textOf(shape)
    if (text === '' || taken.has(shape.id) || present.has(shape.name) || !isNote(shape, text)) return []
    const bounds = boundsOf(drawing, shape)
    const close = nodes.map((box) => ({ name: box.shape.name, gap: gapBetween(bounds, box.bounds) })).filter(({ gap }) => gap <= NEARBY)
    const nearest = close
      .toSorted((a, b) => a.gap - b.gap || (a.name < b.name ? -1 : 1))
      .slice(0, NEAR_AT_MOST)
      .map(({ name }) => name)
    const meant = (pointed.get(shape.id) ?? []).filter((name) => present.has(name))
    const near = [...new Set(meant.length > 0 ? meant : nearest)].toSorted()
    return [{ id: shape.name, text, ...(near.length > 0 && { near }) }]
  })
}

function isNote(shape: DrawnShape, text: string, infer: LabelReader, around: Around | undefined): boolean {
  if (shape.type === 'note' || shape.type === 'text') return true
  return shape.type === 'geo' && (shape.meta.notComponent === true || infer(text, around).kind === null)
}

/** What arrows join notes to: shape id -> names at the other end. */
function pointedAt(drawing: Drawing): Map<string, string[]> {
  const pointed = new Map<string, string[]>()
  for (const arrow of drawing.shapes.values()) {
    if (arrow.type !== 'arrow') continue
    const { start, end } = endsOf(drawing, arrow)
    for (const [one, other] of [
      [start, end],
      [end, start],
    ] as const) {
      const target = other.boundTo === undefined ? undefined : drawing.shapes.get(other.boundTo)
      if (one.boundTo !== undefined && target) pointed.set(one.boundTo, [...(pointed.get(one.boundTo) ?? []), target.name])
    }
  }
  return pointed
}
