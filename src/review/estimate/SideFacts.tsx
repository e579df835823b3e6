import type { ReactNode } from 'react'
import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import type { Graph } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'
import { shortNumber } from '#src/ui/number.ts'
import css from './Estimate.module.css'
import { percent } from './figures.ts'
import { NodeButton } from './NodeButton.tsx'

/** What else can be reckoned where the board says enough: people who review, memory of indexes, size of evaluation sets, repeats. */
export function SideFacts({ board, graph, estimate }: { board: Board; graph: Graph; estimate: DetailedEstimate }) {
  const { reviews, indexes, evaluations, retryRate, simulation, summary } = estimate
  const facts: { id: string; node?: string; text: ReactNode; isOver?: boolean }[] = [
    ...reviews.map(({ node, arrivingPerDay, capacityPerDay, utilisation }) => ({
      id: `review ${node}`,
      node,
      text: `can review ${shortNumber(capacityPerDay)} a day${arrivingPerDay === null ? '' : `, ${shortNumber(arrivingPerDay)} arrive`}`,
      isOver: (utilisation ?? 0) > 1,
    })),
    ...indexes.map(({ node, neededGb, givenGb }) => ({
      id: `index ${node}`,
      node,
      text: `needs ${shortNumber(neededGb)} GB of memory${givenGb === null ? '' : `, has ${shortNumber(givenGb)}`}`,
      isOver: givenGb !== null && neededGb > givenGb,
    })),
    ...evaluations.map(({ node, cases, halfWidth }) => ({
      id: `cases ${node}`,
      node,
      text: `${shortNumber(cases)} cases: a score is known to ±\u00a0${percent(halfWidth).replaceAll(' ', '\u00a0')}`,
    })),
    ...(retryRate === null ? [] : [{ id: 'retries', text: `${percent(retryRate)} of attempts are repeats` }]),
    ...(simulation.failed > 0 ? [{ id: 'failed', text: `${percent(simulation.failed)} of requests fail for good` }] : []),
    ...(simulation.withinBudget === null
      ? []
      : [{ id: 'within', text: `${percent(simulation.withinBudget)} of requests are within the time that was asked` }]),
    ...(summary.pricesOf === undefined ? [] : [{ id: 'prices', text: `List prices of ${summary.pricesOf}` }]),
  ]
  if (facts.length === 0) return null
  return (
    <section aria-label="Further facts">
      <h3 className={css.heading}>Also</h3>
      <ul className={css.facts}>
        {facts.map(({ id, node, text, isOver }) => (
          <li key={id} data-over={isOver || undefined}>
            {node !== undefined && (
              <>
                <NodeButton board={board} graph={graph} node={node} />{' '}
              </>
            )}
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
