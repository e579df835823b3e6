import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useValue } from 'tldraw'
import type { Kind } from '#critique/kinds/kind.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { remember, remembered } from '#src/ui/remembered.ts'
import { SearchField } from '#src/ui/TextField.tsx'
import type { Board } from './board.ts'
import { followDrag } from './dragOut.ts'
import { recentStencils, rememberStencil } from './recentStencils.ts'
import { StencilIcon } from './StencilIcon.tsx'
import css from './StencilPalette.module.css'
import { categoryNames, coreStencils, searchStencils, stencilsById } from './stencilSearch.ts'

/** Everything that can be drawn, by category; found by name, by another word for it, or by product. */
export function StencilPalette({ board }: { board: Board }) {
  const [query, setQuery] = useState('')
  const [recent, setRecent] = useState(recentStencils)
  const [isCompact, setCompact] = useState(() => remembered('palette-icons') === true)
  const isReadonly = useValue(board.isReadonly)
  const palette = useListKeys()
  const use = (kind: Kind) => setRecent(rememberStencil(kind.id))
  const stencil = (kind: Kind, by?: string) => (
    <Stencil key={kind.id} kind={kind} by={by} board={board} isCompact={isCompact} disabled={isReadonly} onUse={() => use(kind)} />
  )
  const compact = (next: boolean) => {
    remember('palette-icons', next)
    setCompact(next)
    setQuery('')
  }
  return (
    <section ref={palette} className={css.palette} aria-label="Stencils" data-compact={isCompact || undefined}>
      <div className={css.head}>
        {!isCompact && <SearchField label="Search stencils" placeholder="Name or product" value={query} onChange={setQuery} />}
        <IconButton
          label={isCompact ? 'Show names of stencils' : 'Show only icons of stencils'}
          icon={isCompact ? <PanelLeftOpen size={16} aria-hidden /> : <PanelLeftClose size={16} aria-hidden />}
          onClick={() => compact(!isCompact)}
        />
      </div>
      <div className={css.list}>{query.trim() ? <Hits query={query} draw={stencil} /> : <Groups recent={recent} draw={stencil} />}</div>
    </section>
  )
}

type Draw = (kind: Kind, by?: string) => React.ReactNode

function Hits({ query, draw }: { query: string; draw: Draw }) {
  const hits = searchStencils(query)
  if (hits.length === 0) {
    return <p className={css.none}>Nothing is called “{query.trim()}”. Draw a box with that name: it is recognised by what it says.</p>
  }
  return <ul className={css.group}>{hits.map(({ kind, by }) => draw(kind, by))}</ul>
}

function Groups({ recent, draw }: { recent: readonly string[]; draw: Draw }) {
  const last = stencilsById(recent)
  const isRecent = new Set(recent)
  return (
    <>
      {last.length > 0 && (
        <section>
          <h3 className={css.title}>Recent</h3>
          <ul className={css.group}>{last.map((kind) => draw(kind))}</ul>
        </section>
      )}
      {coreStencils.map(({ category, kinds }) => {
        const others = kinds.filter(({ id }) => !isRecent.has(id))
        return others.length === 0 ? null : (
          <section key={category}>
            <h3 className={css.title}>{categoryNames[category]}</h3>
            <ul className={css.group}>{others.map((kind) => draw(kind))}</ul>
          </section>
        )
      })}
    </>
  )
}

interface StencilProps {
  kind: Kind
  by: string | undefined
  board: Board
  isCompact: boolean
  disabled: boolean
  onUse: () => void
}

function Stencil({ kind, by, board, isCompact, disabled, onUse }: StencilProps) {
  const place = () => {
    board.insert(kind.id)
    onUse()
  }
  return (
    <li className={css.item}>
      <button
        type="button"
        className={css.stencil}
        aria-label={kind.name}
        title={isCompact ? kind.name : kind.description}
        data-kind={kind.id}
        disabled={disabled}
        onClick={place}
        onPointerDown={(event) => {
          if (event.button === 0) followDrag(board.editor, kind.id, event.nativeEvent, onUse)
        }}
      >
        <StencilIcon kind={kind} />
        {!isCompact && (
          <span className={css.name}>
            {kind.name}
            {by && <span className={css.by}>{by}</span>}
          </span>
        )}
      </button>
    </li>
  )
}

/** Arrow keys walk from stencil to stencil; from the search field, down enters the list. */
function useListKeys(): React.RefObject<HTMLElement | null> {
  const palette = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = palette.current
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!element || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
      const stops = [...element.querySelectorAll<HTMLElement>('input, button[data-kind]')]
      const at = stops.indexOf(document.activeElement as HTMLElement)
      const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
      if (at < 0 || !next) return
      event.preventDefault()
      next.focus()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [])
  return palette
}
