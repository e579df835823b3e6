import { accountOf } from './account.ts'
import type { Format } from './format.ts'
import { readTldr } from './tldraw.ts'

/** tldraw's own file, or a snapshot of its store. */
export const tldrawFile: Format = {
  async read({ text }) {
    const graph = readTldr(text)
    const guessedArrows = graph.edges
      .filter((edge) => edge.guessed === true)
      .map(({ id }) => ({ edge: id, why: 'it is bound to no box; the nearest was taken' }))
    return [{ name: graph.title, graph, account: accountOf(graph, { guessedArrows }) }]
  },
}
