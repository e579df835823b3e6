import { atom, computed } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import type { Evidence } from '#critique/finding.ts'
import type { EdgeKind, Graph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import type { Badge, Strike } from './board.ts'

/** How an edge is drawn; a guessed one was completed by geometry. */
export interface EdgeLook {
  kind: EdgeKind
  isGuessed: boolean
}

/** What the canvas shows and the document does not hold: nobody's undo, nobody else's screen. */
export interface Looks {
  readonly badges: Atom<ReadonlyMap<string, Badge>>
  readonly strikes: Atom<ReadonlyMap<string, Strike>>
  readonly shown: Atom<Evidence | null>
  readonly edges: Signal<ReadonlyMap<string, EdgeLook>>
}

export function createLooks(graph: Signal<Graph>): Looks {
  return {
    badges: atom<ReadonlyMap<string, Badge>>('badges', new Map()),
    strikes: atom<ReadonlyMap<string, Strike>>('strikes', new Map()),
    shown: atom<Evidence | null>('shown', null),
    edges: computed('edge looks', () => readEdgeLooks(graph.get())),
  }
}

function readEdgeLooks(graph: Graph): ReadonlyMap<string, EdgeLook> {
  const guessed = new Set(graph.edges.filter((edge) => edge.guessed === true).map(({ id }) => id))
  const said = graph.edges.map(({ id, kind }) => [id, { kind: kind ?? 'request', isGuessed: guessed.has(id) }] as const)
  const inferred = new GraphView(graph).edges.map(({ id, kind }) => [id, { kind, isGuessed: guessed.has(id) }] as const)
  return new Map<string, EdgeLook>([...said, ...inferred])
}
