import type { Graph } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'
import css from './Estimate.module.css'
import { delta, holds } from './figures.ts'
import type { Figure, Missing } from './figures.ts'
import { NodeButton } from './NodeButton.tsx'

interface FigureTableProps {
  board: Board
  graph: Graph
  figures: readonly Figure[]
  /** The same numbers of the board as it is, while something is tried. */
  before: readonly Figure[] | null
  onOpen: (tab: 'requirements' | 'inspector') => void
}

/** The numbers, held against what was asked. What is unknown says what it is waiting for. */
export function FigureTable({ board, graph, figures, before, onOpen }: FigureTableProps) {
  return (
    <table className={css.figures}>
      <caption className="visually-hidden">Numbers of the board against what was asked</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Number</span>
          </th>
          <th scope="col">Estimate</th>
          {before && <th scope="col">Change</th>}
          <th scope="col">Asked</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.id} data-holds={holds(figure)}>
            <th scope="row">{figure.title}</th>
            {figure.value === null ? (
              <td colSpan={before ? 2 : 1} className={css.unknown}>
                unknown
                {figure.missing && <Wanted missing={figure.missing} board={board} graph={graph} onOpen={onOpen} />}
              </td>
            ) : (
              <>
                <td className={css.number}>{figure.write(figure.value)}</td>
                {before && <Moved figure={figure} was={before.find(({ id }) => id === figure.id)?.value ?? null} />}
              </>
            )}
            <td>
              <Asked figure={figure} onOpen={onOpen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Moved({ figure, was }: { figure: Figure; was: number | null }) {
  const text = was === null ? 'was unknown' : delta(was, figure.value, figure.write)
  const isBetter = was !== null && figure.value !== null && (figure.isFloor ? figure.value > was : figure.value < was)
  return (
    <td className={css.delta} data-better={text === null || was === null ? undefined : isBetter}>
      {text ?? '='}
    </td>
  )
}

/** What was asked, with a bar of how much of it is used up; where nobody asked, a way to say it. */
function Asked({ figure, onOpen }: { figure: Figure } & Pick<FigureTableProps, 'onOpen'>) {
  const { asked, value, isFloor, write } = figure
  if (figure.id === 'p50') return null
  if (asked === null)
    return (
      <button type="button" className={css.link} onClick={() => onOpen('requirements')}>
        not stated<span className="visually-hidden">: {figure.title}</span>
      </button>
    )
  const used = value === null || asked === 0 ? null : isFloor ? (value === 0 ? 2 : asked / value) : value / asked
  return (
    <span className={css.asked}>
      <span className={css.verdict}>{verdict(figure)}</span>
      {used !== null && figure.id !== 'availability' && (
        <span className={css.meter} aria-hidden>
          <span style={{ width: `${Math.min(100, used * 100)}%` }} />
        </span>
      )}
      <span>
        {isFloor ? '≥' : '≤'} {write(asked)}
      </span>
    </span>
  )
}

const verdict = (figure: Figure): string => ({ true: 'holds', false: 'missed', undefined: '' })[String(holds(figure)) as 'true']

function Wanted({ missing, board, graph, onOpen }: { missing: Missing } & Pick<FigureTableProps, 'board' | 'graph' | 'onOpen'>) {
  const { text, nodes = [], opens } = missing
  return (
    <span className={css.missing}>
      {': '}
      {opens ? (
        <button type="button" className={css.link} onClick={() => onOpen('requirements')}>
          {text}
        </button>
      ) : (
        text
      )}
      {nodes.map((node, i) => (
        <span key={node}>
          {i > 0 ? ', ' : ' '}
          <NodeButton board={board} graph={graph} node={node} onPress={() => onOpen('inspector')} />
        </span>
      ))}
    </span>
  )
}
