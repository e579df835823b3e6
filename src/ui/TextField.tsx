import { useState } from 'react'
import { Search } from 'lucide-react'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { Field } from './Field.tsx'
import type { FieldProps } from './Field.tsx'

export interface TextFieldProps extends FieldProps {
  value: string
  placeholder?: string | undefined
  onCommit: (value: string) => void
  lines?: number
  maxLength?: number
}

/** Text that is taken over on Enter or on leaving; Escape brings the old text back. */
export function TextField({ value, placeholder, onCommit, lines = 1, maxLength, ...field }: TextFieldProps) {
  const [draft, setDraft] = useDraft(value)
  const commit = () => draft.trim() !== value && onCommit(draft.trim())
  const shared = {
    value: draft,
    placeholder,
    maxLength,
    className: css.input,
    onBlur: commit,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Enter' && (lines === 1 || event.metaKey || event.ctrlKey)) commit()
      if (event.key === 'Escape') setDraft(value)
      event.stopPropagation()
    },
  }
  return (
    <Field {...field}>
      {(wiring) => (lines > 1 ? <textarea rows={lines} {...shared} {...wiring} /> : <input {...shared} {...wiring} />)}
    </Field>
  )
}

/** A draft that follows the value until somebody types. */
export function useDraft(value: string): [string, (draft: string) => void] {
  const [draft, setDraft] = useState(value)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setDraft(value)
  }
  return [draft, setDraft]
}

export interface SearchFieldProps {
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
}

/** Filters as one types. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  return (
    <div className={css.row}>
      <Search size={16} className={css.lens} aria-hidden />
      <input
        type="search"
        className={classes(css.input, css.search)}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
