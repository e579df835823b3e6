import { MOST_BYTES } from '#critique/formats/format.ts'
import type { FormatEntry, Reading } from '#critique/formats/format.ts'
import { detectFormat, readDrawings } from '#critique/formats/readDrawing.ts'
import { Source } from '#critique/formats/source.ts'
import { GraphError } from '#critique/graph/graph.ts'
import { FileProblem } from './FileProblem.ts'
import { libraries } from './libraries.ts'

/** Every drawing of a file, and what kind of file it is. */
export interface ReadFile {
  format: FormatEntry
  readings: readonly Reading[]
}

/**
 * Reads a file that a person chose or dropped: every drawing in it, of any format that its content tells.
 * @throws {FileProblem} in words for a person.
 */
export async function readFile(file: File): Promise<ReadFile> {
  if (file.size > MOST_BYTES)
    throw new FileProblem(`${file.name} has ${Math.round(file.size / 1e6)} MB; a board's file has at most ${MOST_BYTES / 1e6}.`)
  if (/^(video|audio|font)\//.test(file.type) || file.type === 'application/pdf')
    throw new FileProblem(`${file.name} is a recording or a document, and not a drawing.`)
  return readContent(new Uint8Array(await file.arrayBuffer()), file.name)
}

/** Like `readFile`, for what was pasted. */
export async function readContent(content: Uint8Array | string, name: string): Promise<ReadFile> {
  try {
    const source = new Source(content, name)
    if (source.bytes.length === 0 || source.text.trim() === '') throw new FileProblem(`${name} is empty.`)
    return await readDrawings(source, libraries)
  } catch (error) {
    if (error instanceof GraphError && typeof content !== 'string' && isBinary(content) && !isDrawing(content))
      throw new FileProblem(`${name} is neither text nor a picture with a board in it, so there is no drawing to read.`)
    if (error instanceof GraphError) throw new FileProblem(`${name} could not be read as a board.`, error.problems)
    throw error
  }
}

/** A document of an office program, say: to speak of its first line would help nobody. Text in two bytes a letter says so at its start. */
const isBinary = (bytes: Uint8Array): boolean => (bytes[0] ?? 0) < 0xfe && bytes.subarray(0, 4096).some((byte) => byte < 9)

/** Whether some content says by itself that it is a drawing. A sketch does not: words with an arrow in them may be anything. */
export function isDrawing(content: string | Uint8Array): boolean {
  if (content.length > MOST_BYTES) return false
  const source = new Source(content)
  const format = detectFormat(source)
  return format !== undefined && format.detect(source) >= 0.5
}
