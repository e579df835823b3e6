import { ListChecks, Shapes } from 'lucide-react'
import { useValue } from 'tldraw'
import { inOrder } from '#src/review/arrange.ts'
import type { Review } from '#src/review/findings.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './NarrowBar.module.css'

interface NarrowBarProps {
  /** null while nothing may be said about the board. */
  review: Review | null
  isPhone: boolean
  onOpen: (sheet: 'stencils' | 'panel') => void
}

/** Where there is no room for panels: the buttons that open them as sheets. On a phone one reads and rules, and draws elsewhere. */
export function NarrowBar({ review, isPhone, onOpen }: NarrowBarProps) {
  const findings = useValue('findings', () => (review ? inOrder(review.sections.get()).length : 0), [review])
  return (
    <nav className={css.bar} aria-label="Panels">
      {!isPhone && (
        <Button look="quiet" icon={<Shapes size={16} aria-hidden />} onClick={() => onOpen('stencils')}>
          Stencils
        </Button>
      )}
      <Button look="quiet" icon={<ListChecks size={16} aria-hidden />} onClick={() => onOpen('panel')}>
        {review ? 'Review' : 'Interview'}
        {findings > 0 && ` (${findings})`}
      </Button>
    </nav>
  )
}
