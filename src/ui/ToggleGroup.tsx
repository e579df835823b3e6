import { ToggleGroup as Radix } from 'radix-ui'
import css from './ToggleGroup.module.css'

export interface ToggleGroupProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; title: string }[]
  onChange: (value: T) => void
}

/** One of a few, all in view. */
export function ToggleGroup<T extends string>({ label, value, options, onChange }: ToggleGroupProps<T>) {
  return (
    <Radix.Root type="single" className={css.group} aria-label={label} value={value} onValueChange={(next) => next && onChange(next as T)}>
      {options.map((option) => (
        <Radix.Item key={option.value} value={option.value} className={css.option}>
          {option.title}
        </Radix.Item>
      ))}
    </Radix.Root>
  )
}
