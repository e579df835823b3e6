import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useValue } from 'tldraw'
import { parseGraph } from '#critique/graph/graph.ts'
import type { Board } from '#src/canvas/board.ts'
import { BoardCanvas } from '#src/canvas/BoardCanvas.tsx'
import { QuickInsert } from '#src/canvas/QuickInsert.tsx'
import { StencilPalette } from '#src/canvas/StencilPalette.tsx'
import { useDrills } from '#src/drills/useDrills.ts'
import { useOpenFile } from '#src/files/useOpenFile.tsx'
import { forgetLeft, leftForBoard, placingOf, rememberBoard } from '#src/home/boards.ts'
import { SkipLink } from '#src/home/SkipLink.tsx'
import { useTitle } from '#src/home/useTitle.ts'
import { isHiddenByPair, isLockedByPair } from '#src/interview/pair/pairNow.ts'
import { isStrictNow } from '#src/interview/isStrictNow.ts'
import { useInterview } from '#src/interview/useInterview.ts'
import type { Review } from '#src/review/findings.ts'
import { classes } from '#src/ui/classes.ts'
import { Sheet } from '#src/ui/Dialog.tsx'
import { remember, remembered } from '#src/ui/remembered.ts'
import { afterPaint } from '#src/ui/afterPaint.ts'
import { Resizer } from '#src/ui/Resizer.tsx'
import { useMediaQuery, useTheme } from '#src/ui/theme.tsx'
import { TooltipProvider } from '#src/ui/Tooltip.tsx'
import { BoardNotices, useReadOnly } from './BoardNotices.tsx'
import css from './BoardPage.module.css'
import type * as AroundBoard from './aroundBoard.ts'
import type { PanelTab } from './BoardPanel.tsx'
import { EmptyBoardHint } from './EmptyBoardHint.tsx'
import { Loading } from './Loading.tsx'
import { NarrowBar } from './NarrowBar.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { TopBar } from './TopBar.tsx'
import { useBoardExists } from './useBoardExists.ts'
import { useBoardKeys } from './useBoardKeys.ts'
import { useFindingTour } from './useFindingTour.ts'

const PANEL = { min: 280, max: 640, usual: 340 }

/** One board: canvas in the middle, stencils left, what is said about it right. */
export function BoardPage({ id }: { id: string }) {
  const [board, setBoard] = useState<Board | null>(null)
  const around = useAround(board)
  const [placed, setPlaced] = useState<Board | null>(null)
  const begun = useRef(false)
  const ready = useCallback((opened: Board) => {
    setBoard(opened)
    if (begun.current) return setPlaced(opened)
    begun.current = true
    void placeWhatWasLeft(opened).finally(() => setPlaced(opened))
  }, [])
  useBoardTheme(board)
  useKnownBoard(board)
  return (
    <TooltipProvider>
      <SkipLink to="canvas" />
      <BoardLayout id={id} board={board} placed={placed} around={around} onReady={ready} />
    </TooltipProvider>
  )
}

interface Around extends Pick<typeof AroundBoard, 'BoardPanel' | 'EstimateStrip'> {
  of: Board
  review: Review
}

/** The rules are as large as a small program: they are fetched once the canvas stands, so that nobody waits for them to draw. */
function useAround(board: Board | null): Around | null {
  const [made, setMade] = useState<Around | null>(null)
  useEffect(() => {
    if (!board) return
    let isGone = false
    // Not before labels are read: what plain boxes are must not be said twice.
    const fetched = afterPaint().then(() => Promise.all([import('./aroundBoard.ts'), board.whenRead]))
    fetched.then(
      ([{ createReview, ...parts }]) => {
        if (!isGone) setMade({ ...parts, of: board, review: createReview(board) })
      },
      (error: unknown) =>
        setMade(() => {
          throw error
        }),
    )
    return () => {
      isGone = true
    }
  }, [board])
  return made && made.of === board ? made : null
}

interface BoardLayoutProps {
  id: string
  board: Board | null
  /** The board, once what was left for it is drawn. */
  placed: Board | null
  around: Around | null
  onReady: (board: Board) => void
}

function BoardLayout({ id, board, placed, around, onReady }: BoardLayoutProps) {
  const review = around?.review ?? null
  const isNarrow = useMediaQuery('(width < 900px)')
  const isPhone = useMediaQuery('(width < 600px)')
  const [width, setWidth] = usePanelWidth()
  const [chosen, setTab] = useState<PanelTab | null>(null)
  const [sheet, setSheet] = useState<'stencils' | 'panel' | null>(null)
  const [help, setHelp] = useState(false)
  const file = useOpenFile(board)
  const title = useValue('title', () => board?.title.get() ?? '', [board])
  const interview = useInterview(placed)
  const isStrict = useValue('strict', () => isStrictNow(interview) || isHiddenByPair(board), [board, interview])
  const tour = useFindingTour(board, isStrict ? null : review)
  const existence = useBoardExists(id)
  const isMissing = existence === 'missing' && !board
  const isLocked = useValue('locked', () => isLockedByPair(board), [board])
  // Only once what was left is drawn: a canvas that may not be written to would take none of it.
  useReadOnly(placed, isPhone || isLocked)
  const openTab = (next: PanelTab) => {
    setTab(next)
    if (isNarrow) setSheet('panel')
  }
  const askedEarly = useRef(false)
  useEffect(() => {
    if (review && askedEarly.current) review.phase.set('critique')
  }, [review])
  const critique = () => {
    if (isStrict) return
    if (review) review.phase.set('critique')
    else askedEarly.current = true
    openTab('findings')
  }
  const step = (direction: 1 | -1) => {
    if (isStrict) return
    openTab('findings')
    tour.go(direction)
  }
  useBoardKeys({ critique, step, help: () => setHelp(true) })
  const drills = useDrills(placed)
  const tab = chosen ?? (drills.running || drills.unfit ? 'drill' : interview ? 'interview' : 'findings')
  // What this person began comes forward, and so does what runs when the board opens; what somebody else begins waits in its tab.
  const [seen, setSeen] = useState({ placed, running: drills.running })
  if (seen.running !== drills.running || seen.placed !== placed) {
    const isOpening = seen.placed !== placed
    setSeen({ placed, running: drills.running })
    if (drills.running && isOpening) setTab('drill')
    else if (drills.running && drills.isOwn) openTab('drill')
    else if (drills.running && chosen === null) setTab(interview ? 'interview' : 'findings')
  }
  // Where panels are sheets, an interview that runs behind one would be a clock that nobody sees.
  const isAsked = useValue('asked', () => (interview?.isHost ?? false) && interview?.clock.get().phase !== 'finished', [interview])
  const [wasAsked, setAsked] = useState(false)
  if (wasAsked !== isAsked) {
    setAsked(isAsked)
    if (isAsked && isNarrow) setSheet('panel')
    // What broke is over with the interview: how that went is said first.
    if (!isAsked && tab === 'drill') setTab('interview')
  }
  const panel =
    board &&
    (around ? (
      <around.BoardPanel
        board={board}
        review={around.review}
        interview={interview}
        drills={drills}
        tab={tab}
        onTab={setTab}
        current={tour.current}
        onCurrent={tour.setCurrent}
      />
    ) : (
      <Loading what="the review" />
    ))
  return (
    <div className={css.page}>
      <TopBar
        board={board}
        isPhone={isPhone}
        onCritique={isStrict ? null : critique}
        onHelp={() => setHelp(true)}
        onOpenFile={file.choose}
      />
      <div className={css.body}>
        {!isNarrow && !isMissing && (
          <div className={css.palette} data-compact={(!board && remembered('palette-icons') === true) || undefined}>
            {board && <StencilPalette board={board} />}
          </div>
        )}
        <main id="canvas" tabIndex={-1} className={classes(css.canvas, file.isOver && css.over)} {...file.drop}>
          <h1 className="visually-hidden">{title || 'Untitled board'}</h1>
          <div className={css.stage}>
            {/* A room that does not exist is not knocked at. */}
            {existence !== 'asking' && !isMissing && <BoardCanvas boardId={id} onReady={onReady} />}
            {board && !isPhone && <QuickInsert board={board} />}
            {board && <EmptyBoardHint board={board} isPhone={isPhone} isPlaced={placed === board} />}
            <BoardNotices id={id} board={board} existence={existence} isLocked={isLocked} />
          </div>
          {around && board && !isStrict && (
            <around.EstimateStrip board={board} review={around.review} isNarrow={isNarrow} onOpen={openTab} />
          )}
        </main>
        {!isNarrow && !isMissing && (
          <aside className={css.panel} style={{ width }} aria-label="About this board">
            <Resizer label="Width of the panel" width={width} min={PANEL.min} max={PANEL.max} onChange={setWidth} />
            {panel}
          </aside>
        )}
      </div>
      {isNarrow && board && review && <NarrowBar review={isStrict ? null : review} isPhone={isPhone} onOpen={setSheet} />}
      <Sheet side="left" title="Stencils" open={isNarrow && sheet === 'stencils'} onOpenChange={() => setSheet(null)}>
        {board && <StencilPalette board={board} />}
      </Sheet>
      <Sheet side={isPhone ? 'bottom' : 'right'} title="Review" open={isNarrow && sheet === 'panel'} onOpenChange={() => setSheet(null)}>
        <LooksThrough onLook={() => setSheet(null)}>{panel}</LooksThrough>
      </Sheet>
      <ShortcutsDialog open={help} onOpenChange={setHelp} />
      {file.element}
    </div>
  )
}

/** In a sheet, whatever leads to a place on the canvas also makes way for it. */
function LooksThrough({ onLook, children }: { onLook: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(onLook)
  useEffect(() => {
    latest.current = onLook
  })
  useEffect(() => {
    const element = box.current
    const look = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('button[data-node-id], button[data-edge-id]')) latest.current()
    }
    element?.addEventListener('click', look)
    return () => element?.removeEventListener('click', look)
  }, [])
  return (
    <div ref={box} className={css.through}>
      {children}
    </div>
  )
}

/** A scenario or an example that was opened as a new board is drawn once, when the board first opens. */
async function placeWhatWasLeft(board: Board): Promise<void> {
  const left = leftForBoard(board.id)
  if (left === undefined) return
  await board.placeGraph(parseGraph(left), placingOf(board.id))
  // It is where the board begins, not the first step taken on it: an undo must not empty it.
  if (!board.editor.isDisposed) board.editor.clearHistory()
  forgetLeft(board.id)
}

/** The canvas follows the page's theme. */
function useBoardTheme(board: Board | null): void {
  const { shown } = useTheme()
  useEffect(() => {
    board?.editor.user.updateUserPreferences({ colorScheme: shown })
  }, [board, shown])
}

/** The tab says the board's title, and the home page's list keeps it. */
function useKnownBoard(board: Board | null): void {
  const title = useValue('title', () => board?.title.get() ?? '', [board])
  useTitle(title || 'Untitled board')
  useEffect(() => {
    if (board) rememberBoard({ id: board.id, title, openedAt: Date.now() })
  }, [board, title])
}

function usePanelWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => {
    const stored = remembered('panel')
    return typeof stored === 'number' && stored >= PANEL.min && stored <= PANEL.max ? stored : PANEL.usual
  })
  useEffect(() => {
    remember('panel', width)
  }, [width])
  return [width, setWidth]
}
