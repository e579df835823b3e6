import * as Y from 'yjs'
import type { DrillEvent } from '#critique/drills/events.ts'
import type { EventOf, SessionEvent } from '#critique/interviewer/events.ts'
import { mayWriteEvent } from '../access/eventRights.ts'
import type { EventWriter } from '../access/eventRights.ts'
import { CloseCode } from '../protocol.ts'
import { ForeignAuthor, invalid, Refused } from './refused.ts'

export interface EventAuthor {
  writer: EventWriter
  /** Whose a Yjs client id is; new: nobody's yet. */
  ownerOf: (client: number) => 'new' | 'own' | 'foreign'
  /** Whether people may bring back for each other what a power cut took. */
  takesRelays: boolean
}

type Events = Y.Map<SessionEvent | DrillEvent>

/** The event that a list begins with; without it, it is none. */
const beginnings: Readonly<Record<string, string>> = { sessions: 'opened', drills: 'started' }
export const EVENT_ROOTS = Object.keys(beginnings)
export const isBeginning = (root: string, event: unknown): boolean =>
  (event as { type?: unknown } | null | undefined)?.type === beginnings[root]
/** What follows a list's name in a key: place and id, see `src/collab/eventLog.ts`. */
const PLACE = /^\d{8}-/

/**
 * Keeps the lists of events of a board that is shared by role as what they are: everybody adds what is theirs to say, nobody touches what is
 * there, and whoever deletes takes away a whole list. An event that is not the writer's to write is taken back before anybody sees it: the change
 * that is stored has its place and not its content. Its writer is told to delete it, and their other edits stay.
 * @param transaction the one that has just brought the changes; it still runs, and its values have been checked.
 * @returns how many events were taken back.
 * @throws {Refused} an event was changed, or was deleted out of its list.
 */
export function guardEvents(doc: Y.Doc, transaction: Y.Transaction, author: EventAuthor): number {
  let takenBack = 0
  for (const root of EVENT_ROOTS) {
    const type = doc.share.get(root)
    const touched = type && transaction.changed.get(type)
    if (!touched) continue
    const events: Events = doc.getMap(root)
    const { added, shortened } = changesOf(events, touched, transaction)
    for (const list of new Set([...[...added].map(listOf), ...shortened]))
      for (const key of toTakeBack(readList(root, events, list, added), shortened.has(list), author)) {
        events.delete(key)
        takenBack++
      }
  }
  return takenBack
}

/** Keys that are new, and lists that have lost some. @throws {Refused} for one that has another value now. */
function changesOf(
  events: Events,
  touched: ReadonlySet<string | null>,
  { deleteSet, beforeState }: Y.Transaction,
): { added: ReadonlySet<string>; shortened: ReadonlySet<string> } {
  const added = new Set<string>()
  const shortened = new Set<string>()
  // The transaction's own list of deletions is in order only once it has ended.
  const deletions = Y.mergeDeleteSets([deleteSet])
  for (const key of touched) {
    if (key === null) continue
    let [wasThere, isThere] = [false, false]
    for (let item = events._map.get(key) ?? null; item; item = item.left) {
      if (item.id.clock >= (beforeState.get(item.id.client) ?? 0)) isThere ||= !item.deleted
      else wasThere ||= item.deleted && Y.isDeleted(deletions, item.id)
    }
    if (wasThere && isThere) throw invalid('An event cannot be written over.')
    if (wasThere) shortened.add(listOf(key))
    if (isThere) added.add(key)
  }
  return { added, shortened }
}

interface List {
  root: string
  events: Events
  keys: readonly string[]
  added: readonly string[]
  /** How often an id occurs. */
  ids: ReadonlyMap<string, number>
  /** Keys of events that a list may begin with, those that were there before first; in order. */
  beginnings: readonly string[]
}

function readList(root: string, events: Events, list: string, allAdded: ReadonlySet<string>): List {
  const keys = [...events.keys()].filter((key) => listOf(key) === list)
  const ids = new Map<string, number>()
  for (const key of keys) ids.set(idOf(key), (ids.get(idOf(key)) ?? 0) + 1)
  const starts = keys.filter((key) => isBeginning(root, events.get(key))).toSorted()
  return {
    root,
    events,
    keys,
    ids,
    added: keys.filter((key) => allAdded.has(key)),
    beginnings: [...starts.filter((key) => !allAdded.has(key)), ...starts.filter((key) => allAdded.has(key))],
  }
}

function toTakeBack(list: List, isShortened: boolean, author: EventAuthor): string[] {
  const first = list.beginnings.find((key) => !list.added.includes(key) || isTheirs(list, key, key, author))
  // What came while somebody deleted the list goes with it, and what comes later has no place to go to.
  if (first === undefined) return [...list.keys]
  if (isShortened) throw invalid('An event cannot be taken out of its list.')
  const forged = list.added.filter((key) => !isTheirs(list, first, key, author))
  // Taken back, it would be gone for whoever wrote it: they bring it themselves, and whoever brings it for them waits for that.
  if (forged.some((key) => author.ownerOf(clientOf(list.events, key)) === 'foreign'))
    throw author.takesRelays
      ? new Refused(CloseCode.tryLater, 'relay', 'These edits wait for those of somebody else.')
      : new ForeignAuthor()
  return forged
}

function isTheirs({ root, events, ids, added }: List, first: string, key: string, { writer, ownerOf }: EventAuthor): boolean {
  const event = events.get(key)
  // Nothing comes before the beginning, and there is one of it.
  const isInPlace = PLACE.test(key.slice(listOf(key).length + 1)) && key >= first && (key === first || !isBeginning(root, event))
  if (!event || !isInPlace) return false
  if (root !== 'sessions') return true
  const id = idOf(key)
  // Of two events of one id the second is ignored: one that was written later could stand before the first.
  if ((event as SessionEvent).id !== id || ids.get(id) !== 1) return false
  const owner = ownerOf(clientOf(events, first))
  const openedIt = owner === 'own' || (owner === 'new' && added.includes(first))
  return mayWriteEvent(event as SessionEvent, events.get(first) as EventOf<'opened'>, writer, openedIt)
}

const clientOf = (events: Events, key: string): number => events._map.get(key)?.id.client ?? 0
export const listOf = (key: string): string => key.slice(0, Math.max(0, key.indexOf('/')))
/** Behind list, place and a hyphen. */
export const idOf = (key: string): string => key.slice(listOf(key).length + '/00000000-'.length)
