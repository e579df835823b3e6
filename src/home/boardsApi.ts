/** What went wrong with a request, in words for a person. */
export class RequestError extends Error {
  override name = 'RequestError'
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

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

async function call<T>(url: string, { method, body }: { method: string; body?: unknown }): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new RequestError('The server does not answer. Check the connection and try again.', 0)
  })
  if (!response.ok) throw new RequestError(await reason(response), response.status)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function reason(response: Response): Promise<string> {
  if (response.status === 404) return 'There is no such board any more.'
  if (response.status === 429) return 'That was a lot at once. Wait a minute and try again.'
  const body: unknown = await response.json().catch(() => undefined)
  const said = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  return typeof said === 'string' ? said : `The server answered with an error (${response.status}).`
}
