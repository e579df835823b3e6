import { useId } from 'react'
import type { ReactNode } from 'react'
import css from './Field.module.css'

export interface FieldProps {
  label: string
  /** Shown only to screen readers where the place says it already. */
  hideLabel?: boolean
  /** What it means, in one line. */
  hint?: ReactNode
  /** What is wrong with the entry. */
  problem?: string | undefined
}

/** Ids that tie a label, its control and what is said about it together. */
export interface FieldWiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

/** A label above, a control, a hint or a problem below. */
export function Field({ label, hideLabel, hint, problem, children }: FieldProps & { children: (wiring: FieldWiring) => ReactNode }) {
  const id = useId()
  const said = problem ?? hint
  return (
    <div className={css.field}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : css.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': said ? `${id}-said` : undefined, 'aria-invalid': problem ? true : undefined })}
      {said && (
        <div id={`${id}-said`} className={problem ? css.problem : css.hint} role={problem ? 'alert' : undefined}>
          {said}
        </div>
      )}
    </div>
  )
}
