import { atom } from '@tldraw/state'
import type { Evidence, Fix, Ruling } from '#critique/finding.ts'
import type { Requirements } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import type { RequirementSuggestion } from '#critique/graph/statements.ts'
import type { Board, NodePatch, Selection } from '#src/canvas/board.ts'

/** A board without a canvas: a graph in memory, and a list of what was asked of it. */
export function memoryBoard(sketch: string) {
  const graph = atom('graph', parseSketch(sketch))
  const rulings = atom<Readonly<Record<string, Ruling>>>('rulings', {})
  const requirements = atom<Requirements>('requirements', graph.get().requirements)
  const selection = atom<Selection>('selection', { nodes: [], edges: [], zones: [] })
  const suggestions = atom<readonly RequirementSuggestion[]>('suggestions', [])
  const isReadonly = atom('readonly', false)
  const shown: (Evidence | null)[] = []
  const selected: string[][] = []
  const fixes: Fix[] = []
  const patches: { ids: readonly string[]; patch: NodePatch }[] = []
  const board: Partial<Board> = {
    id: 'memory',
    editor: { getOnlySelectedShape: () => null, store: { listen: () => () => {} } } as unknown as Board['editor'],
    graph,
    rulings,
    requirements,
    selection,
    suggestions,
    isReadonly,
    title: atom('title', ''),
    people: atom('people', [{ id: '1', name: 'Ada', color: '#000', isSelf: true, member: null, role: null, selected: [] }]),
    rule(finding, ruling) {
      const others = Object.fromEntries(Object.entries(rulings.get()).filter(([id]) => id !== finding))
      rulings.set(ruling ? { ...others, [finding]: ruling } : others)
    },
    setRequirement: (field, value) => void requirements.set({ ...requirements.get(), [field]: value }),
    show: (evidence) => void shown.push(evidence),
    select: (ids) => void selected.push([...ids]),
    applyFix: (fix) => void fixes.push(fix),
    updateNodes: (ids, patch) => void patches.push({ ids, patch }),
    undo: () => {},
  }
  return { board: board as Board, graph, selection, suggestions, isReadonly, requirements, shown, selected, fixes, patches }
}
