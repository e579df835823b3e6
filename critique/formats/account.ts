import type { Graph } from '../graph/graph.ts'
import { GraphView } from '../graph/view.ts'
import type { Account, UnsureBox } from './format.ts'

/** Below this a box is named as unsure: its name only hints at what it is. */
const SURE_ENOUGH = 0.6
const GUESSED = 0.4

/**
 * The account of a graph that was read: the boxes are judged here, what was guessed, repaired and ignored the reader knows. They are judged
 * when somebody asks, once: a report that says nothing of them need not wait.
 */
export function accountOf(graph: Graph, rest: Partial<Pick<Account, 'guessedArrows' | 'repaired' | 'ignored'>> = {}): Account {
  let unsure: readonly UnsureBox[] | undefined
  const judged = (): readonly UnsureBox[] => (unsure ??= unsureBoxes(graph))
  return {
    boxes: graph.nodes.length,
    get understood() {
      return graph.nodes.length - judged().length
    },
    get unsure() {
      return judged()
    },
    guessedArrows: rest.guessedArrows ?? [],
    repaired: rest.repaired ?? [],
    ignored: rest.ignored ?? [],
  }
}

/** What is planned for later, and a label that only names a value ("Yes"), is understood: the rules know what to do with it. */
function unsureBoxes(graph: Graph): UnsureBox[] {
  const view = new GraphView(graph)
  return graph.nodes.flatMap(({ id, label, kind, guessed }) => {
    const node = view.node(id)
    if (!node?.isComponent) return []
    // The reader took the best it had: a cylinder of which nobody says what is in it.
    if (kind !== undefined && guessed === true) return [{ node: id, label, kind, confidence: GUESSED }]
    if (node.kind !== 'unknown' && node.confidence >= SURE_ENOUGH) return []
    return [{ node: id, label, kind: node.kind, confidence: node.kind === 'unknown' ? 0 : node.confidence }]
  })
}

/** "17 of 19 boxes understood, 2 unsure, 3 arrows guessed, 1 repaired, 4 ignored" */
export function accountText({ boxes, understood, unsure, guessedArrows, repaired, ignored }: Account): string {
  const sum = (remarks: readonly { count?: number }[]): number => remarks.reduce((total, { count }) => total + (count ?? 1), 0)
  const parts = [
    `${understood} of ${boxes} ${boxes === 1 ? 'box' : 'boxes'} understood`,
    unsure.length > 0 ? `${unsure.length} unsure` : '',
    guessedArrows.length > 0 ? `${guessedArrows.length} ${guessedArrows.length === 1 ? 'arrow' : 'arrows'} guessed` : '',
    sum(repaired) > 0 ? `${sum(repaired)} repaired` : '',
    sum(ignored) > 0 ? `${sum(ignored)} ignored` : '',
  ]
  return parts.filter(Boolean).join(', ')
}
