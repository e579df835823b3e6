import { newId } from '../access/gatekeeper.ts'
import type { Store, StoredRevision } from '../store/store.ts'

/** The server keeps a state by itself at most this often. */
const EVERY_MS = 10 * 60_000
const MOST_AUTOMATIC = 40
const MOST_NAMED = 200
/** The newest of the automatic ones are all kept. */
const UNTHINNED = 10

/** Keeps a state by itself when the last one is old enough. `data` is a Yjs update of version 2. */
export async function keepAutomatically(
  store: Store,
  room: string,
  { seq, data }: { seq: number; data: Uint8Array },
  now: number,
): Promise<void> {
  const kept = (await store.revisions(room)).filter(({ name }) => name === null)
  const [last] = kept
  // A clock that was set back must not stop it.
  if (last && (last.seq >= seq || Math.abs(now - last.at) < EVERY_MS)) return
  const revision = { id: newId(), seq, at: now, name: null }
  await store.saveRevision(room, revision, data)
  for (const { id } of tooMany([revision, ...kept])) await store.deleteRevision(room, id)
}

/** @returns false when a board has too many named ones. */
export async function keepNamed(
  store: Store,
  room: string,
  { seq, data, name }: { seq: number; data: Uint8Array; name: string },
  now: number,
): Promise<boolean> {
  const named = (await store.revisions(room)).filter((revision) => revision.name !== null)
  if (named.length >= MOST_NAMED) return false
  await store.saveRevision(room, { id: newId(), seq, at: now, name }, data)
  return true
}

/** Of many old states, those go first that lie closest to their neighbours. `revisions`: the newest first. */
export function tooMany(revisions: readonly StoredRevision[]): StoredRevision[] {
  const left = [...revisions]
  const gone: StoredRevision[] = []
  while (left.length > MOST_AUTOMATIC) {
    let closest = left.length - 1
    let smallest = Infinity
    for (let n = UNTHINNED; n < left.length - 1; n++) {
      const gap = (left[n - 1]?.at ?? 0) - (left[n + 1]?.at ?? 0)
      if (gap < smallest) [smallest, closest] = [gap, n]
    }
    gone.push(...left.splice(closest, 1))
  }
  return gone
}
