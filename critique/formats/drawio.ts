import { GraphError } from '../graph/graph.ts'
import type { Props } from '../graph/graph.ts'
import { coordinate, rectangle, turned } from './drawn/geometry.ts'
import { readScene } from './drawn/readScene.ts'
import type { ArrowEnd, DrawnArrow, DrawnBox, DrawnText, DrawnZone } from './drawn/scene.ts'
import { MOST_BOXES } from './format.ts'
import type { Format, Libraries, Reading, Remark } from './format.ts'
import { htmlText } from './htmlText.ts'
import { inflateBounded } from './inflateBounded.ts'
import { middleOf } from './tldrawShapes.ts'
import type { Bounds, Point } from './tldrawShapes.ts'
import { parseXml } from './xml.ts'
import type { XmlElement } from './xml.ts'

/** draw.io's own file, packed or not, of one page or several. */
export const drawio: Format = {
  read: async ({ text }, libraries) => drawioDrawings(text, libraries),
}

const MOST_PAGES = 60

/**
 * Every page with something on it, the fullest first.
 * @throws {GraphError} it is no drawing of draw.io.
 */
export async function drawioDrawings(text: string, libraries: Libraries): Promise<Reading[]> {
  const cells = text.split('<mxCell', MOST_BOXES * 12).length
  if (cells >= MOST_BOXES * 12) throw refusal(`has more than ${MOST_BOXES * 12} cells; no drawing of a system is that large`)
  const pages = pagesOf(await parseXml(text, libraries))
  if (pages.length === 0) throw refusal('expected <mxfile> with a <diagram>, or an <mxGraphModel>')
  const readings: Reading[] = []
  for (const [i, { name, model, packed }] of pages.slice(0, MOST_PAGES).entries()) {
    const root = model ?? (await unpackPage(packed, name || `page ${i + 1}`, libraries))
    if (root) readings.push(readPage(root, name, pages.length > MOST_PAGES && i === 0 ? pages.length - MOST_PAGES : 0))
  }
  const drawn = readings.filter(({ graph }) => graph.nodes.length > 0)
  return (drawn.length > 0 ? drawn : readings.slice(0, 1)).toSorted((a, b) => b.graph.nodes.length - a.graph.nodes.length)
}

const refusal = (message: string, at = ''): GraphError => new GraphError([{ at, message }])

interface Page {
  name: string
  model?: XmlElement
  packed: string
}

function pagesOf(elements: readonly XmlElement[]): Page[] {
  return elements.flatMap((element): Page[] => {
    if (element.name === 'mxGraphModel') return [{ name: '', model: element, packed: '' }]
    if (element.name === 'mxfile') return pagesOf(element.children)
    if (element.name !== 'diagram') return []
    const model = element.children.find(({ name }) => name === 'mxGraphModel')
    return [{ name: element.attributes.get('name') ?? '', packed: element.text, ...(model && { model }) }]
  })
}

/** A page is packed as deflated, address-encoded XML in base64. An empty one is nothing. */
async function unpackPage(packed: string, page: string, libraries: Libraries): Promise<XmlElement | undefined> {
  if (packed.trim() === '') return undefined
  let xml: string
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll(/\s/g, '')), (letter) => letter.charCodeAt(0))
    const text = new TextDecoder().decode(inflateBounded(await libraries.inflate(), bytes, 'none'))
    xml = text.startsWith('<') ? text : decodeURIComponent(text)
  } catch (error) {
    if (error instanceof GraphError) throw refusal(error.problems[0]?.message ?? error.message, page)
    throw refusal('expected a packed drawing, found damaged content', page)
  }
  return pagesOf(await parseXml(xml, libraries))[0]?.model
}

/** A cell with everything that is said around it: draw.io wraps cells with data in `object` or `UserObject`. */
interface Cell {
  id: string
  value: string
  style: ReadonlyMap<string, string>
  parent: string
  isVertex: boolean
  isEdge: boolean
  source: string
  target: string
  geometry: XmlElement | undefined
  props: Props
}

function cellsOf(model: XmlElement): Cell[] {
  const root = model.children.find(({ name }) => name === 'root')
  const seen = new Set<string>()
  return (root?.children ?? []).flatMap((element, i): Cell[] => {
    const inner = element.name === 'mxCell' ? element : element.children.find(({ name }) => name === 'mxCell')
    if (!inner) return []
    const get = (key: string): string => inner.attributes.get(key) ?? element.attributes.get(key) ?? ''
    const own = (element.attributes.get('id') ?? get('id')).slice(0, 150)
    const id = own !== '' && !seen.has(own) ? own : `cell ${i + 1}`
    seen.add(id)
    return [
      {
        id,
        value: filled(element.attributes.get('label') ?? get('value'), element),
        style: styleOf(get('style')),
        parent: get('parent'),
        isVertex: get('vertex') === '1',
        isEdge: get('edge') === '1',
        source: get('source'),
        target: get('target'),
        geometry: inner.children.find(({ name }) => name === 'mxGeometry'),
        props: {},
      },
    ]
  })
}

/** Labels of C4 shapes name the attributes that they show: %c4Name%. */
function filled(label: string, { attributes }: XmlElement): string {
  if (!attributes.has('placeholders') || !label.includes('%')) return label
  return label.replaceAll(/%([\w-]{1,40})%/g, (_, name: string) => attributes.get(name) ?? '')
}

/** "rounded=1;html=1;ellipse" as names and values; a name alone is a style of its own. */
function styleOf(text: string): Map<string, string> {
  const style = new Map<string, string>()
  for (const part of text.split(';').slice(0, 200)) {
    const at = part.indexOf('=')
    if (part !== '') style.set(at < 0 ? part : part.slice(0, at), at < 0 ? '' : part.slice(at + 1))
  }
  return style
}

function readPage(model: XmlElement, name: string, pagesLeft: number): Reading {
  const cells = new Map(cellsOf(model).map((cell) => [cell.id, cell]))
  const visible = [...cells.values()].filter((cell) => !isHidden(cell, cells))
  const origins = originFinder(cells)
  const childrenOf = new Map<string, Cell[]>()
  for (const cell of visible) childrenOf.set(cell.parent, [...(childrenOf.get(cell.parent) ?? []), cell])
  const parts = { boxes: [] as DrawnBox[], texts: [] as DrawnText[], arrows: [] as DrawnArrow[], zones: [] as DrawnZone[] }
  for (const cell of visible) {
    if (cell.isEdge) parts.arrows.push(arrowOf(cell, childrenOf.get(cell.id) ?? [], origins, cells))
    else if (cell.isVertex && !cells.get(cell.parent)?.isEdge) place(cell, cells, childrenOf, origins, parts)
  }
  const title = /^(page|seite|página|страница|第)?[\s-]*\d*$/i.test(name.trim()) ? '' : name.trim()
  const reading = readScene({ title, ...parts }, leftOut(cells.size, visible.length, pagesLeft))
  return { ...reading, name }
}

/** In a layer that is switched off, or hidden itself. */
function isHidden(cell: Cell, cells: ReadonlyMap<string, Cell>): boolean {
  let at: Cell | undefined = cell
  for (let depth = 0; at && depth < 50; depth++) {
    if (at.style.get('visible') === '0') return true
    at = cells.get(at.parent)
  }
  return false
}

function leftOut(all: number, visible: number, pagesLeft: number): Remark[] {
  return [
    ...(all > visible ? [{ what: 'something hidden on the page', count: all - visible }] : []),
    ...(pagesLeft > 0 ? [{ what: `a page after the ${MOST_PAGES}th`, count: pagesLeft }] : []),
  ]
}

type Origin = (cell: Cell) => Point

/** Cells stand in the space of what holds them. */
function originFinder(cells: ReadonlyMap<string, Cell>): Origin {
  const known = new Map<string, Point>()
  const origin = (id: string, depth: number): Point => {
    const before = known.get(id)
    if (before) return before
    const cell = cells.get(id)
    if (!cell || depth > 50 || !cell.isVertex) return { x: 0, y: 0 }
    const outer = origin(cell.parent, depth + 1)
    const { x, y } = cornerOf(cell, cells)
    const found = { x: outer.x + x, y: outer.y + y }
    known.set(id, found)
    return found
  }
  return (cell) => origin(cell.parent, 0)
}

const numberFrom = (element: XmlElement | undefined, key: string): number => coordinate(Number(element?.attributes.get(key) ?? 0))

/** Places may be given as a share of what holds the cell. */
function cornerOf({ geometry, parent }: Cell, cells: ReadonlyMap<string, Cell>): Point {
  const [x, y] = [numberFrom(geometry, 'x'), numberFrom(geometry, 'y')]
  const outer = cells.get(parent)
  if (geometry?.attributes.get('relative') !== '1' || !outer?.isVertex) return { x, y }
  const offset = geometry.children.find(({ attributes }) => attributes.get('as') === 'offset')
  return {
    x: x * numberFrom(outer.geometry, 'width') + numberFrom(offset, 'x'),
    y: y * numberFrom(outer.geometry, 'height') + numberFrom(offset, 'y'),
  }
}

function boundsOf(cell: Cell, cells: ReadonlyMap<string, Cell>, origins: Origin): Bounds {
  const { x, y } = origins(cell)
  const corner = cornerOf(cell, cells)
  const upright = rectangle(x + corner.x, y + corner.y, numberFrom(cell.geometry, 'width'), numberFrom(cell.geometry, 'height'))
  return turned(upright, (coordinate(Number(cell.style.get('rotation') ?? 0)) * Math.PI) / 180)
}

interface Parts {
  boxes: DrawnBox[]
  texts: DrawnText[]
  zones: DrawnZone[]
}

function place(cell: Cell, cells: ReadonlyMap<string, Cell>, childrenOf: ReadonlyMap<string, Cell[]>, origins: Origin, parts: Parts): void {
  const { id, style } = cell
  const bounds = boundsOf(cell, cells, origins)
  const label = wordsOf(cell)
  const zone = zoneAround(cell, cells, childrenOf)
  const inZone = zone === undefined ? {} : { zone }
  const children = (childrenOf.get(id) ?? []).filter(({ isVertex }) => isVertex)
  if (isZone(cell, children)) {
    parts.zones.push({
      id,
      label,
      bounds: sizeOf(bounds) > 0 ? bounds : unionOf(children, cells, origins, bounds),
      ...(zone !== undefined && { parent: zone }),
    })
    return
  }
  const holder = cells.get(cell.parent)
  const isPart =
    holder?.isVertex &&
    !isZone(
      holder,
      (childrenOf.get(holder.id) ?? []).filter(({ isVertex }) => isVertex),
    )
  const groups = isPart ? { groups: [cell.parent] } : {}
  if (children.length > 0) parts.boxes.push({ id, label, bounds, ...inZone, groups: [id] })
  else if (style.has('text') || style.has('edgeLabel')) {
    if (label !== '') parts.texts.push({ id, text: label, bounds, size: Number(style.get('fontSize') ?? 12) || 12, ...inZone, ...groups })
  } else parts.boxes.push({ id, label: label || altText(cell), bounds, ...inZone, ...groups, ...(isPicture(style) && { isPicture: true }) })
}

/** Programs that draw often write a line break as two letters. */
const wordsOf = ({ value }: Cell): string => htmlText(value.replaceAll(String.raw`\n`, '\n'))

const sizeOf = ({ left, top, right, bottom }: Bounds): number => (right - left) * (bottom - top)

function unionOf(children: readonly Cell[], cells: ReadonlyMap<string, Cell>, origins: Origin, fallback: Bounds): Bounds {
  const all = children.map((child) => boundsOf(child, cells, origins))
  if (all.length === 0) return fallback
  return {
    left: Math.min(...all.map(({ left }) => left)),
    top: Math.min(...all.map(({ top }) => top)),
    right: Math.max(...all.map(({ right }) => right)),
    bottom: Math.max(...all.map(({ bottom }) => bottom)),
  }
}

const isPicture = (style: ReadonlyMap<string, string>): boolean => style.has('image') || style.get('shape') === 'image'

/** Icons of the cloud libraries say what they are in their style: "mxgraph.aws4.lambda". */
function altText({ style }: Cell): string {
  const icon = style.get('resIcon') ?? style.get('prIcon') ?? style.get('shape') ?? ''
  return icon.startsWith('mxgraph.') && icon.split('.').length > 2 ? (icon.split('.').at(-1) ?? '').replaceAll('_', ' ') : ''
}

/** Lanes, containers, and groups of two or more are zones; a shape with one more inside is one shape. */
function isZone({ style }: Cell, children: readonly Cell[]): boolean {
  const said = style.has('swimlane') || style.get('container') === '1' || style.get('shape') === 'mxgraph.aws4.group' || style.has('group')
  const shapes = children.filter((child) => !child.style.has('text') && child.geometry?.attributes.get('relative') !== '1')
  return (
    shapes.length > 1 ||
    (said && shapes.length > 0 && !style.has('group')) ||
    (style.has('swimlane') && style.get('childLayout') === undefined)
  )
}

/** The nearest holder that is a zone. */
function zoneAround(cell: Cell, cells: ReadonlyMap<string, Cell>, childrenOf: ReadonlyMap<string, Cell[]>): string | undefined {
  let at = cells.get(cell.parent)
  for (let depth = 0; at?.isVertex && depth < 50; depth++) {
    const children = (childrenOf.get(at.id) ?? []).filter(({ isVertex }) => isVertex)
    if (isZone(at, children)) return at.id
    at = cells.get(at.parent)
  }
  return undefined
}

function arrowOf(cell: Cell, children: readonly Cell[], origins: Origin, cells: ReadonlyMap<string, Cell>): DrawnArrow {
  const { x, y } = origins(cell)
  const points = (as: string): Point[] =>
    (cell.geometry?.children ?? [])
      .filter(({ attributes }) => attributes.get('as') === as)
      .flatMap((part) => (part.name === 'mxPoint' ? [part] : part.children.filter(({ name }) => name === 'mxPoint')))
      .map((point) => ({ x: x + numberFrom(point, 'x'), y: y + numberFrom(point, 'y') }))
  const middle = (id: string): Point | undefined => {
    const end = cells.get(id)
    return end?.isVertex ? middleOf(boundsOf(end, cells, origins)) : undefined
  }
  const start = middle(cell.source) ?? points('sourcePoint')[0]
  const end = middle(cell.target) ?? points('targetPoint')[0]
  const between = points('points').slice(0, 40)
  const first = start ?? between[0] ?? { x, y }
  const last = end ?? between.at(-1) ?? first
  const words = [cell, ...children].map(wordsOf).filter(Boolean)
  const heads = { start: hasHead(cell.style.get('startArrow'), false), end: hasHead(cell.style.get('endArrow'), true) }
  const isBare = !heads.start && !heads.end
  return {
    id: cell.id,
    label: words.join(' · '),
    path: [first, ...between, last],
    start: endOf(cell.source, first, cells),
    end: endOf(cell.target, last, cells),
    heads: isBare ? { start: false, end: true } : heads,
    ...(isBare && cell.source === '' && cell.target === '' && { isLine: true }),
  }
}

const hasHead = (arrow: string | undefined, usual: boolean): boolean => (arrow === undefined ? usual : arrow !== 'none')

/** Arrows may be tied to another arrow, or to something that is gone: then the place counts. */
function endOf(to: string, point: Point, cells: ReadonlyMap<string, Cell>): ArrowEnd {
  return cells.get(to)?.isVertex ? { to, point } : { point }
}
