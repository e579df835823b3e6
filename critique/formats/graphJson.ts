import { GraphError, parseGraph } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { accountOf } from './account.ts'
import type { Format } from './format.ts'

/** Our own format, as CONTRACT has it. */
export const graphJson: Format = {
  async read({ json, jsonProblem }) {
    if (jsonProblem) throw new GraphError([{ at: '', message: jsonProblem }])
    const graph = parseGraph(json)
    return [{ name: graph.title, graph, account: accountOf(graph) }]
  },
  write: (graph: Graph) => `${JSON.stringify(graph, null, 2)}\n`,
}
