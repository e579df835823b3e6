import { readTldr } from '#critique/formats/tldraw.ts'
import { GRAPH_FORMAT, GraphError, parseGraph } from '#critique/graph/graph.ts'
import type { Graph, Problem } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'

/** Larger files are no drawings of a system. */
const MOST_BYTES = 8_000_000

/** A file that could not be read: what it is, and each place that is wrong. */
export class FileProblem extends Error {
  override name = 'FileProblem'
  readonly problems: readonly Problem[]
  constructor(message: string, problems: readonly Problem[] = []) {
    super(message)
    this.problems = problems
  }
}

/**
 * Reads a file that a person chose or dropped: graph JSON, tldraw's own file, or a sketch. What it is, its content says.
 * @throws {FileProblem} in words for a person.
 */
export async function readFile(file: File): Promise<Graph> {
  if (file.size > MOST_BYTES)
    throw new FileProblem(`${file.name} has ${Math.round(file.size / 1e6)} MB; a board's file has at most ${MOST_BYTES / 1e6}.`)
  if (/^(image|video|audio|font)\//.test(file.type) || file.type === 'application/pdf') {
    throw new FileProblem(`${file.name} is a picture or a document. A board is read from graph JSON, a .tldr file or a sketch.`)
  }
  return readText(await file.text(), file.name)
}

/** Like `readFile`, for text that is here already. */
export function readText(text: string, name: string): Graph {
  if (text.trim() === '') throw new FileProblem(`${name} is empty.`)
  try {
    return read(text)
  } catch (error) {
    if (error instanceof GraphError) throw new FileProblem(`${name} could not be read as a board.`, error.problems)
    if (error instanceof SyntaxError) throw new FileProblem(`${name} could not be read as a board.`, [toProblem(error)])
    throw error
  }
}

function read(text: string): Graph {
  if (!/^\s*[[{]/.test(text)) return parseSketch(text)
  const value = parseJson(text)
  const isTldraw =
    typeof value === 'object' && value !== null && ('tldrawFileFormatVersion' in value || 'store' in value || 'records' in value)
  return isTldraw ? readTldr(text) : parseGraph(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new GraphError([
      { at: '', message: `It starts like JSON and is not valid JSON (${reason}). A board's file has "format": "${GRAPH_FORMAT}".` },
    ])
  }
}

/** "sketch line 3: …" as a place and a message. */
function toProblem({ message }: SyntaxError): Problem {
  const match = /^sketch (line \d+): (.*)$/s.exec(message)
  return match ? { at: match[1] ?? '', message: match[2] ?? message } : { at: '', message }
}
