import { Trash2 } from 'lucide-react'
import { useValue } from 'tldraw'
import { momentText } from '#critique/interviewer/clockText.ts'
import type { Board } from '#src/canvas/board.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import css from '../Interview.module.css'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'

/** Notes in the order of time. */
export function NotesView({ board, lead }: { board: Board; lead: Lead }) {
  const { id, opened } = lead.interview
  const notes = useValue('notes', () => lead.side.notes.get().filter(({ session }) => session === id), [lead, id])
  if (notes.length === 0) return <p className={pairCss.none}>No note yet. Write one below: it carries its moment by itself.</p>
  return (
    <ol className={pairCss.list} aria-label="Private notes">
      {notes.map(({ key, at, text, node, label }) => (
        <li key={key} className={pairCss.fact}>
          <div>
            <span className={css.small}>{momentText(Math.max(0, at - opened.at))}</span>
            <p className={css.said}>{text}</p>
            {node && (
              <button type="button" className={css.link} data-node-id={node} onClick={() => board.select([node])}>
                {label ?? 'Show it'}
              </button>
            )}
          </div>
          <IconButton
            size="small"
            label="Throw this note away"
            icon={<Trash2 size={14} aria-hidden />}
            onClick={() => lead.side.note(key, undefined)}
          />
        </li>
      ))}
    </ol>
  )
}
