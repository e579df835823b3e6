import { lazy, Suspense } from 'react'
import type { Board } from '#src/canvas/board.ts'
import css from '../Interview.module.css'
import type { Lead } from './lead.ts'

// Incidents are as large as a book: they are fetched when somebody wants one.
const Desk = lazy(async () => ({ default: (await import('./DrillChoice.tsx')).DrillChoice }))

export const DrillDesk = (props: { board: Board; lead: Lead }) => (
  <Suspense fallback={<p className={css.small}>Reading the incidents …</p>}>
    <Desk {...props} />
  </Suspense>
)
