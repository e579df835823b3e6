import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import { priceTable } from '#critique/estimate/priceTable.ts'
import { delegatesThinking } from '#critique/estimate/rounds.ts'
import { isAnswerCache } from '#critique/estimate/visits.ts'
import type { Change } from '#critique/estimate/whatIf.ts'
import { GraphView } from '#critique/graph/view.ts'
import type { ViewNode } from '#critique/graph/view.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { shortNumber } from '#src/ui/number.ts'

type Dial = 'traffic' | 'hitRate' | 'k' | 'inputTokens' | 'outputTokens' | 'steps'

/** What a person tries without drawing it. Absent: as the board has it. */
export interface Trial {
  dials: Partial<Record<Dial, number>>
  /** Model by node. */
  models: Readonly<Record<string, string>>
}

export const untried: Trial = { dials: {}, models: {} }

export const isTried = ({ dials, models }: Trial): boolean => Object.keys(dials).length + Object.keys(models).length > 0

/** A slider: the stops that it has, and the one that stands for the board as it is. */
export interface Knob {
  what: Dial
  title: string
  stops: readonly number[]
  asDrawn: number
  /** Nothing on the board states it: the slider starts at what is usual. */
  isUnknown: boolean
  write: (value: number) => string
}

const scales: Record<Exclude<Dial, 'traffic'>, readonly number[]> = {
  hitRate: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95],
  k: [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40, 60, 80, 100, 150, 200],
  inputTokens: [100, 250, 500, 1000, 2000, 3000, 4000, 6000, 8000, 12_000, 16_000, 32_000, 64_000, 128_000],
  outputTokens: [10, 20, 50, 100, 150, 200, 300, 400, 500, 800, 1200, 2000, 4000, 8000],
  steps: [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50],
}

/** The sliders that change something on this board. */
export function knobsOf(graph: Graph, { nodes }: DetailedEstimate): Knob[] {
  const view = new GraphView(graph)
  const largest = (numbers: readonly (number | null | undefined)[]): number | undefined => {
    const known = numbers.filter((one): one is number => typeof one === 'number' && one > 0)
    return known.length > 0 ? Math.max(...known) : undefined
  }
  const of = (is: (node: ViewNode) => boolean, prop: string) => view.nodes.filter(is).map((node) => view.number(node, prop))
  const retrieves = (node: ViewNode): boolean => node.traits.has('retrieves') || node.traits.has('search_index')
  const acts = (node: ViewNode): boolean => node.traits.has('acts_autonomously')
  const writes = nodes.filter(({ outputTokens }) => outputTokens !== null && outputTokens > 0)
  const knob = (what: Exclude<Dial, 'traffic'>, title: string, stated: number | undefined, usual: number, write: Knob['write']): Knob => {
    const asDrawn = stated ?? usual
    const stops = [...new Set([...scales[what], asDrawn])].toSorted((a, b) => a - b)
    return { what, title, stops, asDrawn, isUnknown: stated === undefined, write }
  }
  const hits = of(isAnswerCache, 'hitRate')
  const ks = [...of(retrieves, 'k'), ...view.edges.map((edge) => view.number(edge, 'k'))]
  return [
    {
      what: 'traffic',
      title: 'Traffic',
      stops: [0.1, 0.2, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 50, 100],
      asDrawn: 1,
      isUnknown: false,
      write: (value) => `× ${shortNumber(value)}`,
    },
    ...(hits.length > 0 ? [knob('hitRate', 'Cache hits', largest(hits), 0, (value) => `${Math.round(value * 100)} %`)] : []),
    ...(view.nodes.some(retrieves) ? [knob('k', 'Passages (k)', largest(ks), 5, shortNumber)] : []),
    ...(writes.length > 0
      ? [
          knob(
            'inputTokens',
            'Tokens in',
            largest(writes.map(({ inputTokens }) => inputTokens && Math.round(inputTokens))),
            1000,
            shortNumber,
          ),
          knob('outputTokens', 'Tokens out', largest(writes.map(({ outputTokens }) => outputTokens)), 300, shortNumber),
        ]
      : []),
    ...(view.nodes.some(acts) ? [knob('steps', 'Agent steps', largest(of(acts, 'maxSteps')), 8, shortNumber)] : []),
  ]
}

/** Models that a node could be, by who bills them. */
export function modelGroups(): { title: string; options: { value: string; title: string }[] }[] {
  const writing = priceTable.models.filter(({ output }) => output > 0)
  return [...new Set(writing.map(({ provider }) => provider))].map((provider) => ({
    title: provider,
    options: writing
      .filter((model) => model.provider === provider)
      .map(({ id, input, output }) => ({ value: id, title: `${id} ($${input} / $${output})` })),
  }))
}

/** The nodes whose model can be tried: those on the way of a request that write, and think themselves. */
export function modelNodes(graph: Graph, { nodes }: DetailedEstimate): string[] {
  const view = new GraphView(graph)
  const thinks = (id: string): boolean => {
    const node = view.node(id)
    return node !== undefined && !node.kinds.has('self_hosted_llm') && !delegatesThinking(view, node)
  }
  return nodes
    .filter(({ node, outputTokens, visits }) => outputTokens !== null && outputTokens > 0 && visits > 0 && thinks(node))
    .map(({ node }) => node)
}

/** What the trial changes, for `whatIf`. */
export function changesOf({ dials, models }: Trial): Change[] {
  const turned = (Object.entries(dials) as [Dial, number][]).map(([what, value]): Change =>
    what === 'traffic' ? { what, factor: value } : { what, value },
  )
  return [...turned, ...Object.entries(models).map(([node, model]): Change => ({ what: 'model', node, model }))]
}
