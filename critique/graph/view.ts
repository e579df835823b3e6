import type { Graph } from './graph.ts'
import { infer } from '../kinds/infer.ts'
import { StatedView } from './statedView.ts'

export { CONFIDENT } from './statedView.ts'
export type { Fact, ViewEdge, ViewNode } from './statedView.ts'

/** A graph as rules see it: where nobody stated a kind, the label tells it. */
export class GraphView extends StatedView {
  constructor(graph: Graph) {
    super(graph, infer)
  }
}
