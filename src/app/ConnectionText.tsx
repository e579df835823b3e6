import { react } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
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
  const is = useSettled(board.connection)
  const { text, tone } = texts[is]
  return (
    <span className={css.connection} data-tone={tone} data-connection={is} role="status">
      {tone !== 'calm' && <CloudOff size={14} aria-hidden />}
      {text}
    </span>
  )
}

const SETTLE_MS = 400

/**
 * While somebody draws, edits leave and are saved many times a second: "Saved" is said once it stays true. Otherwise two words take turns
 * under the eye of whoever drags, are read aloud each time, and the page is laid out and painted for them in every other frame.
 */
function useSettled(connection: Signal<ConnectionState>): ConnectionState['is'] {
  const [shown, setShown] = useState(() => connection.get().is)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = react('settle', () => {
      const { is } = connection.get()
      clearTimeout(timer)
      if (is === 'saved') timer = setTimeout(() => setShown(is), SETTLE_MS)
      else setShown(is)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [connection])
  return shown
}
