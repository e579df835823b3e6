import { useEffect, useId, useState } from 'react'
import { useValue } from 'tldraw'
import { Kbd } from '#src/ui/Kbd.tsx'
import type { Board } from './board.ts'
import { isTyping } from './isTyping.ts'
import css from './QuickInsert.module.css'
import { swallowKeyUp } from './swallowKeyUp.ts'
import { recentStencils, rememberStencil } from './recentStencils.ts'
import { StencilIcon } from './StencilIcon.tsx'
import { categoryNames, coreStencils, searchStencils, stencilsById } from './stencilSearch.ts'
import type { StencilHit } from './stencilSearch.ts'

const SHOWN = 8

/** Type what you mean, press Enter, and it stands on the board, wired to what was selected. Opens on `/` and on Ctrl or Cmd with K. */
export function QuickInsert({ board }: { board: Board }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!opens(event) || board.isReadonly.get()) return
      event.preventDefault()
      event.stopPropagation()
      setOpen(true)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [board])
  const close = () => {
    setOpen(false)
    swallowKeyUp()
    board.editor.getContainer().focus()
  }
  return isOpen ? <InsertBox board={board} onClose={close} /> : null
}

function opens(event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey) return false
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey) return true
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)
}

function InsertBox({ board, onClose }: { board: Board; onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const target = useValue('target', () => targetName(board), [board])
  const hits = (query.trim() ? searchStencils(query) : usual()).slice(0, SHOWN)
  const chosen = hits[Math.min(at, hits.length - 1)]
  const place = (hit: StencilHit | undefined, goOn: boolean) => {
    if (!hit) return
    board.insert(hit.kind.id)
    rememberStencil(hit.kind.id)
    setQuery('')
    setAt(0)
    if (!goOn) onClose()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % Math.max(1, hits.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      place(chosen, event.shiftKey)
    } else if (event.key === 'Escape' || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault()
      onClose()
    }
  }
  return (
    <div className={css.box} role="dialog" aria-label="Insert">
      <input
        className={css.input}
        autoFocus
        onKeyDown={onKeyDown}
        onBlur={onClose}
        role="combobox"
        aria-label="Name or product"
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.kind.id}`}
        placeholder="Insert: reranker, pinecone, gateway …"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
      />
      <div id={list} className={css.list} role="listbox" aria-label="Stencils found">
        {hits.map((hit) => (
          <button
            type="button"
            tabIndex={-1}
            key={hit.kind.id}
            id={`${list}-${hit.kind.id}`}
            className={css.hit}
            role="option"
            aria-selected={hit === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={(event) => place(hit, event.shiftKey)}
          >
            <StencilIcon kind={hit.kind} />
            <span className={css.name}>{hit.kind.name}</span>
            <span className={css.by}>{hit.by ?? categoryNames[hit.kind.category]}</span>
          </button>
        ))}
        {hits.length === 0 && <p className={css.none}>Nothing by that name.</p>}
      </div>
      <p className={css.foot}>
        <span>
          <Kbd keys="Enter" /> {target ? `places it, wired to ${target}` : 'places it'}
        </span>
        <span>
          <Kbd keys="Shift-Enter" /> and goes on
        </span>
      </p>
    </div>
  )
}

/** Before anything is typed: what was used last, then what most boards begin with. */
function usual(): StencilHit[] {
  const recent = stencilsById(recentStencils())
  const first = coreStencils.flatMap(({ kinds }) => kinds.slice(0, 1))
  return [...new Set([...recent, ...first])].map((kind) => ({ kind }))
}

function targetName(board: Board): string | null {
  const shape = board.editor.getOnlySelectedShape()
  return shape?.type === 'node' ? (board.editor.getShapeUtil(shape).getText(shape) ?? null) : null
}
