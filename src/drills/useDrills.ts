import { useEffect, useState } from 'react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { takeDrill } from './waitingDrill.ts'
import type { WaitingDrill } from './waitingDrill.ts'

/** What of drills a board page must know before the tab is opened. */
export interface BoardDrills {
  /** The run that is played now. */
  running: string | null
  /** It was begun by this person. */
  isOwn: boolean
  /** A drill that was chosen for this board and does not fit it. */
  unfit: WaitingDrill | null
}

/** Begins a drill that was chosen for a board, and says which one runs. */
export function useDrills(board: Board | null): BoardDrills {
  const running = useValue('running drill', () => (board ? runningDrill(board) : null), [board])
  const isOwn = useValue('own drill', () => (board ? isBegunHere(board) : false), [board])
  const [unfit, setUnfit] = useState<WaitingDrill | null>(null)
  useEffect(() => {
    const waiting = board && takeDrill(board.id)
    if (!board || !waiting) return
    void import('./beginDrill.ts').then(({ beginDrill }) => {
      if (!beginDrill(board, waiting)) setUnfit(waiting)
    })
  }, [board])
  return { running, isOwn, unfit }
}

/** The latest drill of a board, unless it is over. */
export function runningDrill(board: Pick<Board, 'drills'>): string | null {
  const [id, events] = [...board.drills.lists.get()].at(-1) ?? []
  return id !== undefined && !events?.some(({ type }) => type === 'ended') ? id : null
}

/** Names are all that tells people apart on a board. */
function isBegunHere({ drills, people }: Pick<Board, 'drills' | 'people'>): boolean {
  const [start] = [...drills.lists.get().values()].at(-1) ?? []
  return start !== undefined && start.by === people.get()[0]?.name.trim()
}
