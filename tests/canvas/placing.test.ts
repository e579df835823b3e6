// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { emptyGraph } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { confirmEdge, declineEdge, turnEdge } from '#src/canvas/correctEdge.ts'
import { toShapeId } from '#src/canvas/graphIds.ts'
import { layFromPlaces } from '#src/canvas/layFromPlaces.ts'
import { openTestBoard } from './editors.ts'

const graph: Graph = {
  ...emptyGraph(),
  zones: [{ id: 'z', label: 'VPC', kind: 'group' }],
  nodes: [
    { id: 'u', label: 'User', kind: 'end_user' },
    { id: 'a', label: 'Agent', kind: 'agent', zone: 'z' },
    { id: 'q', label: 'Zorblax', zone: 'z', props: { timeoutMs: 300 } },
  ],
  edges: [
    { id: 'e', from: 'u', to: 'a' },
    { id: 'f', from: 'a', to: 'q' },
  ],
  notes: [{ id: 'n', text: 'only in the EU' }],
}
const places = {
  u: { x: 1000, y: 500, width: 80, height: 40 },
  a: { x: 1300, y: 500, width: 80, height: 40 },
  q: { x: 1300, y: 700, width: 80, height: 40 },
  z: { x: 1280, y: 480, width: 120, height: 280 },
  n: { x: 1000, y: 800, width: 100, height: 20 },
}

describe('a drawing that says where its boxes stand', () => {
  it('is drawn so, large enough to read, with zones around what is theirs', () => {
    const layout = layFromPlaces(graph, { places })!
    const [user, agent, odd] = ['u', 'a', 'q'].map((id) => layout.nodes.get(id)!)
    expect([agent!.y, user!.x < agent!.x, odd!.x]).toEqual([user!.y, true, agent!.x])
    expect([agent!.w, agent!.h]).toEqual([160, 80])
    const zone = layout.zones.get('z')!
    for (const node of [agent!, odd!]) {
      expect(node.x > zone.x && node.y > zone.y && node.x + node.w < zone.x + zone.w && node.y + node.h < zone.y + zone.h).toBe(true)
    }
  })

  it('is drawn closer together where each box was as tall as a form', () => {
    const tall = Object.fromEntries(Object.entries(places).map(([id, place]) => [id, { ...place, width: 300, height: 600 }]))
    const layout = layFromPlaces({ ...graph, zones: [] }, { places: tall })!
    expect(layout.nodes.get('a')!.x - layout.nodes.get('u')!.x).toBe(165)
  })

  it('has the words that stood in a box under its card', () => {
    const { nodes, notes } = layFromPlaces(graph, { places: { ...places, n: { x: 1305, y: 705, width: 60, height: 20 } } })!
    const [card, words] = [nodes.get('q')!, notes.get('n')!]
    expect([words.x, words.y > card.y + card.h]).toEqual([card.x, true])
  })

  it('is laid out like any other where one box has no place', () => {
    expect(layFromPlaces(graph, { places: { u: places.u } })).toBeUndefined()
    expect(layFromPlaces({ ...graph, nodes: [], edges: [] }, { places })).toBeUndefined()
  })

  it('has plain boxes where nobody is sure: the canvas asks, and what is no component is none', async () => {
    const board = openTestBoard()
    await board.placeGraph(graph, { places, plain: { q: 'guess' } })
    expect(board.editor.getShape(toShapeId('q'))).toMatchObject({ type: 'geo', meta: { props: { timeoutMs: 300 } } })
    expect(board.editor.getShape(toShapeId('n'))?.type).toBe('text')
    const read = board.graph.get()
    expect(read.nodes.find(({ id }) => id === 'q')).toMatchObject({ label: 'Zorblax', guessed: true, zone: 'z', props: { timeoutMs: 300 } })
    expect(read.edges.map(({ id }) => id)).toEqual(['e', 'f'])
    board.undo()
    expect(board.graph.get().nodes).toEqual([])

    const other = openTestBoard()
    await other.placeGraph(graph, { places, plain: { q: 'words' } })
    expect(other.graph.get().nodes.map(({ id }) => id)).toEqual(['a', 'u'])
  })
})

describe('an arrow that was guessed', () => {
  const guessed: Graph = { ...graph, edges: [{ id: 'e', from: 'u', to: 'a', guessed: true }] }
  const edgeOf = (board: ReturnType<typeof openTestBoard>) =>
    board.graph.get().edges.map((edge) => [edge.from, edge.to, edge.guessed ?? false])

  it('stays one on the board, and one word makes it certain', async () => {
    const board = openTestBoard()
    await board.placeGraph(guessed, { places })
    expect(edgeOf(board)).toEqual([['u', 'a', true]])
    confirmEdge(board.editor, 'e')
    expect(edgeOf(board)).toEqual([['u', 'a', false]])
    board.undo()
    expect(edgeOf(board)).toEqual([['u', 'a', true]])
  })

  it('may be turned round or left out', async () => {
    const board = openTestBoard()
    await board.placeGraph(guessed, { places })
    turnEdge(board.editor, 'e')
    expect(edgeOf(board)).toEqual([['a', 'u', false]])
    board.undo()
    declineEdge(board.editor, 'e')
    expect(edgeOf(board)).toEqual([])
  })
})
