import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { Tooltip as Radix } from 'radix-ui'
import { Kbd } from './Kbd.tsx'
import css from './Popup.module.css'

const IsProvided = createContext(false)

/** Wraps a page once, so that moving between neighbours shows the next tooltip at once. A page without tooltips does not carry them. */
export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={500} skipDelayDuration={300}>
    <IsProvided value>{children}</IsProvided>
  </Radix.Provider>
)

export function Tooltip({ text, keys, children }: { text: string; keys?: string | undefined; children: ReactNode }) {
  const tooltip = (
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
  return useContext(IsProvided) ? tooltip : <TooltipProvider>{tooltip}</TooltipProvider>
}
