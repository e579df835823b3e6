import { atom } from '@tldraw/state'
import { Store } from '@tldraw/store'
import { DocumentRecordType, PageRecordType } from '@tldraw/tlschema'
import type { TLDOCUMENT_ID, TLRecord, TLStore, TLStoreProps } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { createBoardSchema, DOCUMENT_ID, PAGE_ID } from '#server/records/schema.ts'
import type { RawRecord } from '#server/records/codec.ts'
import { bindStore } from '#src/collab/bindStore.ts'
import type { Binding } from '#src/collab/bindStore.ts'
import type { Refusals } from '#src/collab/outgoing.ts'

/** One person at one board: their document, their store, and the tie between them. */
export interface Desk {
  doc: Y.Doc
  store: TLStore
  binding: Binding
  /** Ids of records that stay on this screen, and why. */
  refused: () => string[]
  put: (...records: RawRecord[]) => void
  change: (id: string, change: { props?: object; [key: string]: unknown }) => void
  remove: (...ids: string[]) => void
  get: (id: string) => (RawRecord & { props: Record<string, never> }) | undefined
  shapes: () => RawRecord[]
}

export function createBoardStore(): TLStore {
  const props = { defaultName: '', assets: {}, users: {}, onMount: () => {} } as unknown as TLStoreProps
  const store: TLStore = new Store<TLRecord, TLStoreProps>({ schema: createBoardSchema(), props })
  store.put([
    DocumentRecordType.create({ id: DOCUMENT_ID as typeof TLDOCUMENT_ID, gridSize: 10, name: '' }),
    PageRecordType.create({ id: PAGE_ID as never, name: 'Page 1', index: 'a1' as never }),
  ])
  return store
}

export function sitDown(doc = new Y.Doc(), store = createBoardStore()): Desk {
  const refused = atom<Refusals>('refused', new Map())
  const binding = bindStore({ doc, store, flushMs: 0, refused })
  const get: Desk['get'] = (id) => store.get(id as TLRecord['id']) as never
  return {
    doc,
    store,
    binding,
    refused: () => [...refused.get()].map(([id, why]) => `${id}: ${why}`),
    get,
    put: (...records) => {
      store.put(records as unknown as TLRecord[])
      binding.flush()
    },
    change: (id, { props, ...top }) => {
      store.update(
        id as TLRecord['id'],
        (record) => ({ ...record, ...top, props: { ...(record as { props?: object }).props, ...props } }) as TLRecord,
      )
      binding.flush()
    },
    remove: (...ids) => {
      store.remove(ids as TLRecord['id'][])
      binding.flush()
    },
    shapes: () => store.allRecords().filter(({ typeName }) => typeName === 'shape') as unknown as RawRecord[],
  }
}

/** Everybody tells everybody everything they do not know yet, until nobody has news. */
export function meet(...desks: { doc: Y.Doc }[]): void {
  for (let round = 0; round < 10; round++) {
    let news = false
    for (const from of desks) {
      for (const to of desks) {
        if (from === to) continue
        const update = Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc))
        if (update.length <= 2) continue
        news = true
        Y.applyUpdate(to.doc, update, 'network')
      }
    }
    if (!news) return
  }
}

/** A room of desks that know the same things. */
export function sitTogether(count: number, ...records: RawRecord[]): Desk[] {
  const desks = Array.from({ length: count }, () => sitDown())
  desks[0]?.put(...records)
  meet(...desks)
  return desks
}

/** What is drawn, without what only one browser knows. */
export function drawing({ store }: Desk): Record<string, unknown> {
  const shared = store.allRecords().filter(({ typeName }) => typeName === 'shape' || typeName === 'binding')
  return Object.fromEntries(shared.map((record) => [record.id, record]))
}
