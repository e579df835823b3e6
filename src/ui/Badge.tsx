import css from './Badge.module.css'

export type BadgeLevel = 'critical' | 'major' | 'minor'

const shapes: Record<BadgeLevel, string> = {
  critical: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  major: 'M8 1.6 15.2 14.4H.8z',
  minor: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
}

/** How bad, by shape as well as by colour: octagon, triangle, circle. With a count it also says how many. */
export function Badge({ level, count, label = level }: { level: BadgeLevel; count?: number; label?: string }) {
  return (
    <span className={css.badge} data-level={level}>
      <svg viewBox="0 0 16 16" width="14" height="14" role="img" aria-label={label}>
        <path d={shapes[level]} fill="currentColor" />
      </svg>
      {count !== undefined && <span className={css.count}>{count}</span>}
    </span>
  )
}
