import { lazy, Suspense, useId, useRef, useState } from 'react'
import { ChevronUp } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { Review } from '#src/review/findings.ts'
import { untried } from '#src/review/estimate/knobs.ts'
import { useEstimate } from '#src/review/estimate/useEstimate.ts'
import { nodeLabel } from '#src/review/labels.ts'
import { Sheet } from '#src/ui/Dialog.tsx'
import css from './EstimateStrip.module.css'
import { estimateNumbers, settled } from './estimateNumbers.ts'
import { useRoomForPanel } from './useRoomForPanel.ts'

// The charts weigh more than the rest of the page: they come when somebody wants to see them.
const EstimatePanel = lazy(async () => ({ default: (await import('#src/review/estimate/EstimatePanel.tsx')).EstimatePanel }))

interface EstimateStripProps {
  board: Board
  review: Review
  isNarrow: boolean
  /** Brings a tab of the panel forward, where something missing can be stated. */
  onOpen: (tab: 'requirements' | 'inspector') => void
}

/**
 * What the drawing adds up to, under the canvas, never over it: the maker's mark stands in its corner. Opens upward into charts; hidden
 * while nothing can be said. Where it is narrow the last numbers make way: the panel has them all.
 */
export function EstimateStrip({ board, review, isNarrow, onOpen }: EstimateStripProps) {
  const { estimate } = useValue(review.report)
  const graph = useValue(board.graph)
  const [open, setOpen] = useState(false)
  const [trial, setTrial] = useState(untried)
  const result = useEstimate(graph, trial)
  const id = useId()
  const strip = useRef<HTMLButtonElement>(null)
  useRoomForPanel(board, open && !isNarrow)
  const labelOf = (node: string) => nodeLabel(graph, node)
  const numbers = estimateNumbers(settled(estimate, result?.baseline), graph.requirements, labelOf, result?.baseline)
  if (numbers.length === 0) return null
  const openTab: typeof onOpen = (tab) => {
    if (isNarrow) setOpen(false)
    onOpen(tab)
  }
  const waiting = (
    <div className={css.waiting} role="status">
      Drawing the charts…
    </div>
  )
  const panel = result ? (
    <Suspense fallback={waiting}>
      <EstimatePanel board={board} graph={graph} result={result} trial={trial} onTrial={setTrial} onOpen={openTab} />
    </Suspense>
  ) : (
    waiting
  )
  return (
    <section className={css.dock} aria-label="Estimate">
      <button ref={strip} type="button" className={css.strip} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <span className={css.numbers}>
          {numbers.map(({ title, text, missing, asked, isMissed }) => (
            <span key={title} className={css.number} data-unknown={text === null || undefined} data-missed={isMissed || undefined}>
              <span className={css.name}>{missing === null ? `${title} ` : `${title}: `}</span>
              <b>{text ?? missing ?? 'unknown'}</b>
              {text !== null && asked !== null && <span className={css.asked}> of {asked}</span>}
            </span>
          ))}
        </span>
        <span className={css.toggle}>
          {open ? 'Hide' : 'Estimate'}
          <ChevronUp size={16} aria-hidden />
        </span>
      </button>
      {/* Escape is a second way out for whoever is in the panel by keyboard; its controls do not need the key while they are idle. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        id={id}
        className={css.panel}
        hidden={isNarrow || !open}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          setOpen(false)
          strip.current?.focus()
        }}
      >
        {!isNarrow && open && panel}
      </div>
      <Sheet side="bottom" title="Estimate" open={isNarrow && open} onOpenChange={setOpen}>
        <div className={css.sheet}>{panel}</div>
      </Sheet>
    </section>
  )
}
