import type { Graph } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'
import { nodeLabel } from '../labels.ts'
import css from './Estimate.module.css'

interface NodeButtonProps {
  board: Board
  graph: Graph
  node: string
  onPress?: () => void
}

/** A node's name; pressing it selects the node on the canvas. */
export const NodeButton = ({ board, graph, node, onPress }: NodeButtonProps) => (
  <button
    type="button"
    className={css.node}
    data-node-id={node}
    title={nodeLabel(graph, node)}
    onClick={() => {
      board.select([node])
      onPress?.()
    }}
  >
    {nodeLabel(graph, node)}
  </button>
)
