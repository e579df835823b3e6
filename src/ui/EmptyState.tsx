import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

/** Nothing here yet: teaches one thing, offers one action. */
export function EmptyState({ icon, title, text, action }: { icon?: ReactNode; title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      {icon && <div className={css.icon}>{icon}</div>}
      <h3 className={css.title}>{title}</h3>
      {text && <p className={css.text}>{text}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
