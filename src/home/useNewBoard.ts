import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { Graph } from '#critique/graph/graph.ts'
import type { Placing } from '#src/canvas/placing.ts'
import { useToast } from '#src/ui/Toast.tsx'
import { leaveForBoard, rememberBoard } from './boards.ts'
import { createBoard } from './boardsApi.ts'

export interface NewBoard {
  title?: string
  /** How the graph is drawn, where a file says so. */
  placing?: Placing
  /** Called with the board's id before the page goes there. */
  leave?: (id: string) => void
}

/** A drawing, or how one is fetched. */
type Drawing = Graph | null | (() => Promise<Graph | null>)

/** Makes a board on the server and goes there. With a graph, the board places it when it opens. */
export function useNewBoard() {
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const say = useToast()
  const open = useCallback(
    async (drawing: Drawing = null, { title: given, placing, leave }: NewBoard = {}) => {
      setBusy(true)
      try {
        const graph = typeof drawing === 'function' ? await drawing() : drawing
        const title = given ?? graph?.title
        const { id } = await createBoard(title)
        if (graph) leaveForBoard(id, graph, placing)
        leave?.(id)
        rememberBoard({ id, title: title ?? '', openedAt: Date.now() })
        navigate(`/board/${id}`)
      } catch (error) {
        say({ text: error instanceof Error ? error.message : String(error), tone: 'problem' })
      } finally {
        setBusy(false)
      }
    },
    [navigate, say],
  )
  return { open, busy }
}
