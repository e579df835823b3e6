import { useState } from 'react'
import css from './Field.module.css'
import { Field } from './Field.tsx'
import type { FieldProps } from './Field.tsx'
import { readNumber, writeNumber } from './number.ts'
import { useDraft } from './TextField.tsx'

export interface NumberFieldProps extends FieldProps {
  value: number | undefined
  unit?: string | undefined
  placeholder?: string | undefined
  min?: number
  max?: number
  onCommit: (value: number | undefined) => void
}

/** A number with its unit; empty means unknown. Takes "900k" and "1.2M" as people write them. */
export function NumberField({ value, unit, placeholder, min, max, onCommit, problem, ...field }: NumberFieldProps) {
  const [draft, setDraft] = useDraft(writeNumber(value))
  const [wrong, setWrong] = useState<string>()
  const commit = () => {
    const read = readNumber(draft)
    const complaint = complainAbout(read, min, max)
    setWrong(complaint)
    if (complaint || read === null) return
    setDraft(writeNumber(read))
    if (read !== value) onCommit(read)
  }
  return (
    <Field {...field} problem={wrong ?? problem}>
      {(wiring) => (
        <div className={css.row}>
          <input
            inputMode="decimal"
            autoComplete="off"
            className={css.input}
            style={unit ? { paddingRight: `calc(${unit.length}ch + 14px)` } : undefined}
            value={draft}
            placeholder={placeholder}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit()
              if (event.key === 'Escape') {
                setDraft(writeNumber(value))
                setWrong(undefined)
              }
              event.stopPropagation()
            }}
            {...wiring}
          />
          {unit && <span className={css.unit}>{unit}</span>}
        </div>
      )}
    </Field>
  )
}

function complainAbout(read: number | undefined | null, min?: number, max?: number): string | undefined {
  if (read === null) return 'Write a number, such as 1,200 or 1.2k.'
  if (read === undefined) return undefined
  if (min !== undefined && read < min) return `At least ${writeNumber(min)}.`
  if (max !== undefined && read > max) return `At most ${writeNumber(max)}.`
  return undefined
}
