import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { Metrics } from '../metrics.ts'
import { BoardId, CloseCode, COLLAB_PATH } from '../protocol.ts'
import { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import { Stopping } from './rooms.ts'
import type { Rooms } from './rooms.ts'

export interface UpgradeOptions {
  rooms: Rooms
  limits: Limits
  metrics: Metrics
  /** Where pages that may connect come from, beside the address that they connect to. */
  publicOrigin: string | null
}

/** How long a client may take to agree that the connection is over. */
const CLOSE_TIMEOUT_MS = 5000

export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

/**
 * Takes WebSocket upgrades below `/collab/`. Returns false for all others, which belong to somebody else. Refusals are close codes, because
 * y-websocket takes an HTTP error for a network failure and tries again for ever; only a page of another origin gets a 403.
 */
export function createUpgrade({ rooms, limits, metrics, publicOrigin }: UpgradeOptions): HandleUpgrade {
  const options = {
    noServer: true,
    perMessageDeflate: false,
    // Known to ws, not to its types.
    closeTimeout: CLOSE_TIMEOUT_MS,
    maxPayload: limits.frameBytes,
    maxFragments: limits.fragments,
    maxBufferedChunks: limits.fragments * 16,
  }
  const server = new WebSocketServer(options)
  let open = 0

  const admit = async (socket: WebSocket, name: string, query: string): Promise<void> => {
    const connection = new Connection(socket, { limits, metrics, wantsSaved: new URLSearchParams(query).get('ack') === '1' })
    metrics.connections.set(++open)
    socket.once('close', () => metrics.connections.set(--open))
    // What comes before the room is loaded waits in the socket.
    socket.pause()
    const id = BoardId.safeParse(name)
    if (open > limits.connections) return connection.close(CloseCode.tryLater, 'The server is full.')
    const room = id.success ? await rooms.open(id.data) : null
    if (socket.readyState !== socket.OPEN) return
    if (!room) return connection.close(CloseCode.unknownBoard, 'There is no such board.')
    if (room.isFull) return connection.close(CloseCode.tryLater, 'Too many people are on this board.')
    connection.attach(room)
    socket.resume()
  }

  return (request, socket, head) => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    if (!path.startsWith(COLLAB_PATH)) return false
    socket.on('error', () => socket.destroy())
    if (!isOriginAllowed(request, publicOrigin)) {
      metrics.refused.inc({ reason: 'origin' })
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return true
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      admit(webSocket, path.slice(COLLAB_PATH.length), query).catch((error: unknown) => sendAway(webSocket, error))
    })
    return true
  }
}

function sendAway(socket: WebSocket, error: unknown): void {
  socket.resume()
  if (error instanceof Stopping) socket.close(CloseCode.restarting, error.message)
  else socket.close(CloseCode.tryLater, 'The board could not be loaded.')
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
