import type { GraphView, ViewNode } from '../graph/view.ts'
import type { Assumptions } from './assumptions.ts'
import { chunkTokens, outputTokens, questionTokens, verdictTokens } from './defaults.ts'
import { figure } from './figure.ts'
import { workOf } from './work.ts'

/** Tokens of one call. */
export interface TokenUse {
  /** Unknown where no part of the prompt is stated. */
  input: number | null
  output: number
  /** Share of the input that a prompt cache holds, 0 to 1. */
  cachedShare: number
  /** A default stands for a part of it. */
  assumed: boolean
}

/** A model that decides rather than writes. */
const VERDICT =
  /\b(classif\w*|checks?|checker|detect\w*|moderat\w*|rout(er|ing)|intent|labels?|labell?er|scorer|grader|guard\w*|screen\w*|spotter|verdict)\b/i

/** What one call of a model reads and writes: as stated, else the sum of instructions, history, passages and question. */
export function tokensOf(graph: GraphView, node: ViewNode, assume: Assumptions): TokenUse {
  if (node.kinds.has('embedding_model')) return queryTokens(graph, node, assume)
  const builders = statesPrompts(graph) ? nearby(graph, node, 'context_builder') : []
  const statedOutput = figure(graph, node, 'outputTokens')
  const limit = figure(graph, node, 'maxOutputTokens')
  const output = statedOutput ?? Math.min(limit ?? Infinity, assume.use(VERDICT.test(node.label) ? verdictTokens : outputTokens, node))
  const cachedShare = figure(graph, node, 'cachedShare') ?? 0
  const stated = first(graph, [node, ...builders], 'inputTokens') ?? incoming(graph, node, 'inputTokens')
  if (stated !== undefined) return { input: stated, output, cachedShare, assumed: statedOutput === undefined }
  const parts = promptParts(graph, node, builders, assume)
  if (parts === undefined) return { input: null, output, cachedShare, assumed: true }
  const most = first(graph, builders, 'maxContextTokens')
  return { input: Math.min(parts + assume.use(questionTokens, node), most ?? Infinity), output, cachedShare, assumed: true }
}

const PARTS = ['inputTokens', 'systemPromptTokens', 'historyTokens', 'maxContextTokens', 'chunkTokens', 'topN', 'k']

/** Most drawings state no part of any prompt: then there is nothing to look for around each model. */
const statesPrompts = (graph: GraphView): boolean =>
  graph.once('states prompts', () =>
    [...graph.nodes, ...graph.edges].some((of) => PARTS.some((prop) => figure(graph, of, prop) !== undefined)),
  )

/** An embedding model reads the query alone, and writes nothing that is billed. */
function queryTokens(graph: GraphView, node: ViewNode, assume: Assumptions): TokenUse {
  const stated = figure(graph, node, 'inputTokens') ?? incoming(graph, node, 'inputTokens')
  return { input: stated ?? assume.use(questionTokens, node), output: 0, cachedShare: 0, assumed: stated === undefined }
}

function promptParts(graph: GraphView, node: ViewNode, builders: readonly ViewNode[], assume: Assumptions): number | undefined {
  const around = [node, ...builders]
  const system = first(graph, around, 'systemPromptTokens')
  const history = first(graph, around, 'historyTokens')
  const budget = first(graph, around, 'historyBudgetTokens')
  const k = passagesInto(graph, node)
  if (system === undefined && history === undefined && k === undefined) return undefined
  const passages = k === undefined ? 0 : k * (chunkTokensNear(graph, node) ?? assume.use(chunkTokens, node))
  return (system ?? 0) + Math.min(history ?? 0, budget ?? Infinity) + passages
}

/** Passages that a model is given: by an edge into it, else what a reranker keeps, else what a retriever fetches. */
export function passagesInto(graph: GraphView, node: ViewNode): number | undefined {
  const stated = incoming(graph, node, 'k')
  if (stated !== undefined) return stated
  const around = statesPrompts(graph) ? surroundings(graph, node) : []
  const rerankers = around.filter((near) => near.kinds.has('reranker'))
  return (
    first(graph, rerankers, 'topN') ??
    first(
      graph,
      around.filter((near) => near.traits.has('retrieves')),
      'k',
    ) ??
    first(
      graph,
      around.filter((near) => near.traits.has('search_index')),
      'k',
    )
  )
}

/** Size of a passage as anything near a node states it, in tokens. */
export function chunkTokensNear(graph: GraphView, node: ViewNode): number | undefined {
  return statesPrompts(graph) ? first(graph, [node, ...surroundings(graph, node)], 'chunkTokens') : undefined
}

/**
 * What works on the same request as a node: its callers, two back, and what these call, two ahead. At most 64, so that a hub costs
 * no more than any other.
 */
export function surroundings(graph: GraphView, node: ViewNode): readonly ViewNode[] {
  const known = graph.once('surroundings', () => new Map<ViewNode, readonly ViewNode[]>())
  const found = known.get(node) ?? lookAround(graph, node)
  known.set(node, found)
  return found
}

function lookAround(graph: GraphView, node: ViewNode): readonly ViewNode[] {
  const work = workOf(graph)
  const found = new Set<ViewNode>()
  const add = (nodes: readonly ViewNode[]): readonly ViewNode[] => {
    const fresh = nodes
      .filter((near) => near !== node && !found.has(near) && !near.traits.has('request_entry'))
      .slice(0, Math.max(0, 64 - found.size))
    fresh.forEach((near) => found.add(near))
    return fresh
  }
  const callees = (nodes: readonly ViewNode[]): ViewNode[] =>
    nodes.slice(0, 8).flatMap((near) =>
      work
        .calls(near)
        .slice(0, 32)
        .map(({ to }) => to),
    )
  const callers = add(work.callers(node).slice(0, 8))
  const further = add(callers.flatMap((caller) => work.callers(caller)).slice(0, 8))
  add(callees([node]))
  const siblings = add(callees([...callers, ...further]))
  add(callees(siblings))
  return [...found]
}

const nearby = (graph: GraphView, node: ViewNode, kind: string): readonly ViewNode[] =>
  surroundings(graph, node).filter((near) => near.kinds.has(kind))

function first(graph: GraphView, nodes: readonly ViewNode[], prop: string): number | undefined {
  for (const node of nodes) {
    const value = figure(graph, node, prop)
    if (value !== undefined) return value
  }
  return undefined
}

function incoming(graph: GraphView, node: ViewNode, prop: string): number | undefined {
  for (const edge of graph.edgesTo(node)) {
    const value = figure(graph, edge, prop)
    if (value !== undefined) return value
  }
  return undefined
}
