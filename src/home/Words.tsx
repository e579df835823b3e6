import type { ReactNode } from 'react'
import css from './Gallery.module.css'

/** A few words under a small heading. */
export const Words = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.words}>
    <h2 className={css.label}>{title}</h2>
    {children}
  </section>
)

export const Points = ({ of }: { of: readonly string[] }) => (
  <ul className={css.points}>
    {of.map((point) => (
      <li key={point}>{point}</li>
    ))}
  </ul>
)
