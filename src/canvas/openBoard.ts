import { atom, react } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import { createTLStore } from 'tldraw'
import type { TLStore } from 'tldraw'
import * as Y from 'yjs'
import type { Graph } from '#critique/graph/graph.ts'
import type { LabelReader } from '#critique/graph/statedView.ts'
import { createBoardSchema } from '#server/records/schema.ts'
import { keepAccess } from '#src/collab/accessOf.ts'
import type { AccessOf } from '#src/collab/accessOf.ts'
import { bindStore, isFromNewerProgram } from '#src/collab/bindStore.ts'
import { connect } from '#src/collab/connect.ts'
import type { Connection } from '#src/collab/connect.ts'
import type { Person } from '#src/collab/connectionState.ts'
import type { Refusals } from '#src/collab/outgoing.ts'
import { bindPresence } from '#src/collab/presence.ts'
import type { Me } from '#src/collab/presence.ts'
import { remember } from '#src/ui/remembered.ts'
import { readWords } from './createBoard.ts'
import type { BoardWords } from './createBoard.ts'
import { createLooks } from './looks.ts'
import type { Looks } from './looks.ts'
import { readGraph } from './readGraph.ts'
import { whoAmI } from './whoAmI.ts'

/** Everything of a board that exists before, beside and after its canvas. */
export interface OpenBoard {
  id: string
  store: TLStore
  graph: Signal<Graph>
  looks: Looks
  words: BoardWords
  connection: Connection
  access: AccessOf
  people: Atom<readonly Person[]>
  refused: Atom<Refusals>
  me: Atom<Me>
  /** The drawing is there and may be shown. */
  ready: Promise<'ready' | 'too new'>
  /** Null until labels can be read. */
  reader: Signal<LabelReader | null>
  /** Fetches what reads labels, which is large and which no stencil waits for. Done when the graph knows what plain boxes are. */
  readLabels: () => Promise<void>
  close: () => void
}

/** Opens a board: connects, loads what this browser keeps of it, and ties document and store together. */
export function openBoard(id: string): OpenBoard {
  const doc = new Y.Doc()
  const store = createTLStore({ schema: createBoardSchema() })
  const connection = connect(id, doc)
  const access = keepAccess(id, connection.accessChanges)
  const words = readWords(doc)
  const reader = atom<LabelReader | null>('label reader', null)
  const graph = readGraph(store, words, reader)
  const me = atom<Me>('me', whoAmI())
  const people = atom<readonly Person[]>('people', [])
  const refused = atom<Refusals>('refused', new Map())
  // On a private board one is called what the others read.
  const stopNaming = react('own name', () => {
    const known = access.value.get()
    if (known?.isPrivate) me.update((now) => ({ ...now, name: known.me.name }))
  })
  const closers: (() => void)[] = []
  let isClosed = false
  const ready = connection.ready.then(() => {
    if (isFromNewerProgram(doc, store)) return 'too new' as const
    if (isClosed) return 'ready' as const
    const binding = bindStore({ doc, store, refused })
    // A page that is being closed or put aside may get no further turn.
    const flush = (): void => binding.flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    closers.push(
      bindPresence({ awareness: connection.awareness, store, me, people }),
      () => binding.dispose(),
      () => window.removeEventListener('pagehide', flush),
      () => document.removeEventListener('visibilitychange', flush),
    )
    return 'ready' as const
  })
  return {
    id,
    store,
    graph,
    words,
    connection,
    access,
    people,
    refused,
    me,
    ready,
    reader,
    readLabels: async () => {
      const { infer } = await import('#critique/kinds/infer.ts')
      reader.set(infer)
    },
    looks: createLooks(graph, reader),
    close: () => {
      isClosed = true
      remember('me', me.get())
      for (const close of closers) close()
      stopNaming()
      access.stop()
      words.stop()
      connection.stop()
      doc.destroy()
    },
  }
}
