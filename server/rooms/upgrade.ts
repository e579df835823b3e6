import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Denial, Gatekeeper } from '../access/gatekeeper.ts'
import { hashOf } from '../access/whoAsks.ts'
import type { WhoAsks } from '../access/whoAsks.ts'
import type { Metrics } from '../metrics.ts'
import { AUTH_PREFIX, CloseCode, COLLAB_PATH, SUBPROTOCOL } from '../protocol.ts'
import { Addresses } from './addresses.ts'
import { BoardSocket, Connection } from './connection.ts'
import type { Surroundings } from './connection.ts'
import type { Limits } from './limits.ts'
import { Pulse } from './pulse.ts'
import { Stopping } from './rooms.ts'
import type { Rooms } from './rooms.ts'

export interface UpgradeOptions {
  rooms: Rooms
  gatekeeper: Gatekeeper
  whoAsks: WhoAsks
  limits: Limits
  metrics: Metrics
  /** Where pages that may connect come from, beside the address that they connect to. */
  publicOrigin: string | null
  /** Whether `x-forwarded-for` may be believed. */
  trustProxy: boolean
  /** For the operator's log: what happened, without names, contents, or anything that opens a board. */
  note: (event: string, details: Readonly<Record<string, string | number>>) => void
}

/** How long a client may take to agree that the connection is over. */
const CLOSE_TIMEOUT_MS = 5000

export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

/**
 * Takes WebSocket upgrades below `/collab/`. Returns false for all others, which belong to somebody else. Refusals are close codes, because
 * y-websocket takes an HTTP error for a network failure and tries again for ever; only a page of another origin gets a 403.
 */
export function createUpgrade({
  rooms,
  gatekeeper,
  whoAsks,
  limits,
  metrics,
  publicOrigin,
  trustProxy,
  note,
}: UpgradeOptions): HandleUpgrade {
  const options = {
    noServer: true,
    WebSocket: BoardSocket,
    perMessageDeflate: false,
    // Known to ws, not to its types.
    closeTimeout: CLOSE_TIMEOUT_MS,
    maxPayload: limits.frameBytes,
    maxFragments: limits.fragments,
    maxBufferedChunks: limits.fragments * 16,
    // ws would otherwise send back the first that is offered, and that may be the token.
    handleProtocols: (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  } as const
  const server = new WebSocketServer(options)
  const addresses = new Addresses(limits)
  const pulse = new Pulse(server.clients, limits.keepAliveMs)
  let open = 0

  const onLeft: Surroundings['onLeft'] = ({ address, document, pass, cameAt }, code) => {
    metrics.connections.set(--open)
    if (address !== null) addresses.leave(address, document)
    const seconds = Math.round(performance.now() / 1000) - cameAt
    note('left', { board: shortHash(document), role: pass.member?.role ?? 'none', code, seconds })
  }
  const surroundings: Surroundings = { limits, metrics, onLeft }

  const admit = async (socket: BoardSocket, wire: Duplex, request: IncomingMessage, document: string, query: string): Promise<void> => {
    const address = addressOf(request, trustProxy)
    const mayEnter = addresses.enter(address, document)
    const wantsSaved = new URLSearchParams(query).get('ack') === '1'
    const connection = new Connection(socket, wire, surroundings, {
      document,
      address: mayEnter ? address : null,
      wantsSaved,
      turn: pulse.start(),
    })
    metrics.connections.set(++open)
    // What comes before the room is loaded waits in the socket.
    socket.pause()
    if (open > limits.connections) return connection.close(CloseCode.tryLater, 'The server is full.')
    if (!mayEnter) return connection.close(CloseCode.tryLater, 'Too many connections come from this address.')
    if (addresses.isGuessing(address)) return connection.close(CloseCode.tryLater, 'Too many attempts from this address were refused.')
    if (!whoAsks.mayPass(request.headers)) return connection.close(CloseCode.notSignedIn, 'Sign in first.')
    const pass = await gatekeeper.admit(document, readToken(request), whoAsks.subject(request.headers))
    if (typeof pass === 'string') return deny(connection, pass, address)
    const room = await rooms.open(document)
    if (socket.readyState !== socket.OPEN) return
    if (!room) return deny(connection, 'unknown', address)
    // It was let go of in this very moment: whoever comes back gets the next one.
    if (room.isClosed) return connection.close(CloseCode.restarting, 'The board is loaded again.')
    if (room.isFull) return connection.close(CloseCode.tryLater, 'Too many people are on this board.')
    connection.attach(room, pass)
    note('joined', { board: shortHash(document), role: pass.member?.role ?? 'none' })
    socket.resume()
    await rooms.review(room, connection, gatekeeper)
  }

  const deny = (connection: Connection, denial: Denial, address: string): void => {
    addresses.countRefusal(address)
    metrics.refused.inc({ reason: 'access' })
    if (denial === 'bad token') return connection.close(CloseCode.notSignedIn, 'This access has expired. Open the board again.')
    if (denial === 'removed') return connection.close(CloseCode.removed, 'You were removed from this board.')
    connection.close(CloseCode.unknownBoard, 'There is no such board, or it is not shared with you.')
  }

  return (request, socket, head) => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    if (!path.startsWith(COLLAB_PATH)) return false
    socket.on('error', destroyThis)
    if (!isOriginAllowed(request, publicOrigin)) {
      metrics.refused.inc({ reason: 'origin' })
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return true
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      // From here on ws listens itself.
      socket.off('error', destroyThis)
      admit(webSocket, socket, request, decoded(path.slice(COLLAB_PATH.length)), query).catch((error: unknown) =>
        sendAway(webSocket, error),
      )
    })
    return true
  }
}

/** Not a closure: one would keep the whole request in memory as long as the connection lasts. */
function destroyThis(this: Duplex): void {
  this.destroy()
}

/** Tells boards apart in a log that opens none. */
const shortHash = (document: string): string => hashOf(document.split('~', 1)[0] ?? '').slice(0, 8)

function sendAway(socket: BoardSocket, error: unknown): void {
  socket.resume()
  if (error instanceof Stopping) socket.close(CloseCode.restarting, error.message)
  else socket.close(CloseCode.tryLater, 'The board could not be loaded.')
}

/** The token among the offered subprotocols. It stands in a header, which servers and proxies do not log, and in no address. */
function readToken({ headers }: IncomingMessage): string | null {
  const offered = headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? []
  return offered.find((name) => name.startsWith(AUTH_PREFIX))?.slice(AUTH_PREFIX.length) ?? null
}

function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined
  // The last one is what our own proxy saw; those before it are what the client says.
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim()
  return last || (socket.remoteAddress ?? '')
}

/** y-websocket may write "~" as it is or not. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}

/** A page may connect to where it came from. Programs send no origin; for them the board's id is the key, as it is for everybody. */
function isOriginAllowed({ headers }: IncomingMessage, publicOrigin: string | null): boolean {
  const { origin, host } = headers
  if (origin === undefined || origin === publicOrigin) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
