import { useEffect } from 'react'
import { FileQuestion, WifiOff } from 'lucide-react'
import { useValue } from 'tldraw'
import { Link } from 'wouter'
import type { Board } from '#src/canvas/board.ts'
import buttonCss from '#src/ui/Button.module.css'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import css from './BoardNotices.module.css'
import { Loading } from './Loading.tsx'
import { useBoardExists } from './useBoardExists.ts'

/** What has to be said over the canvas: still loading, no such board, closed by the server, out of reach. */
export function BoardNotices({ id, board }: { id: string; board: Board | null }) {
  const connection = useValue('connection', () => board?.connection.get(), [board])
  const existence = useBoardExists(id)
  if (connection?.is === 'refused') return <Closed reason={connection.reason} />
  if (board) return null
  if (existence === 'missing')
    return <Closed reason="There is no board at this address. The link may be cut off, or the board was deleted." />
  if (existence === 'unreachable') return <OutOfReach />
  return (
    <div className={css.cover}>
      <Loading what="the board" />
    </div>
  )
}

const Closed = ({ reason }: { reason: string }) => (
  <div className={css.cover} role="alert">
    <EmptyState
      icon={<FileQuestion size={20} aria-hidden />}
      heading="h2"
      title="This board did not open"
      text={reason}
      action={
        <Link href="/" className={buttonCss.button} data-look="primary">
          To your boards
        </Link>
      }
    />
  </div>
)

const OutOfReach = () => (
  <div className={css.cover} role="status">
    <EmptyState
      icon={<WifiOff size={20} aria-hidden />}
      heading="h2"
      title="The server does not answer"
      text="This browser has no copy of the board yet. It opens by itself as soon as the server is back."
    />
  </div>
)

/** A phone is for reading and ruling: a stray touch should not move somebody's boxes. */
export function useReadingOnPhones(board: Board | null, isPhone: boolean): void {
  useEffect(() => {
    if (!isPhone || !board) return
    const before = board.editor.getIsReadonly()
    board.editor.updateInstanceState({ isReadonly: true })
    return () => {
      board.editor.updateInstanceState({ isReadonly: before })
    }
  }, [board, isPhone])
}
