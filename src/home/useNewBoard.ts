import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { Graph } from '#critique/graph/graph.ts'
import { useToast } from '#src/ui/Toast.tsx'
import { leaveForBoard, rememberBoard } from './boards.ts'
import { createBoard } from './boardsApi.ts'

/** Makes a board on the server and goes there. With a graph, the board places it when it opens. */
export function useNewBoard() {
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const say = useToast()
  const open = useCallback(
    async (graph?: Graph) => {
      setBusy(true)
      try {
        const { id } = await createBoard(graph?.title)
        if (graph) leaveForBoard(id, graph)
        rememberBoard({ id, title: graph?.title ?? '', openedAt: Date.now() })
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
