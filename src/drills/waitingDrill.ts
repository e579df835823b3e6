/** A drill that was chosen and waits for its board to open, in this window. */
export interface WaitingDrill {
  drill: string
  seed: number
  /** Whose drawing it is played on: "own", or the id of a scenario. */
  from: string
}

const key = (board: string): string => `premortem:drill:${board}`

export function leaveDrill(board: string, drill: WaitingDrill): void {
  sessionStorage.setItem(key(board), JSON.stringify(drill))
}

/** What was left for a board, once. It was written by this page, and is trusted as far. */
export function takeDrill(board: string): WaitingDrill | null {
  const text = sessionStorage.getItem(key(board))
  sessionStorage.removeItem(key(board))
  return text === null ? null : (JSON.parse(text) as WaitingDrill)
}
