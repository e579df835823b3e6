import { GraphError } from '../graph/graph.ts'
import { catalogue } from './catalogue.ts'
import { MOST_ARROWS, MOST_BOXES } from './format.ts'
import type { FormatEntry, Libraries, Reading } from './format.ts'
import type { Source } from './source.ts'

/** The format that the content is most sure to be of; undefined when it is of none. */
export function detectFormat(source: Source): FormatEntry | undefined {
  let best: FormatEntry | undefined
  let most = 0
  for (const entry of catalogue) {
    const sure = entry.detect(source)
    if (sure > most) {
      most = sure
      best = entry
    }
  }
  return best
}

/**
 * Every drawing of a file, of any format that its content tells.
 * @throws {GraphError} naming each place that is wrong and what was expected there.
 */
export async function readDrawings(source: Source, libraries: Libraries): Promise<{ format: FormatEntry; readings: readonly Reading[] }> {
  if (source.bytes.length === 0 || source.text.trim() === '') throw refusal(`expected ${expected()}, found nothing`)
  const format = detectFormat(source)
  if (!format)
    throw refusal(
      source.jsonProblem ?? `expected ${expected()}, found ${source.looksLikeJson ? 'JSON of another kind' : 'another kind of file'}`,
    )
  const readings = await (await format.load()).read(source, libraries)
  for (const { graph } of readings) {
    if (graph.nodes.length > MOST_BOXES) throw refusal(`has ${graph.nodes.length} boxes; a drawing has at most ${MOST_BOXES}`)
    if (graph.edges.length > MOST_ARROWS) throw refusal(`has ${graph.edges.length} arrows; a drawing has at most ${MOST_ARROWS}`)
  }
  return { format, readings }
}

const expected = (): string => catalogue.map(({ name }) => name).join(', ')
const refusal = (message: string): GraphError => new GraphError([{ at: '', message }])
