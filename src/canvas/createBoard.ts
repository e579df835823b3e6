import { computed } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import type { Editor, TLShapeId, TLStore } from 'tldraw'
import type * as Y from 'yjs'
import { DrillEvent } from '#critique/drills/events.ts'
import { Ruling } from '#critique/finding.ts'
import type { Graph, Requirements } from '#critique/graph/graph.ts'
import { Requirements as RequirementsSchema } from '#critique/graph/graph.ts'
import { requirementsFromNotes } from '#critique/graph/statements.ts'
import { SessionEvent } from '#critique/interviewer/events.ts'
import type { AccessOf } from '#src/collab/accessOf.ts'
import { changeMember } from '#src/collab/accessApi.ts'
import type { ConnectionState, Person } from '#src/collab/connectionState.ts'
import { openEventLog } from '#src/collab/eventLog.ts'
import type { EventLog } from '#src/collab/eventLog.ts'
import type { Refusals } from '#src/collab/outgoing.ts'
import type { Me } from '#src/collab/presence.ts'
import { shareMap } from '#src/collab/sharedMap.ts'
import type { SharedMap } from '#src/collab/sharedMap.ts'
import type { BoardRole } from '#src/collab/useRole.ts'
import { applyFix } from './applyFix.ts'
import type { Board, Selection } from './board.ts'
import { drawEdge } from './drawEdge.ts'
import { removeShapes, reverseEdges, updateEdges, updateNodes, updateZones } from './editGraph.ts'
import { exportTldr } from './exportTldr.ts'
import { toGraphId, toShapeId } from './graphIds.ts'
import { bringIntoView, insertNode } from './insertNode.ts'
import type { Looks } from './looks.ts'
import { stateWithDrawing } from './stateWithDrawing.ts'

/** What the document says beside the drawing. */
export interface BoardWords {
  title: Signal<string>
  requirements: Signal<Requirements>
  rulings: Signal<Readonly<Record<string, Ruling>>>
  sessions: EventLog<SessionEvent>
  drills: EventLog<DrillEvent>
  maps: { meta: SharedMap<string>; requirements: SharedMap<unknown>; rulings: SharedMap<Ruling> }
  stop: () => void
}

export function readWords(doc: Y.Doc): BoardWords {
  const meta = shareMap<string>(doc, 'meta', (key, raw) => (key === 'title' && typeof raw === 'string' ? raw : undefined))
  const requirements = shareMap<unknown>(doc, 'requirements', (key, raw) =>
    RequirementsSchema.safeParse({ [key]: raw }).success ? raw : undefined,
  )
  const rulings = shareMap<Ruling>(doc, 'rulings', (_key, raw) => Ruling.safeParse(raw).data)
  const sessions = openEventLog(doc, 'sessions', SessionEvent)
  const drills = openEventLog(doc, 'drills', DrillEvent)
  return {
    sessions,
    drills,
    title: computed('title', () => meta.value.get().title ?? ''),
    requirements: computed('requirements', () => requirements.value.get() as Requirements),
    rulings: rulings.value,
    maps: { meta, requirements, rulings },
    stop: () => [meta, requirements, rulings, sessions, drills].forEach((map) => map.stop()),
  }
}

export interface BoardParts {
  id: string
  editor: Editor
  store: TLStore
  graph: Signal<Graph>
  looks: Looks
  words: BoardWords
  connection: Signal<ConnectionState>
  role: Signal<BoardRole>
  canWrite: Signal<boolean>
  access: AccessOf
  refused: Signal<Refusals>
  discardLocalCopy: () => Promise<void>
  whenRead: Promise<void>
  people: Signal<readonly Person[]>
  me: Atom<Me>
}

const MAX_TITLE = 200

/** The handle of an open board for the rest of the app. */
export function createBoard(parts: BoardParts): Board {
  const { id, editor, graph, looks, words, connection, role, canWrite, access, people, me } = parts
  const { maps, title, requirements, rulings } = words
  const step = (name: string, change: () => void): void => {
    editor.markHistoryStoppingPoint(name)
    editor.run(change)
  }
  // What an observer sets would be dropped by the server, and stand on this screen alone.
  const ifMayWrite = (write: () => void): void => {
    if (canWrite.get()) write()
  }
  const stateToo = stateWithDrawing(editor, maps.requirements, () => canWrite.get())
  const setRequirement: Board['setRequirement'] = (field, value) => ifMayWrite(() => maps.requirements.set(field, value))
  return {
    id,
    editor,
    sessions: words.sessions,
    drills: words.drills,
    graph,
    title,
    requirements,
    rulings,
    connection,
    role,
    canWrite,
    access,
    people,
    refused: computed('refused', () => new Map([...parts.refused.get()].map(([record, why]) => [toGraphId(record), why]))),
    discardLocalCopy: parts.discardLocalCopy,
    whenRead: parts.whenRead,
    suggestions: computed('suggestions', () => {
      const known = requirements.get()
      return requirementsFromNotes(graph.get()).filter(({ field }) => known[field] === undefined)
    }),
    selection: computed('selection', () => readSelection(editor, graph.get()), {
      isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    }),
    isReadonly: computed('readonly', () => editor.getIsReadonly()),

    setTitle: (next) => ifMayWrite(() => maps.meta.set('title', next.trim().slice(0, MAX_TITLE))),
    setRequirement,
    rule: (finding, ruling) => ifMayWrite(() => maps.rulings.set(finding, ruling ?? undefined)),
    rename: (name) => {
      me.set({ ...me.get(), name })
      // On a private board the server says who is who.
      if (role.get() !== 'open') changeMember(id, 'me', { name }).then(access.set, () => {})
    },

    show: (evidence) => {
      looks.shown.set(evidence)
      if (evidence) bringIntoView(editor, ...[...evidence.nodes, ...evidence.path, ...evidence.edges].map(toShapeId))
    },
    setBadges: (badges) => void looks.badges.set(badges),
    setStrikes: (strikes) => void looks.strikes.set(strikes),
    select: (ids) => {
      const shapes = ids.map(toShapeId).filter((shape) => editor.getShape(shape))
      editor.setCurrentTool('select')
      editor.select(...shapes)
      bringIntoView(editor, ...shapes)
    },

    insert: (kind) => toGraphId(insertNode(editor, kind)),
    connect: (from, to, kind) => {
      let edge = ''
      step('connect', () => {
        edge = drawEdge(editor, { from: toShapeId(from), to: toShapeId(to), kind })
      })
      return edge
    },
    updateNodes: (ids, patch) => step('change nodes', () => updateNodes(editor, ids, patch)),
    updateEdges: (ids, patch) => step('change edges', () => updateEdges(editor, ids, patch)),
    updateZones: (ids, patch) => step('change zones', () => updateZones(editor, ids, patch)),
    reverseEdges: (ids) => step('turn edges round', () => reverseEdges(editor, ids)),
    remove: (ids) => step('remove', () => removeShapes(editor, ids)),
    applyFix: (fix) => applyFix(editor, fix, (stated) => stateToo(soundOnes(stated))),
    placeGraph: async (drawn, how) => {
      // Laying out and reading labels is more than a board needs to open.
      const { placeGraph } = await import('./placeGraph.ts')
      if (editor.isDisposed) return
      await placeGraph(editor, drawn, how)
      if (editor.isDisposed) return
      if (!title.get() && drawn.title) maps.meta.set('title', drawn.title.slice(0, MAX_TITLE))
      const known = requirements.get()
      for (const [field, value] of Object.entries(drawn.requirements)) if (known[field] === undefined) maps.requirements.set(field, value)
    },
    undo: () => void editor.undo(),
    redo: () => void editor.redo(),

    exportSvg: async () => (await editor.getSvgString(allShapes(editor), { background: true, padding: 32 }))?.svg ?? null,
    exportPng: async () => {
      const shapes = allShapes(editor)
      return shapes.length > 0 ? (await editor.toImage(shapes, { format: 'png', background: true, padding: 32, pixelRatio: 2 })).blob : null
    },
    exportTldr: () => exportTldr(editor.store, title.get(), requirements.get()),
  }
}

const soundOnes = (stated: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(stated).filter(([field, value]) => RequirementsSchema.safeParse({ [field]: value }).success))

const allShapes = (editor: Editor): TLShapeId[] => [...editor.getCurrentPageShapeIds()]

function readSelection(editor: Editor, graph: Graph): Selection {
  const selected = new Set(editor.getSelectedShapeIds().map(toGraphId))
  const of = (items: readonly { id: string }[]): string[] => items.flatMap(({ id }) => (selected.has(id) ? [id] : []))
  return { nodes: of(graph.nodes), edges: of(graph.edges), zones: of(graph.zones) }
}
