import type { AddressInfo } from 'node:net'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readConfig } from '#server/config.ts'
import type { ModelClient } from '#server/llm/modelClient.ts'
import { CreateBoardResponse, Saved } from '#server/protocol.ts'
import { encode } from '#server/records/codec.ts'
import type { RawRecord } from '#server/records/codec.ts'
import type { Limits } from '#server/rooms/limits.ts'
import { openService } from '#server/service.ts'
import type { Service } from '#server/service.ts'
import type { Store } from '#server/store/store.ts'
import { makeFolder } from './temporaryFolder.ts'

/** A real server on a free port with an empty folder, and clients for it. */
export interface TestServer {
  service: Service
  /** `127.0.0.1:1234` */
  host: string
  createBoard: (title?: string) => Promise<string>
  /** A y-websocket client that has received the board. */
  join: (board: string) => Promise<Person>
  /** A bare socket on a board. */
  socket: (board: string, options?: { query?: string; origin?: string }) => WebSocket
  stop: () => Promise<void>
}

export interface Person {
  doc: Y.Doc
  provider: WebsocketProvider
  leave: () => void
}

export interface TestServerOptions {
  limits?: Partial<Limits>
  dataDir?: string
  port?: number
  store?: Store
  /** Beside DATA_DIR and LOG_LEVEL. */
  env?: Record<string, string>
  models?: ModelClient
  /** Milliseconds since 1970. */
  now?: () => number
}

export async function startTestServer({ limits, dataDir, port = 0, store, env, models, now }: TestServerOptions = {}): Promise<TestServer> {
  const folder = makeFolder()
  const config = readConfig({ DATA_DIR: dataDir ?? folder.path, LOG_LEVEL: 'silent', ...env })
  const service = await openService({
    config,
    version: '0.0.0',
    clientDir: null,
    ...(limits && { limits }),
    ...(store && { store }),
    ...(models && { models }),
    ...(now && { now }),
  })
  service.app.server.on('upgrade', (request, socket, head) => {
    if (!service.handleUpgrade(request, socket, head)) socket.destroy()
  })
  await service.app.listen({ host: '127.0.0.1', port })
  const host = `127.0.0.1:${(service.app.server.address() as AddressInfo).port}`
  const open: { leave: () => void }[] = []
  return {
    service,
    host,
    createBoard: async (title) => {
      const response = await service.app.inject({ method: 'POST', url: '/api/boards', payload: title === undefined ? {} : { title } })
      return CreateBoardResponse.parse(response.json()).id
    },
    join: async (board) => {
      const person = joinBoard(host, board)
      open.push(person)
      await isSynced(person)
      return person
    },
    socket: (board, { query = '', origin } = {}) => {
      const socket = new WebSocket(`ws://${host}/collab/${board}${query}`, origin === undefined ? {} : { origin })
      socket.on('error', () => {})
      open.push({ leave: () => socket.terminate() })
      return socket
    },
    stop: async () => {
      for (const { leave } of open) leave()
      await service.close()
      folder.remove()
    },
  }
}

/** A y-websocket client of a board, whether or not the server is there. */
export function joinBoard(host: string, board: string): Person {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://${host}/collab`, board, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  })
  return {
    doc,
    provider,
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

export const isSynced = ({ provider }: Person): Promise<void> => until(() => provider.synced, 'synced')

/** Waits for a condition; asks again every few milliseconds. */
export async function until(condition: () => boolean, what = String(condition), ms = 20_000): Promise<void> {
  const end = Date.now() + ms
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A well-formed stencil on the canvas. */
export function nodeRecord(name: string, label = name): RawRecord {
  return {
    id: `shape:${name}`,
    typeName: 'shape',
    type: 'node',
    parentId: 'page:page',
    index: 'a1',
    x: 0,
    y: 0,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { w: 180, h: 64, kind: 'agent', label, roles: [], planned: false, data: {} },
  }
}

/** Writes a record as the browser does: a map of fields under the record's id. */
export function put(doc: Y.Doc, record: RawRecord): void {
  doc.transact(() => doc.getMap('records').set(record.id, new Y.Map(encode(record))))
}

export const recordIds = (doc: Y.Doc): string[] => [...doc.getMap('records').keys()].toSorted()

/** One frame of y-websocket's protocol: a type, then a step and its bytes. */
export const syncMessage = (step: 0 | 1 | 2, data: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, data)
  })

export const awarenessMessage = (entries: readonly { client: number; clock: number; json: string }[]): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, entries.length)
        for (const { client, clock, json } of entries) {
          encoding.writeVarUint(inner, client)
          encoding.writeVarUint(inner, clock)
          encoding.writeVarString(inner, json)
        }
      }),
    )
  })

/** The update that a change makes to a document. */
export function updateOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

export const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('close', () => reject(new Error('closed before it opened')))
  })

/** The code and reason with which the server closes a socket. */
export const closed = (socket: WebSocket): Promise<{ code: number; reason: string }> =>
  new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })))

/** A `saved` message, or null when the frame is something else. */
export function readSaved(frame: Buffer): Saved | null {
  return frame[0] === 100 ? Saved.parse(JSON.parse(frame.subarray(2).toString())) : null
}
