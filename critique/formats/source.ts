import { GraphError } from '../graph/graph.ts'
import { MOST_BYTES, MOST_DEPTH } from './format.ts'
import { jsonFault } from './jsonFault.ts'

/** What a person gave us: a file, a paste, standard input. Text and JSON are made when somebody asks, once. */
export class Source {
  /** For messages: the file's name, or "standard input". */
  readonly name: string
  readonly bytes: Uint8Array
  #text: string | undefined
  #json: Json | undefined

  /** @throws {GraphError} it is larger than any drawing. */
  constructor(content: Uint8Array | string, name = 'the file') {
    this.name = name
    const isText = typeof content === 'string'
    // A character is at least a byte: what is too long in letters need not be encoded to know it.
    if (content.length > MOST_BYTES) throw tooLarge(content.length)
    this.bytes = isText ? new TextEncoder().encode(content) : content
    if (this.bytes.length > MOST_BYTES) throw tooLarge(this.bytes.length)
    if (isText) this.#text = content.replace(/^\uFEFF/, '')
  }

  /** The content as text: UTF-8, or UTF-16 when it says so. Without byte order mark. Binary files give text of no use. */
  get text(): string {
    this.#text ??= new TextDecoder(encodingOf(this.bytes)).decode(this.bytes)
    return this.#text
  }

  /** Does the content look like JSON, valid or not? */
  get looksLikeJson(): boolean {
    return /^\s*[[{]/.test(this.text)
  }

  /** The content as JSON; undefined when it is none. Not deeper than `MOST_DEPTH`. */
  get json(): unknown {
    return this.#parsed.value
  }

  /** Why the content is not JSON although it looks like it, with line and column. */
  get jsonProblem(): string | undefined {
    return this.#parsed.problem
  }

  get #parsed(): Json {
    this.#json ??= this.looksLikeJson ? parseJson(this.text) : {}
    return this.#json
  }

  startsWith(...bytes: readonly number[]): boolean {
    return bytes.every((byte, i) => this.bytes[i] === byte)
  }
}

interface Json {
  value?: unknown
  problem?: string
}

const tooLarge = (bytes: number): GraphError =>
  new GraphError([{ at: '', message: `has ${Math.ceil(bytes / 1e6)} MB; a drawing's file has at most ${MOST_BYTES / 1e6} MB` }])

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function parseJson(text: string): Json {
  if (depthOf(text) > MOST_DEPTH) return { problem: `expected JSON of at most ${MOST_DEPTH} levels, found deeper nesting` }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { problem: `expected JSON: ${jsonFault(text) ?? 'it cannot be read'}` }
  }
}

/** Levels of brackets outside of strings. Counted before parsing: what comes after is written with recursion. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (isInString) {
      if (letter === BACKSLASH) at++
      else if (letter === QUOTE) isInString = false
    } else if (letter === QUOTE) isInString = true
    else if (letter === OPEN_BRACE || letter === OPEN_BRACKET) deepest = Math.max(deepest, ++depth)
    else if (letter === CLOSE_BRACE || letter === CLOSE_BRACKET) depth--
  }
  return deepest
}

const QUOTE = 34
const BACKSLASH = 92
const OPEN_BRACKET = 91
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125
