import type { ReactNode } from 'react'
import { DropdownMenu } from 'radix-ui'
import css from './Popup.module.css'

/** A button and the list of things to do that it opens. `button` must take a ref and the usual button props. */
export function Menu({ button, children, align = 'end' }: { button: ReactNode; children: ReactNode; align?: 'start' | 'end' }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{button}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={css.popup} align={align} sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

export interface MenuItemProps {
  icon?: ReactNode
  /** A short remark at the end of the line. */
  hint?: ReactNode
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({ icon, hint, danger, disabled = false, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={css.item} data-danger={danger || undefined} disabled={disabled} onSelect={onSelect}>
      {icon}
      {children}
      {hint && <span className={css.hint}>{hint}</span>}
    </DropdownMenu.Item>
  )
}

export const MenuRule = () => <DropdownMenu.Separator className={css.rule} />
export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className={css.label}>{children}</DropdownMenu.Label>
)
