import type { GraphView } from './view.ts'

/** Boxes that stand for a component; a value or an event that was drawn as a box is none. */
export const componentsOf = (graph: GraphView): number =>
  graph.once('components', () => graph.nodes.filter((node) => node.isComponent).length)

/** With fewer components there is nothing to review but what is dangerous. */
export const LEAST_TO_REVIEW = 4

/**
 * Somebody who asks for a review and drew this many components has drawn the system: what everybody asks of a system around a model is
 * asked, even where nobody said who will depend on it.
 */
export const DRAWN_AS_A_WHOLE = 5

/**
 * While somebody is still drawing, what is missing may be what they draw next: only from this many components on does an absence
 * interrupt. More than for a whole drawing, since nobody asked.
 */
export const ABSENCE_MAY_INTERRUPT = 7
