/** One board as the store knows it. Times are milliseconds since 1970. */
export interface StoredBoard {
  id: string
  createdAt: number
  updatedAt: number
  deletedAt: number | null
}

/** A Yjs update (version 1) and its number in the room: 1, 2, 3 … without gaps. */
export interface StoredUpdate {
  seq: number
  /** Milliseconds since 1970, when it was accepted. */
  at: number
  data: Uint8Array
}

/** What a room is rebuilt from: the newest snapshot, then every update after it, in order. */
export interface StoredRoom {
  /** Number of the last update; 0 in a new room. */
  seq: number
  /** A Yjs update of version 2 that holds everything up to `snapshotSeq`. */
  snapshot: Uint8Array | null
  snapshotSeq: number
  updates: StoredUpdate[]
  /** Who wrote first under which Yjs client id. */
  authors: StoredAuthor[]
}

/** A Yjs client id belongs to whoever wrote under it first: nobody else may add edits in its name. */
export interface StoredAuthor {
  client: number
  /** Opaque to the store; see `access/whoAsks.ts`. */
  actor: string
}

/** Who may do what on a board, as JSON that only `access/boardAccess.ts` reads. */
export interface StoredAccess {
  /** Counts the changes, from 1. */
  version: number
  data: string
}

/** A state of a board that somebody may want back. */
export interface StoredRevision {
  id: string
  /** The number of the last update in it. */
  seq: number
  /** Milliseconds since 1970. */
  at: number
  /** null: kept by the server itself, and let go of when there are many. */
  name: string | null
}

/** Where a timeline starts: the state before the first update that is still kept. */
export interface StoredBase {
  seq: number
  /** Milliseconds since 1970, of the last update in it. */
  at: number
  /** A Yjs update of version 2. */
  data: Uint8Array
}

/** Where a room stands, as everybody who writes to it has brought it there. */
export interface StoredHead {
  room: string
  /** Number of the last update. */
  seq: number
  /** Its board is in the bin. */
  isDeleted: boolean
  /** Version of who may do what on its board; 0 when nobody has set it. */
  accessVersion: number
}

/** Other bytes in the place of stored ones; numbers, names and times stay. What is not there any more is left out. */
export interface Rewriting {
  /** Of the state that the timeline starts with, if that is still the one of this number. */
  base: { seq: number; data: Uint8Array } | null
  updates: readonly { seq: number; data: Uint8Array }[]
  revisions: readonly { id: string; data: Uint8Array }[]
}

/** From when on a room has to be looked after (milliseconds since 1970), and which list goes then; null: it has lost one. */
export interface Due {
  at: number
  list: string | null
}

/** One write on its way to the disk. */
export interface Append {
  /** The update's number, where it is committed already by the end of the call. */
  readonly seq?: number | null
  /** The update's number, once it survives the death of this process: from here on it may be shown. */
  committed: Promise<number>
  /** Once it survives a power cut: from here on it may be called saved. Rejects when `committed` does. */
  durable: Promise<void>
}

/**
 * An append-only log of updates per room, and what belongs to it. A room is a document: a board (its id) or a private document of a board
 * (`<board id>~notes<part>`). Every implementation passes `tests/server/storeContract.ts`.
 */
export interface Store {
  /** Makes a room. @throws when the id is taken. */
  createBoard(id: string): Promise<void>
  board(id: string): Promise<StoredBoard | null>
  /** Puts a board in the bin. False when there is none, or it is there already. */
  deleteBoard(id: string): Promise<boolean>
  /** Takes a board out of the bin. False when there is none, or it is not there. */
  restoreBoard(id: string): Promise<boolean>
  /**
   * Forgets for good the boards that went into the bin before a moment (milliseconds since 1970), with their private documents, access,
   * authors, revisions and timelines. Returns their ids.
   */
  purgeBoards(binnedBefore: number): Promise<string[]>
  /**
   * Appends of one room resolve in the order of the calls. `authors` are stored in the same commit; one whose client id has an author already
   * is ignored. `at` of an update is never before that of its predecessor, whatever the clock does.
   */
  append(room: string, data: Uint8Array, authors?: readonly StoredAuthor[]): Append
  load(room: string): Promise<StoredRoom>
  /** Updates after `seq`, in order, at most `limit` of them. */
  since(room: string, seq: number, limit?: number): Promise<StoredUpdate[]>
  /** Keeps a shortcut for `load`; one that is older than what is kept is ignored. */
  saveSnapshot(room: string, seq: number, data: Uint8Array): Promise<void>

  /** Where the timeline of a room starts; null: at its first update. */
  base(room: string): Promise<StoredBase | null>
  /** The last update that is older than a moment, if it is still kept: what `compact` may be called with. */
  lastBefore(room: string, at: number): Promise<{ seq: number; at: number } | null>
  /** Rooms that hold updates older than a moment. */
  roomsWithUpdatesBefore(at: number): Promise<string[]>
  /** Keeps `base` and forgets the updates up to `base.seq`, in one commit. `load` gives the same state as before. */
  compact(room: string, base: StoredBase): Promise<void>

  /** In one commit. `load` has to give the same state as before. */
  rewrite(room: string, rewriting: Rewriting): Promise<void>

  /** Notes why a room has to be looked after. It may have several reasons. */
  setDue(room: string, due: Due): Promise<void>
  /** Rooms that have to be looked after at a moment (milliseconds since 1970), the longest due first. */
  due(at: number): Promise<string[]>
  /** The lists of a room that are noted, those that go first first. */
  dueLists(room: string): Promise<{ at: number; list: string }[]>
  /** Forgets a room's reasons from before a moment. */
  settleDue(room: string, before: number): Promise<void>

  /** null when nobody has set it. */
  access(board: string): Promise<StoredAccess | null>
  /** Stores version `after + 1`. False, and nothing is stored, when the version is not `after` any more (0: there is none). */
  saveAccess(board: string, after: number, data: string): Promise<boolean>
  /** Notes that a token was used. False when it was already; `expiresAt` (milliseconds since 1970) says until when that must be known. */
  claimToken(id: string, expiresAt: number): Promise<boolean>
  /** Random bytes, made at the first call and the same ever after: what tokens are signed with. */
  signingKey(): Promise<Uint8Array>

  saveRevision(room: string, revision: StoredRevision, data: Uint8Array): Promise<void>
  /** The newest first. */
  revisions(room: string): Promise<StoredRevision[]>
  /** A Yjs update of version 2; null when there is no such revision. */
  revision(room: string, id: string): Promise<Uint8Array | null>
  /** False when there is none. */
  deleteRevision(room: string, id: string): Promise<boolean>

  /** Whether the last process over this store ended without closing it, so that a power cut may have taken edits that were shown. */
  readonly endedBadly: boolean
  /**
   * Where these rooms stand; one that is not there any more is left out. Absent where nobody else can write: then a room need not be looked
   * after.
   */
  heads?(rooms: readonly string[]): Promise<StoredHead[]>
  /** Everybody who has written in a room so far. Absent where {@link heads} is. */
  authors?(room: string): Promise<StoredAuthor[]>
  /** Writes all that is stored into one new file, while everything goes on. Absent where the database has tools of its own for that. */
  backUp?(file: string): Promise<void>
  /** Resolves when a write reaches the disk, rejects when it cannot. */
  ping(): Promise<void>
  /** Waits for writes on their way, then lets go of the files. */
  close(): Promise<void>
}
