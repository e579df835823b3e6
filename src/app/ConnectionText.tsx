import { CloudOff } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { ConnectionState } from '#src/collab/connectionState.ts'
import css from './TopBar.module.css'

const texts: Record<ConnectionState['is'], { text: string; tone: 'calm' | 'warn' | 'bad' }> = {
  loading: { text: 'Loading…', tone: 'calm' },
  connecting: { text: 'Connecting…', tone: 'calm' },
  online: { text: '', tone: 'calm' },
  saving: { text: 'Saving…', tone: 'calm' },
  saved: { text: 'Saved', tone: 'calm' },
  offline: { text: 'Offline: your edits are kept here', tone: 'warn' },
  reconnecting: { text: 'Reconnecting… your edits are kept here', tone: 'warn' },
  refused: { text: 'Not connected', tone: 'bad' },
}

/** Where the edits are, so that nobody has to guess whether closing the page loses something. */
export function ConnectionText({ board }: { board: Board }) {
  const { is } = useValue(board.connection)
  const { text, tone } = texts[is]
  return (
    <span className={css.connection} data-tone={tone} data-connection={is} role="status">
      {tone !== 'calm' && <CloudOff size={14} aria-hidden />}
      {text}
    </span>
  )
}
