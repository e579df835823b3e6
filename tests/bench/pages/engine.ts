import { estimate } from '#critique/estimate/estimate.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import { kinds } from '#critique/kinds/index.ts'
import { infer } from '#critique/kinds/infer.ts'
import { review } from '#critique/review.ts'
import { interviewLabels } from '../../fixtures/labels.ts'
import { baseBoards, grow } from '../grow.ts'

export interface Pair {
  ours: number[]
  reference: number[]
}

const bases = baseBoards()
/** Keeps results alive, so that no work can be left out as unused. */
let sink = 0

/** Work that grows with n·log n by construction: every part of the graph is copied, its edges are sorted. */
function sortingPass(graph: Graph): number {
  const copy = JSON.parse(JSON.stringify(graph)) as Graph
  copy.edges.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1))
  return copy.edges.length
}

function timed(work: () => number, times = 1): number {
  const start = performance.now()
  for (let i = 0; i < times; i++) sink += work()
  return (performance.now() - start) / times
}

const reviewed = (graph: Graph): number => review(graph).findings.length

/** Milliseconds for a review and for the sorting pass, in turns, each round on another board of this size. */
function reviews(size: number, rounds: number, warmUp = 0): Pair {
  for (let round = 0; round < warmUp; round++) sink += reviewed(grow(bases, size, round))
  const pair: Pair = { ours: [], reference: [] }
  for (let round = 0; round < rounds; round++) {
    const graph = grow(bases, size, round)
    pair.ours.push(timed(() => reviewed(graph)))
    // A clock of a browser counts in tenths of a millisecond.
    pair.reference.push(timed(() => sortingPass(graph), Math.max(1, Math.ceil(500 / size))))
  }
  return pair
}

/** Milliseconds to read and estimate a board of which one node was just renamed. */
function estimates(size: number, rounds: number): Pair {
  const pair: Pair = { ours: [], reference: [] }
  for (let round = -20; round < rounds; round++) {
    const graph = grow(bases, size, Math.abs(round))
    const nodes = graph.nodes.with(round & 7, { ...graph.nodes[round & 7]!, props: { replicas: 1 + (round & 3) } })
    const edited = { ...graph, nodes }
    const ours = timed(() => estimate(new GraphView(edited)).assumptions.length)
    const reference = timed(() => sortingPass(edited), 10)
    if (round < 0) continue
    pair.ours.push(ours)
    pair.reference.push(reference)
  }
  return pair
}

/** Microseconds per label, whole passes over all labels in turns. */
function inferences(rounds: number): Pair {
  const words = kinds.flatMap(({ name, aliases, products }) => [name, ...aliases, ...products])
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const names = new RegExp(String.raw`\b(?:${escaped.join('|')})\b`, 'giu')
  const scan = (label: string): number => label.match(names)?.length ?? 0
  const read = (label: string): number => infer(label).confidence
  const perLabel = (work: (label: string) => number): number =>
    (timed(() => interviewLabels.reduce((sum, [label]) => sum + work(label), 0)) * 1000) / interviewLabels.length
  perLabel(read)
  perLabel(scan)
  const pair: Pair = { ours: [], reference: [] }
  for (let round = 0; round < rounds; round++) {
    pair.ours.push(perLabel(read))
    pair.reference.push(perLabel(scan))
  }
  return pair
}

const engineBench = { reviews, estimates, inferences, bases: bases.length, labels: interviewLabels.length, sink: () => sink }
export type EngineBench = typeof engineBench

declare global {
  interface Window {
    engineBench: EngineBench
  }
}
window.engineBench = engineBench
