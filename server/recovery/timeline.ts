import * as Y from 'yjs'
import type { TimelineResponse } from '../protocol.ts'
import type { Store, StoredUpdate } from '../store/store.ts'

/** A piece of the timeline of a document, from the update after `after` on. */
export async function readTimeline(store: Store, document: string, after: number, limit: number): Promise<TimelineResponse> {
  const kept = await store.base(document)
  const base = kept && after < kept.seq ? { seq: kept.seq, at: kept.at, data: base64(asVersion1(kept.data)) } : null
  const updates = await store.since(document, base ? base.seq : after, limit)
  return {
    base,
    updates: updates.map(({ seq, at, data }) => ({ seq, at, data: base64(data) })),
    next: updates.length === limit ? (updates.at(-1)?.seq ?? null) : null,
  }
}

/** The whole timeline, in pieces that fit into memory. */
export async function* eachUpdate(store: Store, document: string, after = 0): AsyncGenerator<StoredUpdate> {
  for (let seq = after; ;) {
    const piece = await store.since(document, seq, PIECE)
    yield* piece
    if (piece.length < PIECE) return
    seq = piece.at(-1)?.seq ?? seq
  }
}

const PIECE = 500

export const asVersion1 = (update: Uint8Array): Uint8Array => Y.convertUpdateFormatV2ToV1(update)

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
