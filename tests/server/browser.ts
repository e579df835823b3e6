import type { LightMyRequestResponse } from 'fastify'
import type { WebSocket } from 'ws'
import { WebSocket as Socket } from 'ws'
import { Access, AUTH_PREFIX, InviteResponse, JoinResponse, RoomTokenResponse, SUBPROTOCOL } from '#server/protocol.ts'
import type { InviteRequest, Role } from '#server/protocol.ts'
import type { TestServer } from './testServer.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Somebody's browser: it keeps its cookie. */
export class TestBrowser {
  readonly #server: TestServer
  readonly #headers: Record<string, string>
  cookie = ''

  constructor(server: TestServer, headers: Record<string, string> = {}) {
    this.#server = server
    this.#headers = headers
  }

  async ask(method: Method, url: string, payload?: object): Promise<LightMyRequestResponse> {
    const response = await this.#server.service.app.inject({
      method,
      url,
      headers: {
        host: this.#server.host,
        origin: `http://${this.#server.host}`,
        ...(this.cookie && { cookie: this.cookie }),
        ...this.#headers,
      },
      ...(payload && { payload }),
    })
    const given = response.headers['set-cookie']
    if (given) this.cookie = String(given).split(';')[0] ?? ''
    return response
  }

  /** Makes a board private and returns the links for these roles. */
  async shareByRole<const Roles extends readonly InviteRequest['role'][]>(
    board: string,
    ...roles: Roles
  ): Promise<Record<Roles[number], string>> {
    await this.ask('POST', `/api/boards/${board}/private`, { name: 'Olga' })
    const links = await Promise.all(roles.map(async (role) => [role, (await this.invite(board, { role })).token] as const))
    return Object.fromEntries(links) as Record<Roles[number], string>
  }

  async invite(board: string, request: InviteRequest): Promise<InviteResponse> {
    return InviteResponse.parse((await this.ask('POST', `/api/boards/${board}/invitations`, request)).json())
  }

  async join(token: string, name: string): Promise<Role> {
    return JoinResponse.parse((await this.ask('POST', '/api/join', { token, name })).json()).role
  }

  async access(board: string): Promise<Extract<Access, { isPrivate: true }>> {
    const access = Access.parse((await this.ask('GET', `/api/boards/${board}/access`)).json())
    if (!access.isPrivate) throw new Error('an open board')
    return access
  }

  async me(board: string): Promise<string> {
    return (await this.access(board)).me.id
  }

  async token(board: string, document = board): Promise<string> {
    const { token } = RoomTokenResponse.parse((await this.ask('POST', `/api/boards/${board}/room-token`, { document })).json())
    return token ?? ''
  }

  /** A bare socket with a token for the document, or with another one. */
  async enter(board: string, { document = board, token }: { document?: string; token?: string } = {}): Promise<WebSocket> {
    return openSocket(this.#server, document, token ?? (await this.token(board, document)))
  }
}

export function openSocket(server: TestServer, document: string, token: string | null): WebSocket {
  const protocols = token === null ? [] : [SUBPROTOCOL, `${AUTH_PREFIX}${token}`]
  const socket = new Socket(`ws://${server.host}/collab/${document}`, protocols)
  socket.on('error', () => {})
  return socket
}
