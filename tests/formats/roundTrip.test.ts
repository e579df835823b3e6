import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#critique/formats/catalogue.ts'
import { readDrawings } from '#critique/formats/readDrawing.ts'
import { Source } from '#critique/formats/source.ts'
import { libraries } from '#server/formats/libraries.ts'
import { anyGraph } from '../critique/randomGraph.ts'

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 60), ...(!process.env.FUZZ_RUNS && { seed: 7 }) }

describe.each(['graph', 'mermaid', 'sketch'])('%s', (id) => {
  it('gives back every graph that it wrote', async () => {
    const { write } = await catalogue.find((format) => format.id === id)!.load()
    await fc.assert(
      fc.asyncProperty(anyGraph, async (graph) => {
        // A sketch of nothing is an empty file, which is refused as one.
        fc.pre(id !== 'sketch' || write!(graph).trim() !== '')
        const { format, readings } = await readDrawings(new Source(write!(graph)), libraries)
        expect(format.id).toBe(id)
        expect(readings.map((reading) => reading.graph)).toEqual([graph])
      }),
      runs,
    )
  })
})

it('Mermaid that was written here and changed by hand says what stands in the diagram', async () => {
  const mermaid = await catalogue.find(({ id }) => id === 'mermaid')!.load()
  const [{ graph } = { graph: undefined }] = await mermaid.read(
    new Source(
      [
        'flowchart LR',
        '  n1["Planner"]',
        '  n2["New name"]',
        '  n1 --> n2',
        '  n1 --> n3["Added by hand"]',
        '  %% premortem node n1 {"id":"planner","label":"Planner","kind":"agent","props":{"maxSteps":8}}',
        '  %% premortem node n2 {"id":"store","label":"Old name","kind":"vector_db"}',
        '  %% premortem node n9 {"id":"gone","label":"Gone"}',
        '  %% premortem edge n1 n2 {"id":"e7","props":{"retries":2}}',
      ].join('\n'),
    ),
    libraries,
  )
  expect(graph?.nodes).toEqual([
    { id: 'planner', label: 'Planner', kind: 'agent', props: { maxSteps: 8 } },
    { id: 'store', label: 'New name', kind: 'vector_db' },
    { id: 'n3', label: 'Added by hand' },
  ])
  expect(graph?.edges).toEqual([
    { id: 'e7', from: 'planner', to: 'store', props: { retries: 2 } },
    { id: 'e2', from: 'planner', to: 'n3' },
  ])
})
