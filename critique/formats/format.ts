import type { Graph } from '../graph/graph.ts'
import type { FlowModule } from './mermaidFlow.ts'
import type { Source } from './source.ts'

/** One line of the account: what was changed or left out, in words for a person, and where. */
export interface Remark {
  /** "a label with brackets was put in quotes" */
  what: string
  /** How often; 1 where it is left out. */
  count?: number
  /** Line of the file, from 1, of the first of them. */
  line?: number
  /** The first few of them, as they stand in the file. */
  examples?: readonly string[]
}

/** A box whose meaning is a guess. */
export interface UnsureBox {
  node: string
  label: string
  /** The best guess, or "unknown". */
  kind: string
  /** 0 to 1. */
  confidence: number
}

export interface GuessedArrow {
  edge: string
  /** "its end lies 12 px from the box" */
  why: string
}

/** What was understood of a file. Nothing is lost silently: what is not in the graph is in `ignored`. */
export interface Account {
  /** How many boxes the graph has, and how many of them are understood; the others are `unsure`. */
  boxes: number
  understood: number
  unsure: readonly UnsureBox[]
  guessedArrows: readonly GuessedArrow[]
  repaired: readonly Remark[]
  ignored: readonly Remark[]
}

/** Place and size on the original drawing, in its own pixels. */
export interface Place {
  x: number
  y: number
  width: number
  height: number
}

/** Where something stands in the file, from 1. */
export interface LinesOf {
  /** Where the drawing begins, when that is not the first line. */
  start?: number
  nodes: ReadonlyMap<string, number>
  edges: ReadonlyMap<string, number>
}

/** One drawing of a file: a file of Markdown or a draw.io file with pages has several. */
export interface Reading {
  /** To choose by: the drawing's title, the heading above it, the page's name. Empty when the file has only one and it has no name. */
  name: string
  graph: Graph
  account: Account
  /** Present for formats that draw by hand; ids of nodes, zones and notes. Without it a layout library places the boxes. */
  places?: ReadonlyMap<string, Place>
  /** Present for formats that people write by hand. */
  lines?: LinesOf
}

/**
 * What a reader may ask for that is heavy, as the packages export it. Whoever opens a file passes this in (`server/formats/libraries.ts`,
 * `src/files/libraries.ts`), so that a library is loaded when it is needed, and this room imports none.
 */
export interface Libraries {
  /** Mermaid's own flowchart parser. */
  mermaid: () => Promise<FlowModule>
  /** fast-xml-parser. */
  xml: () => Promise<XmlModule>
  /** fflate. */
  inflate: () => Promise<InflateModule>
  /** yaml. */
  yaml: () => Promise<YamlModule>
}

export interface YamlModule {
  parse: (text: string, options: { maxAliasCount: number; uniqueKeys: boolean; logLevel: 'error' }) => unknown
}

export interface XmlModule {
  XMLParser: new (options: object) => { parse: (text: string) => unknown }
}

/** The streaming halves of fflate: what comes out can be counted, and stopped, while it comes. */
export interface InflateModule {
  /** Without a header. */
  Inflate: InflateStream
  /** With zlib's header. */
  Unzlib: InflateStream
}
type InflateStream = new (onData: (chunk: Uint8Array, isLast: boolean) => void) => { push: (chunk: Uint8Array, isLast?: boolean) => void }

/** How a kind of file is read, and perhaps written. Loaded when a file is of this format. */
export interface Format {
  /**
   * Every drawing in the file, at least one.
   * @throws {GraphError} naming each place that is wrong and what was expected there.
   */
  read: (source: Source, libraries: Libraries) => Promise<readonly Reading[]>
  write?: (graph: Graph) => string
}

/** A format as the catalogue lists it: cheap to ask, its reader comes when it is needed. */
export interface FormatEntry {
  id: string
  /** For people: "Mermaid flowchart". */
  name: string
  /** Endings of files, with the dot, for file dialogs only: what a file is, its content says. */
  endings: readonly string[]
  /** How sure it is that the content is of this format, 0 (no) to 1 (says so itself). Never throws, looks at no name. */
  detect: (source: Source) => number
  load: () => Promise<Format>
}

/** Larger files are no drawings of a system. */
export const MOST_BYTES = 25_000_000
/** More boxes or arrows than this are refused: nobody can look at them, and every reader and layout would have to cope. */
export const MOST_BOXES = 5_000
export const MOST_ARROWS = 20_000
/** Deeper nesting in JSON or XML is an attack, not a drawing. */
export const MOST_DEPTH = 200
