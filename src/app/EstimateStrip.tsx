import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { Review } from '#src/review/findings.ts'
import { nodeLabel } from '#src/review/labels.ts'
import { Popover } from '#src/ui/Popover.tsx'
import css from './EstimateStrip.module.css'
import { estimateNumbers } from './estimateNumbers.ts'

/** What the drawing adds up to, under the canvas, never over it: the maker's mark stands in its corner. Hidden while nothing can be said. */
export function EstimateStrip({ board, review }: { board: Board; review: Review }) {
  const { estimate } = useValue(review.report)
  const graph = useValue(board.graph)
  const numbers = estimateNumbers(estimate, (node) => nodeLabel(graph, node))
  if (numbers.length === 0) return null
  return (
    <footer className={css.strip} aria-label="Estimate">
      <dl className={css.numbers}>
        {numbers.map(({ title, text, node }) => (
          <div key={title} className={css.number}>
            <dt>{title}</dt>
            <dd data-unknown={text === null || undefined}>
              {node && text ? (
                <button type="button" className={css.node} data-node-id={node} onClick={() => board.select([node])}>
                  {text}
                </button>
              ) : (
                (text ?? 'unknown')
              )}
            </dd>
          </div>
        ))}
      </dl>
      {estimate.assumptions.length > 0 && (
        <Popover
          label="Assumptions"
          button={
            <button type="button" className={css.node}>
              {estimate.assumptions.length} assumptions
            </button>
          }
        >
          <ul className={css.assumptions}>
            {estimate.assumptions.map(({ what, value, source }) => (
              <li key={what + value}>
                {what}: <strong>{value}</strong> <span>{source}</span>
              </li>
            ))}
          </ul>
        </Popover>
      )}
    </footer>
  )
}
