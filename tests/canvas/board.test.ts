// @vitest-environment jsdom
import { atom, react, transact } from '@tldraw/state'
import { getDisplayValues } from 'tldraw'
import type { TLArrowShape } from 'tldraw'
import { describe, expect, it } from 'vitest'
import { emptyGraph } from '#critique/graph/graph.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { readTldr } from '#critique/formats/tldraw.ts'
import { edgeLooksAtRest } from '#src/canvas/edgeLooksAtRest.ts'
import { toShapeId } from '#src/canvas/graphIds.ts'
import { lastStep } from '#src/canvas/lastStep.ts'
import type { EdgeLook } from '#src/canvas/looks.ts'
import { reachAtRest } from '#src/canvas/reachAtRest.ts'
import { runsThrough } from '#src/canvas/runsThrough.ts'
import { openTestBoard } from './editors.ts'

const drawn: Graph = {
  ...emptyGraph('Trip planner'),
  requirements: { multiTenant: true },
  zones: [
    { id: 'data', label: 'Data', kind: 'group', parent: 'vpc' },
    { id: 'vpc', label: 'VPC', kind: 'trust', trust: 'trusted' },
  ],
  nodes: [
    { id: 'api', label: 'API', kind: 'llm_orchestrator', zone: 'vpc', props: { timeoutMs: 3000 } },
    { id: 'db', label: 'Pinecone', kind: 'vector_db', zone: 'data', roles: ['retriever'] },
    { id: 'u', label: 'Traveller', kind: 'end_user' },
  ],
  edges: [
    { id: 'e1', from: 'api', to: 'db', kind: 'request', label: 'k=40', props: { k: 40 } },
    { id: 'e2', from: 'u', to: 'api' },
  ],
  notes: [{ id: 'n', text: 'p95 < 2 s' }],
}

describe('a board', () => {
  it('reads back the graph that was placed on it', async () => {
    const board = openTestBoard()
    await board.placeGraph(drawn)
    expect(board.graph.get()).toEqual(drawn)
    expect(board.suggestions.get()).toMatchObject([{ field: 'p95LatencyMs', value: 2000 }])
    expect(readTldr(board.exportTldr())).toEqual(drawn)
  })

  it('keeps its graph object while boxes move', async () => {
    const board = openTestBoard()
    await board.placeGraph({ ...drawn, notes: [] })
    const before = board.graph.get()
    board.editor.nudgeShapes(board.editor.selectAll().getSelectedShapeIds(), { x: 40, y: 10 })
    expect(board.graph.get()).toBe(before)
  })

  it('says how far it reaches when a drag is over, and not in every frame of it', () => {
    const board = openTestBoard()
    const { editor } = board
    board.insert('agent')
    const reach = reachAtRest(editor)
    const before = reach.get()
    editor.inputs.setIsDragging(true)
    editor.nudgeShapes(editor.selectAll().getSelectedShapeIds(), { x: 4000, y: 0 })
    expect(reach.get()).toBe(before)
    editor.inputs.setIsDragging(false)
    expect(reach.get()).toEqual(editor.getCurrentPageBounds())
    expect(reach.get()!.x).toBe(before!.x + 4000)
  })

  it('keeps the looks of arrows of the same kind until a change is whole, and calls only on those that look different after it', () => {
    const looks = (...edges: [string, EdgeLook['kind']][]) => new Map(edges.map(([id, kind]) => [id, { kind, isGuessed: false }]))
    const edges = atom<ReadonlyMap<string, EdgeLook>>('edges', looks(['a', 'data'], ['b', 'request']))
    const lookOf = edgeLooksAtRest(edges)
    const arrow = (id: string, meta = {}) => ({ id: `shape:${id}`, meta, props: { arrowheadEnd: 'arrow' } }) as unknown as TLArrowShape
    const arrows = ['a', 'b', 'c'].map((id) => arrow(id))
    const seen: string[] = []
    const stops = arrows.map((one) => react(one.id, () => void seen.push(`${one.id} ${lookOf(one)?.kind}`)))
    transact(() => {
      edges.set(looks(['a', 'data'], ['b', 'control'], ['c', 'telemetry']))
      expect(lookOf(arrows[1]!)?.kind).toBe('request')
      expect(lookOf(arrow('b', { kind: 'control' }))?.kind).toBe('control')
      expect(lookOf(arrows[2]!)?.kind).toBe('telemetry')
    })
    edges.set(looks(['a', 'data'], ['c', 'telemetry']))
    expect(seen.map((words) => words.replace('shape:', ''))).toEqual([
      'a data',
      'b request',
      'c undefined',
      'b control',
      'c telemetry',
      'b undefined',
    ])
    stops.forEach((stop) => stop())
  })

  it('draws an edge as wide as its kind, as soon as that is another', () => {
    const board = openTestBoard()
    board.insert('end_user')
    board.insert('llm_orchestrator')
    const [edge = ''] = board.graph.get().edges.map(({ id }) => id)
    const { editor } = board
    const width = (): unknown => {
      const shape = editor.getShape<TLArrowShape>(toShapeId(edge))!
      return getDisplayValues<TLArrowShape, { strokeWidth: number }>(editor.getShapeUtil(shape) as never, shape).strokeWidth
    }
    expect(width()).toBe(1.75)
    board.updateEdges([edge], { kind: 'data' })
    expect(width()).toBe(3.25)
    board.updateEdges([edge], { kind: 'control' })
    expect(width()).toBe(1.25)
    board.undo()
    expect(width()).toBe(3.25)
  })

  it('wires a new stencil to the selected node, and undoes both in one step', () => {
    const board = openTestBoard()
    const agent = board.insert('agent')
    const tool = board.insert('tool_executor')
    expect(board.graph.get().edges).toMatchObject([{ from: agent, to: tool }])
    board.undo()
    expect(board.graph.get().nodes.map(({ id }) => id)).toEqual([agent])
    expect(board.graph.get().edges).toEqual([])
  })

  it('draws the head of the kind that an edge has by its ends, and undoes it with the edge', () => {
    const board = openTestBoard()
    const user = board.insert('end_user')
    const queue = board.insert('llm_orchestrator')
    const [edge = ''] = board.graph.get().edges.map(({ id }) => id)
    const head = (): unknown => (board.editor.getShape(toShapeId(edge)) as TLArrowShape).props.arrowheadEnd
    expect(head()).toBe('arrow')
    board.updateNodes([user], { kind: 'document_parser' })
    board.updateNodes([queue], { kind: 'chunker' })
    expect(head()).toBe('triangle')
    board.undo()
    expect(head()).toBe('arrow')
    board.redo()
    expect(head()).toBe('triangle')
    board.updateEdges([edge], { kind: 'control' })
    expect(head()).toBe('square')
  })

  it('never places one stencil on another', () => {
    const board = openTestBoard()
    for (let i = 0; i < 12; i++) {
      board.insert('agent')
      board.editor.selectNone()
    }
    expect(overlaps(board.editor.getCurrentPageShapes().map((shape) => board.editor.getShapePageBounds(shape)!))).toEqual([])
  })

  it('applies a fix between two nodes without covering anything, in one step', async () => {
    const board = openTestBoard()
    await board.placeGraph({ ...drawn, notes: [] })
    board.applyFix({
      text: '',
      removeEdges: ['e2'],
      addNodes: [{ ref: 'new:gate', kind: 'api_gateway', label: 'Gate' }],
      addEdges: [
        { from: 'u', to: 'new:gate' },
        { from: 'new:gate', to: 'api', kind: 'request', props: { timeoutMs: 500 } },
      ],
      setProps: [
        { on: 'api', prop: 'maxSteps', value: 8 },
        { on: 'board', prop: 'users', value: 200 },
      ],
    })
    const graph = board.graph.get()
    const gate = graph.nodes.find(({ label }) => label === 'Gate')
    expect(graph.edges.map(({ from, to }) => `${from}>${to}`).toSorted()).toEqual([`${gate?.id}>api`, 'api>db', `u>${gate?.id}`].toSorted())
    expect(graph.nodes.find(({ id }) => id === 'api')?.props).toEqual({ timeoutMs: 3000, maxSteps: 8 })
    expect(graph.requirements.users).toBe(200)
    const nodes = board.editor.getCurrentPageShapes().filter(({ type }) => type === 'node')
    expect(overlaps(nodes.map((shape) => board.editor.getShapePageBounds(shape)!))).toEqual([])
    board.undo()
    expect(board.graph.get().nodes).toEqual(drawn.nodes)
    expect(board.graph.get().edges).toEqual(drawn.edges)
    expect(board.requirements.get()).toEqual(drawn.requirements)
    board.redo()
    expect(board.requirements.get()).toEqual({ ...drawn.requirements, users: 200 })
  })

  it('takes back only those requirements of a fix that are still as the fix stated them', () => {
    const board = openTestBoard()
    const state = (prop: string, value: unknown) =>
      board.applyFix({ text: '', removeEdges: [], addNodes: [], addEdges: [], setProps: [{ on: 'board', prop, value }] })
    board.setRequirement('peakQps', 5)
    state('peakQps', 12)
    const step = lastStep(board)
    state('users', 200)
    board.setRequirement('users', 300)
    expect(step.until.aborted, 'the later step is what an undo takes back').toBe(true)
    board.undo()
    expect(board.requirements.get()).toEqual({ peakQps: 12, users: 300 })
    board.undo()
    expect(board.requirements.get()).toEqual({ peakQps: 5, users: 300 })
    board.redo()
    expect(board.requirements.get()).toEqual({ peakQps: 12, users: 300 })
    state('users', 'many')
    expect(board.requirements.get()).toEqual({ peakQps: 12, users: 300 })
  })

  it('places what a fix adds beside the arrows that stay', async () => {
    const board = openTestBoard()
    const chain = ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id, kind: 'app_service' }))
    await board.placeGraph({
      ...emptyGraph('Chain'),
      nodes: chain,
      edges: [
        { id: 'ab', from: 'a', to: 'b' },
        { id: 'bc', from: 'b', to: 'c' },
        { id: 'cd', from: 'c', to: 'd' },
        { id: 'ad', from: 'a', to: 'd' },
      ],
    })
    board.applyFix({
      text: '',
      removeEdges: [],
      addNodes: [{ ref: 'new:log', kind: 'audit_log', label: 'Log' }],
      addEdges: [
        { from: 'b', to: 'new:log' },
        { from: 'c', to: 'new:log' },
      ],
      setProps: [],
    })
    const { editor } = board
    const added = editor.getCurrentPageShapes().find((shape) => shape.type === 'node' && shape.props.label === 'Log')!
    const box = editor.getShapePageBounds(added)!
    for (const edge of ['ab', 'bc', 'cd', 'ad'].map(toShapeId)) {
      const way = editor.getShapePageTransform(edge).applyToPoints(editor.getShapeGeometry(edge).vertices)
      expect(way.filter((point) => box.containsPoint(point))).toEqual([])
      expect(
        way.some((point, i) => i > 0 && runsThrough(way[i - 1]!, point, box)),
        edge,
      ).toBe(false)
    }
  })

  it('changes and takes back facts of nodes, edges and zones', async () => {
    const board = openTestBoard()
    await board.placeGraph({ ...drawn, notes: [] })
    board.updateNodes(['db'], { props: { isolation: 'shared' }, planned: true })
    board.updateEdges(['e2'], { kind: 'data', props: { async: true } })
    board.updateZones(['vpc'], { trust: null, kind: 'region', region: 'eu' })
    const { nodes, edges, zones } = board.graph.get()
    expect(nodes.find(({ id }) => id === 'db')?.props).toEqual({ isolation: 'shared', planned: true })
    expect(edges.find(({ id }) => id === 'e2')).toMatchObject({ kind: 'data', props: { async: true } })
    expect(zones.find(({ id }) => id === 'vpc')).toEqual({ id: 'vpc', label: 'VPC', kind: 'region', region: 'eu' })
    board.updateNodes(['db'], { props: { isolation: undefined }, planned: false })
    board.updateEdges(['e2'], { kind: null, props: { async: undefined } })
    expect(board.graph.get().nodes.find(({ id }) => id === 'db')?.props).toBeUndefined()
    expect(board.graph.get().edges.find(({ id }) => id === 'e2')).toEqual({ id: 'e2', from: 'u', to: 'api' })
    board.reverseEdges(['e2'])
    expect(board.graph.get().edges.find(({ id }) => id === 'e2')).toMatchObject({ from: 'api', to: 'u' })
  })
})

function overlaps(boxes: readonly { minX: number; minY: number; maxX: number; maxY: number }[]): [number, number][] {
  return boxes.flatMap((a, i) =>
    boxes.flatMap((b, j) =>
      i < j && a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY ? [[i, j] as [number, number]] : [],
    ),
  )
}
