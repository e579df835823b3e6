import type { Reading } from '#critique/formats/format.ts'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import { Source } from '#critique/formats/source.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { libraries } from '#server/formats/libraries.ts'

/** What the reader makes of some content, found by what it is. */
export async function readAny(content: unknown): Promise<{ format: string; readings: readonly Reading[] }> {
  const raw = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)
  const { format, readings } = await readDrawings(new Source(raw), libraries)
  return { format: format.id, readings }
}

/** The first drawing of some content. */
export async function readOne(content: unknown): Promise<Reading> {
  const [first] = (await readAny(content)).readings
  if (!first) throw new Error('expected a drawing')
  return first
}

const nameOf = (graph: Graph, id: string): string => graph.nodes.find((node) => node.id === id)?.label ?? id

/** Boxes by name, sorted. */
export const labelsOf = ({ graph }: Reading): string[] => graph.nodes.map(({ label }) => label).toSorted()

/** Arrows as "A -> B" or "A -label-> B", sorted. */
export const arrowsOf = ({ graph }: Reading): string[] =>
  graph.edges.map(({ from, to, label }) => `${nameOf(graph, from)} -${label ? `${label}-` : ''}> ${nameOf(graph, to)}`).toSorted()

/** Zones as "Title: box, box", with zones in them in brackets. */
export const zonesOf = ({ graph }: Reading): string[] =>
  graph.zones
    .map(({ id, label }) => {
      const inside = [
        ...graph.nodes.filter((node) => node.zone === id).map((node) => node.label),
        ...graph.zones.filter((zone) => zone.parent === id).map((zone) => `[${zone.label}]`),
      ]
      return `${label}: ${inside.toSorted().join(', ')}`
    })
    .toSorted()

/** Kind and properties of a box, by its name. */
export function nodeOf({ graph }: Reading, label: string) {
  const node = graph.nodes.find((each) => each.label === label)
  if (!node) throw new Error(`no box "${label}" among ${graph.nodes.map((each) => each.label).join(', ')}`)
  return { kind: node.kind, ...(node.props && { props: node.props }) }
}
