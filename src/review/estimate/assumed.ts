import { ownFigures } from '#critique/estimate/assumptions.ts'
import type { EstimateSummary } from '#critique/finding.ts'
import type { Graph, Node } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'

type Assumption = EstimateSummary['assumptions'][number]

/** A figure that a node states by its own property when a person enters it in place of an assumption. */
const asStated = new Map([
  ['p95Ms', 'ms'],
  ['endpointingMs', 'ms'],
  ['ttftMs', 'ms'],
  ['tokensPerSecond', 'tokens/s'],
  ['outputTokens', 'tokens'],
])

/** What a node says that the estimate would assume otherwise. */
export interface Stated {
  node: string
  key: string
  unit: string
  amount: number
}

/** Is it a property of its nodes, shared and undone with the drawing? Otherwise it is kept beside the drawing, with the requirements. */
const isNodeFact = ({ key, nodes, unit }: Assumption): boolean =>
  key !== undefined && asStated.has(key) && asStated.get(key) === unit && (nodes?.length ?? 0) > 0

/** Puts a person's figure in place of an assumption: on its nodes where it is a fact about them, else among the board's own figures. */
export function setAssumption(board: Board, assumption: Assumption, amount: number): void {
  const { id, key, nodes } = assumption
  if (isNodeFact(assumption)) board.updateNodes(nodes ?? [], { props: { [key ?? '']: amount } })
  else if (id !== undefined) board.setRequirement('figures', { ...ownFigures(board.requirements.get()), [id]: amount })
}

/** Brings the assumption back. */
export function resetAssumption(board: Board, id: string): void {
  const others = Object.entries(ownFigures(board.requirements.get())).filter(([name]) => name !== id && !name.startsWith(`${id}@`))
  board.setRequirement('figures', others.length > 0 ? Object.fromEntries(others) : undefined)
}

/** Every figure that the nodes state themselves and that would be an assumption without them. */
export const statedFigures = (graph: Graph): Stated[] => graph.nodes.flatMap(figuresOn)

function figuresOn({ id, props = {} }: Node): Stated[] {
  return [...asStated].flatMap(([key, unit]) => {
    const amount = props[key]
    return typeof amount === 'number' ? [{ node: id, key, unit, amount }] : []
  })
}

/** A source as a link where it is one: the address, and what is left to say about it. */
export function linkOf(source: string): { url: string; note: string } | null {
  const [url = ''] = /^https:\/\/\S+/.exec(source) ?? []
  return url ? { url, note: source.slice(url.length).trim() } : null
}
