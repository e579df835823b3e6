import type { ReactNode } from 'react'
import { Tooltip as Radix } from 'radix-ui'
import { Kbd } from './Kbd.tsx'
import css from './Popup.module.css'

/** Wraps the page once, so that moving between neighbours shows the next tooltip at once. */
export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={500} skipDelayDuration={300}>
    {children}
  </Radix.Provider>
)

export function Tooltip({ text, keys, children }: { text: string; keys?: string | undefined; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={css.tooltip} sideOffset={6} collisionPadding={8}>
          {text}
          {keys && <Kbd keys={keys} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
