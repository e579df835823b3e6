import { PassThrough } from 'node:stream'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { Zip, ZipDeflate } from 'fflate'
import * as Y from 'yjs'
import type { Store } from '../store/store.ts'
import { asVersion1, eachUpdate } from './timeline.ts'

/** A document as it goes into an archive. */
export interface ArchivedDocument {
  /** Its folder in the archive; "" for the board itself. */
  folder: string
  id: string
  /** As it is when it is its turn. */
  doc: () => Y.Doc
}

export interface ArchiveOptions {
  store: Store
  documents: readonly ArchivedDocument[]
  /** Further files by name: text. */
  files: Readonly<Record<string, string>>
}

const README = `Everything that the server keeps of one board.

board.json              title, times, members
graph.json              what is drawn, as premortem/graph@1: every command of premortem reads it
document.json           all of the shared document, in plain JSON
document.yjs            the same as a Yjs update (version 1)
timeline.jsonl          a line for each stored update: its number, milliseconds since 1970, the Yjs update in base64;
                        the first may be the state that everything older was folded into ("base": true)
revisions/              states that were kept, as Yjs updates (version 1); revisions.json names them
private/part-N/         the interviewer's side, as far as whoever made this archive may see it
`

/** One zip file, written while it is read: timelines may be long. */
export function writeArchive(options: ArchiveOptions): Readable {
  const out = new PassThrough()
  const zip = new Zip((error, chunk, isLast) => {
    if (error) return out.destroy(error)
    out.write(chunk)
    if (isLast) out.end()
  })
  fill(zip, out, options).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  return out
}

async function fill(zip: Zip, out: PassThrough, { store, documents, files }: ArchiveOptions): Promise<void> {
  const text = new TextEncoder()
  const add = (name: string, data: Uint8Array): void => {
    const file = open(zip, name)
    file.push(data, true)
  }
  add('README.txt', text.encode(README))
  for (const [name, content] of Object.entries(files)) add(name, text.encode(content))
  for (const { folder, id, doc: read } of documents) {
    const doc = read()
    add(`${folder}document.json`, text.encode(`${JSON.stringify(contentOf(doc), null, 2)}\n`))
    add(`${folder}document.yjs`, Y.encodeStateAsUpdate(doc))
    await addTimeline(open(zip, `${folder}timeline.jsonl`), out, store, id)
    await addRevisions(add, store, folder, id)
  }
  zip.end()
}

function open(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  zip.add(file)
  return file
}

async function addTimeline(file: ZipDeflate, out: PassThrough, store: Store, id: string): Promise<void> {
  const text = new TextEncoder()
  const line = (entry: object): Uint8Array => text.encode(`${JSON.stringify(entry)}\n`)
  const base = await store.base(id)
  if (base) file.push(line({ seq: base.seq, at: base.at, base: true, data: Buffer.from(asVersion1(base.data)).toString('base64') }))
  for await (const { seq, at, data } of eachUpdate(store, id, base?.seq ?? 0)) {
    file.push(line({ seq, at, data: Buffer.from(data).toString('base64') }))
    if (out.writableNeedDrain) await once(out, 'drain')
  }
  file.push(new Uint8Array(), true)
}

async function addRevisions(add: (name: string, data: Uint8Array) => void, store: Store, folder: string, id: string): Promise<void> {
  const revisions = await store.revisions(id)
  if (revisions.length === 0) return
  add(`${folder}revisions.json`, new TextEncoder().encode(`${JSON.stringify(revisions, null, 2)}\n`))
  for (const revision of revisions) {
    const data = await store.revision(id, revision.id)
    if (data) add(`${folder}revisions/${revision.id}.yjs`, asVersion1(data))
  }
}

/** Every top-level map, as JSON. */
const contentOf = (doc: Y.Doc): Record<string, unknown> =>
  Object.fromEntries([...doc.share.keys()].map((name) => [name, doc.getMap(name).toJSON()]))
