import * as Y from 'yjs'
import type { Gatekeeper } from '../access/gatekeeper.ts'
import { CloseCode, privateDocumentId } from '../protocol.ts'
import type { Room } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { Store } from '../store/store.ts'
import { keptSessions, LISTS, removeSessions, removing } from './expiry.ts'
import { planForgetting } from './forgetting.ts'
import type { DocumentAt } from './forgetting.ts'

export interface LookAfterOptions {
  store: Store
  rooms: Pick<Rooms, 'open'>
  gatekeeper: Pick<Gatekeeper, 'access'>
  /** Milliseconds since 1970. */
  now: () => number
}

/** What an interviewer writes down for themselves. */
const PRIVATE = ['notes', 'scores', 'plan', 'events']

/**
 * Takes off a board the sessions that were kept long enough, and out of its stored history what was deleted, by whomever: updates, versions, and what
 * interviewers had noted about it.
 * @returns how many sessions and runs of drills were forgotten.
 */
export async function lookAfter(board: string, { store, rooms, gatekeeper, now }: LookAfterOptions): Promise<number> {
  const began = now()
  const room = await rooms.open(board)
  const lists = room ? await forget(room, { store, rooms, gatekeeper, now }) : new Set()
  await store.settleDue(board, began)
  // After an upgrade every board is looked after once: they must not all stay in memory.
  await letGo(room)
  return lists.size
}

async function forget(room: Room, { store, rooms, gatekeeper, now }: LookAfterOptions): Promise<ReadonlySet<string>> {
  const moment = now()
  const noted = await store.dueLists(room.id)
  const over = noted.flatMap(({ at, list }) => (at <= moment ? [list] : []))
  await removeFrom(room, removeSessions(room.doc, over))
  const { lists, rewriting } = await planForgetting(store, at(room), LISTS)
  const { part } = await gatekeeper.access(room.id)
  for (let n = 1; n <= part && lists.size > 0; n++) await forgetPrivately(privateDocumentId(room.id, n), lists, store, rooms)
  await room.keepShortcut()
  // Last: as long as it is in there, somebody who comes after a crash knows what is to be forgotten.
  await store.rewrite(room.id, rewriting)
  const known = new Set(noted.map(({ list }) => list))
  // Those that came with a copy, or before such notes were kept.
  for (const { list, openedAt, keepMs } of keptSessions(room.doc))
    if (!known.has(list)) await store.setDue(room.id, { at: Math.min(openedAt, moment) + keepMs, list })
  return lists
}

/** Notes, marks and plans name their session in their key, or in themselves. */
async function forgetPrivately(id: string, lists: ReadonlySet<string>, store: Store, rooms: Pick<Rooms, 'open'>): Promise<void> {
  const room = (await store.board(id)) && (await rooms.open(id))
  if (!room) return
  const isAbout = (key: string, value: unknown): boolean =>
    key.split('/').some((part) => lists.has(part)) || lists.has(String((value as { session?: unknown } | null)?.session))
  await removeFrom(room, removing(room.doc, isAbout, PRIVATE))
  const { rewriting } = await planForgetting(store, at(room), PRIVATE)
  await room.keepShortcut()
  await store.rewrite(id, rewriting)
  await letGo(room)
}

async function letGo(room: Room | null): Promise<void> {
  if (room?.isIdle) await room.close(CloseCode.restarting, 'The board was idle.')
}

async function removeFrom(room: Room, removal: Uint8Array | null): Promise<void> {
  if (!removal) return
  const seq = await room.accept(removal, null)
  while (room.seq < seq && !room.isClosed) await room.catchUp()
}

/** A copy: the document goes on while its past is read. */
function at({ id, seq, doc }: Room): DocumentAt {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return { room: id, seq, doc: copy }
}
