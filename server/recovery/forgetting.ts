import * as Y from 'yjs'
import type { Rewriting, Store, StoredUpdate } from '../store/store.ts'
import { listOf } from './expiry.ts'
import { eachUpdate } from './timeline.ts'

const SESSIONS = 'sessions'
/** An update that says nothing. */
const NOTHING = Uint8Array.of(0, 0)

/** A document as it stood at a number of its log. */
export interface DocumentAt {
  room: string
  seq: number
  doc: Y.Doc
}

/** What the stored history of a room still has of what was deleted from its document. */
export interface Forgetting {
  rewriting: Rewriting
  /** Sessions and runs of drills that are gone. */
  lists: ReadonlySet<string>
}

type Row = Rewriting['updates'][number]

/**
 * Reads all that is stored of a room up to a moment. What its maps of words do not hold any more is taken out of every update, every kept version,
 * and the state that the timeline starts with. Numbers and times stay, and so does all else; but of the way that the drawing took during a session that
 * is gone, the end alone is left.
 * @param roots the maps whose deleted keys are to be forgotten.
 */
export async function planForgetting(store: Store, now: DocumentAt, roots: readonly string[]): Promise<Forgetting> {
  const lists = new Set<string>()
  const base = await store.base(now.room)
  const nothing = { rewriting: { base: null, updates: [], revisions: [] }, lists }
  if (base && base.seq > now.seq) return nothing
  const cleaned = base && cleanState(base.data, now.doc, roots, lists)
  const { updates, spans } = await cleanUpdates(store, now, roots, lists)
  return {
    rewriting: {
      base: base && cleaned && { seq: base.seq, data: cleaned },
      updates: await mergeSpans(store, now, spans, updates),
      revisions: await cleanRevisions(store, now, roots, lists),
    },
    lists,
  }
}

interface Found {
  root: string
  key: string
  type: unknown
}

/** Deletes what is gone from a document of earlier times; says what there was of it. */
function clean(
  of: Y.Doc,
  now: Y.Doc,
  keysOf: (root: string) => Iterable<string | null>,
  roots: readonly string[],
  lists: Set<string>,
): Found[] {
  const found: Found[] = []
  for (const root of roots)
    for (const key of keysOf(root)) {
      const map = of.getMap(root)
      if (key === null || now.getMap(root).has(key) || !map.has(key)) continue
      found.push({ root, key, type: (map.get(key) as { type?: unknown } | null)?.type })
      map.delete(key)
      if (listOf(key) !== '') lists.add(listOf(key))
    }
  return found
}

/** A state, of version 2, without what is gone; null when it has nothing of that. */
function cleanState(data: Uint8Array, now: Y.Doc, roots: readonly string[], lists: Set<string>): Uint8Array | null {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, data)
  const found = doc.transact(() => clean(doc, now, (root) => doc.getMap(root).keys(), roots, lists))
  const cleaned = found.length > 0 ? Y.encodeStateAsUpdateV2(doc) : null
  doc.destroy()
  return cleaned
}

async function cleanRevisions(
  store: Store,
  { room, seq, doc }: DocumentAt,
  roots: readonly string[],
  lists: Set<string>,
): Promise<Rewriting['revisions']> {
  const rewritten: { id: string; data: Uint8Array }[] = []
  for (const revision of await store.revisions(room)) {
    const data = revision.seq <= seq ? await store.revision(room, revision.id) : null
    const cleaned = data && cleanState(data, doc, roots, lists)
    if (cleaned) rewritten.push({ id: revision.id, data: cleaned })
  }
  return rewritten
}

interface Span {
  from: number
  to: number
  isOver: boolean
}

async function cleanUpdates(
  store: Store,
  now: DocumentAt,
  roots: readonly string[],
  lists: Set<string>,
): Promise<{ updates: Row[]; spans: Span[] }> {
  const updates: Row[] = []
  const spans = new Map<string, Span>()
  await replay(store, now, roots, (history, { seq, data }) => {
    let change: Uint8Array | null = null
    const keep = (bytes: Uint8Array): void => void (change = bytes)
    history.on('update', keep)
    const found = history.transact((transaction) => {
      apply(history, data)
      const touched = (root: string): Iterable<string | null> => {
        const type = history.share.get(root)
        return (type && transaction.changed.get(type)) ?? []
      }
      return clean(history, now.doc, touched, roots, lists)
    })
    history.off('update', keep)
    if (found.length > 0) updates.push({ seq, data: change ?? NOTHING })
    for (const { root, key, type } of found) if (root === SESSIONS) stretch(spans, listOf(key), type, seq)
  })
  return { updates, spans: [...spans.values()] }
}

/** Builds the document up anew, update by update. */
async function replay(
  store: Store,
  { room, seq }: DocumentAt,
  roots: readonly string[],
  take: (history: Y.Doc, update: StoredUpdate) => void,
): Promise<void> {
  const base = await store.base(room)
  const history = new Y.Doc()
  // Known as maps before anything is read into them.
  for (const root of roots) history.getMap(root)
  if (base) Y.applyUpdateV2(history, base.data)
  for await (const update of eachUpdate(store, room, base?.seq ?? 0)) {
    if (update.seq > seq) break
    take(history, update)
  }
  history.destroy()
}

/** One that cannot be read is passed over, as it is when the room is loaded. */
function apply(doc: Y.Doc, data: Uint8Array): void {
  try {
    Y.applyUpdate(doc, data)
  } catch {
    // Nothing of it was taken.
  }
}

/** A session goes from its first event to its end, or to the last that was written; another one that begins ends it, too. */
function stretch(spans: Map<string, Span>, list: string, type: unknown, seq: number): void {
  const span = spans.get(list)
  if (!span) {
    for (const other of spans.values()) other.isOver = true
    spans.set(list, { from: seq, to: seq, isOver: type === 'finished' })
  } else if (!span.isOver) {
    span.to = seq
    span.isOver = type === 'finished'
  }
}

/** Within a span the last update says all that was done, and those before it nothing. */
async function mergeSpans(store: Store, now: DocumentAt, spans: readonly Span[], rewritten: readonly Row[]): Promise<Row[]> {
  if (spans.every(({ from, to }) => from === to)) return [...rewritten]
  const rows = new Map(rewritten.map(({ seq, data }) => [seq, data]))
  let before: Uint8Array | null = null
  await replay(store, now, [], (history, { seq, data }) => {
    const span = spans.find(({ from, to }) => from <= seq && seq <= to)
    if (span?.from === seq) before = Y.encodeStateVector(history)
    apply(history, rows.get(seq) ?? data)
    if (span) rows.set(seq, span.to === seq && before ? Y.encodeStateAsUpdate(history, before) : NOTHING)
  })
  return [...rows].map(([seq, data]) => ({ seq, data }))
}
