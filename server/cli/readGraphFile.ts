import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { readTldr } from '#critique/formats/tldraw.ts'
import { GRAPH_FORMAT, GraphError, parseGraph } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { UsageError } from './usage.ts'

const EXPECTED = `a graph ("format": "${GRAPH_FORMAT}"), a .tldr file or a sketch`

/**
 * Reads a drawing of any format that its content tells; `-` is standard input.
 * @throws {UsageError} naming the file, the place in it and what was expected.
 */
export async function readGraphFile(path: string): Promise<Graph> {
  const name = path === '-' ? 'standard input' : path
  const content = await readContent(path, name)
  try {
    return readGraph(content)
  } catch (error) {
    if (error instanceof GraphError) {
      throw new UsageError(error.problems.map(({ at, message }) => `${name}: ${at ? `${at}: ` : ''}${message}`).join('\n'))
    }
    if (error instanceof SyntaxError) throw new UsageError(`${name}: ${error.message}`)
    throw error
  }
}

async function readContent(path: string, name: string): Promise<string> {
  try {
    return path === '-' ? await readAll(process.stdin) : await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new UsageError(`${name}: there is no such file`)
    if (code === 'EISDIR') throw new UsageError(`${name}: expected a file, found a folder`)
    if (code === 'EACCES') throw new UsageError(`${name}: may not be read by this account`)
    throw error
  }
}

/** What starts with a brace is JSON; nothing else does, so all else is a sketch. */
function readGraph(content: string): Graph {
  const text = content.replace(/^\uFEFF/, '').trim()
  if (text === '') throw new SyntaxError(`expected ${EXPECTED}, found nothing`)
  if (!/^[{[]/.test(text)) return parseSketch(text)
  const file = parseJson(text)
  const format = typeof file.format === 'string' ? file.format : ''
  if (format.startsWith('premortem/')) return parseGraph(file)
  if ('tldrawFileFormatVersion' in file || 'store' in file || 'records' in file || 'document' in file) return readTldr(text)
  if ('nodes' in file) return parseGraph(file)
  throw new SyntaxError(`expected ${EXPECTED}, found JSON of another kind`)
}

function parseJson(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new SyntaxError(`expected JSON: ${located(text, (error as Error).message)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError(`expected ${EXPECTED}, found a list`)
  return value as Record<string, unknown>
}

/** "… at position 17" as a line and a column, which an editor can jump to. */
function located(text: string, message: string): string {
  const position = /at position (\d+)/.exec(message)
  if (!position || message.includes('(line ')) return message
  const before = text.slice(0, Number(position[1])).split('\n')
  return `${message} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`
}
