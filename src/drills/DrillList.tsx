import { useDeferredValue, useMemo } from 'react'
import { Play as PlayIcon, Trash2 } from 'lucide-react'
import { useValue } from 'tldraw'
import { Link } from 'wouter'
import { fitOf } from '#critique/drills/run.ts'
import type { Fit } from '#critique/drills/run.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { drills } from '#templates/drills/index.ts'
import type { Drill } from '#templates/drills/drill.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { groupTitle } from './drillGroups.ts'
import css from './Drills.module.css'
import type { WaitingDrill } from './waitingDrill.ts'

interface DrillListProps {
  board: Board
  /** A drill that was wanted here and does not fit. */
  unfit: WaitingDrill | null
  start: ((drill: string) => void) | null
  onShow: (run: string) => void
}

/** Drills that this board can take, those that it cannot and why, and those that were played on it. */
export function DrillList({ board, unfit, start, onShow }: DrillListProps) {
  const graph = useDeferredValue(useValue(board.graph))
  const fits = useMemo(() => fitsOf(graph), [graph])
  const can = fits.filter(({ fit }) => fit.fits)
  const cannot = fits.filter(({ fit }) => !fit.fits)
  const wanted = cannot.find(({ drill }) => drill.id === unfit?.drill)
  return (
    <>
      {wanted && (
        <div className={css.blind} role="status">
          <span>
            "{wanted.drill.title}" does not fit this board: it wants {listed(wanted.fit.missing)}.{' '}
            <Link href={`/drills/${wanted.drill.id}?seed=${unfit?.seed ?? ''}`}>Play it on another board</Link>
          </span>
        </div>
      )}
      <p className={css.empty}>
        Something breaks on this board, and you find out what. Evidence comes only from sensors that you drew and joined. The drawing is
        never touched.
      </p>
      <Played board={board} onShow={onShow} />
      <h3 className={css.question}>{can.length === 0 ? 'No drill fits this board yet' : `${can.length} fit this board`}</h3>
      <ul className={css.list} aria-label="Drills that fit">
        {can.map(({ drill }) => (
          <li key={drill.id} className={css.item}>
            <span className={css.itemText}>
              <span className={css.itemTitle}>{drill.title}</span>
              <span className={css.small}>{groupTitle(drill.group)}</span>
            </span>
            {start && (
              <Button
                size="small"
                icon={<PlayIcon size={14} aria-hidden />}
                onClick={() => start(drill.id)}
                aria-label={`Start: ${drill.title}`}
              >
                Start
              </Button>
            )}
          </li>
        ))}
      </ul>
      {cannot.length > 0 && (
        <details className={css.pick} open={can.length === 0}>
          <summary>{cannot.length} want more than is drawn here</summary>
          <ul className={css.list}>
            {cannot.map(({ drill, fit }) => (
              <li key={drill.id} className={css.item}>
                <span className={css.itemText}>
                  <Link href={`/drills/${drill.id}`} className={css.itemTitle}>
                    {drill.title}
                  </Link>
                  <span className={css.small}>It wants {listed(fit.missing)}.</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const fitsOf = (graph: Graph): { drill: Drill; fit: Fit }[] => drills.map((drill) => ({ drill, fit: fitOf(graph, drill) }))
const listed = (missing: readonly string[]): string => missing.join(', and ')

function Played({ board, onShow }: { board: Board; onShow: (run: string) => void }) {
  const lists = useValue(board.drills.lists)
  const canWrite = useValue(board.canWrite)
  const played = [...lists].flatMap(([id, events]) => {
    const start = events.find((event) => event.type === 'started')
    const drill = start && drills.find((one) => one.id === start.drill)
    return drill ? [{ id, drill, seed: start.seed, isOver: events.some(({ type }) => type === 'ended') }] : []
  })
  if (played.length === 0) return null
  return (
    <details className={css.pick}>
      <summary>{played.length === 1 ? '1 was played here' : `${played.length} were played here`}</summary>
      <ul className={css.list}>
        {played.toReversed().map(({ id, drill, seed, isOver }) => (
          <li key={id} className={css.item}>
            <span className={css.itemText}>
              <span className={css.itemTitle}>{drill.title}</span>
              <span className={css.small}>Seed {seed}</span>
            </span>
            <Button
              size="small"
              onClick={() => onShow(id)}
              aria-label={`${isOver ? 'Score of' : 'Go on with'} ${drill.title}, seed ${seed}`}
            >
              {isOver ? 'Score' : 'Go on'}
            </Button>
            {canWrite && (
              <IconButton
                size="small"
                label={`Remove ${drill.title}, seed ${seed}`}
                icon={<Trash2 size={14} aria-hidden />}
                onClick={() => board.drills.remove(id)}
              />
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
