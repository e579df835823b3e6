import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { useDraft } from '#src/ui/TextField.tsx'
import css from './TopBar.module.css'

/** The board's title, changed where it stands. Enter and leaving take it over, Escape does not. */
export function BoardTitle({ board }: { board: Board | null }) {
  const title = useValue('title', () => board?.title.get() ?? '', [board])
  const isReadonly = useValue('readonly', () => board?.isReadonly.get() ?? true, [board])
  const [draft, setDraft] = useDraft(title)
  const commit = () => draft.trim() !== title && board?.setTitle(draft.trim())
  return (
    <input
      className={css.title}
      aria-label="Title of the board"
      placeholder={board ? 'Untitled board' : ''}
      maxLength={200}
      disabled={isReadonly}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') setDraft(title)
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
