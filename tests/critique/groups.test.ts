import { describe, expect, it } from 'vitest'
import { withDistinctZones } from '#critique/graph/groups.ts'
import { parseGraph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'

const edgesOf = (sketch: string): string[] =>
  new GraphView(parseSketch(sketch)).edges.map(({ from, to }) => `${from.id} > ${to.id}`).toSorted()

describe('an arrow that ends on a group', () => {
  it('goes to what the group begins with', () => {
    expect(edgesOf('zone back { ?#back { standsFor: group }; api_gateway#api -> relational_db#db }; end_user#u -> #back')).toEqual([
      'api > db',
      'u > api',
    ])
  })

  it('comes from what the group ends with, and never from a store', () => {
    expect(edgesOf('zone back { ?#back { standsFor: group }; agent#a -> agent#b -> relational_db#db }; #back -> message_queue#q')).toEqual([
      'a > b',
      'b > db',
      'b > q',
    ])
  })

  it('is no box that rules could judge', () => {
    const view = new GraphView(parseSketch('zone back { ?#back { standsFor: group }; agent#a }; end_user#u -> #back'))
    expect(view.nodes.map(({ id }) => id)).toEqual(['a', 'u'])
  })
})

it('an arrow with a head at each end is a call and its answer', () => {
  const view = new GraphView(parseSketch('relational_db#db -{ bidirectional: true, label: "reads" }-> agent#a'))
  expect(view.edges.map(({ from, to, label, isResponse }) => ({ from: from.id, to: to.id, label, isResponse }))).toEqual(
    expect.arrayContaining([
      { from: 'a', to: 'db', label: 'reads', isResponse: false },
      { from: 'db', to: 'a', label: '', isResponse: true },
    ]),
  )
})

it('a zone is called otherwise where a node has its id, and everything else stays', () => {
  const graph = parseSketch('zone out { zone back { ?#back { standsFor: group }; agent#a } }; end_user#u -> #back')
  const { zones, nodes, edges } = parseGraph(withDistinctZones(graph))
  expect(zones.map(({ id, parent }) => [id, parent])).toEqual([
    ['out', undefined],
    ['back~zone', 'out'],
  ])
  expect(nodes.map(({ id, zone }) => [id, zone])).toEqual([
    ['back', 'back~zone'],
    ['a', 'back~zone'],
    ['u', undefined],
  ])
  expect(edges).toEqual(graph.edges)
  const plain = parseSketch('zone v { llm }')
  expect(withDistinctZones(plain)).toBe(plain)
})
