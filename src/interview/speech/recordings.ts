/** Recordings of spoken answers, in this browser alone, by session. */
const DATABASE = 'premortem-recordings'
const STORE = 'answers'

interface Kept {
  /** Absent in older ones. */
  board?: string
  session: string
  at: number
  sound: Blob
}

/** What a recording belongs to. */
export interface RecordingOf {
  board: string
  session: string
}

/** Keeps a recording; where the browser has no room for it, the answer still counts. */
export async function keepRecording({ board, session }: RecordingOf, sound: Blob): Promise<void> {
  await run<unknown>('readwrite', (store) => store.add({ board, session, at: Date.now(), sound } satisfies Kept)).catch(() => {})
}

/** Recordings of a session, the first one first. */
export async function recordingsOf(session: string): Promise<{ at: number; sound: Blob }[]> {
  const all = await run<Kept[]>('readonly', (store) => store.getAll()).catch(() => [])
  return all.filter((one) => one.session === session).toSorted((a, b) => a.at - b.at)
}

export const deleteRecordings = (session: string): Promise<void> => deleteWhere((kept) => kept.session === session)

/** A session that is gone from its board takes its sound along, whoever took it away. */
export const forgetRecordings = (board: string, sessions: ReadonlySet<string>): Promise<void> =>
  deleteWhere((kept) => kept.board === board && !sessions.has(kept.session))

async function deleteWhere(isGone: (kept: Kept) => boolean): Promise<void> {
  const database = await open()
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite')
    const cursor = transaction.objectStore(STORE).openCursor()
    cursor.addEventListener('success', () => {
      const at = cursor.result
      if (!at) return
      if (isGone(at.value as Kept)) at.delete()
      at.continue()
    })
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('error', () => reject(new Error('The recordings could not be deleted.')))
  })
  database.close()
}

async function run<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<Result> {
  const database = await open()
  try {
    return await asked<Result>(ask(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE, { autoIncrement: true }))
  return asked<IDBDatabase>(request)
}

const asked = <Result>(request: IDBRequest): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as Result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser’s storage failed.')))
  })
