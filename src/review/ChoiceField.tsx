import { Select } from '#src/ui/Select.tsx'
import type { SelectProps } from '#src/ui/Select.tsx'
import { mixed } from './fields.ts'
import type { Mixed } from './fields.ts'

interface ChoiceFieldProps extends Omit<SelectProps, 'value'> {
  value: string | Mixed
}

const SEVERAL = '(several)'

/** A list whose current value may differ among what is selected; choosing one gives it to all. */
export function ChoiceField({ value, options, onChange, ...rest }: ChoiceFieldProps) {
  if (value !== mixed) return <Select value={value} options={options} onChange={onChange} {...rest} />
  const withSeveral = [{ value: SEVERAL, title: 'several values' }, ...options]
  return <Select value={SEVERAL} options={withSeveral} onChange={(next) => next !== SEVERAL && onChange(next)} {...rest} />
}
