// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import type { Reading } from '#critique/formats/format.ts'
import { Source } from '#critique/formats/source.ts'
import { libraries } from '#server/formats/libraries.ts'
import { accepted, rejected } from './mermaidFixtures.ts'
import { loadReference } from './mermaidReference.ts'
import type { Reference } from './mermaidReference.ts'

let reference: (text: string) => Promise<Reference | undefined>
beforeAll(async () => {
  reference = await loadReference()
})

const read = async (text: string): Promise<Reading> => {
  const { format, readings } = await readDrawings(new Source(text), libraries)
  expect(format.id).toBe('mermaid')
  return readings[0]!
}

const asReference = ({ graph }: Reading): Reference => ({
  nodes: graph.nodes.map(({ id }) => id),
  edges: graph.edges.map(({ from, to }) => `${from} > ${to}`),
  groups: graph.zones.map(({ id }) => {
    const inside = [
      ...graph.nodes.filter(({ zone, props }) => zone === id && props?.standsFor !== 'group').map((node) => node.id),
      ...graph.zones.filter(({ parent }) => parent === id).map((zone) => zone.id),
    ]
    return `${id.replace(/~\d+$/, '')}: ${inside.toSorted().join(' ')}`
  }),
})

describe('what Mermaid reads', () => {
  it.each(Object.entries(accepted))('reads %s as Mermaid does', async (_name, text) => {
    const expected = await reference(text)
    const reading = await read(text)
    const { nodes, edges, groups } = asReference(reading)
    expect({ nodes, edges, groups: groups.toSorted() }).toEqual({ ...expected, groups: expected?.groups.toSorted() })
    expect(reading.account.repaired).toEqual([])
  })
})

describe('what Mermaid refuses', () => {
  it.each(Object.entries(rejected))('repairs %s, and says so', async (_name, { text, nodes, edges, groups = {}, repaired }) => {
    expect(await reference(text)).toBeUndefined()
    const { graph, account } = await read(text)
    expect(Object.fromEntries(graph.nodes.map(({ id, label }) => [id, label]))).toEqual(nodes)
    expect(graph.edges.map(({ from, to, label }) => `${from} > ${to}${label ? `: ${label}` : ''}`)).toEqual(edges)
    const inside = graph.zones.map(({ id, label }) => [
      label,
      graph.nodes
        .filter(({ zone }) => zone === id)
        .map((node) => node.id)
        .join(' '),
    ])
    expect(Object.fromEntries(inside)).toEqual(groups)
    expect([...account.repaired, ...account.ignored].map(({ what }) => what)).toContain(repaired)
  })
})
