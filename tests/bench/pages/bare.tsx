import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createTLStore, DocumentRecordType, PageRecordType, Tldraw, TLDOCUMENT_ID } from 'tldraw'
import type { Editor, TLPageId, TLRecord, TLStore } from 'tldraw'
import 'tldraw/tldraw.css'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { decode } from '#server/records/codec.ts'

const assetUrls = getAssetUrlsByImport()
const options = { maxShapesPerPage: 10_000 } as const
const reveal = (editor: Editor): void => void Object.assign(window, { editor })
const PAGE = 'page:page' as TLPageId

/** What anybody would write first: tldraw, a document, a provider. It shows what is shared, and what is drawn here stays here. */
function Bare({ board }: { board: string }) {
  const [store, setStore] = useState<TLStore>()
  useEffect(() => {
    const doc = new Y.Doc()
    const records = doc.getMap<Y.Map<unknown>>('records')
    const provider = new WebsocketProvider(`ws://${location.host}/collab`, board, doc, { disableBc: true })
    provider.once('sync', () => {
      const shared = createTLStore()
      shared.put([
        DocumentRecordType.create({ id: TLDOCUMENT_ID, gridSize: 10, name: '' }),
        PageRecordType.create({ id: PAGE, name: 'Page 1', index: 'a1' as PageIndex }),
      ])
      shared.put([...records.values()].map((fields) => decode(fields.entries()) as unknown as TLRecord))
      setStore(shared)
    })
    return () => {
      provider.destroy()
      doc.destroy()
    }
  }, [board])
  return store && <Tldraw store={store} assetUrls={assetUrls} options={options} onMount={reveal} />
}

type PageIndex = Parameters<typeof PageRecordType.create>[0]['index']

createRoot(document.getElementById('root')!).render(<Bare board={new URLSearchParams(location.search).get('board') ?? ''} />)
