import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import css from './PickList.module.css'

export interface PickItem {
  id: string
  icon: ReactNode
  name: string
  /** Small, at the end of the line. */
  by?: string | undefined
  /** When it stands for a node of the board. */
  node?: string
}

interface PickListProps {
  /** Names the box, its field and its list, for those who hear them. */
  names: { box: string; field: string; list: string }
  placeholder: string
  find: (query: string) => readonly PickItem[]
  nothing: string
  /** Shift was held: more is to come. */
  onPick: (id: string, goOn: boolean) => void
  onClose: () => void
  /** Does this key close the box, beside Escape? */
  closes?: (event: React.KeyboardEvent) => boolean
  children?: ReactNode
}

const SHOWN = 8

/** A field over a short list: type, walk with the arrow keys, Enter picks. The focus stays in the field; what is picked leaves it empty. */
export function PickList({ names, placeholder, find, nothing, onPick, onClose, closes, children }: PickListProps) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const items = find(query.trim()).slice(0, SHOWN)
  const chosen = items[Math.min(at, items.length - 1)]
  const search = (text: string) => {
    setQuery(text)
    setAt(0)
  }
  const pick = (item: PickItem | undefined, goOn: boolean) => {
    if (!item) return
    search('')
    onPick(item.id, goOn)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setAt((Math.min(at, items.length - 1) + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % Math.max(1, items.length))
    else if (event.key === 'Enter') pick(chosen, event.shiftKey)
    else if (event.key === 'Escape' || closes?.(event)) onClose()
    else return
    event.preventDefault()
  }
  return (
    <div className={css.box} role="dialog" aria-label={names.box}>
      <input
        className={css.input}
        autoFocus
        onKeyDown={onKeyDown}
        onBlur={onClose}
        role="combobox"
        aria-label={names.field}
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.id}`}
        placeholder={placeholder}
        value={query}
        onChange={(event) => search(event.target.value)}
      />
      <div id={list} className={css.list} role="listbox" aria-label={names.list}>
        {items.map((item) => (
          <button
            type="button"
            tabIndex={-1}
            key={item.id}
            id={`${list}-${item.id}`}
            className={css.hit}
            role="option"
            aria-selected={item === chosen}
            data-node-id={item.node}
            onPointerDown={(event) => event.preventDefault()}
            onClick={(event) => pick(item, event.shiftKey)}
          >
            {item.icon}
            <span className={css.name}>{item.name}</span>
            {item.by && <span className={css.by}>{item.by}</span>}
          </button>
        ))}
        {items.length === 0 && <p className={css.none}>{nothing}</p>}
      </div>
      {children}
    </div>
  )
}
