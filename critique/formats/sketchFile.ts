import { GraphError } from '../graph/graph.ts'
import type { Graph } from '../graph/graph.ts'
import { parseSketch, writeSketch } from '../graph/sketch.ts'
import { accountOf } from './account.ts'
import type { Format, LinesOf } from './format.ts'

/** The one-line notation of boards. */
export const sketchFile: Format = {
  async read({ text }) {
    const graph = parse(text)
    return [{ name: graph.title, graph, account: accountOf(graph), lines: linesOf(text, graph) }]
  },
  write: (graph) => `${writeSketch(graph)}\n`,
}

function parse(text: string): ReturnType<typeof parseSketch> {
  try {
    return parseSketch(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [, at = '', message = error.message] = /^sketch (line \d+): (.*)$/s.exec(error.message) ?? []
    throw new GraphError([{ at, message }])
  }
}

/** A node stands first where it is declared: as `kind#name`, or by its kind alone. An arrow stands with its start. */
function linesOf(text: string, { nodes, edges }: Graph): LinesOf {
  const first = new Map<string, number>()
  text.split('\n').forEach((line, i) => {
    for (const [, word = '', quoted, name] of line.matchAll(/([\w.$%/@+']*)(?:#"((?:[^"\\]|\\.)*)"|#([\w.:]+))?/g))
      for (const id of [quoted ?? name ?? word]) if (id !== '' && !first.has(id)) first.set(id, i + 1)
  })
  const lineOf = (id: string): number => first.get(id) ?? 1
  return { nodes: new Map(nodes.map(({ id }) => [id, lineOf(id)])), edges: new Map(edges.map(({ id, from }) => [id, lineOf(from)])) }
}
