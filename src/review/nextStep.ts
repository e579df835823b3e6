import type { Graph, Node } from '#critique/graph/graph.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import type { Trait } from '#critique/kinds/traits.ts'

/** One gentle thing to do next, instead of a list of what is missing. */
export interface NextStep {
  title: string
  text: string
  /** A stencil that would do it. */
  insert?: string
  /** The step is in the requirements, not on the canvas. */
  opens?: 'requirements'
  /** Nodes it speaks of. */
  nodes?: readonly string[]
  /** Nothing is missing for a full review. */
  isReady?: boolean
}

/** What helps an unfinished board most. */
export function nextStep(graph: Graph): NextStep {
  const { nodes, edges } = graph
  if (nodes.length === 0) {
    return {
      title: 'Start with whoever asks',
      text: 'Place the person or system whose request comes in, then draw what answers it.',
      insert: 'end_user',
    }
  }
  if (!nodes.some((node) => has(node, 'request_entry') || has(node, 'offline_trigger'))) {
    return { title: 'Who starts a request?', text: 'With a way in, the review can follow a request through the board.', insert: 'end_user' }
  }
  if (!nodes.some((node) => has(node, 'runs_model'))) {
    return { title: 'Where does a model come in?', text: 'Place the model, agent or classifier that does the thinking.', insert: 'llm' }
  }
  const loose = looseNodes(graph)
  if (edges.length === 0 || loose.length > 0) {
    return {
      title: 'Connect what talks to each other',
      text: 'Drag an arrow from one node to the next, in the direction of the call.',
      nodes: loose,
    }
  }
  if (saysNothing(graph)) {
    return {
      title: 'What was asked of it?',
      text: 'Users, latency, budget: with numbers to hold it against, the review becomes exact.',
      opens: 'requirements',
    }
  }
  return {
    title: 'Nothing critical so far',
    text: 'While you draw, only critical remarks speak up. Ask for the full critique when the board says what you mean.',
    isReady: true,
  }
}

/** Nodes that no edge touches. */
function looseNodes({ nodes, edges }: Graph): string[] {
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]))
  return nodes.map(({ id }) => id).filter((id) => !joined.has(id))
}

const saysNothing = ({ requirements }: Graph): boolean =>
  Object.values(requirements).every((value) => value === undefined || (Array.isArray(value) && value.length === 0))

const has = (node: Node, trait: Trait): boolean =>
  [node.kind, ...(node.roles ?? [])].some((id) => id !== undefined && kindById(id)?.traits.includes(trait))
