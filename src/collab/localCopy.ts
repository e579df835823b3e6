import * as Y from 'yjs'

/** A board kept in this browser, so that a reload without a network neither loses edits nor shows an empty page. */
export interface LocalCopy {
  /** Did the browser hold anything of this board? */
  hadContent: boolean
  /** Everything noted so far is in the database. */
  settled: () => Promise<void>
  /** Throws the copy away and keeps none from here on. */
  discard: () => Promise<void>
  stop: () => void
}

const DATABASE = 'premortem-boards'
const STORE = 'updates'
const NOTE_MS = 100
/** How long a browser may take to open its database. */
const OPEN_MS = 4000
/** A log this long is read slowly: fold it into one entry. */
const FOLD_AT = 150

interface Entry {
  board: string
  update: Uint8Array
}

const none: LocalCopy = { hadContent: false, settled: async () => {}, discard: async () => {}, stop: () => {} }

/** Loads what this browser holds of a board into the document, and notes every later change. Without a database it does neither. */
export async function keepLocalCopy(board: string, doc: Y.Doc): Promise<LocalCopy> {
  const database = await open()
  if (!database) return none
  const copy = new Copy(database, board, doc)
  try {
    await copy.load()
  } catch {
    return none
  }
  return copy
}

class Copy implements LocalCopy {
  hadContent = false
  readonly #database: IDBDatabase
  readonly #board: string
  readonly #doc: Y.Doc
  #keys: IDBValidKey[] = []
  #pending: Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(database: IDBDatabase, board: string, doc: Y.Doc) {
    this.#database = database
    this.#board = board
    this.#doc = doc
  }

  async load(): Promise<void> {
    const transaction = this.#database.transaction(STORE)
    const index = transaction.objectStore(STORE).index('board')
    const [entries, keys] = await Promise.all([answer(index.getAll(this.#board)), answer(index.getAllKeys(this.#board))])
    this.#keys = keys
    this.#doc.transact(() => {
      for (const entry of entries) if (this.#apply(entry)) this.hadContent = true
    }, this)
    this.#doc.on('updateV2', this.#note)
    if (entries.length >= FOLD_AT) this.#write(() => this.#fold())
  }

  /** An entry that cannot be read is passed over, and leaves when the log is folded: the server has the board. */
  #apply(entry: unknown): boolean {
    try {
      Y.applyUpdateV2(this.#doc, (entry as Entry).update, this)
      return true
    } catch {
      return false
    }
  }

  settled(): Promise<void> {
    this.#writePending()
    return this.#writing
  }

  async discard(): Promise<void> {
    this.#pending = []
    this.stop()
    await this.#writing
    const store = this.#database.transaction(STORE, 'readwrite').objectStore(STORE)
    for (const key of await answer(store.index('board').getAllKeys(this.#board))) store.delete(key)
    await done(store.transaction)
  }

  stop(): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#doc.off('updateV2', this.#note)
    this.#writePending()
  }

  readonly #note = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.#pending.push(update)
    this.#timer ??= setTimeout(() => this.#writePending(), NOTE_MS)
  }

  #writePending(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#pending.length === 0) return
    const update = Y.mergeUpdatesV2(this.#pending)
    this.#pending = []
    this.#write(() => this.#append(update))
  }

  async #append(update: Uint8Array): Promise<void> {
    const store = this.#database.transaction(STORE, 'readwrite').objectStore(STORE)
    this.#keys.push(await answer(store.add({ board: this.#board, update } satisfies Entry)))
    if (this.#keys.length >= FOLD_AT) await this.#fold()
  }

  /** Replaces the entries that this tab has read or written; another tab's are left alone. */
  async #fold(): Promise<void> {
    const store = this.#database.transaction(STORE, 'readwrite').objectStore(STORE)
    for (const key of this.#keys) store.delete(key)
    this.#keys = [await answer(store.add({ board: this.#board, update: Y.encodeStateAsUpdateV2(this.#doc) } satisfies Entry))]
    await done(store.transaction)
  }

  /** One after the other. A full disk stops the copy, never the drawing. */
  #write(job: () => Promise<void>): void {
    this.#writing = this.#writing.then(job).catch(() => {
      this.#doc.off('updateV2', this.#note)
    })
  }
}

function open(): Promise<IDBDatabase | null> {
  if (typeof indexedDB === 'undefined') return Promise.resolve(null)
  return new Promise((resolve) => {
    // A broken profile may never answer, and the server has the board.
    setTimeout(() => resolve(null), OPEN_MS)
    const request = indexedDB.open(DATABASE, 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(STORE, { autoIncrement: true }).createIndex('board', 'board')
    })
    request.addEventListener('success', () => resolve(request.result))
    // Private windows may refuse; the board then lives on the server alone.
    request.addEventListener('error', () => resolve(null))
    request.addEventListener('blocked', () => resolve(null))
  })
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The local copy could not be read.')))
  })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('error', () => reject(transaction.error ?? new Error('The local copy could not be written.')))
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The local copy could not be written.')))
  })
}
