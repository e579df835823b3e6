import type { GraphView, ViewNode } from '../graph/view.ts'
import type { BoardEstimate } from './estimate.ts'
import { indexBytes } from './indexSize.ts'
import { halfWidth } from './sampleSize.ts'
import { figure } from './figure.ts'

const DAYS_PER_MONTH = 730 / 24
const GB = 1024 ** 3

/** Items that people can review in a day of eight hours, four fifths of it at work on reviews. */
export const reviewsPerDay = (reviewers: number, minutesPerReview: number): number => ((reviewers * 480) / minutesPerReview) * 0.8

/** Items that reach people, and how many they can take. */
export interface ReviewLoad {
  node: string
  /** null where neither the board nor the traffic says. */
  arrivingPerDay: number | null
  capacityPerDay: number
  utilisation: number | null
}

/** Every place where people review, if their number and time are stated. */
export function reviewLoads(graph: GraphView, board: BoardEstimate): ReviewLoad[] {
  return graph.nodes.flatMap((node) => {
    const reviewers = figure(graph, node, 'reviewers')
    const minutes = figure(graph, node, 'minutesPerReview')
    if (reviewers === undefined || !minutes) return []
    const capacityPerDay = reviewsPerDay(reviewers, minutes)
    const arrivingPerDay = arriving(graph, node, board.nodes[node.index]!.visits)
    return [
      { node: node.id, arrivingPerDay, capacityPerDay, utilisation: arrivingPerDay === null ? null : arrivingPerDay / capacityPerDay },
    ]
  })
}

/** Stated reviews, else the share of stated items or of the traffic that reaches a person; `visits` holds that share already. */
function arriving(graph: GraphView, node: ViewNode, visits: number): number | null {
  const reviews = figure(graph, node, 'reviewsPerDay')
  if (reviews !== undefined) return reviews
  const items = figure(graph, node, 'itemsPerDay')
  if (items !== undefined) return items * (figure(graph, node, 'escalationRate') ?? 1) * (figure(graph, node, 'sampleRate') ?? 1)
  const { requestsPerMonth } = graph.requirements
  return requestsPerMonth === undefined || visits === 0 ? null : (requestsPerMonth / DAYS_PER_MONTH) * visits
}

/** Memory that an index needs, and has. */
export interface IndexMemory {
  node: string
  neededGb: number
  givenGb: number | null
}

/** Every index whose vectors are counted. Dimensions are its own, else those of the only embedding model on the board. */
export function indexMemories(graph: GraphView): IndexMemory[] {
  const embedders = graph.nodesOf('embedding_model').filter((node) => figure(graph, node, 'dimensions') !== undefined)
  return graph.nodesThat('search_index').flatMap((node) => {
    const vectors = figure(graph, node, 'vectors')
    const dimensions =
      figure(graph, node, 'dimensions') ?? (embedders.length === 1 ? figure(graph, embedders[0]!, 'dimensions') : undefined)
    if (vectors === undefined || dimensions === undefined) return []
    const memory = figure(graph, node, 'memoryGb')
    return [
      {
        node: node.id,
        neededGb: indexBytes(vectors, dimensions, graph.word(node, 'quantization')) / GB,
        givenGb: memory === undefined ? null : memory * (figure(graph, node, 'shards') ?? 1),
      },
    ]
  })
}

/** How far a score measured on so many cases may be from the truth. */
export interface EvaluationSize {
  node: string
  cases: number
  /** Either side, in the worst case of a score of one half. */
  halfWidth: number
}

export const evaluationSizes = (graph: GraphView): EvaluationSize[] =>
  graph.nodes.flatMap((node) => {
    const cases = figure(graph, node, 'cases')
    return cases !== undefined && cases > 0 ? [{ node: node.id, cases, halfWidth: halfWidth(0.5, cases) }] : []
  })
