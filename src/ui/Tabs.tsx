import { useEffect, useRef } from 'react'
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
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => bringForward(list.current, value), [value])
  const isMany = tabs.length > FEW || tabs.length + tabs.filter(({ news = 0 }) => news > 0).length > FEW + 1
  return (
    <Radix.Root className={css.root} value={value} onValueChange={onChange}>
      <Radix.List ref={list} className={css.list} aria-label={label} data-many={isMany || undefined}>
        {tabs.map(({ id, title, news }) => (
          <Radix.Trigger key={id} value={id} className={css.tab} data-tab={id}>
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

/** Where there are more tabs than room, the chosen one is in sight. Only the list moves, never the page. */
function bringForward(list: HTMLElement | null, id: string): void {
  const tab = list?.querySelector<HTMLElement>(`[data-tab="${id}"]`)
  if (!list || !tab) return
  const [start, end] = [tab.offsetLeft - list.offsetLeft - EDGE, tab.offsetLeft - list.offsetLeft + tab.offsetWidth + EDGE]
  if (start < list.scrollLeft) list.scrollLeft = start
  else if (end > list.scrollLeft + list.clientWidth) list.scrollLeft = end - list.clientWidth
}

const EDGE = 12
/** More tabs than this, or as many with more than one count, stand closer together. */
const FEW = 4
