import { useEffect, useMemo } from 'react'
import { createTLStore, Tldraw } from 'tldraw'
import type { Editor, TLComponents } from 'tldraw'
import { atom } from '@tldraw/state'
import type * as Y from 'yjs'
import type { LabelReader } from '#critique/graph/statedView.ts'
import { infer } from '#critique/kinds/infer.ts'
import { createBoardSchema } from '#server/records/schema.ts'
import { bindStore } from '#src/collab/bindStore.ts'
import { assetUrls, prepare, useClientConfig } from './BoardCanvas.tsx'
import css from './BoardCanvas.module.css'
import { ShapeFailed } from './CanvasFailed.tsx'
import { createLooks } from './looks.ts'
import { readGraph } from './readGraph.ts'
import { readWords } from './createBoard.ts'
import { createShapeUtils } from './shapeUtils.ts'

const components: TLComponents = { ShapeErrorFallback: ShapeFailed, ContextMenu: null }
const options = { maxPages: 1 } as const
const nothing: never[] = []
const reader = atom<LabelReader | null>('label reader', infer)

/** A drawing that nobody can change: it shows what a document holds, as it changes. */
export function ReplayCanvas({ doc, onReady }: { doc: Y.Doc; onReady: (editor: Editor) => void }) {
  const config = useClientConfig()
  const stage = useMemo(() => {
    const store = createTLStore({ schema: createBoardSchema() })
    const words = readWords(doc)
    const looks = createLooks(readGraph(store, words, reader), reader)
    return { store, words, shapeUtils: createShapeUtils(looks) }
  }, [doc])
  useEffect(() => {
    const binding = bindStore({ doc, store: stage.store })
    return () => {
      binding.dispose()
      stage.words.stop()
    }
  }, [doc, stage])
  // The binding makes the page that shapes stand on; it is there before the settings have come.
  if (!config) return <div className={css.canvas} aria-busy />
  return (
    <div className={css.canvas}>
      <Tldraw
        hideUi
        store={stage.store}
        shapeUtils={stage.shapeUtils}
        assetUrls={assetUrls}
        components={components}
        embeds={nothing}
        options={options}
        {...(config.tldrawLicenseKey && { licenseKey: config.tldrawLicenseKey })}
        onMount={(editor) => {
          const stop = prepare(editor)
          editor.updateInstanceState({ isReadonly: true })
          onReady(editor)
          return stop
        }}
      />
    </div>
  )
}
