import * as Y from 'yjs'
import type { Store, StoredBase } from '../store/store.ts'
import { lookAfter } from './lookAfter.ts'
import type { LookAfterOptions } from './lookAfter.ts'
import { eachUpdate } from './timeline.ts'

export interface TidyOptions {
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

export interface RetentionOptions extends TidyOptions, Pick<LookAfterOptions, 'rooms' | 'gatekeeper'> {}

const DAY_MS = 24 * 3600_000
const EVERY_MS = 6 * 3600_000
/** After the start there is other work to do. */
const FIRST_MS = 60_000
/** Whoever deletes a session waits no longer for it to be gone from the server's disk. */
const LOOK_EVERY_MS = 5 * 60_000
const FIRST_LOOK_MS = 5000

/** Lets go of what the operator's settings, and people, say is not to be kept. Returns a function that ends it. */
export function keepTidy(options: RetentionOptions): () => void {
  let isOver = false
  const timers = new Set<NodeJS.Timeout>()
  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, ms)
    timer.unref()
    timers.add(timer)
  }
  const repeat = async (work: (options: RetentionOptions) => Promise<void>, every: number): Promise<void> => {
    await work(options).catch((error: unknown) => isOver || options.log(`tidying up: ${String(error)}`))
    if (!isOver) later(every, () => void repeat(work, every))
  }
  later(FIRST_MS, () => void repeat(tidyUp, EVERY_MS))
  later(FIRST_LOOK_MS, () => void repeat(forgetDue, LOOK_EVERY_MS))
  return () => {
    isOver = true
    for (const timer of timers) clearTimeout(timer)
  }
}

/** Takes off their boards, once, the sessions that were kept long enough, and what was deleted out of what is stored. */
export async function forgetDue({ store, rooms, gatekeeper, log, note, now = Date.now }: RetentionOptions): Promise<void> {
  let sessions = 0
  for (const board of await store.due(now())) {
    // One board that cannot be read now must not keep the others.
    sessions += await lookAfter(board, { store, rooms, gatekeeper, now }).catch((error: unknown) => {
      log(`board ${board.slice(0, 4)}… could not be looked after: ${String(error)}`)
      return 0
    })
  }
  if (sessions > 0) note?.('forgotten', { sessions })
}

/** Empties the bin and shortens timelines, once. */
export async function tidyUp({ store, binDays, timelineDays, note, now = Date.now }: TidyOptions): Promise<void> {
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
