import type { GraphView, ViewNode } from '../graph/view.ts'
import type { Assumptions } from './assumptions.ts'
import { hostedAvailability, storeAvailability } from './defaults.ts'
import { figure } from './figure.ts'
import { chanceOfAnswer, type Need } from './successGraph.ts'
import { isAnswerCache } from './visits.ts'
import { workOf, type Call } from './work.ts'

/** One factor of the product: a node, or several that stand in for one another. */
export interface Link {
  nodes: readonly ViewNode[]
  availability: number
  /** A default stands for it. */
  assumed: boolean
}

export interface Availability {
  links: readonly Link[]
  /** Null where nothing on the way states one or has a default. */
  product: number | null
  assumed: boolean
}

/** Share of time that one node answers; undefined for what has no figure (an own service). */
export function availabilityOf(graph: GraphView, node: ViewNode, assume: Assumptions): { value: number; assumed: boolean } | undefined {
  const stated = figure(graph, node, 'availability')
  if (stated !== undefined) return { value: Math.min(1, stated > 1 ? stated / 100 : stated), assumed: false }
  if (node.traits.has('request_entry')) return undefined
  const isHosted = node.traits.has('runs_model') || node.traits.has('third_party') || node.kinds.has('external_api')
  const single = isHosted
    ? assume.use(hostedAvailability, node)
    : node.traits.has('stores_data')
      ? assume.use(storeAvailability, node)
      : undefined
  return single === undefined ? undefined : { value: 1 - (1 - single) ** copiesOf(graph, node), assumed: true }
}

/** Instances of which one is enough. */
const copiesOf = (graph: GraphView, node: ViewNode): number =>
  Math.max(
    1,
    Math.min(
      8,
      figure(graph, node, 'replicas') ??
        figure(graph, node, 'minReplicas') ??
        (graph.fact(node, 'multiBackend') === true || graph.fact(node, 'multiRegion') === true ? 2 : 1),
    ),
  )

/**
 * Everything that an answer needs. What is optional, a cache, or takes over on failure is not needed. `product` is exact where nodes
 * fail independently: one that two branches share counts once.
 */
export function availabilityAlong(graph: GraphView, assume: Assumptions): Availability {
  const seen = new Set<ViewNode>()
  const [start] = workOf(graph).starts
  const links = start ? walk(start) : []
  const product = start && links.length > 0 ? (chanceOfAnswer(start, needOf) ?? productOf(links)) : null
  return { links, product, assumed: links.some(({ assumed }) => assumed) }

  function walk(start: ViewNode): Link[] {
    const found: Link[] = []
    const queue = seen.has(start) ? [] : [start]
    seen.add(start)
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at]!
      const own = availabilityOf(graph, node, assume)
      if (own) found.push({ nodes: [node], availability: own.value, assumed: own.assumed })
      const { needed, group } = neededBy(graph, node)
      if (group.length > 1) found.push(inParallel(group.map((to) => [to, walk(to)])))
      for (const to of needed) {
        if (seen.has(to)) continue
        seen.add(to)
        queue.push(to)
      }
    }
    return found
  }

  function needOf(node: ViewNode): Need<ViewNode> {
    const { needed, group } = neededBy(graph, node)
    const isGroup = group.length > 1
    return {
      up: availabilityOf(graph, node, assume)?.value,
      all: isGroup ? needed.filter((to) => !group.includes(to)) : needed,
      anyOf: isGroup ? [group] : [],
    }
  }
}

/** What a node needs for its answer; of `group`, where there are several, one is enough. */
function neededBy(graph: GraphView, node: ViewNode): { needed: readonly ViewNode[]; group: readonly ViewNode[] } {
  const calls = workOf(graph).calls(node)
  const needed = calls.filter((call) => isNeeded(graph, call)).map(({ to }) => to)
  const spares = calls.filter(({ to, onError }) => onError && !to.traits.has('async_boundary')).map(({ to }) => to)
  const models = needed.filter((to) => to.traits.has('runs_model'))
  const backends = takesOver(graph, node) ? models : []
  if (backends.length < 2 && spares.length === 0) return { needed, group: [] }
  return { needed, group: [...(backends.length > 0 ? backends : models.slice(-1)), ...spares] }
}

const productOf = (links: readonly Link[]): number => links.reduce((all, { availability }) => all * availability, 1)

function inParallel(branches: readonly [ViewNode, readonly Link[]][]): Link {
  const down = branches.reduce((all, [, links]) => all * (1 - productOf(links)), 1)
  return {
    nodes: branches
      .flatMap(([node, links]) => [node, ...links.flatMap(({ nodes }) => nodes)])
      .filter((node, i, all) => all.indexOf(node) === i),
    availability: 1 - down,
    assumed: branches.some(([, links]) => links.some(({ assumed }) => assumed)),
  }
}

/** Does a gateway move to another backend when one fails? */
export const takesOver = (graph: GraphView, node: ViewNode): boolean =>
  node.kinds.has('llm_gateway') ||
  node.kinds.has('load_balancer') ||
  node.kinds.has('model_router') ||
  graph.fact(node, 'multiBackend') === true ||
  graph.fact(node, 'fallbackChain') === true

const isNeeded = (graph: GraphView, { to, awaited, onHit }: Call): boolean =>
  awaited &&
  !onHit &&
  graph.fact(to, 'optional') !== true &&
  graph.fact(to, 'degradedMode') !== true &&
  !isAnswerCache(to) &&
  !to.traits.has('caches_answers') &&
  !to.traits.has('records_telemetry')
