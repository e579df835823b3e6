// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { GraphView } from '#critique/graph/view.ts'
import { openTestBoard } from './editors.ts'

it('an arrow to a whole group lands on the canvas and still reaches what the group begins with', async () => {
  const board = openTestBoard()
  await board.placeGraph(parseSketch('zone back { ?#back { standsFor: group }; agent#a -> llm#m }; end_user#u -> #back'))
  const graph = board.graph.get()
  expect(graph.zones).toHaveLength(1)
  expect(graph.nodes.map(({ id }) => id)).toEqual(['a', 'back', 'm', 'u'])
  const reached = new GraphView(graph).edges.filter(({ from }) => from.id === 'u').map(({ to }) => to.id)
  expect(reached).toEqual(['a'])
})
