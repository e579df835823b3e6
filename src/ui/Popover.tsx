import type { ReactNode } from 'react'
import { Popover as Radix } from 'radix-ui'
import { classes } from './classes.ts'
import css from './Popup.module.css'

export interface PopoverProps {
  button: ReactNode
  label: string
  children: ReactNode
  onOpen?: () => void
}

/** A small surface beside the button that opens it. */
export function Popover({ button, label, children, onOpen }: PopoverProps) {
  return (
    <Radix.Root onOpenChange={(open) => open && onOpen?.()}>
      <Radix.Trigger asChild>{button}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={classes(css.popup, css.padded)} aria-label={label} align="end" sideOffset={4} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
