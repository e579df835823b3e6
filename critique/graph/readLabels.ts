import type { Graph, Zone } from './graph.ts'
import type { Inference, infer } from '../kinds/infer.ts'
import { othersAround } from '../kinds/inference/drawing.ts'
import type { Likely } from '../kinds/inference/drawing.ts'
import { kindById } from '../kinds/lookup.ts'

/** Tells what a label stands for. Handed in, because what it knows is much to load. */
export type LabelReader = typeof infer

/** What the boxes are that nobody gave a kind. First each is read by itself, then once more, knowing what the others probably are. */
export function readLabels(graph: Graph, read: LabelReader): ReadonlyMap<string, Inference> {
  const isStated = (kind: string | undefined): boolean => kind !== undefined && kindById(kind) !== undefined
  if (graph.nodes.every(({ kind }) => isStated(kind))) return new Map()
  const nodes = [...graph.nodes].sort(byId)
  const frames = new Map(graph.zones.map((zone) => [zone.id, zone]))
  const boxes = placed(graph, nodes, frames)
  const first = boxes.map(({ node, before, after, neighbours, zone }) =>
    isStated(node.kind)
      ? undefined
      : read(node.label, {
          before: before.map((at) => nodes[at]!.label),
          after: after.map((at) => nodes[at]!.label),
          neighbours: neighbours.map((at) => nodes[at]!.label),
          ...(zone !== undefined && { zone }),
        }),
  )
  const others = othersAround(
    boxes,
    nodes.map(({ kind }, at): Likely => first[at]?.likely ?? (isStated(kind) ? [[kind!, 1]] : [])),
  )
  return new Map(
    nodes.flatMap(({ id }, at) => {
      const seen = first[at]
      return seen ? [[id, seen.again?.(others(at)) ?? seen] as const] : []
    }),
  )
}

interface Placed {
  node: Graph['nodes'][number]
  /** Places of the boxes that point to it, that it points to, and both in the order of the arrows. */
  before: number[]
  after: number[]
  neighbours: number[]
  zone?: string
}

function placed(graph: Graph, nodes: Graph['nodes'], frames: ReadonlyMap<string, Zone>): Placed[] {
  const places = new Map(nodes.map(({ id }, at) => [id, at]))
  const boxes = nodes.map((node): Placed => {
    const zone = frames.get(node.zone ?? '')?.label ?? ''
    return { node, before: [], after: [], neighbours: [], ...(zone !== '' && { zone }) }
  })
  for (const { from, to } of [...graph.edges].sort(byId)) {
    const [a, b] = [places.get(from), places.get(to)]
    if (a === undefined || b === undefined) continue
    boxes[a]!.after.push(b)
    boxes[a]!.neighbours.push(b)
    boxes[b]!.before.push(a)
    boxes[b]!.neighbours.push(a)
  }
  return boxes
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
