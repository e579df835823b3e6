import type { ReactNode } from 'react'
import { Plus } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { Button } from '#src/ui/Button.tsx'
import css from './PageFrame.module.css'
import { SkipLink } from './SkipLink.tsx'
import { ThemeButton } from './ThemeButton.tsx'
import { useNewBoard } from './useNewBoard.ts'
import { useTitle } from './useTitle.ts'
import { Wordmark } from './Wordmark.tsx'

const places = [
  { href: '/', title: 'Practise' },
  { href: '/practice', title: 'Interview' },
  { href: '/drills', title: 'Drills' },
  { href: '/progress', title: 'Progress' },
  { href: '/gallery', title: 'Gallery' },
]

/** What every page but the board has around it. */
export function PageFrame({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title)
  const [location] = useLocation()
  const { open, busy } = useNewBoard()
  const isHere = (href: string) => (href === '/' ? location === '/' || location.startsWith('/scenarios') : location.startsWith(href))
  return (
    <>
      <SkipLink />
      <header className={css.bar}>
        <Wordmark />
        <nav className={css.nav} aria-label="Pages">
          {places.map((place) => (
            <Link key={place.href} href={place.href} className={css.place} aria-current={isHere(place.href) ? 'page' : undefined}>
              {place.title}
            </Link>
          ))}
        </nav>
        <ThemeButton />
        <Button look="primary" icon={<Plus size={16} aria-hidden />} disabled={busy} onClick={() => void open()}>
          New board
        </Button>
      </header>
      <main id="content" className={css.main} tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
