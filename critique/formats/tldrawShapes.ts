/** A drawing's records, read by what they look like: any version of tldraw's files, and no tldraw needed. */
export type Dict = Record<string, unknown>

export interface Point {
  x: number
  y: number
}

/** An upright rectangle on the page. */
export interface Bounds {
  left: number
  top: number
  right: number
  bottom: number
}

export interface DrawnShape {
  id: string
  /** The id that the graph uses: without tldraw's prefix. */
  name: string
  type: string
  parentId: string
  x: number
  y: number
  rotation: number
  props: Dict
  meta: Dict
}

/** One arrow's end: bound to a shape, or only a place on the page. */
export interface DrawnEnd {
  boundTo?: string
  point: Point
}

export interface Drawing {
  shapes: ReadonlyMap<string, DrawnShape>
  /** Shape ids by arrow id and terminal. */
  bindings: ReadonlyMap<string, { start?: string; end?: string }>
  document?: Dict
}

const MAX_NESTING = 64

export const isDict = (value: unknown): value is Dict => typeof value === 'object' && value !== null && !Array.isArray(value)
export const dictOf = (value: unknown): Dict => (isDict(value) ? value : {})
export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: unknown, fallback = 0): number => (typeof value === 'number' && Number.isFinite(value) ? value : fallback)

/** Sorts records into shapes and bindings. What is neither, or makes no sense, is left out. */
export function readDrawing(records: Iterable<unknown>): Drawing {
  const shapes = new Map<string, DrawnShape>()
  const bindings = new Map<string, { start?: string; end?: string }>()
  let document: Dict | undefined
  for (const record of records) {
    if (!isDict(record) || typeof record.id !== 'string') continue
    if (record.typeName === 'shape') shapes.set(record.id, toShape(record, record.id))
    else if (record.typeName === 'document') document = record
    else if (record.typeName === 'binding' && record.type === 'arrow') addBinding(bindings, record)
  }
  return { shapes, bindings, ...(document && { document }) }
}

function toShape(record: Dict, id: string): DrawnShape {
  return {
    id,
    name: id.replace(/^shape:/, ''),
    type: stringOf(record.type),
    parentId: stringOf(record.parentId),
    x: numberOf(record.x),
    y: numberOf(record.y),
    rotation: numberOf(record.rotation),
    props: dictOf(record.props),
    meta: dictOf(record.meta),
  }
}

function addBinding(bindings: Map<string, { start?: string; end?: string }>, record: Dict): void {
  const from = stringOf(record.fromId)
  const { terminal } = dictOf(record.props)
  if (terminal !== 'start' && terminal !== 'end') return
  bindings.set(from, { ...bindings.get(from), [terminal]: stringOf(record.toId) })
}

/** Words of a shape: rich text or, in older files, plain text. */
export function textOf(shape: DrawnShape): string {
  const { richText, text, label, name } = shape.props
  if (shape.type === 'node') return stringOf(label).trim()
  if (shape.type === 'frame') return stringOf(name).trim()
  return (richText === undefined ? stringOf(text) : wordsOf(richText, 0)).trim()
}

function wordsOf(node: unknown, depth: number): string {
  if (!isDict(node) || depth > 40) return ''
  if (node.type === 'text') return stringOf(node.text)
  if (node.type === 'hardBreak') return '\n'
  const parts = Array.isArray(node.content) ? node.content.map((part) => wordsOf(part, depth + 1)) : []
  return parts.join(node.type === 'paragraph' || node.type === 'heading' ? '' : '\n')
}

/** A point of the shape's own space as a point of the page. */
export function toPage(drawing: Drawing, shape: DrawnShape, point: Point): Point {
  let { x, y } = point
  let at: DrawnShape | undefined = shape
  for (let depth = 0; at && depth < MAX_NESTING; depth++) {
    const { rotation } = at
    const turned: Point =
      rotation === 0 ? { x, y } : { x: x * Math.cos(rotation) - y * Math.sin(rotation), y: x * Math.sin(rotation) + y * Math.cos(rotation) }
    x = turned.x + at.x
    y = turned.y + at.y
    at = drawing.shapes.get(at.parentId)
  }
  return { x, y }
}

export function boundsOf(drawing: Drawing, shape: DrawnShape): Bounds {
  const { w, h } = sizeOf(shape)
  const corners = [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: w, y: h },
    { x: 0, y: h },
  ].map((corner) => toPage(drawing, shape, corner))
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

const NOTE_SIZE = 200
/** Line height of tldraw's text sizes, in pixels; a letter is about half as wide. */
const lineHeights: Record<string, number> = { s: 24, m: 32, l: 48, xl: 60 }

function sizeOf(shape: DrawnShape): { w: number; h: number } {
  const { props } = shape
  const scale = numberOf(props.scale, 1)
  const growth = numberOf(props.growY)
  if (shape.type === 'note') return { w: NOTE_SIZE * scale, h: (NOTE_SIZE + growth) * scale }
  if (shape.type !== 'text') return { w: numberOf(props.w, 1), h: numberOf(props.h, 1) + growth }
  const lines = textOf(shape).split('\n')
  const line = (lineHeights[stringOf(props.size)] ?? 32) * scale
  const widest = Math.max(...lines.map((words) => words.length)) * line * 0.45
  return { w: props.autoSize === false ? numberOf(props.w, widest) : widest, h: lines.length * line }
}

/** Start and end of an arrow, whichever way its version of the file writes them. */
export function endsOf(drawing: Drawing, arrow: DrawnShape): { start: DrawnEnd; end: DrawnEnd } {
  const bound = drawing.bindings.get(arrow.id)
  const end = (terminal: 'start' | 'end'): DrawnEnd => {
    const written = dictOf(arrow.props[terminal])
    const point = toPage(drawing, arrow, { x: numberOf(written.x), y: numberOf(written.y) })
    const boundTo = bound?.[terminal] ?? (written.type === 'binding' ? stringOf(written.boundShapeId) : undefined)
    return boundTo ? { boundTo, point } : { point }
  }
  return { start: end('start'), end: end('end') }
}

/** How far a point is from a rectangle: 0 inside. */
export function distanceTo(bounds: Bounds, { x, y }: Point): number {
  return Math.hypot(Math.max(bounds.left - x, 0, x - bounds.right), Math.max(bounds.top - y, 0, y - bounds.bottom))
}

/** Gap between two rectangles: 0 when they touch. */
export function gapBetween(a: Bounds, b: Bounds): number {
  return Math.hypot(Math.max(a.left - b.right, 0, b.left - a.right), Math.max(a.top - b.bottom, 0, b.top - a.bottom))
}

export const areaOf = (bounds: Bounds): number => (bounds.right - bounds.left) * (bounds.bottom - bounds.top)
export const middleOf = (bounds: Bounds): Point => ({ x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 })
