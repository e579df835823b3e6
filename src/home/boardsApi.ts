import { request as call, RequestError } from '#src/collab/request.ts'

const at = (id: string): string => `/api/boards/${encodeURIComponent(id)}`

/** A new board on the server; its id cannot be guessed. */
export const createBoard = (title?: string): Promise<{ id: string }> => call('/api/boards', { method: 'POST', body: { title } })

/** Whether there is such a board. Rejects when the server does not answer. */
export async function boardExists(id: string): Promise<boolean> {
  // Checked by hand: a schema brings its whole library along, and the home page waits for this file.
  const { exists } = await call<{ exists?: unknown }>(`${at(id)}/exists`, { method: 'GET' })
  if (typeof exists !== 'boolean') throw new RequestError('The server gave an answer that this page does not understand.', 200)
  return exists
}

/** A copy of a board as it is now. */
export const duplicateBoard = (id: string): Promise<{ id: string }> => call(`${at(id)}/duplicate`, { method: 'POST' })

/** Closes a board for everyone. It can be restored for a while. */
export const deleteBoard = (id: string): Promise<unknown> => call(at(id), { method: 'DELETE' })
export const restoreBoard = (id: string): Promise<unknown> => call(`${at(id)}/restore`, { method: 'POST' })
export const renameBoard = (id: string, title: string): Promise<unknown> => call(at(id), { method: 'PATCH', body: { title } })
