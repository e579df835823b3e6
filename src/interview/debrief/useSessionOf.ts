import { useEffect, useState } from 'react'
import type { Graph } from '#critique/graph/graph.ts'
import { formatById } from '#critique/interviewer/formats.ts'
import { foldSession } from '#critique/interviewer/session.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { openBoard } from '#src/canvas/openBoard.ts'
import { loadTask } from '../loadTask.ts'
import type { LoadedTask } from '../loadTask.ts'

export type SessionOf =
  | { is: 'loading' }
  | { is: 'missing' }
  | { is: 'here'; session: Session; graph: Graph; content: LoadedTask | null; remove: () => void }

/** A session of a board, read without a canvas. It follows corrections that are made while it is read. */
export function useSessionOf(board: string, id: string): SessionOf {
  const [state, setState] = useState<SessionOf>({ is: 'loading' })
  useEffect(() => {
    const opened = openBoard(board)
    let isGone = false
    let stop = (): void => {}
    const show = async (): Promise<void> => {
      const events = opened.words.sessions.lists.get().get(id)
      if (!events || isGone) return setState({ is: 'missing' })
      const session = foldSession(events)
      if (!session.setup) return setState({ is: 'missing' })
      // A task may be gone from a later version; what was said stays.
      const content = await loadTask(session.setup.task.id, formatById(session.setup.format)).catch(() => null)
      if (isGone) return
      setState({ is: 'here', session, graph: opened.graph.get(), content, remove: () => opened.words.sessions.remove(id) })
    }
    void opened.ready.then(async () => {
      if (isGone) return
      await show()
      const timer = setTimeout(() => void show(), 1500)
      stop = () => clearTimeout(timer)
    })
    return () => {
      isGone = true
      stop()
      opened.close()
    }
  }, [board, id])
  return state
}
