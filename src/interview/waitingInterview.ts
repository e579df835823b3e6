import type { Choices } from '#critique/interviewer/openSession.ts'

/** An interview that was chosen and waits for its board to open, in this window. */
export type WaitingInterview = Choices & { task: string }

const key = (board: string): string => `premortem:interview:${board}`

export function leaveInterview(board: string, interview: WaitingInterview): void {
  sessionStorage.setItem(key(board), JSON.stringify(interview))
}

/** What was left for a board, once. It was written by this page, and is trusted as far. */
export function takeInterview(board: string): WaitingInterview | null {
  const text = sessionStorage.getItem(key(board))
  sessionStorage.removeItem(key(board))
  return text === null ? null : (JSON.parse(text) as WaitingInterview)
}

const hosted = (session: string): string => `premortem:host:${session}`

/** The interviewer speaks from the page that opened the session, also after a reload. */
export const isHost = (session: string): boolean => sessionStorage.getItem(hosted(session)) !== null
export const becomeHost = (session: string): void => sessionStorage.setItem(hosted(session), '1')
