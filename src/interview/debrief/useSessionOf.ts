import { useEffect, useState } from 'react'
import { react } from '@tldraw/state'
import { uniqueId } from 'tldraw'
import type { Graph } from '#critique/graph/graph.ts'
import type { EventBody, SessionEvent } from '#critique/interviewer/events.ts'
import { formatById } from '#critique/interviewer/formats.ts'
import { foldSession } from '#critique/interviewer/session.ts'
import type { Session } from '#critique/interviewer/session.ts'
import { openBoard } from '#src/canvas/openBoard.ts'
import type { OpenBoard } from '#src/canvas/openBoard.ts'
import { loadTask } from '../loadTask.ts'
import type { LoadedTask } from '../loadTask.ts'

export interface SessionHere {
  is: 'here'
  session: Session
  events: readonly SessionEvent[]
  graph: Graph
  content: LoadedTask | null
  /** Parts of the board's history whose private document may be opened here. */
  privateParts: readonly number[]
  append: (bodies: readonly EventBody[]) => void
  remove: () => void
}

export type SessionOf = { is: 'loading' } | { is: 'missing' } | SessionHere

/** A session of a board, read without a canvas. It follows what is added while it is read. */
export function useSessionOf(board: string, id: string): SessionOf {
  const [state, setState] = useState<SessionOf>({ is: 'loading' })
  useEffect(() => {
    const opened = openBoard(board)
    let isGone = false
    let stop = (): void => {}
    const show = async (events: readonly SessionEvent[] | undefined, graph: Graph, privateParts: readonly number[]): Promise<void> => {
      const session = events && foldSession(events)
      if (!events || !session?.setup) return setState({ is: 'missing' })
      // A task may be gone from a later version; what was said stays.
      const content = await loadTask(session.setup.task.id, formatById(session.setup.format)).catch(() => null)
      if (isGone || opened.words.sessions.lists.get().get(id) !== events) return
      const { sessions } = opened.words
      setState({
        is: 'here',
        session,
        events,
        graph,
        content,
        privateParts,
        append: (bodies) =>
          sessions.append(
            id,
            bodies.map((body) => ({ ...body, id: uniqueId(), at: Date.now(), by: nameOf(opened) })),
          ),
        remove: () => sessions.remove(id),
      })
    }
    void Promise.all([opened.ready, opened.readLabels()]).then(() => {
      if (isGone) return
      stop = react('session', () => {
        const access = opened.access.value.get()
        void show(opened.words.sessions.lists.get().get(id), opened.graph.get(), access?.isPrivate ? access.privateParts : [])
      })
    })
    return () => {
      isGone = true
      stop()
      opened.close()
    }
  }, [board, id])
  return state
}

const nameOf = ({ me }: OpenBoard): string => me.get().name.trim() || 'somebody'
