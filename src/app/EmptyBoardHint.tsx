import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { Kbd } from '#src/ui/Kbd.tsx'
import { Loading } from './Loading.tsx'
import css from './BoardNotices.module.css'

interface EmptyBoardHintProps {
  board: Board
  isPhone: boolean
  /** What was left for the board is drawn, if anything was. */
  isPlaced: boolean
}

/** On an untouched board: how the first thing gets onto it. It lets every pointer through, and goes when something is drawn. */
export function EmptyBoardHint({ board, isPhone, isPlaced }: EmptyBoardHintProps) {
  const isEmpty = useValue('is empty', () => board.editor.getCurrentPageShapeIds().size === 0, [board])
  const isReadonly = useValue(board.isReadonly)
  if (!isEmpty) return null
  if (!isPlaced)
    return (
      <div className={css.hint}>
        <Loading what="the drawing" />
      </div>
    )
  return (
    <p className={css.hint}>
      {isPhone ? (
        'Nothing is drawn yet. Boards are drawn on a larger screen; here you read and rule.'
      ) : isReadonly ? (
        'Nothing is drawn yet.'
      ) : (
        <>
          Press <Kbd keys="/" /> and type what comes first, or drag a stencil here.
        </>
      )}
    </p>
  )
}
