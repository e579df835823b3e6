import { useEffect, useState } from 'react'
import { Download, FileQuestion, TriangleAlert, WifiOff } from 'lucide-react'
import { useValue } from 'tldraw'
import { Link } from 'wouter'
import type { Board } from '#src/canvas/board.ts'
import { binnedBoards } from '#src/home/boards.ts'
import { download } from '#src/files/download.ts'
import { fileName } from '#src/files/fileName.ts'
import { Button } from '#src/ui/Button.tsx'
import buttonCss from '#src/ui/Button.module.css'
import { EmptyState } from '#src/ui/EmptyState.tsx'
import css from './BoardNotices.module.css'
import { Loading } from './Loading.tsx'
import type { Existence } from './useBoardExists.ts'

const MISSING = 'There is no board at this address. The link may be cut off, or the board was deleted.'
const BINNED = 'It was deleted in this browser. For 30 days it lies under “Recently deleted”, and comes back from there.'

interface BoardNoticesProps {
  id: string
  board: Board | null
  existence: Existence
  isLocked: boolean
}

/** What has to be said over the canvas: still loading, no such board, closed by the server, out of reach, not shared. */
export function BoardNotices({ id, board, existence, isLocked }: BoardNoticesProps) {
  const refused = useValue('refused', () => refusalOf(board), [board])
  if (refused)
    return <Closed reason={refused.reason} board={board} copyInTheWay={refused.copyInTheWay} title="This board is not connected any more" />
  if (board)
    return (
      <>
        {isLocked && <Presenting />}
        <OnThisScreenOnly board={board} />
      </>
    )
  if (existence === 'missing') return <NotThere id={id} />
  if (existence === 'unreachable') return <OutOfReach />
  return (
    <div className={css.cover} data-loading>
      <Loading what="the board" />
    </div>
  )
}

function NotThere({ id }: { id: string }) {
  const [isBinned] = useState(() => binnedBoards(Date.now()).some((binned) => binned.id === id))
  return <Closed reason={isBinned ? BINNED : MISSING} />
}

function refusalOf(board: Board | null) {
  const connection = board?.connection.get()
  return connection?.is === 'refused' ? connection : null
}

interface ClosedProps {
  reason: string
  title?: string
  board?: Board | null
  /** What this browser keeps of the board keeps it from opening. */
  copyInTheWay?: boolean
}

/** Nothing of what is on this screen goes without its owner's word: it can be taken away as a file first. */
function Closed({ reason, title = 'This board did not open', board, copyInTheWay = false }: ClosedProps) {
  const hasDrawing = useValue('has drawing', () => (board?.editor.getCurrentPageShapeIds().size ?? 0) > 0, [board])
  const advice =
    copyInTheWay && ' What is on this screen may hold changes that exist nowhere else: save a copy, then open the server’s version.'
  return (
    <div className={css.cover} role="alert">
      <EmptyState
        icon={<FileQuestion size={20} aria-hidden />}
        heading="h2"
        title={title}
        text={
          <>
            {reason}
            {advice}
          </>
        }
        action={
          <div className={css.actions}>
            {board && hasDrawing && (
              <Button look={copyInTheWay ? 'primary' : 'quiet'} icon={<Download size={16} aria-hidden />} onClick={() => saveCopy(board)}>
                Save a copy
              </Button>
            )}
            {board && copyInTheWay && (
              <Button look="quiet" onClick={() => void board.discardLocalCopy().then(() => window.location.reload())}>
                Open the server’s version
              </Button>
            )}
            <Link href="/" className={buttonCss.button} data-look={copyInTheWay ? 'quiet' : 'primary'}>
              To your boards
            </Link>
          </div>
        }
      />
    </div>
  )
}

const saveCopy = (board: Board): void =>
  download(fileName(board.title.get(), 'tldr'), new Blob([board.exportTldr()], { type: 'application/vnd.tldraw+json' }))

/** The interviewer asked for it; what this page would draw meanwhile is left undone. */
const Presenting = () => (
  <p className={css.presenting} role="status">
    Your interviewer is presenting: you can look around, and draw again in a moment.
  </p>
)

/** Something was drawn that no server would take. Better said now than missed after a reload. */
function OnThisScreenOnly({ board }: { board: Board }) {
  const refused = useValue(board.refused)
  const ids = [...refused.keys()]
  const [why] = refused.values()
  if (ids.length === 0) return null
  return (
    <div className={css.strip} role="alert">
      <TriangleAlert size={16} aria-hidden />
      <span>
        {ids.length === 1 ? 'One thing' : `${ids.length} things`} cannot be shared ({why}): others do not see it, and a reload loses it.
      </span>
      <Button size="small" look="quiet" onClick={() => board.select(ids)}>
        Show
      </Button>
      <Button size="small" look="quiet" onClick={() => saveCopy(board)}>
        Save a copy
      </Button>
    </div>
  )
}

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

/** A phone is for reading and ruling: a stray touch should not move somebody's boxes. What an observer draws would reach nobody. */
export function useReadOnly(board: Board | null, isPhone: boolean): void {
  const canWrite = useValue('can write', () => board?.canWrite.get() ?? true, [board])
  useEffect(() => {
    board?.editor.updateInstanceState({ isReadonly: isPhone || !canWrite })
  }, [board, isPhone, canWrite])
}
