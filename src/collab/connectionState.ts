import type { Role } from '#server/protocol.ts'

/** Where this browser's edits are. Shown in words, so that nobody has to guess whether closing the page loses something. */
export type ConnectionState =
  | { is: 'loading' }
  /** Not connected yet; what this browser keeps of the board is shown, and takes edits. */
  | { is: 'connecting' }
  /** Connected; nothing of ours is on its way. */
  | { is: 'online' }
  /** Connected; edits are on their way to the server's disk. */
  | { is: 'saving' }
  /** Connected; the server wrote everything of ours to disk. */
  | { is: 'saved' }
  /** No connection; edits are kept in this browser. */
  | { is: 'offline' }
  /** The connection broke and is being made again; edits are kept in this browser. */
  | { is: 'reconnecting' }
  /** The server will not have us, and asking again would not help. */
  | {
      is: 'refused'
      reason: string
      /** What this browser keeps of the board is in the way: without it the board would open. It holds edits that were never taken, if any. */
      copyInTheWay: boolean
    }

/** Somebody on the board. */
export interface Person {
  /** Of one browser tab; changes with a reload. */
  id: string
  name: string
  /** CSS colour of their cursor. */
  color: string
  isSelf: boolean
  /** Which member of a private board they are, and as what, as the server says; null on an open one. */
  member: string | null
  role: Role | null
  /** Graph ids of what they have selected. */
  selected: string[]
}
