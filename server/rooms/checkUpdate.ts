import * as Y from 'yjs'
import { invalid, MissingHistory, malformed } from './refused.ts'

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]

/**
 * Looks at an update before it touches a document: it must be readable, build on nothing unknown, and consist of plain values in the maps that
 * the document has.
 * Yjs itself would park what it cannot place yet, without limit, and hand it to everybody who joins; it may even apply half of it.
 * @throws {Refused}
 */
export function checkUpdate(doc: Y.Doc, update: Uint8Array): void {
  const decoded = decode(update)
  for (const struct of decoded.structs) checkStruct(struct, doc.share)
  checkPlaces(decoded, (client) => Y.getState(doc.store, client))
}

/**
 * Looks at what a transaction has made of an update, before it is stored and shown: a document that stands where this one stood before
 * (`known`: next clock by client) must be able to take all of it. Damage that Yjs took in silently shows here and nowhere else.
 * @throws {Refused}
 */
export function checkChange(change: Uint8Array, known: ReadonlyMap<number, number>): void {
  checkPlaces(decode(change), (client) => known.get(client) ?? 0)
}

/** Nothing may be missing below a struct, and nothing may be deleted that is not there. */
function checkPlaces({ structs, ds }: Decoded, known: (client: number) => number): void {
  const state = statesAfter(known, structs)
  for (const struct of structs) checkDependencies(struct, state)
  for (const [client, deletions] of ds.clients) {
    for (const { clock, len } of deletions) {
      if (len === 0) throw malformed('A deletion of nothing.')
      if (clock + len > state(client)) throw new MissingHistory()
    }
  }
}

function decode(update: Uint8Array): Decoded {
  try {
    return Y.decodeUpdate(update)
  } catch {
    throw malformed('Not a Yjs update.')
  }
}

/** The next clock of every client once the update is in. */
function statesAfter(known: (client: number) => number, structs: readonly Struct[]): (client: number) => number {
  const ends = new Map<number, number>()
  const state = (client: number): number => ends.get(client) ?? known(client)
  for (const { id, length } of structs) {
    if (id.clock > state(id.client)) throw new MissingHistory()
    ends.set(id.client, Math.max(state(id.client), id.clock + length))
  }
  return state
}

function checkDependencies(struct: Struct, state: (client: number) => number): void {
  if (!(struct instanceof Y.Item)) return
  const parent = struct.parent as unknown
  for (const id of [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]) {
    if (id && id.clock >= state(id.client)) throw new MissingHistory()
  }
}

/** A board is made of maps; texts, lists, bytes and documents within documents have no reader and so no limit. */
function checkStruct(struct: Struct, roots: ReadonlyMap<string, unknown>): void {
  if (struct instanceof Y.Skip) throw new MissingHistory()
  // Two structs at one clock: which of them is found is a matter of luck.
  if (struct.length === 0) throw malformed('An edit of no length.')
  if (!(struct instanceof Y.Item)) return
  const parent = struct.parent as unknown
  if (typeof parent === 'string' && !roots.has(parent)) throw invalid(`A board has no part "${parent.slice(0, 40)}".`)
  if (parent && struct.parentSub === null) throw invalid('A board holds no lists.')
  if (!isAllowed(struct.content)) throw invalid('A board holds maps of plain values only.')
}

function isAllowed(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentType) return content.type.constructor === Y.Map
  return content instanceof Y.ContentAny || content instanceof Y.ContentDeleted
}
