import { GraphError } from '../graph/graph.ts'
import { parseSketch, writeSketch } from '../graph/sketch.ts'
import { accountOf } from './account.ts'
import type { Format } from './format.ts'

/** The one-line notation of boards. */
export const sketchFile: Format = {
  async read({ text }) {
    const graph = parse(text)
    return [{ name: graph.title, graph, account: accountOf(graph) }]
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
