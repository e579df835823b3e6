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
  const [last, setLast] = useState<string | null>(null)
  const hits = searchStencils(query)
  const groups = groupsOf(recent)
  const shown = query.trim() ? hits.map(({ kind }) => kind.id) : groups.flatMap(({ kinds }) => kinds.map(({ id }) => id))
  // Tab passes all of them in one step: the list is one stop, and arrow keys walk in it.
  const stop = last !== null && shown.includes(last) ? last : shown[0]
  const use = (kind: Kind) => setRecent(rememberStencil(kind.id))
  const stencil = (kind: Kind, by?: string) => (
    <Stencil
      key={kind.id}
      kind={kind}
      by={by}
      board={board}
      isCompact={isCompact}
      isStop={kind.id === stop}
      disabled={isReadonly}
      onFocus={() => setLast(kind.id)}
      onUse={() => use(kind)}
    />
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
      <div className={css.list}>
        {query.trim() ? <Hits query={query} hits={hits} draw={stencil} /> : <Groups groups={groups} draw={stencil} />}
      </div>
    </section>
  )
}

type Draw = (kind: Kind, by?: string) => React.ReactNode

function Hits({ query, hits, draw }: { query: string; hits: ReturnType<typeof searchStencils>; draw: Draw }) {
  if (hits.length === 0) {
    return <p className={css.none}>Nothing is called “{query.trim()}”. Draw a box with that name: it is recognised by what it says.</p>
  }
  return <ul className={css.group}>{hits.map(({ kind, by }) => draw(kind, by))}</ul>
}

interface Group {
  title: string
  kinds: readonly Kind[]
}

/** What was used last, then the others by category. */
function groupsOf(recent: readonly string[]): Group[] {
  const isRecent = new Set(recent)
  const others = coreStencils.map(({ category, kinds }) => ({
    title: categoryNames[category],
    kinds: kinds.filter(({ id }) => !isRecent.has(id)),
  }))
  return [{ title: 'Recent', kinds: stencilsById(recent) }, ...others].filter(({ kinds }) => kinds.length > 0)
}

const Groups = ({ groups, draw }: { groups: readonly Group[]; draw: Draw }) =>
  groups.map(({ title, kinds }) => (
    <section key={title} className={css.section} style={{ '--stencils': kinds.length } as React.CSSProperties}>
      <h3 className={css.title}>{title}</h3>
      <ul className={css.group}>{kinds.map((kind) => draw(kind))}</ul>
    </section>
  ))

interface StencilProps {
  kind: Kind
  by: string | undefined
  board: Board
  isCompact: boolean
  /** Where Tab stops in the list. */
  isStop: boolean
  disabled: boolean
  onFocus: () => void
  onUse: () => void
}

function Stencil({ kind, by, board, isCompact, isStop, disabled, onFocus, onUse }: StencilProps) {
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
        tabIndex={isStop ? 0 : -1}
        onFocus={onFocus}
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
