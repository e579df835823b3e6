import type { Board } from './board.ts'

interface LastStep {
  undo: () => void
  /** Aborted as soon as this person changes anything else or has undone it: an undo would take back something different from then on. */
  until: AbortSignal
}

/** The step that was just taken on the board, for whoever offers to take it back. */
export function lastStep(board: Board): LastStep {
  const moved = new AbortController()
  const stop = board.editor.store.listen(
    () => {
      stop()
      moved.abort()
    },
    { source: 'user', scope: 'document' },
  )
  return {
    undo: () => {
      if (!moved.signal.aborted) board.undo()
    },
    until: moved.signal,
  }
}
