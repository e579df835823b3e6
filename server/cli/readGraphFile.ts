import { readFile, stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { accountText } from '#critique/formats/account.ts'
import { MOST_BYTES } from '#critique/formats/format.ts'
import type { FormatEntry, Reading } from '#critique/formats/format.ts'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import { Source } from '#critique/formats/source.ts'
import { GraphError } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { libraries } from '../formats/libraries.ts'
import { UsageError } from './usage.ts'

/** One drawing of a file, under the name by which the command line speaks of it. */
export interface Drawing extends Reading {
  /** The path as it was given. */
  path: string
  /** The path, and the drawing's number where the file has several: `README.md#2`. */
  file: string
  format: FormatEntry
}

/**
 * Reads every drawing of a file, of any format that its content tells; `-` is standard input. `README.md#2` is the second drawing of a file.
 * @throws {UsageError} naming the file, the place in it and what was expected.
 */
export async function readDrawingFile(argument: string): Promise<readonly Drawing[]> {
  const { path, wanted } = await pathOf(argument)
  const name = path === '-' ? 'standard input' : path
  const bytes = await readContent(path, name)
  try {
    const { format, readings } = await readDrawings(new Source(bytes, name), libraries)
    const drawings = readings.map((reading, i) => ({ ...reading, format, path, file: readings.length > 1 ? `${path}#${i + 1}` : path }))
    if (wanted === undefined) return drawings
    const one = drawings[wanted - 1]
    if (!one) throw new UsageError(`${name}: has ${drawings.length} drawings, and no number ${wanted}`)
    return [one]
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    throw new UsageError(error.problems.map(({ at, message }) => `${name}: ${at ? `${at}: ` : ''}${message}`).join('\n'))
  }
}

/**
 * The one drawing of a file.
 * @throws {UsageError} it has several, and which of them is not said.
 */
export async function readGraphFile(argument: string): Promise<Graph> {
  return onlyOne(argument, await readDrawingFile(argument)).graph
}

/** @throws {UsageError} there are several. */
export function onlyOne(argument: string, drawings: readonly Drawing[]): Drawing {
  const [first] = drawings
  if (first && drawings.length === 1) return first
  const list = drawings.map(({ file, name, account }) => `  ${file}  ${name || 'without a name'} (${accountText(account)})`)
  throw new UsageError(`${argument}: has ${drawings.length} drawings. Name one of them:\n${list.join('\n')}`)
}

/** A file may really be called `a#2`. */
async function pathOf(argument: string): Promise<{ path: string; wanted?: number }> {
  const [, path, number] = /^(.+)#(\d+)$/.exec(argument) ?? []
  if (path === undefined || (await stat(argument).catch(() => undefined))) return { path: argument }
  return { path, wanted: Number(number) }
}

async function readContent(path: string, name: string): Promise<Uint8Array> {
  if (path === '-') return buffer(process.stdin)
  try {
    // Not read to find out that it is too large.
    const { size } = await stat(path)
    if (size > MOST_BYTES)
      throw new UsageError(`${name}: has ${Math.ceil(size / 1e6)} MB; a drawing's file has at most ${MOST_BYTES / 1e6} MB`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof UsageError) throw error
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new UsageError(`${name}: there is no such file`)
    if (code === 'EISDIR') throw new UsageError(`${name}: expected a file, found a folder`)
    if (code === 'EACCES') throw new UsageError(`${name}: may not be read by this account`)
    throw error
  }
}
