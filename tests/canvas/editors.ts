import { createTLStore, defaultAddFontsFromNode, defaultBindingUtils, defaultTools, Editor, tipTapDefaultExtensions } from 'tldraw'
import { atom } from '@tldraw/state'
import * as Y from 'yjs'
import type { LabelReader } from '#critique/graph/statedView.ts'
import { infer } from '#critique/kinds/infer.ts'
import { createBoardSchema } from '#server/records/schema.ts'
import type { Board } from '#src/canvas/board.ts'
import { createBoard, readWords } from '#src/canvas/createBoard.ts'
import { headsFollowKinds } from '#src/canvas/headsFollowKinds.ts'
import { createLooks } from '#src/canvas/looks.ts'
import { readGraph } from '#src/canvas/readGraph.ts'
import { createShapeUtils } from '#src/canvas/shapeUtils.ts'
import { keepAccess } from '#src/collab/accessOf.ts'
import type { ConnectionState, Person } from '#src/collab/connectionState.ts'
import type { BoardRole } from '#src/collab/useRole.ts'

/** A board with a real editor, without a page around it and without a server. */
export function openTestBoard(): Board {
  const store = createTLStore({ schema: createBoardSchema() })
  const words = readWords(new Y.Doc())
  const reader = atom<LabelReader | null>('label reader', infer)
  const graph = readGraph(store, words, reader)
  const looks = createLooks(graph, reader)
  const container = document.createElement('div')
  document.body.append(container)
  const editor = new Editor({
    store,
    shapeUtils: createShapeUtils(looks),
    bindingUtils: defaultBindingUtils,
    tools: defaultTools,
    getContainer: () => container,
    initialState: 'select',
    options: { text: { tipTapConfig: { extensions: tipTapDefaultExtensions }, addFontsFromNode: defaultAddFontsFromNode } },
  })
  headsFollowKinds(editor, looks.edges)
  return createBoard({
    whenRead: Promise.resolve(),
    id: 'test',
    editor,
    store,
    graph,
    looks,
    words,
    connection: atom<ConnectionState>('connection', { is: 'online' }),
    role: atom<BoardRole>('role', 'open'),
    canWrite: atom('can write', true),
    access: keepAccess('test', atom('changes', 0)),
    refused: atom('refused', new Map()),
    discardLocalCopy: async () => {},
    people: atom<readonly Person[]>('people', []),
    me: atom('me', { name: 'Ann', color: '#2f6fde' }),
  })
}
