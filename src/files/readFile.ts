import { MOST_BYTES } from '#critique/formats/format.ts'
import type { Reading } from '#critique/formats/format.ts'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import { Source } from '#critique/formats/source.ts'
import { GraphError } from '#critique/graph/graph.ts'
import type { Problem } from '#critique/graph/graph.ts'
import { libraries } from './libraries.ts'

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
 * Reads a file that a person chose or dropped: every drawing in it, of any format that its content tells.
 * @throws {FileProblem} in words for a person.
 */
export async function readFile(file: File): Promise<readonly Reading[]> {
  if (file.size > MOST_BYTES)
    throw new FileProblem(`${file.name} has ${Math.round(file.size / 1e6)} MB; a board's file has at most ${MOST_BYTES / 1e6}.`)
  if (/^(video|audio|font)\//.test(file.type) || file.type === 'application/pdf')
    throw new FileProblem(`${file.name} is a recording or a document, and not a drawing.`)
  return readContent(new Uint8Array(await file.arrayBuffer()), file.name)
}

/** Like `readFile`, for what was pasted. */
export async function readContent(content: Uint8Array | string, name: string): Promise<readonly Reading[]> {
  try {
    const source = new Source(content, name)
    if (source.bytes.length === 0 || source.text.trim() === '') throw new FileProblem(`${name} is empty.`)
    return (await readDrawings(source, libraries)).readings
  } catch (error) {
    if (error instanceof GraphError) throw new FileProblem(`${name} could not be read as a board.`, error.problems)
    throw error
  }
}
