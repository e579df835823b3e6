import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

interface EmptyStateProps {
  icon?: ReactNode
  title: string
  text?: ReactNode
  action?: ReactNode
  /** Rank of its heading on the page. */
  heading?: 'h1' | 'h2' | 'h3'
}

/** Nothing here yet: teaches one thing, offers one action. */
export function EmptyState({ icon, title, text, action, heading: Heading = 'h3' }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      {icon && <div className={css.icon}>{icon}</div>}
      <Heading className={css.title}>{title}</Heading>
      {text && <p className={css.text}>{text}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
