import { useCallback, useEffect, useState } from 'react'
import type { Board } from '#src/canvas/board.ts'
import { badgesOf, inOrder, neighbour } from '#src/review/arrange.ts'
import type { Review } from '#src/review/findings.ts'
import { react } from '@tldraw/state'

interface FindingTour {
  /** Id of the finding that the tour has stopped at. */
  current: string | null
  setCurrent: (id: string | null) => void
  go: (step: 1 | -1) => void
}

/**
 * Marks the nodes that findings name, and walks from one finding to the next: each stop lights its path and shows its card.
 * Without a review neither: it may not be shown.
 */
export function useFindingTour(board: Board | null, review: Review | null): FindingTour {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    if (!board) return
    if (!review) return board.setBadges(new Map())
    return react('badges', () => board.setBadges(badgesOf(review.sections.get())))
  }, [board, review])
  const go = useCallback(
    (step: 1 | -1) => {
      const next = review && neighbour(inOrder(review.sections.get()), current, step)
      if (!next) return
      setCurrent(next.id)
      board?.show(next.evidence)
      requestAnimationFrame(() => focusCard(next.id))
    },
    [board, review, current],
  )
  return { current, setCurrent, go }
}

function focusCard(id: string): void {
  const card = document.querySelector<HTMLElement>(`[data-finding-id="${CSS.escape(id)}"]`)
  card?.focus({ preventScroll: true })
  card?.scrollIntoView({ block: 'nearest' })
}
