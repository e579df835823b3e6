import * as Y from 'yjs'
import { privateDocumentId } from '#server/protocol.ts'
import { connect } from './connect.ts'
import type { Connection, ConnectOptions } from './connect.ts'
import { shareMap } from './sharedMap.ts'
import type { SharedMap } from './sharedMap.ts'

/** The top-level maps that a private document may have: `server/rooms/documentRoots.ts`. */
export type PrivateMap = 'meta' | 'notes' | 'scores' | 'plan' | 'events'

/** What interviewers keep to themselves during one part of a session: a document of its own, with a room of its own. */
export interface PrivateDocument {
  readonly part: number
  readonly doc: Y.Doc
  /** Whether it is connected, saved, refused: the same words as a board's. */
  readonly connection: Connection
  /** A map of it as a signal; each key is a register of its own, its value plain JSON of at most 64 KiB. */
  map<Value>(name: PrivateMap, read: (key: string, raw: unknown) => Value | undefined): SharedMap<Value>
  close(): void
}

/**
 * Opens the private document of one part of a board's session. Only whoever was on the interviewer's side in that part gets in; to all
 * others it is refused like a document that does not exist. `PrivateAccess` says which part is on, and which parts one may open.
 */
export function openPrivateDocument(board: { id: string }, part: number, options?: ConnectOptions): PrivateDocument {
  const doc = new Y.Doc()
  const connection = connect(privateDocumentId(board.id, part), doc, options)
  const maps: { stop: () => void }[] = []
  return {
    part,
    doc,
    connection,
    map: (name, read) => {
      const map = shareMap(doc, name, read)
      maps.push(map)
      return map
    },
    close: () => {
      for (const map of maps) map.stop()
      connection.stop()
      doc.destroy()
    },
  }
}
