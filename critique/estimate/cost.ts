import type { GraphView, ViewNode } from '../graph/view.ts'
import { HOURS_PER_MONTH } from './defaults.ts'
import { writesText } from './latency.ts'
import type { Assumptions } from './assumptions.ts'
import type { ModelPrice, Prices } from './prices.ts'
import { delegatesThinking } from './rounds.ts'
import { figure } from './figure.ts'
import type { TokenUse } from './tokens.ts'

/** What a node costs, in US dollars; null where a price or a number of tokens is not stated. */
export interface NodePrice {
  perCall: number | null
  /** Independent of traffic. */
  perMonth: number
  /** It is paid by use, and nobody said how much. */
  unknown: boolean
  /** The vendor's price of this model stands for one that the board does not state. */
  listed?: ModelPrice
}

/** Where prices that the board does not state come from, and who hears of it. */
export interface Pricing {
  prices: Prices
  assume: Assumptions
}

/**
 * Price of a node: its own properties, else the vendor's list price of the model that it names. A model that no list names has no
 * price; it is never assumed.
 */
export function priceOf(graph: GraphView, node: ViewNode, tokens: TokenUse | undefined, pricing?: Pricing): NodePrice {
  const perMonth = fixedPerMonth(graph, node)
  const listed =
    pricing && perMonth === 0 && !hasOwnPrice(graph, node) && !isPaidElsewhere(graph, node)
      ? listedPrice(graph, node, pricing.prices)
      : undefined
  const perCall = perCallOf(graph, node, tokens, pricing, listed)
  const paidByUse = writesText(node) && !delegatesThinking(graph, node) && perMonth === 0
  return { perCall, perMonth, unknown: perCall === null && (paidByUse || hasTokenPrice(graph, node)), ...(listed ? { listed } : {}) }
}

/** The model that a node names in its `model` property, else in its label, if it is one that is billed by tokens here. */
export function listedPrice(graph: GraphView, node: ViewNode, prices: Prices): ModelPrice | undefined {
  const isBilled = writesText(node) || node.kinds.has('embedding_model')
  if (!isBilled || node.kinds.has('self_hosted_llm') || delegatesThinking(graph, node)) return undefined
  const named = graph.prop(node, 'model')
  return typeof named === 'string' ? prices.find(named) : prices.find(node.label)
}

const hasOwnPrice = (graph: GraphView, node: ViewNode): boolean =>
  hasTokenPrice(graph, node) || figure(graph, node, 'costPerCallUsd') !== undefined || figure(graph, node, 'pricePer1kUsd') !== undefined

const SAYS_PRICE =
  /[$€£]\s?\d[\d.,]*\s?(\/|per|a)\s?(1?m\b|1?m ?tok|mtok|million|1?k\b|call|request)|\b(committed|contract(ed)?|negotiated|flat) (price|rate|fee)\b/i

/** A label or a gateway in front that names a price of its own: what the vendor lists for everybody is not what this board pays. */
const isPaidElsewhere = (graph: GraphView, node: ViewNode): boolean =>
  SAYS_PRICE.test(node.label) ||
  graph.calls.previous(node).some((caller) => caller.traits.has('gateway') && (hasOwnPrice(graph, caller) || SAYS_PRICE.test(caller.label)))

function fixedPerMonth(graph: GraphView, node: ViewNode): number {
  const hourly = figure(graph, node, 'costPerHourUsd')
  const machines = figure(graph, node, 'replicas') ?? figure(graph, node, 'minReplicas') ?? 1
  return (figure(graph, node, 'costPerMonthUsd') ?? 0) + (hourly ?? 0) * HOURS_PER_MONTH * Math.max(1, machines)
}

const hasTokenPrice = (graph: GraphView, node: ViewNode): boolean =>
  figure(graph, node, 'pricePerMInputUsd') !== undefined || figure(graph, node, 'pricePerMOutputUsd') !== undefined

function perCallOf(
  graph: GraphView,
  node: ViewNode,
  tokens: TokenUse | undefined,
  pricing: Pricing | undefined,
  listed: ModelPrice | undefined,
): number | null {
  if (delegatesThinking(graph, node)) return figure(graph, node, 'costPerCallUsd') ?? null
  const flat = figure(graph, node, 'costPerCallUsd') ?? perUnit(graph, node)
  const asked = (what: 'input' | 'output' | 'cacheRead') => listed && pricing && askedFor(what, listed, node, tokens, pricing)
  const input = figure(graph, node, 'pricePerMInputUsd') ?? asked('input')
  const output = figure(graph, node, 'pricePerMOutputUsd') ?? (writesText(node) ? asked('output') : undefined)
  if (input === undefined && output === undefined) return flat ?? null
  // Embedding models bill input alone; a model that writes needs both prices.
  if (tokens === undefined || tokens.input === null || input === undefined || (output === undefined && writesText(node))) return null
  const discount = graph.word(node, 'endpoint') === 'batch' ? 0.5 : 1
  const cachedPrice = (tokens.cachedShare > 0 ? asked('cacheRead') : undefined) ?? input * cachedPriceShare(graph, node)
  const cached = cachedPrice * tokens.cachedShare
  return (
    ((tokens.input * (input * (1 - tokens.cachedShare) + cached) + (writesText(node) ? tokens.output * output! : 0)) * discount) / 1e6 +
    (flat ?? 0)
  )
}

const PRICE_KEY = { input: 'pricePerMInputUsd', output: 'pricePerMOutputUsd', cacheRead: undefined }
const PRICE_NAME = { input: 'input', output: 'output', cacheRead: 'cached input' }

/** A list price in US dollars per million tokens, said aloud with its day. */
function askedFor(
  what: 'input' | 'output' | 'cacheRead',
  model: ModelPrice,
  node: ViewNode,
  tokens: TokenUse | undefined,
  { prices, assume }: Pricing,
): number | undefined {
  const isLong = model.long !== undefined && (tokens?.input ?? 0) > model.long.above
  const value = (isLong ? model.long : model)?.[what]
  if (value === undefined) return undefined
  const key = PRICE_KEY[what]
  return assume.use(
    {
      id: `price ${model.id} ${what}`,
      ...(key ? { key } : {}),
      unit: 'USD per million tokens',
      assumption: `${model.id} (${model.provider}) asks for a million tokens of ${PRICE_NAME[what]}${isLong ? `, beyond ${model.long!.above} tokens a call` : ''}, in US dollars`,
      value,
      source: `${prices.source}, prices of ${prices.date}`,
    },
    node,
  )
}

/** Price of a cached input token as a share of the full one: as a prompt cache states its discount, else a tenth. Source: knowledge of vendors' price lists, 2026-09. */
function cachedPriceShare(graph: GraphView, node: ViewNode): number {
  const cache = [...graph.calls.next(node), ...graph.calls.previous(node)].find((near) => near.kinds.has('prompt_cache'))
  const discount = cache && figure(graph, cache, 'discount')
  return discount === undefined ? 0.1 : 1 - discount / 100
}

function perUnit(graph: GraphView, node: ViewNode): number | undefined {
  const per1k = figure(graph, node, 'pricePer1kUsd')
  return per1k === undefined ? undefined : per1k / 1000
}

/** Money of the whole board. */
export interface Costs {
  /** Of the nodes with a price, per request of a user, without fixed costs. */
  knownPerRequest: number
  /** Fixed costs and work that no user starts, per month. */
  fixedPerMonth: number
  /** Nodes on the way of a request that are paid by use and state no price. */
  unpriced: readonly ViewNode[]
  /** Something has a price. */
  isPriced: boolean
  perRequest: number | null
  perMonth: number | null
}

/** Adds up prices over visits. One unknown price makes the sum unknown; what is known stays available. */
export function costsOf(graph: GraphView, visits: Float64Array, prices: readonly NodePrice[]): Costs {
  let knownPerRequest = 0
  let fixed = 0
  let isPriced = false
  const unpriced: ViewNode[] = []
  for (const node of graph.nodes) {
    const { perCall, perMonth, unknown } = prices[node.index]!
    const perRequest = visits[node.index]!
    fixed += perMonth
    if (perMonth > 0 || perCall !== null) isPriced = true
    if (perRequest > 0 && perCall !== null) knownPerRequest += perRequest * perCall
    if (perRequest > 0 && unknown) unpriced.push(node)
    if (perRequest === 0 && perCall !== null) fixed += perCall * 30 * (figure(graph, node, 'itemsPerDay') ?? 0)
  }
  const requests = graph.requirements.requestsPerMonth
  const isKnown = isPriced && unpriced.length === 0
  const perRequest = isKnown && (fixed === 0 || requests) ? knownPerRequest + (requests ? fixed / requests : 0) : null
  return {
    knownPerRequest,
    fixedPerMonth: fixed,
    unpriced,
    isPriced,
    perRequest,
    perMonth: isKnown && requests !== undefined ? knownPerRequest * requests + fixed : null,
  }
}
