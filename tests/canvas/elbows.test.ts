// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { emptyGraph } from '#critique/graph/graph.ts'
import { drawEdge } from '#src/canvas/drawEdge.ts'
import { toShapeId } from '#src/canvas/graphIds.ts'
import { openTestBoard } from './editors.ts'

const card = (x: number, y: number) => ({ x, y, width: 192, height: 72 })

it('an arrow follows the way that a layout found: along the axes, from where it leaves to where it arrives, and through no other box', async () => {
  const board = openTestBoard()
  await board.placeGraph(
    {
      ...emptyGraph(),
      nodes: [
        { id: 'a', label: 'API', kind: 'api_gateway' },
        { id: 'between', label: 'Cache', kind: 'response_cache' },
        { id: 'b', label: 'Agent', kind: 'agent' },
      ],
    },
    { places: { a: card(0, 0), between: card(300, 150), b: card(700, 300) } },
  )
  const { editor } = board
  const [a, b] = [editor.getShapePageBounds(toShapeId('a'))!, editor.getShapePageBounds(toShapeId('b'))!]
  const lane = a.maxX + 60
  const route = [
    { x: a.maxX, y: a.minY + 18 },
    { x: lane, y: a.minY + 18 },
    { x: lane, y: b.maxY - 18 },
    { x: b.minX, y: b.maxY - 18 },
  ]
  const id = toShapeId(drawEdge(editor, { id: 'e', from: toShapeId('a'), to: toShapeId('b'), route }))
  expect(editor.getShape(id)).toMatchObject({ props: { kind: 'elbow' } })
  const corners = editor.getShapePageTransform(id).applyToPoints(editor.getShapeGeometry(id).vertices)
  const near = (x: number, y: number): boolean => corners.some((corner) => Math.abs(corner.x - x) < 12 && Math.abs(corner.y - y) < 12)
  for (const { x, y } of route) expect(near(x, y), `${x} ${y}`).toBe(true)
})

it('an arrow without such a way bends, as any does that is drawn by hand', async () => {
  const board = openTestBoard()
  await board.placeGraph({
    ...emptyGraph(),
    nodes: [
      { id: 'a', label: 'API', kind: 'api_gateway' },
      { id: 'b', label: 'Agent', kind: 'agent' },
    ],
  })
  const id = toShapeId(drawEdge(board.editor, { id: 'e', from: toShapeId('a'), to: toShapeId('b') }))
  expect(board.editor.getShape(id)).toMatchObject({ props: { kind: 'arc' } })
})
