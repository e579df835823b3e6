import { GraphError, parseGraph } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { accountOf } from './account.ts'
import type { Format, LinesOf } from './format.ts'

/** Our own format, as CONTRACT has it. */
export const graphJson: Format = {
  async read({ json, jsonProblem, text }) {
    if (jsonProblem) throw new GraphError([{ at: '', message: jsonProblem }])
    const graph = parseGraph(json)
    return [{ name: graph.title, graph, account: accountOf(graph), lines: linesOfIds(text) }]
  },
  write: (graph: Graph) => `${JSON.stringify(graph, null, 2)}\n`,
}

/** Ids are unique within their list, and each list begins with its name. */
function linesOfIds(text: string): LinesOf {
  const nodes = new Map<string, number>()
  const edges = new Map<string, number>()
  let list: Map<string, number> | undefined
  let line = 1
  let counted = 0
  for (const match of text.matchAll(/"(nodes|edges|zones|notes)"\s*:\s*\[|"id"\s*:\s*"((?:[^"\\]|\\.)*)"/g)) {
    const [, name, id] = match
    if (name !== undefined) list = name === 'nodes' ? nodes : name === 'edges' ? edges : undefined
    if (id === undefined || !list || list.has(id)) continue
    for (; counted < match.index; counted++) if (text.charCodeAt(counted) === LINE_FEED) line++
    list.set(id.includes('\\') ? (JSON.parse(`"${id}"`) as string) : id, line)
  }
  return { nodes, edges }
}

const LINE_FEED = 10
