import { statementsOf } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

const FACTOR: Readonly<Record<string, number>> = { k: 1e3, t: 1e3, m: 1e6 }
/** "200,000 episodes", "1.2 M documents": a number of things to work through. */
const MANY_THINGS =
  /\b(\d{1,3}(?:[,.' ]\d{3})+|\d+(?:[.,]\d+)?)\s*(k|m|mn|thousand|million)?\+?\s+(?:[\w-]+\s+){0,2}?(?!users|people|customers|employees|tokens|dollars|requests|seconds|minutes|hours|days|visitors|seats|listeners|readers)([a-z-]{3,}s)\b/i
const WORK =
  /\b(nightly|every night|overnight|batch(es)?|back-?fill\w*|back catalog(ue)?|bulk|archive|re-?process\w*|by the end of|month[ -]end|all (documents|items|calls|tickets|records|files|products))\b/i
const PROPS = ['itemsPerDay', 'documents', 'cases', 'volume'] as const

/** How many things a number in these words counts; undefined where none does. */
function countIn(text: string): number | undefined {
  const match = MANY_THINGS.exec(text)
  if (!match) return undefined
  const digits = /^\d{1,3}([,.' ]\d{3})+$/.test(match[1]!) ? match[1]!.replace(/[,.' ]/g, '') : match[1]!.replace(',', '.')
  return Number(digits) * (match[2] ? FACTOR[match[2][0]!.toLowerCase()]! : 1)
}

/** Items that a background job works through, where the job, what it reads, or a statement about such work says so. */
export function itemsOf(graph: GraphView, job: ViewNode): number | undefined {
  const near = [job, ...graph.content.previous(job), ...graph.calls.previous(job)]
  const stated = near.flatMap((node) => PROPS.map((prop) => graph.number(node, prop))).filter((items) => items !== undefined)
  if (stated.length > 0) return Math.max(...stated)
  const said = [
    ...near.map(({ label }) => countIn(label)),
    ...statementsOf(graph)
      .filter((text) => WORK.test(text))
      .map(countIn),
  ].filter((items) => items !== undefined)
  return said.length > 0 ? Math.max(...said) : undefined
}

/** Does it say of itself, or what starts it, that it works through many things at once? */
export const saysBulk = (graph: GraphView, job: ViewNode): boolean =>
  graph.isKind(job, 'batch_inference') ||
  [job, ...graph.calls.previous(job), ...graph.edgesFrom(job), ...graph.edgesTo(job)].some(({ label }) => WORK.test(label))
