import { useCallback, useEffect, useState } from 'react'
import { useValue } from 'tldraw'
import type { Access } from '#server/protocol.ts'
import type { Board } from '#src/canvas/board.ts'
import { RequestError } from '#src/collab/request.ts'
import { useToast } from '#src/ui/Toast.tsx'

export interface Share {
  /** null until the server has said. */
  access: Access | null
  /** What kept it from saying. */
  problem: string | null
  busy: boolean
  /** Does something about access and shows what came of it. Resolves with false when it failed, which was said then. */
  run: (work: () => Promise<Access | null | void>) => Promise<boolean>
}

/** Who may open this board, while a dialog about it is open. */
export function useShare(board: Board, isOpen: boolean): Share {
  const say = useToast()
  const access = useValue('access', () => board.access.value.get(), [board])
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    board.access.refresh().then(
      () => setProblem(null),
      (error: unknown) => setProblem(words(error)),
    )
  }, [board, isOpen])
  const run = useCallback(
    async (work: () => Promise<Access | null | void>) => {
      setBusy(true)
      try {
        const changed = await work()
        if (changed) board.access.set(changed)
        else await board.access.refresh()
        return true
      } catch (error) {
        say({ text: words(error), tone: 'problem' })
        return false
      } finally {
        setBusy(false)
      }
    },
    [board, say],
  )
  return { access, problem, busy, run }
}

const words = (error: unknown): string => (error instanceof RequestError ? error.message : 'That did not work. Try again.')
