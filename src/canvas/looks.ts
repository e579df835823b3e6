import { atom, computed } from '@tldraw/state'
import type { Atom, Signal } from '@tldraw/state'
import type { Evidence } from '#critique/finding.ts'
import type { EdgeKind, Graph } from '#critique/graph/graph.ts'
import { StatedView } from '#critique/graph/statedView.ts'
import type { LabelReader } from '#critique/graph/statedView.ts'
import type { Badge, Strike } from './board.ts'
import { CARD_FONT, createMeasure, lines } from './cardText.ts'
import type { Measure } from './cardText.ts'

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
  /** How wide words are: with the letters of a fallback until those of the page are there. */
  readonly letters: Signal<Letters>
}

export interface Letters {
  areThere: boolean
  measure: Measure
}

export function createLooks(graph: Signal<Graph>, reader: Signal<LabelReader | null>): Looks {
  return {
    badges: atom<ReadonlyMap<string, Badge>>('badges', new Map()),
    strikes: atom<ReadonlyMap<string, Strike>>('strikes', new Map()),
    shown: atom<Evidence | null>('shown', null),
    edges: computed('edge looks', () => readEdgeLooks(graph.get(), reader.get())),
    letters: readLetters(),
  }
}

function readLetters(): Signal<Letters> {
  const wanted = [lines.label, lines.kind, lines.facts].map(({ size, weight }) => `${weight} ${size}px ${CARD_FONT}`)
  const fonts = typeof document === 'undefined' ? undefined : (document.fonts as FontFaceSet | undefined)
  const areThere = fonts === undefined || wanted.every((font) => fonts.check(font))
  const letters = atom<Letters>('letters', { areThere, measure: createMeasure() })
  const measureAgain = (): void => void letters.set({ areThere: true, measure: createMeasure() })
  // Without them the page is drawn with the fallback, which is what was measured.
  if (fonts && !areThere) Promise.all(wanted.map((font) => fonts.load(font))).then(measureAgain, () => {})
  return letters
}

function readEdgeLooks(graph: Graph, reader: LabelReader | null): ReadonlyMap<string, EdgeLook> {
  const guessed = new Set(graph.edges.filter((edge) => edge.guessed === true).map(({ id }) => id))
  const said = graph.edges.map(({ id, kind }) => [id, { kind: kind ?? 'request', isGuessed: guessed.has(id) }] as const)
  const { edges } = new StatedView(graph, reader ?? undefined)
  const inferred = edges.map(({ id, kind }) => [id, { kind, isGuessed: guessed.has(id) }] as const)
  return new Map<string, EdgeLook>([...said, ...inferred])
}
