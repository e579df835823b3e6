import { GraphError } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { infer } from '../kinds/infer.ts'
import { graphOfRecords } from './tldrawRecords.ts'
import type { BoardMeta } from './tldrawRecords.ts'
import { dictOf, isDict } from './tldrawShapes.ts'

/** The typed graph of a drawing: see `graphOfRecords`. */
export const graphFromRecords = (records: Iterable<unknown>, meta: BoardMeta = {}): Graph => graphOfRecords(records, infer, meta)

/**
 * Reads a file of tldraw, or a snapshot of its store, of any version.
 * @throws {GraphError} it is neither.
 */
export function readTldr(text: string): Graph {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    throw new GraphError([{ at: '', message: 'a .tldr file is JSON, and this is not' }])
  }
  return graphFromRecords(recordsOf(file))
}

function recordsOf(file: unknown): unknown[] {
  const { records, store, document } = dictOf(file)
  if (Array.isArray(records)) return records
  const inner = isDict(store) ? store : dictOf(document).store
  if (isDict(inner)) return Object.values(inner)
  throw new GraphError([{ at: 'records', message: 'expected a list of tldraw records' }])
}
