import { useValue } from 'tldraw'
import type { DetailedEstimate } from '#critique/estimate/detail.ts'
import type { EstimateSummary } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'
import { NumberField } from '#src/ui/NumberField.tsx'
import { humanName } from '../fields.ts'
import { nodeLabel } from '../labels.ts'
import { linkOf, resetAssumption, setAssumption, statedFigures } from './assumed.ts'
import css from './Estimate.module.css'
import { NodeButton } from './NodeButton.tsx'

type Assumption = EstimateSummary['assumptions'][number]

interface AssumptionListProps {
  board: Board
  graph: Graph
  estimate: DetailedEstimate
}

/** What the numbers take for granted, each with its source; a figure that is entered here goes in its place. */
export function AssumptionList({ board, graph, estimate }: AssumptionListProps) {
  const isReadonly = useValue(board.isReadonly)
  const { assumptions } = estimate.summary
  const stated = statedFigures(graph)
  return (
    <section className={css.wide} aria-label="Assumptions">
      <fieldset className={css.fieldset} disabled={isReadonly}>
        <h3 className={css.heading}>
          Taken for granted <span className={css.count}>{assumptions.length}</span>
        </h3>
        <ul className={css.assumptions}>
          {assumptions.map((one) => (
            <AssumptionRow key={`${one.id ?? one.what}/${one.nodes?.join() ?? ''}`} board={board} graph={graph} assumption={one} />
          ))}
        </ul>
        {stated.length > 0 && (
          <>
            <h3 className={css.heading}>
              Stated on the board <span className={css.count}>{stated.length}</span>
            </h3>
            <ul className={css.assumptions}>
              {stated.map(({ node, key, unit, amount }) => (
                <li key={`${node}/${key}`} className={css.assumption}>
                  <div>
                    <NodeButton board={board} graph={graph} node={node} />: {humanName(key)}
                  </div>
                  <NumberField
                    label={`${humanName(key)} of ${nodeLabel(graph, node)}`}
                    hideLabel
                    unit={unit}
                    min={0}
                    value={amount}
                    onCommit={(value) => board.updateNodes([node], { props: { [key]: value } })}
                  />
                  <button type="button" className={css.link} onClick={() => board.updateNodes([node], { props: { [key]: undefined } })}>
                    Assume instead
                    <span className="visually-hidden">
                      {' '}
                      of {humanName(key)} of {nodeLabel(graph, node)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </fieldset>
    </section>
  )
}

/** One assumption. Numbers can be set; what is only a way of reckoning is said. */
function AssumptionRow({ board, graph, assumption }: { board: Board; graph: Graph; assumption: Assumption }) {
  const { what, value, source, id, amount, unit, nodes, overridden } = assumption
  return (
    <li className={css.assumption} data-own={overridden}>
      <div>
        <span className={css.what}>{sentence(what)}</span>
        <span className={css.note}>
          {nodes && nodes.length > 0 && <>{nodes.map((node) => nodeLabel(graph, node)).join(', ')} · </>}
          <SourceText source={source} />
        </span>
      </div>
      {id !== undefined && amount !== undefined ? (
        <NumberField
          label={what}
          hideLabel
          unit={unit === 'USD per million tokens' ? '$ / M' : unit}
          min={0}
          value={amount}
          onCommit={(next) => (next === undefined ? resetAssumption(board, id) : setAssumption(board, assumption, next))}
        />
      ) : (
        <span className={css.fixed}>{value}</span>
      )}
      {overridden && id !== undefined && (
        <button type="button" className={css.link} onClick={() => resetAssumption(board, id)}>
          Changed here. Reset<span className="visually-hidden">: {what}</span>
        </button>
      )}
    </li>
  )
}

function SourceText({ source }: { source: string }) {
  const link = linkOf(source)
  if (!link) return source
  return (
    <>
      <a href={link.url} target="_blank" rel="noreferrer">
        {new URL(link.url).hostname.replace(/^www\./, '')}
        <span className="visually-hidden"> (opens in a new tab)</span>
      </a>{' '}
      {link.note}
    </>
  )
}

/** A model's name stays as its maker writes it. */
const sentence = (text: string): string => (/^\S*\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1))
