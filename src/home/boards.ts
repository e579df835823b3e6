import type { Graph } from '#critique/graph/graph.ts'
import { remember, remembered } from '#src/ui/remembered.ts'

/** A board that this browser has opened. The server has no accounts: whoever knows the id may open it. */
export interface KnownBoard {
  id: string
  title: string
  /** Milliseconds since 1970. */
  openedAt: number
}

const LIST = 'boards'
const KEPT = 60

/** Boards opened here, the latest first. */
export function knownBoards(): KnownBoard[] {
  const stored = remembered(LIST)
  return Array.isArray(stored) ? stored.filter(isKnownBoard).toSorted((a, b) => b.openedAt - a.openedAt) : []
}

/** Puts a board at the head of the list, or renames it there. */
export function rememberBoard(board: KnownBoard): void {
  remember(LIST, [board, ...knownBoards().filter(({ id }) => id !== board.id)].slice(0, KEPT))
}

export function forgetBoard(id: string): void {
  remember(
    LIST,
    knownBoards().filter((board) => board.id !== id),
  )
}

function isKnownBoard(value: unknown): value is KnownBoard {
  if (typeof value !== 'object' || value === null) return false
  const board = value as Record<string, unknown>
  return typeof board.id === 'string' && typeof board.title === 'string' && typeof board.openedAt === 'number'
}

/** What is to be placed on a new board when it opens: it waits in this window, because the address carries the id alone. */
export function leaveForBoard(id: string, graph: Graph): void {
  sessionStorage.setItem(waiting(id), JSON.stringify(graph))
}

/** What was left for a board, once. */
export function takeForBoard(id: string): unknown {
  const text = sessionStorage.getItem(waiting(id))
  sessionStorage.removeItem(waiting(id))
  return text === null ? undefined : JSON.parse(text)
}

const waiting = (id: string): string => `premortem:place:${id}`
