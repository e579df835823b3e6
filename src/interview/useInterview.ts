import { useEffect, useState } from 'react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { Interview } from './interview.ts'
import { isHost, takeInterview } from './waitingInterview.ts'

/** The latest interview of a board: one that was just chosen begins, one that runs goes on, one that is over can be read. */
export function useInterview(board: Board | null): Interview | null {
  const latest = useValue('session', () => (board ? ([...board.sessions.lists.get().keys()].at(-1) ?? null) : null), [board])
  const [interview, setInterview] = useState<{ of: Board; interview: Interview } | null>(null)
  useEffect(() => {
    const waiting = board && takeInterview(board.id)
    if (!board || !waiting) return
    void import('./openInterview.ts').then(({ beginInterview }) => beginInterview(board, waiting))
  }, [board])
  useEffect(() => {
    if (!board || !latest) return
    let isGone = false
    let opened: Interview | undefined
    void import('./openInterview.ts')
      .then(({ openInterview }) => openInterview(board, latest, isHost(latest)))
      .then((made) => {
        if (!made) return
        if (isGone) return made.stop()
        opened = made
        setInterview({ of: board, interview: made })
      })
    return () => {
      isGone = true
      opened?.stop()
    }
  }, [board, latest])
  return interview && interview.of === board ? interview.interview : null
}
