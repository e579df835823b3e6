import * as Y from 'yjs'
import { TimelineResponse } from '#server/protocol.ts'

/** One stored change of a board. */
export interface Change {
  /** Milliseconds since 1970. */
  at: number
  data: Uint8Array
}

/** How far apart states are kept: a jump applies fewer changes than this. */
const EVERY = 250
/** Changes applied before the page gets a turn. */
const BATCH = 500
const PIECE = 5000

/** What a board was at any change, quickly. */
export interface Timeline {
  /** Changes, the first of them may stand for all that was before. */
  length: number
  at: (index: number) => number
  /** Number of changes that had happened by a time, milliseconds since 1970. */
  indexAt: (time: number) => number
  /** The document after so many changes. Valid until the next call. */
  seek: (index: number) => Y.Doc
}

/** Reads all changes of a board, in pieces. @throws {Error} in words for a person. */
export async function loadChanges(board: string, onProgress: (changes: number) => void): Promise<Change[]> {
  const changes: Change[] = []
  for (let after: number | null = 0; after !== null;) {
    const response: Response = await fetch(`/api/boards/${encodeURIComponent(board)}/timeline?after=${after}&limit=${PIECE}`)
    if (!response.ok)
      throw new Error(response.status === 403 ? 'Only members of this board see its timeline.' : 'The timeline could not be loaded.')
    const { base, updates, next } = TimelineResponse.parse(await response.json())
    if (base) changes.push({ at: base.at, data: fromBase64(base.data) })
    for (const { at, data } of updates) changes.push({ at, data: fromBase64(data) })
    onProgress(changes.length)
    after = next
  }
  return changes
}

function fromBase64(text: string): Uint8Array {
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at)
  return bytes
}

/** Walks through all changes once and keeps states along the way. */
export async function createTimeline(changes: readonly Change[], onProgress: (share: number) => void = () => {}): Promise<Timeline> {
  const states: Uint8Array[] = []
  const walker = new Y.Doc()
  for (let from = 0; from < changes.length; from += EVERY) {
    states.push(Y.encodeStateAsUpdate(walker))
    apply(walker, changes, from, Math.min(changes.length, from + EVERY))
    if (from % BATCH === 0) {
      onProgress(from / changes.length)
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
  walker.destroy()
  let current = new Y.Doc()
  let at = 0
  return {
    length: changes.length,
    at: (index) => changes[Math.min(Math.max(index, 1), changes.length) - 1]?.at ?? 0,
    indexAt: (time) => firstAfter(changes, time),
    seek: (index) => {
      const wanted = Math.min(Math.max(0, index), changes.length)
      const state = Math.min(Math.floor(wanted / EVERY), Math.max(0, states.length - 1))
      // Playing on is cheaper than beginning anew, as long as no kept state is nearer.
      if (wanted < at || state * EVERY > at) {
        current.destroy()
        current = new Y.Doc()
        if (states[state]) Y.applyUpdate(current, states[state])
        at = state * EVERY
      }
      apply(current, changes, at, wanted)
      at = wanted
      return current
    },
  }
}

function apply(doc: Y.Doc, changes: readonly Change[], from: number, to: number): void {
  if (from >= to) return
  doc.transact(() => {
    for (let index = from; index < to; index++) Y.applyUpdate(doc, changes[index]!.data)
  })
}

/** Times never run back. */
function firstAfter(changes: readonly Change[], time: number): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (changes[middle]!.at <= time) low = middle + 1
    else high = middle
  }
  return low
}
