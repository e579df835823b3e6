import { useState } from 'react'
import { NotebookPen } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import css from '../Interview.module.css'
import type { Lead } from './lead.ts'
import pairCss from './Pair.module.css'

/** One line for a note, always at hand. Tied to the selected part, where one is selected. */
export function NoteLine({ board, lead }: { board: Board; lead: Lead }) {
  const [text, setText] = useState('')
  const [isUntied, setUntied] = useState(false)
  const node = useValue('selected', () => selectedNode(board), [board])
  const keep = () => {
    const said = text.trim()
    if (!said) return
    lead.note(said, node && !isUntied ? { node: node.id, label: node.label } : {})
    setText('')
  }
  return (
    <form
      className={pairCss.noteLine}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      {node && (
        <label className={pairCss.tie}>
          <input type="checkbox" checked={!isUntied} onChange={(event) => setUntied(!event.target.checked)} /> about {node.label}
        </label>
      )}
      <div className={pairCss.inline}>
        <NotebookPen size={16} aria-hidden />
        <input
          className={pairCss.line}
          aria-label="Private note"
          placeholder="Private note: only your side sees it"
          value={text}
          maxLength={4000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.stopPropagation()}
        />
        <Button type="submit" size="small" disabled={!text.trim()}>
          Keep
        </Button>
      </div>
      <span className={css.small} role="status">
        <PrivateState lead={lead} />
      </span>
    </form>
  )
}

function PrivateState({ lead }: { lead: Lead }) {
  const state = useValue(lead.side.document.connection.state)
  if (state.is === 'refused') return state.reason
  if (state.is === 'offline' || state.is === 'reconnecting') return 'Out of reach: notes wait in this browser.'
  return null
}

function selectedNode(board: Board): { id: string; label: string } | null {
  const [id] = board.selection.get().nodes
  const node = board.graph.get().nodes.find((one) => one.id === id)
  return node ? { id: node.id, label: node.label || 'this part' } : null
}
