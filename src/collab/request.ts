/** What went wrong with a request, in words for a person. `status` is 0 when nobody answered. */
export class RequestError extends Error {
  override name = 'RequestError'
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

export interface RequestOptions {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

/**
 * Asks the page's own server. Nothing checks the shape of the answer.
 * @throws {RequestError}
 */
export async function request<T>(url: string, { method, body, signal }: RequestOptions): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(signal && { signal }),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new RequestError('The server does not answer. Check the connection and try again.', 0)
  })
  if (!response.ok) throw new RequestError(await reason(response), response.status)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function reason(response: Response): Promise<string> {
  if (response.status === 429) return 'That was a lot at once. Wait a minute and try again.'
  const body: unknown = await response.json().catch(() => undefined)
  const said = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  return typeof said === 'string' ? said : `The server answered with an error (${response.status}).`
}
