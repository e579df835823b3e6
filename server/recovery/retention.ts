import * as Y from 'yjs'
import type { Store, StoredBase } from '../store/store.ts'
import { eachUpdate } from './timeline.ts'

export interface RetentionOptions {
  store: Store
  /** Boards stay in the bin this long. */
  binDays: number
  /** Timelines reach back this far; 0: to the beginning. */
  timelineDays: number
  log: (message: string) => void
  /** What was done, for the operator's log. */
  note?: (event: string, details: Readonly<Record<string, number>>) => void
  /** Milliseconds since 1970. */
  now?: () => number
}

const DAY_MS = 24 * 3600_000
const EVERY_MS = 6 * 3600_000
/** After the start there is other work to do. */
const FIRST_MS = 60_000

/** Lets go of what the operator's settings say is old. Returns a function that ends it. */
export function keepTidy(options: RetentionOptions): () => void {
  let timer: NodeJS.Timeout
  const wait = (ms: number): void => {
    timer = setTimeout(() => {
      tidyUp(options)
        .catch((error: unknown) => options.log(`tidying up: ${String(error)}`))
        .finally(() => wait(EVERY_MS))
    }, ms)
    timer.unref()
  }
  wait(FIRST_MS)
  return () => clearTimeout(timer)
}

/** Empties the bin and shortens timelines, once. */
export async function tidyUp({ store, binDays, timelineDays, note, now = Date.now }: RetentionOptions): Promise<void> {
  const purged = await store.purgeBoards(now() - binDays * DAY_MS)
  if (purged.length > 0) note?.('purged', { boards: purged.length })
  if (timelineDays === 0) return
  const before = now() - timelineDays * DAY_MS
  for (const room of await store.roomsWithUpdatesBefore(before)) await shorten(store, room, before)
}

/** Folds what is older into the state that the timeline starts with from then on. */
async function shorten(store: Store, room: string, before: number): Promise<void> {
  const last = await store.lastBefore(room, before)
  if (!last) return
  await store.compact(room, await stateAt(store, room, last))
}

async function stateAt(store: Store, room: string, { seq, at }: { seq: number; at: number }): Promise<StoredBase> {
  const base = await store.base(room)
  const updates: Uint8Array[] = []
  for await (const update of eachUpdate(store, room, base?.seq ?? 0)) {
    if (update.seq > seq) break
    updates.push(update.data)
  }
  const doc = new Y.Doc()
  doc.transact(() => {
    if (base) Y.applyUpdateV2(doc, base.data)
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const data = Y.encodeStateAsUpdateV2(doc)
  doc.destroy()
  return { seq, at, data }
}
