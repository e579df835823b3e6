import * as Y from 'yjs'
import type { Due } from '../store/store.ts'

const SESSIONS = 'sessions'
/** Where people append events. */
export const LISTS = [SESSIONS, 'drills'] as const
const DAY_MS = 24 * 3600_000

interface Kept {
  list: string
  /** By the clock of whoever opened it, milliseconds since 1970. */
  openedAt: number
  keepMs: number
}

/** What a key of `sessions` says of how long its session is kept; null: until somebody deletes it. */
function keptBy(key: string, value: unknown): Kept | null {
  const { type, at, keepDays } = (value ?? {}) as Record<string, unknown>
  if (type !== 'opened' || typeof at !== 'number' || typeof keepDays !== 'number') return null
  return { list: listOf(key), openedAt: at, keepMs: keepDays * DAY_MS }
}

/** The sessions of a board that are kept for some days. */
export const keptSessions = (doc: Y.Doc): Kept[] => [...doc.getMap(SESSIONS).entries()].flatMap(([key, value]) => keptBy(key, value) ?? [])

/** The update that takes sessions off a board; null when there are none of them. */
export const removeSessions = (doc: Y.Doc, lists: readonly string[]): Uint8Array | null =>
  lists.length > 0 ? removing(doc, (key) => lists.includes(listOf(key)), [SESSIONS]) : null

/** The update that deletes keys of top-level maps; null when there are none such. */
export function removing(doc: Y.Doc, isGone: (key: string, value: unknown) => boolean, roots: readonly string[]): Uint8Array | null {
  const gone = roots.flatMap((root) =>
    [...doc.getMap(root).entries()].flatMap(([key, value]) => (isGone(key, value) ? [{ root, key }] : [])),
  )
  if (gone.length === 0) return null
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  let update: Uint8Array | null = null
  copy.on('update', (data: Uint8Array) => (update = data))
  copy.transact(() => {
    for (const { root, key } of gone) copy.getMap(root).delete(key)
  })
  copy.destroy()
  return update
}

/** Why a board has to be looked after because of what a transaction brings: a session that is kept for some days from now on, or one that goes. */
export function dueAfter(doc: Y.Doc, { changed }: Y.Transaction, now: number): Due[] {
  const due: Due[] = []
  for (const root of LISTS) {
    const type = doc.share.get(root)
    const keys = (type && changed.get(type)) ?? []
    for (const key of keys) {
      if (key === null) continue
      const events = doc.getMap(root)
      // By our own clock: one that is wrong must neither end nor prolong it.
      const kept = events.has(key) && root === SESSIONS ? keptBy(key, events.get(key)) : null
      if (kept) due.push({ at: now + kept.keepMs, list: kept.list })
      else if (!events.has(key) && !due.some(({ list }) => list === null)) due.push({ at: now, list: null })
    }
  }
  return due
}

export const listOf = (key: string): string => key.slice(0, Math.max(0, key.indexOf('/')))
