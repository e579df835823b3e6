import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSketch } from '#critique/graph/sketch.ts'
import { rules } from '#critique/rules/index.ts'
import { layer } from '#src/home/layers.ts'
import { layOut } from '#src/home/layOut.ts'
import type { Box } from '#src/home/layOut.ts'

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

describe('the picture of a board', () => {
  it('draws calls from left to right', () => {
    const graph = parseSketch('end_user#a -> llm#b -> vector_db#c')
    const picture = layOut(graph)
    const xs = graph.nodes.map(({ id }) => picture.nodes.get(id)?.x ?? Number.NaN)
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
    expect(new Set(xs).size).toBe(3)
  })

  it('keeps the direction of the calls when a loop closes', () => {
    const graph = parseSketch('end_user#a -> agent#b -> tool_executor#c; #c -> #b')
    const at = (label: string) => layOut(graph).nodes.get(graph.nodes.find((node) => node.label === label)?.id ?? '')?.x ?? 0
    expect(at('b')).toBeLessThan(at('c'))
  })

  it('puts a frame around what is inside a zone', () => {
    const graph = parseSketch('end_user -> #answer; zone vendor (trust: external) { llm#answer }')
    const picture = layOut(graph)
    const inside = picture.nodes.get(graph.nodes.find(({ zone }) => zone)?.id ?? '')!
    const { box } = picture.zones[0]!
    expect(box.x < inside.x && box.y < inside.y && box.x + box.w > inside.x + inside.w && box.y + box.h > inside.y + inside.h).toBe(true)
  })

  it('draws every board of every rule without one node on another', () => {
    for (const { examples } of rules) {
      for (const sketch of [...examples.flagged, ...(examples.asked ?? []), ...examples.clean]) {
        const boxes = [...layOut(parseSketch(sketch)).nodes.values()]
        boxes.forEach((box, i) =>
          expect(
            boxes.slice(i + 1).some((other) => overlap(box, other)),
            sketch,
          ).toBe(false),
        )
      }
    }
  })
})

describe('layers', () => {
  const id = fc.integer({ min: 0, max: 11 }).map((n) => `n${n}`)
  const edges = fc.array(fc.record({ from: id, to: id, isSide: fc.boolean() }), { maxLength: 30 })
  const nodes = Array.from({ length: 12 }, (_, n) => `n${n}`)

  it('hold every node once, whatever the edges', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const { columns } = layer(
          nodes,
          list.map((edge, i) => ({ ...edge, id: `e${i}` })),
        )
        const placed = columns.flatMap((places) => places.filter(({ isBend }) => !isBend).map((place) => place.id))
        expect(placed.toSorted()).toEqual(nodes.toSorted())
      }),
    )
  })

  it('lead every edge from one of its ends to the other', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const named = list.map((edge, i) => ({ ...edge, id: `e${i}` }))
        const { routes } = layer(nodes, named)
        for (const edge of named) {
          const route = routes.get(edge.id)!
          expect(new Set([route[0], route.at(-1)])).toEqual(new Set([edge.from, edge.to]))
        }
      }),
    )
  })
})
