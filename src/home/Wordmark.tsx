import { Link } from 'wouter'
import css from './Wordmark.module.css'

/** The name, and the way home. */
export const Wordmark = ({ short = false }: { short?: boolean }) => (
  <Link href="/" className={css.mark} aria-label="Premortem, to the home page">
    <svg width="20" height="20" viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M9 11h6m2 10h6M15 11c5 0-3 10 2 10" stroke="var(--accent-ink)" strokeWidth="2.5" fill="none" strokeLinecap="round" />
      <circle cx="9" cy="11" r="2.5" fill="var(--accent-ink)" />
      <circle cx="23" cy="21" r="2.5" fill="var(--accent-ink)" />
    </svg>
    {!short && <span className={css.name}>Premortem</span>}
  </Link>
)
