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
}

/** One write on its way to the disk. */
export interface Append {
  /** The update's number, once it survives the death of this process: from here on it may be shown. */
  committed: Promise<number>
  /** Once it survives a power cut: from here on it may be called saved. Rejects when `committed` does. */
  durable: Promise<void>
}

/** An append-only log of updates per board. Every implementation passes `tests/server/storeContract.ts`. */
export interface Store {
  /** @throws when the id is taken. */
  createBoard(id: string): Promise<void>
  board(id: string): Promise<StoredBoard | null>
  /** Puts a board in the bin. False when there is none, or it is there already. */
  deleteBoard(id: string): Promise<boolean>
  /** Takes a board out of the bin. False when there is none, or it is not there. */
  restoreBoard(id: string): Promise<boolean>
  /** Appends of one room resolve in the order of the calls. */
  append(room: string, data: Uint8Array): Append
  load(room: string): Promise<StoredRoom>
  /** Updates after `seq`, in order. */
  since(room: string, seq: number): Promise<StoredUpdate[]>
  /** Keeps a shortcut for `load`; one that is older than what is kept is ignored. */
  saveSnapshot(room: string, seq: number, data: Uint8Array): Promise<void>
  /** Resolves when a write reaches the disk, rejects when it cannot. */
  ping(): Promise<void>
  /** Waits for writes on their way, then lets go of the files. */
  close(): Promise<void>
}
