import type { Graph } from '#critique/graph/graph.ts'
import type { Placing } from '#src/canvas/placing.ts'
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

const BIN = 'bin'
/** The server keeps a deleted board this long, unless its operator says otherwise. */
const BIN_MS = 30 * 24 * 3600_000

/** Boards that were deleted in this browser and can be brought back; `openedAt` says when they were deleted. The latest first. */
export function binnedBoards(now: number): KnownBoard[] {
  const stored = remembered(BIN)
  return Array.isArray(stored) ? stored.filter(isKnownBoard).filter(({ openedAt }) => now - openedAt < BIN_MS) : []
}

export function putIntoBin(board: KnownBoard, now: number): void {
  forgetBoard(board.id)
  remember(BIN, [{ ...board, openedAt: now }, ...binnedBoards(now).filter(({ id }) => id !== board.id)].slice(0, KEPT))
}

export function takeOutOfBin(board: KnownBoard, now: number): void {
  remember(
    BIN,
    binnedBoards(now).filter(({ id }) => id !== board.id),
  )
  rememberBoard({ ...board, openedAt: now })
}

function isKnownBoard(value: unknown): value is KnownBoard {
  if (typeof value !== 'object' || value === null) return false
  const board = value as Record<string, unknown>
  return typeof board.id === 'string' && typeof board.title === 'string' && typeof board.openedAt === 'number'
}

/** What is to be placed on a new board when it opens: it waits in this window, because the address carries the id alone. */
export function leaveForBoard(id: string, graph: Graph, placing: Placing = {}): void {
  sessionStorage.setItem(waiting(id), JSON.stringify(graph))
  sessionStorage.setItem(waitingPlaces(id), JSON.stringify(placing))
}

/** What was left for a board. It waits until it is drawn: a reload in between does not lose it. */
export function leftForBoard(id: string): unknown {
  const text = sessionStorage.getItem(waiting(id))
  return text === null ? undefined : JSON.parse(text)
}

/** How what was left for a board is drawn. */
export function placingOf(id: string): Placing {
  const text = sessionStorage.getItem(waitingPlaces(id))
  return text === null ? {} : (JSON.parse(text) as Placing)
}

/** It is on the board. */
export function forgetLeft(id: string): void {
  sessionStorage.removeItem(waiting(id))
  sessionStorage.removeItem(waitingPlaces(id))
}

const waitingPlaces = (id: string): string => `premortem:placing:${id}`
const waiting = (id: string): string => `premortem:place:${id}`
