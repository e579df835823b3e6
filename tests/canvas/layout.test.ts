import { createRequire } from 'node:module'
import type { ELK } from 'elkjs/lib/elk-api.js'
import { describe, expect, it } from 'vitest'
import { emptyGraph } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { layInColumns } from '#src/canvas/layInColumns.ts'
import type { Layout, Place } from '#src/canvas/layInColumns.ts'
import { layInLayers, zoomOf } from '#src/canvas/layInLayers.ts'
import { draft } from '#src/canvas/layoutGraph.ts'
import { tidyGrid } from '#src/canvas/tidyGrid.ts'
import { scenarios } from '#templates/scenarios/index.ts'
import { scenarioBoard } from '#templates/scenarios/scenario.ts'

// Without a browser the kernel runs on this thread.
const Elk = createRequire(import.meta.url)('elkjs') as new () => ELK
const elk = new Elk()
const ROOM = { w: 660, h: 610 }
const drafted = (graph: Graph): Promise<Layout> =>
  draft(graph, ROOM, { inLayers: (drawing) => elk.layout(drawing), inGrid: async (task) => tidyGrid(task) })

const framed: Graph = {
  ...emptyGraph('Trip planner'),
  zones: [
    { id: 'data', label: 'Data', kind: 'group', parent: 'vpc' },
    { id: 'vpc', label: 'VPC', kind: 'trust', trust: 'trusted' },
    { id: 'later', label: 'Nothing yet', kind: 'group' },
  ],
  nodes: [
    { id: 'api', label: 'API', kind: 'llm_orchestrator', zone: 'vpc' },
    { id: 'db', label: 'Pinecone', kind: 'vector_db', zone: 'data' },
    { id: 'vpc', label: 'Traveller', kind: 'end_user' },
  ],
  edges: [
    { id: 'e1', from: 'api', to: 'db', label: 'k=40' },
    { id: 'e2', from: 'vpc', to: 'api' },
    { id: 'e3', from: 'api', to: 'api' },
  ],
}

describe.each([
  ['in columns', async (graph: Graph) => layInColumns(graph)],
  ['to be read', drafted],
] as const)('a graph laid out %s', (_name, layout) => {
  it('has frames that hold what is theirs and nothing else', async () => {
    const { nodes, zones } = await layout(framed)
    expect(isInside(nodes.get('db')!, zones.get('data')!)).toBe(true)
    expect(isInside(zones.get('data')!, zones.get('vpc')!)).toBe(true)
    expect(isInside(nodes.get('vpc')!, zones.get('vpc')!)).toBe(false)
    expect(zones.get('later')!.w).toBeGreaterThan(0)
  })

  it('places every node of strong boards, none on another', async () => {
    for (const scenario of scenarios.filter((_, i) => i % 9 === 0)) {
      const graph = scenarioBoard(scenario, 'reference')
      const { nodes } = await layout(graph)
      expect([...nodes.keys()].toSorted(), scenario.id).toEqual(graph.nodes.map(({ id }) => id).toSorted())
      expect(overlapping([...nodes.values()]), scenario.id).toBe(0)
    }
  })
})

it('shows strong boards at half their size or more on a small screen, with frames that hold nothing else', async () => {
  for (const scenario of scenarios.filter((_, i) => i % 11 === 3)) {
    const graph = scenarioBoard(scenario, 'reference')
    const layout = await drafted(graph)
    expect(zoomOf(layout, ROOM), scenario.id).toBeGreaterThan(0.5)
    for (const [zone, frame] of layout.zones) {
      const inside = graph.nodes.filter(({ id }) => isInside(layout.nodes.get(id)!, frame)).map(({ zone: home }) => home)
      expect(new Set(inside), `${scenario.id}: ${zone}`).toEqual(new Set([zone]))
    }
  }
})

const isInside = (inner: Place, outer: Place): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h

const overlapping = (places: readonly Place[]): number =>
  places.filter((a, i) => places.some((b, j) => j < i && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)).length

it('arrows of a drawing in layers run along the axes, from box to box', async () => {
  const graph = scenarioBoard(scenarios[0]!, 'reference')
  const { nodes, routes } = await layInLayers(graph, ROOM, (drawing) => elk.layout(drawing))
  expect(routes?.size).toBeGreaterThan(10)
  for (const [id, route] of routes ?? []) {
    const edge = graph.edges.find((one) => one.id === id)!
    const isAt = (name: string, { x, y }: { x: number; y: number }): boolean => {
      const box = nodes.get(name)!
      return x >= box.x - 1 && x <= box.x + box.w + 1 && y >= box.y - 1 && y <= box.y + box.h + 1
    }
    expect([isAt(edge.from, route[0]!), isAt(edge.to, route.at(-1)!)], id).toEqual([true, true])
    route.forEach((corner, i) => {
      const before = route[i - 1] ?? corner
      expect(Math.min(Math.abs(corner.x - before.x), Math.abs(corner.y - before.y)), id).toBeLessThan(1)
    })
  }
})
