import { Switch as Radix } from 'radix-ui'
import css from './Field.module.css'

export interface SwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

export function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <Radix.Root className={css.switch} checked={checked} onCheckedChange={onChange} aria-label={label}>
      <Radix.Thumb className={css.thumb} />
    </Radix.Root>
  )
}
