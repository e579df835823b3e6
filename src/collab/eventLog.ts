import { atom } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import { uniqueId } from '@tldraw/utils'
import type * as Y from 'yjs'
import type { z } from 'zod'

/** What every event of a list carries. */
interface Dated {
  /** Where an event has none, its key has one that is made up. */
  id?: string
  /** Milliseconds since 1970. */
  at: number
}

/** Append-only lists of events that are shared like the drawing: the interviews held on a board, the drills played on it. */
export interface EventLog<Event extends Dated> {
  /** By list (a session, a run), each in its order; the order of lists is that of their first events. */
  readonly lists: Signal<ReadonlyMap<string, readonly Event[]>>
  /** Adds events to the end of a list. */
  append: (list: string, events: readonly Event[]) => void
  /** Takes a whole list away, for somebody who asked for it. */
  remove: (list: string) => void
  stop: () => void
}

const PLACES = 8

/**
 * Reads and writes lists of events. A board holds maps and no lists: an event's key is its list, its place and its id, so that two people
 * who write at once get the same order, and neither loses a word.
 */
export function openEventLog<Event extends Dated>(doc: Y.Doc, root: string, schema: z.ZodType<Event>): EventLog<Event> {
  const map = doc.getMap<unknown>(root)
  const known = new Map<string, Event>()
  const lists = atom<ReadonlyMap<string, readonly Event[]>>(root, new Map())
  const read = (keys: Iterable<string>): void => {
    for (const key of keys) {
      const event = schema.safeParse(map.get(key)).data
      if (event && key.includes('/')) known.set(key, event)
      else known.delete(key)
    }
    lists.set(inOrder(known))
  }
  const onChange = ({ keysChanged }: Y.YMapEvent<unknown>): void => read(keysChanged as Set<string>)
  read(map.keys())
  map.observe(onChange)
  return {
    lists,
    append: (list, events) => {
      let place = lastPlace(known.keys(), list)
      doc.transact(() => {
        for (const event of events) map.set(`${list}/${String(++place).padStart(PLACES, '0')}-${event.id ?? uniqueId()}`, event)
      })
    },
    remove: (list) =>
      doc.transact(() => {
        for (const key of map.keys()) if (key.startsWith(`${list}/`)) map.delete(key)
      }),
    stop: () => map.unobserve(onChange),
  }
}

function inOrder<Event extends Dated>(known: ReadonlyMap<string, Event>): Map<string, readonly Event[]> {
  const lists = new Map<string, Event[]>()
  for (const key of [...known.keys()].sort()) {
    const list = key.slice(0, key.indexOf('/'))
    const events = lists.get(list) ?? []
    events.push(known.get(key)!)
    lists.set(list, events)
  }
  return new Map([...lists].sort(([, a], [, b]) => a[0]!.at - b[0]!.at))
}

function lastPlace(keys: Iterable<string>, list: string): number {
  let last = 0
  for (const key of keys) {
    if (key.startsWith(`${list}/`)) last = Math.max(last, Number(key.slice(list.length + 1, list.length + 1 + PLACES)))
  }
  return last
}
