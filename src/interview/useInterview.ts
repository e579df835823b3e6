import { useEffect, useState } from 'react'
import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import type { Interview } from './interview.ts'
import { isHost, takeInterview } from './waitingInterview.ts'

/** The latest interview of a board: one that was just chosen begins, one that runs goes on, one that is over can be read. */
export function useInterview(board: Board | null): Interview | null {
  const latest = useValue('session', () => (board ? ([...board.sessions.lists.get().keys()].at(-1) ?? null) : null), [board])
  useForgottenSound(board)
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

/** Sound is in this browser alone: it goes once this page knows for sure that its session is gone from the board. */
function useForgottenSound(board: Board | null): void {
  const known = useValue('sessions', () => (board && isInStep(board) ? [...board.sessions.lists.get().keys()].join(' ') : null), [board])
  useEffect(() => {
    if (!board || known === null) return
    void import('./speech/recordings.ts')
      .then(({ forgetRecordings }) => forgetRecordings(board.id, new Set(known.split(' '))))
      // Where the browser keeps nothing there is nothing to forget.
      .catch(() => {})
  }, [board, known])
}

const isInStep = (board: Board): boolean => ['online', 'saving', 'saved'].includes(board.connection.get().is)
