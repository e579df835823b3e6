import { ChevronDown } from 'lucide-react'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { Field } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

interface Option {
  value: string
  title: string
}

export interface SelectProps extends FieldProps {
  value: string
  options: readonly Option[]
  /** Options under headings, after the plain ones. */
  groups?: readonly { title: string; options: readonly Option[] }[]
  onChange: (value: string) => void
}

/** The platform's own list: complete by keyboard, right on phones, and it weighs nothing. */
export function Select({ value, options, groups = [], onChange, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <div className={css.row}>
          <select className={classes(css.input, css.select)} value={value} onChange={(event) => onChange(event.target.value)} {...wiring}>
            {options.map(toOption)}
            {groups.map((group) => (
              <optgroup key={group.title} label={group.title}>
                {group.options.map(toOption)}
              </optgroup>
            ))}
          </select>
          <ChevronDown size={16} className={css.chevron} aria-hidden />
        </div>
      )}
    </Field>
  )
}

const toOption = ({ value, title }: Option) => (
  <option key={value} value={value}>
    {title}
  </option>
)
