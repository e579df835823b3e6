import { GraphError } from '../graph/graph.ts'

/** One flowchart as it stands in a file. */
export interface MermaidText {
  /** The heading above it, or its own title. */
  name: string
  text: string
  /** Line of the file on which `text` begins, from 1. */
  line: number
  /** It stood between marks that say Mermaid, so it is Mermaid whatever it begins with. */
  isFenced: boolean
  /** Nothing says where it ends: it was taken up to the first line of prose. */
  isOpen?: boolean
}

export interface FoundDiagrams {
  flowcharts: readonly MermaidText[]
  /** Diagrams of Mermaid that are no flowcharts: kind and line. */
  others: readonly { kind: string; line: number }[]
}

/** With a direction, or alone on its line: "graph theory …" is prose, "graph G {" is Graphviz. */
const HEADER = /^\s*(?:graph|flowchart(?:-elk)?)(?:\s*(?:TB|TD|BT|RL|LR|[<>^v]))?\s*(?:;|$|%%|(?<=\s(?:TB|TD|BT|RL|LR)\s*)\S)/i
const OTHER_KIND =
  /^\s*(sequenceDiagram|classDiagram(?:-v2)?|stateDiagram(?:-v2)?|erDiagram|journey|gantt|pie|quadrantChart|requirementDiagram|gitGraph|C4\w+|mindmap|timeline|zenuml|sankey(?:-beta)?|xychart(?:-beta)?|block(?:-beta)?|packet(?:-beta)?|kanban|architecture(?:-beta)?|radar(?:-beta)?|treemap(?:-beta)?)\b/

const OPENING_FENCE = /^[\s>]*(`{3,}|~{3,}|:{3,})\s*\{?\.?(\w[\w-]*)?/
const OPENING_TAG = /<(pre|div)\s[^<>]{0,200}?class=["'][^"'<>]{0,200}?\bmermaid\b[^"'<>]{0,200}["'][^<>]{0,200}>/i
const HEADING = /^\s*(?:#{1,6}\s+(\S.*)|<h[1-6][^<>]*>(.+)<\/h[1-6]>)/

/** What the first line with something on it says: front matter, directives and comments are passed over. */
export function kindOfMermaid(text: string): 'flowchart' | 'none' | { other: string } {
  const first = firstStatement(text)
  if (HEADER.test(first)) return 'flowchart'
  const other = OTHER_KIND.exec(first)
  return other ? { other: other[1] ?? '' } : 'none'
}

function firstStatement(text: string): string {
  const lines = withoutFrontMatter(text).text.replace(DIRECTIVE, '').split('\n')
  return lines.find((line) => line.trim() !== '' && !/^\s*%%/.test(line)) ?? ''
}

/** Is there anything of Mermaid in the text: the whole of it, or between fences? 0 to 1. */
export function mermaidIn(text: string): number {
  const kind = kindOfMermaid(text)
  if (kind === 'flowchart') return 1
  if (kind !== 'none') return 0.8
  return /^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{?\.?mermaid\b/m.test(text) || OPENING_TAG.test(text) ? 0.9 : 0
}

/**
 * Every flowchart of a text: the text itself, or what stands between fences of Markdown or tags of HTML.
 * @throws {GraphError} there is none.
 */
export function findDiagrams(text: string): FoundDiagrams {
  const whole = kindOfMermaid(text)
  if (whole === 'flowchart') return { flowcharts: [{ name: '', text, line: 1, isFenced: false }], others: [] }
  if (whole !== 'none') throw noFlowchart([{ kind: whole.other, line: 1 }])
  const blocks = [...fenced(text), ...tagged(text)].toSorted((a, b) => a.line - b.line)
  const flowcharts = blocks.filter((block) => {
    const kind = kindOfMermaid(block.text)
    return kind === 'flowchart' || (kind === 'none' && block.isFenced && /--|==|-\./.test(block.text))
  })
  const others = blocks.flatMap(({ text, line }) => {
    const kind = kindOfMermaid(text)
    return typeof kind === 'object' ? [{ kind: kind.other, line }] : []
  })
  if (flowcharts.length === 0) throw noFlowchart(others)
  return { flowcharts, others }
}

function noFlowchart(others: FoundDiagrams['others']): GraphError {
  const [first] = others
  if (!first) return new GraphError([{ at: '', message: 'expected a flowchart of Mermaid, found none' }])
  return new GraphError([{ at: `line ${first.line}`, message: `expected a flowchart of Mermaid, found ${first.kind}` }])
}

function fenced(text: string): MermaidText[] {
  const lines = text.split(/\r\n?|\n/)
  const blocks: MermaidText[] = []
  let heading = ''
  for (let at = 0; at < lines.length; at++) {
    const title = HEADING.exec(lines[at]!)
    if (title) heading = plainHeading(title[1] ?? title[2] ?? '')
    const [, mark = '', language = ''] = OPENING_FENCE.exec(lines[at]!) ?? []
    if (mark === '') continue
    const isQuoted = /^\s*>/.test(lines[at]!)
    const end = closingFence(lines, at + 1, mark)
    const inside = lines.slice(at + 1, end).map((line) => (isQuoted ? line.replace(/^\s*>\s?/, '') : line))
    const isFenced = language.toLowerCase() === 'mermaid'
    const isOpen = isFenced && (end === lines.length || inside.some((line) => OTHER_FENCE.test(line)))
    const body = isOpen ? untilProse(inside) : inside
    if (isFenced || (language === '' && HEADER.test(firstStatement(body.join('\n')))))
      blocks.push({
        name: heading,
        text: body.join('\n'),
        line: at + 2,
        isFenced,
        ...(isOpen && body.length < inside.length && { isOpen }),
      })
    at = isOpen ? at + body.length : end
  }
  return blocks
}

/** In a block that is not closed another may begin. */
const OTHER_FENCE = /^[ \t]*(?:`{3,}|~{3,})[ \t]*\w/
/** What a line of a flowchart has and a line of prose has not: an arrow, a bracket after a name, a word of Mermaid, or a name alone. */
const STATEMENT =
  /--|==|-\.|~~~|:::|^\s*[^\s[({>]+\s*[[({>]|^\s*(?:subgraph|end|style|class|classDef|linkStyle|click|direction|acc\w+|graph|flowchart)\b|^\s*[\w-]+\s*;?\s*$|^\s*%%|^\s*(?:-->|&)/

/** The lines before prose begins: not inside of a group, and not before the first statement. */
function untilProse(lines: readonly string[]): readonly string[] {
  let depth = 0
  let hasBegun = false
  for (const [i, line] of lines.entries()) {
    if (/^\s*subgraph\b/.test(line)) depth++
    if (/^\s*end\s*;?\s*$/.test(line)) depth--
    const isMarkdown = /^\s*(?:#{1,6}\s|```|~~~\s*\w|[*+]\s|>\s|\|.*\|\s*$|-{3,}\s*$|\*\*)/.test(line)
    if (hasBegun && line.trim() !== '' && (isMarkdown || (depth <= 0 && !STATEMENT.test(line)))) return lines.slice(0, i)
    hasBegun ||= line.trim() !== ''
  }
  return lines
}

function closingFence(lines: readonly string[], from: number, mark: string): number {
  for (let at = from; at < lines.length; at++) {
    const closing = lines[at]!.replace(/^[\s>]+/, '').trimEnd()
    if (closing.length >= mark.length && closing.startsWith(mark) && new Set(closing).size === 1) return at
  }
  return lines.length
}

function tagged(text: string): MermaidText[] {
  const blocks: MermaidText[] = []
  const opening = new RegExp(OPENING_TAG, 'gi')
  for (const match of text.matchAll(opening)) {
    const start = match.index + match[0].length
    const end = text.indexOf(`</${match[1]!.toLowerCase()}>`, start)
    const before = text.slice(0, start).split('\n')
    const body = text.slice(start, end < 0 ? undefined : end)
    blocks.push({ name: '', text: unescapeHtml(body), line: before.length, isFenced: true })
  }
  return blocks
}

const unescapeHtml = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const plainHeading = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .trim()
    .replace(/\s#+$/, '')
    .trim()

/** A flowchart made ready for Mermaid's parser as Mermaid itself does it, but with every line where it was. */
export interface Prepared {
  text: string
  title: string
  /** What our own writer noted beside the diagram: what comes after `%% premortem `. */
  notes: readonly string[]
  /** The comments of the diagram's author. */
  comments: number
}

export function prepare(original: string): Prepared {
  const { text, title } = withoutFrontMatter(original.replace(/\r\n?/g, '\n'))
  const notes: string[] = []
  let comments = 0
  const bare = blankOut(text, DIRECTIVE).replace(/^[^\S\n]*%%(?!\{)[^\n]*$/gm, (comment) => {
    const note = /^\s*%% premortem (.*)$/.exec(comment)
    if (note) notes.push(note[1]!)
    else comments++
    return ''
  })
  return { text: encodeEntities(quoteAttributes(bare)), title, notes, comments }
}

const DIRECTIVE = /%%\{[\s\S]{0,20000}?\}%%/g
const FRONT_MATTER = /^\s*?([^\S\n]*)---[^\S\n]*\n([\s\S]*?)\n\1---[^\S\n]*\n/

/** Taken out, with its lines left empty: what comes after keeps its line. */
function withoutFrontMatter(text: string): { text: string; title: string } {
  const match = FRONT_MATTER.exec(text)
  if (!match) return { text, title: '' }
  const title = /^\s*title:\s*(.+?)\s*$/m.exec(match[2] ?? '')?.[1] ?? ''
  return { text: onlyLineEnds(match[0]) + text.slice(match[0].length), title: title.replace(/^(["'])(.*)\1$/, '$2') }
}

const blankOut = (text: string, pattern: RegExp): string => text.replace(pattern, onlyLineEnds)
const onlyLineEnds = (text: string): string => text.replace(/[^\n]/g, '')

/** Mermaid reads double quotes as its own, so those of HTML attributes become single ones. */
const quoteAttributes = (text: string): string =>
  text.replace(/<(\w+)([^<>]*)>/g, (_, tag: string, attributes: string) => `<${tag}${attributes.replace(/="([^"]*)"/g, "='$1'")}>`)

/** `#quot;` has a semicolon, which would end the statement: it travels through the parser in disguise. */
export const encodeEntities = (text: string): string =>
  text
    .replace(/^(\s*(?:style|classDef)\s[^\n]*:\S*#[^\n]*);/gm, '$1')
    .replace(/#(\w+);/g, (_, name: string) => (/^\d+$/.test(name) ? `ﬂ°°${name}¶ß` : `ﬂ°${name}¶ß`))

/** The opposite: every entity as the letter that it stands for. */
export function decodeEntities(text: string): string {
  return text
    .replace(/ﬂ°°(\d+)¶ß|&#(\d+);/g, (whole, inMermaid?: string, inHtml?: string) => letter(Number(inMermaid ?? inHtml)) ?? whole)
    .replace(/&#x([\da-f]+);/gi, (whole, hex: string) => letter(Number.parseInt(hex, 16)) ?? whole)
    .replace(/(?:ﬂ°|&)(\w+)(?:¶ß|;)/g, (whole, name: string) => (Object.hasOwn(named, name) ? named[name]! : whole))
    .replace(/ﬂ°°?(\w+)¶ß/g, '#$1;')
}

const letter = (code: number): string | undefined => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined)
const named: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: ' ',
  hash: '#',
  num: '#',
  colon: ':',
  semi: ';',
  comma: ',',
  lpar: '(',
  rpar: ')',
  lsqb: '[',
  rsqb: ']',
  lbrace: '{',
  rbrace: '}',
  rarr: '→',
  larr: '←',
  bull: '•',
  middot: '·',
  hellip: '…',
  mdash: '—',
  ndash: '–',
}
