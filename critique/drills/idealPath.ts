import type { Graph } from '../graph/graph.ts'
import type { Drill, Milestone, TradeDimension } from './content.ts'
import type { DrillEvent } from './events.ts'
import { bearingOf, everyReading, isTelling, startDrill, type DrillRun } from './run.ts'
import { reachableOrder } from './score.ts'

/** An event before it is known who does it and when. */
type Step = DrillEvent extends infer Event ? (Event extends DrillEvent ? Omit<Event, 'at' | 'by'> : never) : never

/** What full marks look like on this board: the same list of events that a person leaves, a minute apart. */
export function idealPath(graph: Graph, drill: Drill, seed: number, options: { variant?: string; board?: string } = {}): DrillEvent[] {
  const run = startDrill(graph, drill, seed, options)
  const steps: Step[] = [
    {
      type: 'started',
      drill: drill.id,
      seed,
      board: options.board ?? 'own',
      graph,
      ...(options.variant ? { variant: options.variant } : {}),
    },
    ...reachableOrder(run).flatMap((milestone) => stepsTo(run, milestone)),
    boardStep(run),
    ...(drill.twist ? [{ type: 'twisted' } as const, { type: 'answered', text: drill.twist.good } as const] : []),
    { type: 'ended' },
  ]
  return steps.map((step, i) => ({ ...step, at: i * 60_000, by: 'ideal' }))
}

function stepsTo(run: DrillRun, milestone: Milestone): Step[] {
  const { variant, drill } = run
  const readings = everyReading(run)
  const telling = readings.filter(({ id }) => isTelling(run, id))
  const rival = rivalOf(run)
  switch (milestone) {
    case 'wide': {
      const first = drill.firstLooks.flatMap((kind) => readings.filter((reading) => reading.kind === kind))[0]
      return first ? [{ type: 'asked', node: first.sensor }] : []
    }
    case 'narrow':
      return [...new Set(telling.map(({ sensor }) => sensor))].map((node) => ({ type: 'asked', node }))
    case 'suppose':
      return [variant.id, rival].map((hypothesis) => ({ type: 'supposed', hypothesis }))
    case 'weigh':
      return attachments(
        run,
        telling.map(({ id }) => id),
        rival,
      )
    case 'diagnose':
      return [
        { type: 'ranked', order: [variant.id, rival] },
        { type: 'diagnosed', hypothesis: variant.id },
      ]
    case 'contain':
      return [{ type: 'applied', option: 'contain' }]
    case 'immediate':
      return applied(`now ${variant.id}`, variant.immediate.price)
    case 'structural':
      return applied(`later ${variant.id}`, variant.structural.price)
    case 'alarm':
      return [{ type: 'alarmed', alarm: variant.id }]
  }
}

function applied(option: string, price: Partial<Record<TradeDimension, string>>): Step[] {
  const traded = Object.entries(price).map(([dimension, text]): Step => ({
    type: 'traded',
    dimension: dimension as TradeDimension,
    text: `It has a price: ${text}`,
  }))
  return [{ type: 'proposed', option }, { type: 'applied', option }, ...traded]
}

function attachments(run: DrillRun, telling: readonly string[], rival: string): Step[] {
  const calm = everyReading(run).find(({ id }) => !isTelling(run, id) && bearingOf(run, id, rival) === 'against')
  const rest = telling.map((reading): Step => ({ type: 'attached', hypothesis: run.variant.id, reading, sign: 'for' }))
  const [first] = telling
  const against: Step[] = first ? [{ type: 'attached', hypothesis: rival, reading: first, sign: 'against' }] : []
  return calm
    ? [...rest, { type: 'asked', node: calm.sensor }, { type: 'attached', hypothesis: rival, reading: calm.id, sign: 'against' }]
    : [...rest, ...against]
}

/** The other cause whose healthy reading can be seen here, else any other. */
function rivalOf(run: DrillRun): string {
  const others = run.hypotheses.map(({ id }) => id).filter((id) => id !== run.variant.id)
  return (
    others.find((other) => everyReading(run).some(({ id }) => !isTelling(run, id) && bearingOf(run, id, other) === 'against')) ?? others[0]!
  )
}

function boardStep({ variant }: DrillRun): Step {
  const { adds = [], changes = [] } = variant.structural
  return {
    type: 'boardUpdated',
    kinds: [...new Set([...adds.map(({ kind }) => kind), variant.alarm.on])],
    props: [...new Set(changes.flatMap(({ set = {} }) => Object.keys(set)))],
  }
}
