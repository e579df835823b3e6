import { b64Vecs } from '@tldraw/tlschema'
import { isDict, isPoisonKey } from './codec.ts'

/** Far above what a person draws, far below what hurts a browser. Lengths in canvas pixels, sizes in characters of JSON. */
export const limits = {
  coordinate: 1e6,
  size: 1e5,
  scale: 100,
  recordSize: 64_000,
  recordDepth: 24,
  recordItems: 20_000,
  richTextChars: 20_000,
  richTextNodes: 2_000,
  richTextDepth: 12,
  label: 500,
  kind: 80,
  roles: 12,
  dataKeys: 80,
  dataKey: 80,
  dataText: 2_000,
  dataList: 100,
} as const

type Dict = Record<string, unknown>

/**
 * What tldraw's validators let through and an editor still cannot bear. Returns the reason, or null when the record may enter.
 * @param record `checkBulk` has nothing against it.
 */
export function guard(record: unknown): string | null {
  if (!isDict(record)) return 'not a record'
  return checkMeta(record.meta) ?? (record.typeName === 'shape' ? checkShape(record) : checkNumbers(record.props))
}

/** Runs before any recursive validator: a record that is too deep, too large or poisoned goes no further. */
export function checkBulk(record: unknown): string | null {
  const bulk = weigh(record)
  return typeof bulk === 'string' ? bulk : null
}

/** Characters of JSON, roughly; or why it is too much. */
export function weigh(record: unknown): number | string {
  let items = 0
  let size = 0
  const open: { value: unknown; depth: number }[] = [{ value: record, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (++items > limits.recordItems) return 'too many parts'
    size += typeof value === 'string' ? value.length : 8
    if (size > limits.recordSize) return 'too large'
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return 'not JSON'
    if (typeof value !== 'object' || value === null) continue
    if (depth >= limits.recordDepth) return 'too deep'
    for (const key of Object.keys(value)) {
      if (isPoisonKey(key)) return `dangerous key ${key}`
      size += key.length
      open.push({ value: (value as Dict)[key], depth: depth + 1 })
    }
  }
  return size
}

/** What can be wrong with one prop of a shape that tldraw's validators let through, where its value is a word, a number or a flag. */
export function guardProp(type: unknown, key: string, value: string | number | boolean | null): string | null {
  const props = { [key]: value }
  const why = checkSize(props) ?? checkPropNumbers(props) ?? (key === 'url' ? checkLink(value) : null)
  if (why) return why
  if (type !== 'node') return key === 'name' ? checkName(value) : null
  return key === 'kind' ? checkKind(value) : key === 'label' ? checkLabel(value) : null
}

function checkShape(shape: Dict): string | null {
  const { props } = shape
  if (!isDict(props)) return 'no props'
  const why = checkPlace(shape)
  if (why) return why
  const { richText, segments } = props
  return (
    checkSize(props) ??
    checkPropNumbers(props) ??
    (richText === undefined ? null : checkRichText(richText)) ??
    (segments === undefined ? null : checkSegments(segments)) ??
    checkLink(props.url) ??
    (shape.type === 'node' ? checkNode(props) : checkName(props.name))
  )
}

/** All that can be wrong with a shape that was moved and nothing else. */
export function checkPlace({ x, y, rotation }: { x?: unknown; y?: unknown; rotation?: unknown }): string | null {
  if (isFar(x) || isFar(y)) return 'position out of range'
  return typeof rotation !== 'number' || !(Math.abs(rotation) <= 1000) ? 'rotation out of range' : null
}

function isFar(value: unknown): boolean {
  return typeof value !== 'number' || !(Math.abs(value) <= limits.coordinate)
}

function checkSize(props: Dict): string | null {
  for (const key of ['w', 'h', 'growY', 'fontSizeAdjustment'] as const) {
    const value = props[key]
    if (typeof value === 'number' && !(Math.abs(value) <= limits.size)) return `${key} out of range`
  }
  for (const key of ['scale', 'scaleX', 'scaleY'] as const) {
    const value = props[key]
    if (typeof value === 'number' && !(Math.abs(value) <= limits.scale)) return `${key} out of range`
  }
  return null
}

/** Every number of a shape is a place or a length. `checkBulk` has bounded the depth. */
function checkNumbers(value: unknown): string | null {
  if (typeof value === 'number') return isFar(value) ? 'number out of range' : null
  if (typeof value !== 'object' || value === null) return null
  for (const part of Object.values(value)) {
    const why = checkNumbers(part)
    if (why) return why
  }
  return null
}

const OTHERWISE_CHECKED: ReadonlySet<string> = new Set(['data', 'richText', 'segments'])

function checkPropNumbers(props: Dict): string | null {
  for (const key of Object.keys(props)) {
    const why = OTHERWISE_CHECKED.has(key) ? null : checkNumbers(props[key])
    if (why) return why
  }
  return null
}

function checkMeta(meta: unknown): string | null {
  if (meta === undefined) return null
  if (!isDict(meta)) return 'meta is not an object'
  return meta.props === undefined ? null : checkData(meta.props)
}

function checkName(name: unknown): string | null {
  return typeof name === 'string' && name.length > limits.label ? 'name too long' : null
}

function checkNode(props: Dict): string | null {
  const { kind, label, roles, data } = props
  const why = checkKind(kind) ?? checkLabel(label)
  if (why) return why
  if (!Array.isArray(roles) || roles.length > limits.roles || roles.some((role) => typeof role !== 'string' || role.length > limits.kind))
    return 'roles'
  return checkData(data)
}

const checkKind = (kind: unknown): string | null => (typeof kind !== 'string' || kind.length > limits.kind ? 'kind too long' : null)
const checkLabel = (label: unknown): string | null => (typeof label !== 'string' || label.length > limits.label ? 'label too long' : null)

/** Facts of a node, an edge or a zone: words, finite numbers, flags, short lists. */
function checkData(data: unknown): string | null {
  if (!isDict(data)) return 'facts are not an object'
  const entries = Object.entries(data)
  if (entries.length > limits.dataKeys) return 'too many facts'
  const bad = entries.find(([key, value]) => key.length === 0 || key.length > limits.dataKey || !isFact(value))
  return bad ? `bad fact ${bad[0].slice(0, 40)}` : null
}

function isFact(value: unknown): boolean {
  if (Array.isArray(value)) return value.length <= limits.dataList && value.every((item) => isWord(item) || Number.isFinite(item))
  return value === null || typeof value === 'boolean' || isWord(value) || Number.isFinite(value)
}

const isWord = (value: unknown): boolean => typeof value === 'string' && value.length <= limits.dataText

const RICH_NODES = new Set([
  'doc',
  'paragraph',
  'text',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'hardBreak',
  'blockquote',
  'codeBlock',
])
const RICH_MARKS = new Set(['bold', 'italic', 'strike', 'code', 'underline', 'link', 'highlight'])

/** A tree that the text editor can open: known nodes, strings for text, links that a click may follow. */
function checkRichText(root: unknown): string | null {
  if (!isDict(root) || root.type !== 'doc') return 'rich text without a document'
  let nodes = 0
  let chars = 0
  const walk = (node: unknown, depth: number): string | null => {
    if (!isDict(node)) return 'rich text: not a node'
    if (depth > limits.richTextDepth) return 'rich text too deep'
    if (++nodes > limits.richTextNodes) return 'rich text has too many parts'
    if (typeof node.type !== 'string' || !RICH_NODES.has(node.type)) return 'rich text: unknown node'
    if (node.type === 'text') {
      if (typeof node.text !== 'string' || node.text === '') return 'rich text: empty text'
      chars += node.text.length
      if (chars > limits.richTextChars) return 'rich text too long'
    }
    return checkMarks(node.marks) ?? walkAll(node.content, depth)
  }
  const walkAll = (content: unknown, depth: number): string | null => {
    if (content === undefined) return null
    if (!Array.isArray(content)) return 'rich text: content is not a list'
    for (const child of content) {
      const why = walk(child, depth + 1)
      if (why) return why
    }
    return null
  }
  return walk(root, 0)
}

function checkMarks(marks: unknown): string | null {
  if (marks === undefined) return null
  if (!Array.isArray(marks)) return 'rich text: marks are not a list'
  for (const mark of marks) {
    if (!isDict(mark) || typeof mark.type !== 'string' || !RICH_MARKS.has(mark.type)) return 'rich text: unknown mark'
    if (mark.type !== 'link') continue
    if (!isDict(mark.attrs) || typeof mark.attrs.href !== 'string') return 'rich text: bad link'
    const why = checkLink(mark.attrs.href)
    if (why) return why
  }
  return null
}

function checkLink(url: unknown): string | null {
  if (url === undefined || url === '') return null
  return typeof url === 'string' && url.length <= 2000 && /^(https?:\/\/|mailto:)/i.test(url) ? null : 'link not allowed'
}

/** Strokes are packed numbers: unpack them once, here, rather than let the canvas meet a NaN. */
function checkSegments(segments: unknown): string | null {
  if (!Array.isArray(segments)) return 'strokes are not a list'
  for (const segment of segments) {
    if (!isDict(segment) || typeof segment.path !== 'string') return 'bad stroke'
    if (!isReadableStroke(segment.path, segment.dim)) return 'unreadable stroke'
  }
  return null
}

function isReadableStroke(path: string, dim: unknown): boolean {
  try {
    if (path.length < 8 || !/^[A-Za-z0-9+/]+={0,2}$/.test(path)) return false
    const points = b64Vecs.decodePoints(path, dim === 2 ? 2 : 3)
    return points.length > 0 && points.every(({ x, y }) => !isFar(x) && !isFar(y))
  } catch {
    return false
  }
}
