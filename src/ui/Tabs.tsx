import type { ReactNode } from 'react'
import { Tabs as Radix } from 'radix-ui'
import css from './Tabs.module.css'

interface Tab {
  id: string
  title: string
  /** Something new is in it: how much. Said, never forced on anyone. */
  news?: number | undefined
  content: ReactNode
}

export interface TabsProps {
  label: string
  tabs: readonly Tab[]
  value: string
  onChange: (id: string) => void
}

/** Tabs whose hidden panels stay mounted, so that an unfinished entry survives a look elsewhere. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  return (
    <Radix.Root className={css.root} value={value} onValueChange={onChange}>
      <Radix.List className={css.list} aria-label={label}>
        {tabs.map(({ id, title, news }) => (
          <Radix.Trigger key={id} value={id} className={css.tab}>
            {title}
            {news !== undefined && news > 0 && <span className={css.news}>{news}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className={css.content} forceMount hidden={id !== value}>
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
