import { useEffect } from 'react'
import { FileQuestion } from 'lucide-react'
import { useValue } from 'tldraw'
import { Link } from 'wouter'
import type { Board } from '#src/canvas/board.ts'
import buttonCss from '#src/ui/Button.module.css'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import css from './BoardNotices.module.css'

/** What has to be said over the canvas: no such board, or too small a window to draw in. */
export function BoardNotices({ board, isPhone }: { board: Board; isPhone: boolean }) {
  const connection = useValue(board.connection)
  useReadingOnPhones(board, isPhone)
  if (connection.is !== 'refused') return null
  return (
    <div className={css.cover} role="alert">
      <EmptyState
        icon={<FileQuestion size={20} aria-hidden />}
        title="This board did not open"
        text={connection.reason}
        action={
          <Link href="/" className={buttonCss.button} data-look="primary">
            To your boards
          </Link>
        }
      />
    </div>
  )
}

/** A phone is for reading and ruling: a stray touch should not move somebody's boxes. */
function useReadingOnPhones(board: Board, isPhone: boolean): void {
  useEffect(() => {
    if (!isPhone) return
    const before = board.editor.getIsReadonly()
    board.editor.updateInstanceState({ isReadonly: true })
    return () => void board.editor.updateInstanceState({ isReadonly: before })
  }, [board, isPhone])
}
