import * as Y from 'yjs'
import { rootNames } from './documentRoots.ts'
import { invalid, MissingHistory, malformed } from './refused.ts'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/**
 * Looks at an update before it touches a document: it must be readable, build on nothing unknown, and consist of maps and plain values.
 * Yjs itself would park what it cannot place yet, without limit, and hand it to everybody who joins; it may even apply half of it.
 * @throws {Refused}
 */
export function checkUpdate(doc: Y.Doc, update: Uint8Array): void {
  const { structs, ds } = decode(update)
  for (const struct of structs) checkStruct(struct)
  const state = statesAfter(doc, structs)
  for (const struct of structs) checkDependencies(struct, state)
  for (const [client, deletions] of ds.clients) {
    for (const { clock, len } of deletions) if (clock + len > state(client)) throw new MissingHistory()
  }
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  try {
    return Y.decodeUpdate(update)
  } catch {
    throw malformed('Not a Yjs update.')
  }
}

/** The next clock of every client once the update is in. */
function statesAfter(doc: Y.Doc, structs: readonly Struct[]): (client: number) => number {
  const ends = new Map<number, number>()
  const state = (client: number): number => ends.get(client) ?? Y.getState(doc.store, client)
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
function checkStruct(struct: Struct): void {
  if (struct instanceof Y.Skip) throw new MissingHistory()
  if (!(struct instanceof Y.Item)) return
  const parent = struct.parent as unknown
  if (typeof parent === 'string' && !rootNames.has(parent)) throw invalid(`A board has no part "${parent.slice(0, 40)}".`)
  if (parent && struct.parentSub === null) throw invalid('A board holds no lists.')
  if (!isAllowed(struct.content)) throw invalid('A board holds maps of plain values only.')
}

function isAllowed(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentType) return content.type.constructor === Y.Map
  return content instanceof Y.ContentAny || content instanceof Y.ContentDeleted
}
