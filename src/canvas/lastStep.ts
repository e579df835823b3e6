import type { TLRecord } from 'tldraw'
import type { Board } from './board.ts'

interface LastStep {
  undo: () => void
  /** Aborted as soon as this person changes anything else or has undone it: an undo would take back something different from then on. */
  until: AbortSignal
}

/** The step that was just taken on the board, for whoever offers to take it back. */
export function lastStep(board: Board): LastStep {
  const moved = new AbortController()
  const end = (): void => {
    stopDrawn()
    stopStated()
    moved.abort()
  }
  const { store } = board.editor
  const stopDrawn = store.listen(end, { source: 'user', scope: 'document' })
  // A step may have stated a requirement and drawn nothing: its note is on this screen's own records.
  const stopStated = store.listen(({ changes }) => Object.values(changes.updated).some(hasNewNotes) && end(), {
    source: 'user',
    scope: 'session',
  })
  return {
    undo: () => {
      if (!moved.signal.aborted) board.undo()
    },
    until: moved.signal,
  }
}

const hasNewNotes = ([before, after]: [TLRecord, TLRecord]): boolean =>
  before.typeName === 'instance_page_state' && after.typeName === 'instance_page_state' && before.meta !== after.meta
