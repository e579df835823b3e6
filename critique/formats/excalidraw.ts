import { GraphError } from '../graph/graph.ts'
import { MOST_BOXES, MOST_BYTES } from './format.ts'
import type { Format, Reading, Remark } from './format.ts'
import { around, coordinate, rectangle, turned, turnedAbout } from './drawn/geometry.ts'
import { readScene } from './drawn/readScene.ts'
import type { ArrowEnd, DrawnArrow, DrawnBox, DrawnText, DrawnZone, Scene } from './drawn/scene.ts'
import { unpackLzString } from './lzString.ts'
import { Source } from './source.ts'
import { dictOf, isDict, middleOf, stringOf } from './tldrawShapes.ts'
import type { Bounds, Dict, Point } from './tldrawShapes.ts'

/** Excalidraw's own file, its clipboard, or the list of its elements. */
export const excalidraw: Format = {
  async read({ json, jsonProblem, text }) {
    if (json !== undefined) return [readExcalidraw(json)]
    const inside = sceneInNote(text)
    if (inside === undefined) throw new GraphError([{ at: '', message: jsonProblem ?? 'expected a drawing of Excalidraw as JSON' }])
    return [readExcalidraw(inside)]
  },
}

/** Obsidian keeps drawings in notes, as a block of JSON, packed or not, after everything else. */
function sceneInNote(text: string): unknown {
  const [, packed = '', block = ''] = [...text.matchAll(/^```(compressed-)?json[ \t]*\r?\n([\s\S]*?)^```/gm)].at(-1) ?? []
  if (block === '') return undefined
  const { json, jsonProblem } = new Source(packed ? unpackLzString(block, MOST_BYTES) : block)
  if (json === undefined) throw new GraphError([{ at: '', message: `in the block of the drawing: ${jsonProblem ?? 'expected JSON'}` }])
  return json
}

/**
 * The graph of a drawing. Words in and near boxes name them, arrows are tied by their bindings and else by where they end.
 * @throws {GraphError} it is no drawing of Excalidraw.
 */
export function readExcalidraw(value: unknown): Reading {
  const list = Array.isArray(value) ? value : dictOf(value).elements
  if (!Array.isArray(list)) throw new GraphError([{ at: 'elements', message: 'expected a list of what is drawn' }])
  if (list.length > MOST_BOXES * 4)
    throw new GraphError([{ at: 'elements', message: `has ${list.length} elements; a drawing has at most ${MOST_BOXES * 4}` }])
  const elements = uniqueElements(list)
  const sizeOfWords = elements.map((element) => (element.type === 'text' ? coordinate(element.fontSize) : 0)).filter((size) => size > 0)
  return readScene(sceneOf(elements, sizeOfWords), leftOut(list, elements))
}

/** What is alive and has an id of its own: a damaged file may say one twice. */
function uniqueElements(list: readonly unknown[]): Dict[] {
  const seen = new Set<string>()
  return list.flatMap((element, i) => {
    if (!isDict(element) || element.isDeleted === true || typeof element.type !== 'string') return []
    const own = stringOf(element.id).slice(0, 150)
    const id = own !== '' && !seen.has(own) ? own : `element ${i + 1}`
    seen.add(id)
    return [{ ...element, id }]
  })
}

const boxTypes = new Set(['rectangle', 'ellipse', 'diamond'])
const pictureTypes = new Set(['image', 'embeddable', 'iframe'])

function sceneOf(elements: readonly Dict[], sizes: readonly number[]): Scene {
  const words = wordsByContainer(elements)
  const frames = new Map<string, Dict>(elements.filter(isFrame).map((frame) => [stringOf(frame.id), frame]))
  const zoneOf = (element: Dict): { zone?: string } =>
    typeof element.frameId === 'string' && frames.has(element.frameId) ? { zone: element.frameId } : {}
  const owners = new Map(
    elements.flatMap(({ id, containerId }) => (words.has(stringOf(containerId)) ? [[stringOf(id), stringOf(containerId)] as const] : [])),
  )
  const boxes: DrawnBox[] = []
  const texts: DrawnText[] = []
  const arrows: DrawnArrow[] = []
  for (const element of elements) {
    const id = stringOf(element.id)
    const label = words.get(id) ?? skeletonLabel(element)
    const shared = { id, bounds: boundsOf(element), ...zoneOf(element), groups: groupsOf(element) }
    if (boxTypes.has(stringOf(element.type))) boxes.push({ ...shared, label })
    else if (pictureTypes.has(stringOf(element.type))) boxes.push({ ...shared, label, isPicture: true })
    else if (element.type === 'text') {
      const text = textOf(element)
      if (!words.has(stringOf(element.containerId)) && text !== '')
        texts.push({ ...shared, text, size: coordinate(element.fontSize) || (sizes[0] ?? 20) })
    } else if (element.type === 'arrow' || element.type === 'line') {
      const drawn = lineOf(element, label, owners)
      if ('path' in drawn) arrows.push(drawn)
      else boxes.push({ ...shared, label, bounds: drawn.bounds })
    }
  }
  return { title: '', boxes, texts, arrows, zones: [...frames.values()].map((frame) => zoneFrom(frame)) }
}

const isFrame = ({ type }: Dict): boolean => type === 'frame' || type === 'magicframe'

function zoneFrom(frame: Dict): DrawnZone {
  return { id: stringOf(frame.id), label: stringOf(frame.name), bounds: boundsOf(frame) }
}

/** Words that the file ties to a shape or an arrow, by its id. */
function wordsByContainer(elements: readonly Dict[]): Map<string, string> {
  const ids = new Set(elements.map(({ id }) => stringOf(id)))
  const words = new Map<string, string>()
  for (const element of elements) {
    const container = stringOf(element.containerId)
    if (element.type !== 'text' || !ids.has(container)) continue
    words.set(container, [words.get(container), textOf(element)].filter(Boolean).join('\n'))
  }
  return words
}

/** Before Excalidraw breaks lines at a box's width it keeps what was typed. */
function textOf({ originalText, rawText, text }: Dict): string {
  return (stringOf(originalText) || stringOf(rawText) || stringOf(text)).trim()
}

/** Drawings made by programs often carry the words in the shape: they become a text when Excalidraw opens them. */
function skeletonLabel({ label, text, type }: Dict): string {
  return type === 'text' ? '' : (stringOf(dictOf(label).text) || stringOf(label) || stringOf(text)).trim()
}

const groupsOf = ({ groupIds }: Dict): string[] =>
  Array.isArray(groupIds) ? groupIds.filter((id) => typeof id === 'string').slice(0, 5) : []

function boundsOf(element: Dict): Bounds {
  const { width, height } = element.type === 'text' ? sizeOfText(element) : element
  const upright = rectangle(coordinate(element.x), coordinate(element.y), coordinate(width), coordinate(height))
  return turned(upright, coordinate(element.angle))
}

/** Programs that draw leave the size of words to Excalidraw, which measures them when it opens the file. */
function sizeOfText(element: Dict): { width: unknown; height: unknown } {
  const { width, height } = element
  if (coordinate(width) > 0 && coordinate(height) > 0) return { width, height }
  const size = coordinate(element.fontSize) || 20
  const lines = textOf(element).split('\n')
  const ems = lines.map((line) => line.length * 0.55 + (line.match(WIDE)?.length ?? 0) * 0.45)
  return { width: coordinate(width) || Math.max(...ems) * size, height: coordinate(height) || lines.length * size * 1.25 }
}

/** Letters as wide as they are high. */
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu

const NEARLY_CLOSED = 8
/** Of one line; of a curve with more, the ends and some between say enough. */
const MOST_POINTS = 40

/** An arrow or a line; a line that comes back to its start is a shape. */
function lineOf(element: Dict, label: string, owners: ReadonlyMap<string, string>): DrawnArrow | { bounds: Bounds } {
  const [x, y] = [coordinate(element.x), coordinate(element.y)]
  const path = pointsOf(element).map((point) => ({ x: point.x + x, y: point.y + y }))
  const bounds = around(path)
  const middle = middleOf(bounds)
  const points = path.map((point) => turnedAbout(point, middle, coordinate(element.angle)))
  const [first, last] = [points[0]!, points.at(-1)!]
  if (element.type === 'line' && points.length > 3 && Math.hypot(first.x - last.x, first.y - last.y) <= NEARLY_CLOSED) return { bounds }
  const heads = { start: hasHead(element.startArrowhead), end: hasHead(element.endArrowhead) }
  const isBare = !heads.start && !heads.end
  return {
    id: stringOf(element.id),
    label,
    path: points,
    start: endOf(element.startBinding, element.start, first, owners),
    end: endOf(element.endBinding, element.end, last, owners),
    heads: isBare ? { start: false, end: true } : heads,
    ...(isBare && element.type === 'line' && { isLine: true }),
  }
}

const hasHead = (head: unknown): boolean => typeof head === 'string' && head !== 'none'

function thinned(points: readonly unknown[]): readonly unknown[] {
  if (points.length <= MOST_POINTS) return points
  const step = points.length / MOST_POINTS
  return [...Array.from({ length: MOST_POINTS }, (_, i) => points[Math.floor(i * step)]), points.at(-2), points.at(-1)]
}

function pointsOf({ points, width, height }: Dict): Point[] {
  const read = thinned(Array.isArray(points) ? points : []).flatMap((point: unknown) => {
    if (Array.isArray(point)) return [{ x: coordinate(point[0]), y: coordinate(point[1]) }]
    return isDict(point) ? [{ x: coordinate(point.x), y: coordinate(point.y) }] : []
  })
  return read.length > 1
    ? read
    : [
        { x: 0, y: 0 },
        { x: coordinate(width), y: coordinate(height) },
      ]
}

/** An arrow tied to the words in a box is tied to the box. */
function endOf(binding: unknown, skeleton: unknown, point: Point, owners: ReadonlyMap<string, string>): ArrowEnd {
  const said = stringOf(dictOf(binding).elementId) || stringOf(dictOf(skeleton).id)
  const to = owners.get(said) ?? said
  return to === '' ? { point } : { to, point }
}

/** What is no part of a graph, counted. */
function leftOut(list: readonly unknown[], alive: readonly Dict[]): Remark[] {
  const count = (type: string): number => alive.filter((element) => element.type === type).length
  const known = new Set([...boxTypes, ...pictureTypes, 'text', 'arrow', 'line', 'frame', 'magicframe', 'freedraw', 'selection'])
  const other = alive.filter(({ type }) => !known.has(stringOf(type))).length
  const remarks: Remark[] = [
    { what: 'a free-hand stroke', count: count('freedraw') },
    { what: 'something deleted that the file still carries', count: list.filter((element) => dictOf(element).isDeleted === true).length },
    { what: 'an element of a kind that this reader does not know', count: other },
    {
      what: 'something in the list that is no element',
      count: list.filter((element) => !isDict(element) || typeof element.type !== 'string').length,
    },
  ]
  return remarks.filter((remark) => (remark.count ?? 0) > 0)
}
