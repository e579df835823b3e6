import { atom } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { CloseCode, COLLAB_PATH, MessageType, Saved } from '#server/protocol.ts'
import type { ConnectionState } from './connectionState.ts'
import { keepLocalCopy } from './localCopy.ts'
import type { LocalCopy } from './localCopy.ts'

export interface Connection {
  readonly state: Signal<ConnectionState>
  readonly awareness: Awareness
  /** The board can be shown: it came from the server, or from this browser's copy. */
  readonly ready: Promise<void>
  /** Tries again at once, for instance when somebody presses "Reconnect". */
  retry: () => void
  /** Throws away what this browser keeps of the board, for somebody who has said so. */
  discardCopy: () => Promise<void>
  stop: () => void
}

export interface ConnectOptions {
  /** ws:// or wss://, without a path; the page's own server unless said. */
  server?: string
  /** For Node, which has no WebSocket of its own before version 22. */
  WebSocketPolyfill?: typeof WebSocket
}

const reasons: Partial<Record<number, string>> = {
  [CloseCode.unknownBoard]: 'There is no board at this address. It may have been deleted.',
  [CloseCode.deleted]: 'This board was moved to the bin while it was open.',
  [CloseCode.tooLarge]: 'This board is full. Export it, or continue on a new one.',
  [CloseCode.invalidRecord]: 'The server could not take the last change. Everything saved before it is safe.',
  [CloseCode.missingHistory]: 'This browser’s copy of the board does not fit the server’s any more.',
  [CloseCode.malformed]: 'This page and the server do not understand each other.',
}

/** After these, what this browser keeps would be refused again with every reload. It goes only when its owner says so: it may be the last copy. */
const inTheWay: ReadonlySet<number> = new Set([CloseCode.invalidRecord, CloseCode.missingHistory, CloseCode.malformed])

/** Connects a document with its room, keeps a copy in this browser, and says where one's edits are. */
export function connect(board: string, doc: Y.Doc, { server = pageServer(), WebSocketPolyfill }: ConnectOptions = {}): Connection {
  const provider = new WebsocketProvider(server + COLLAB_PATH.replace(/\/$/, ''), board, doc, {
    connect: false,
    disableBc: true,
    params: { ack: '1' },
    ...(WebSocketPolyfill && { WebSocketPolyfill }),
  })
  const state = atom<ConnectionState>('connection', { is: 'loading' })
  const progress = { sent: 0, received: -1, hasEdited: false, wasConnected: false, refused: undefined as Refusal | undefined }
  const update = (): void => void state.set(describe(provider, progress))
  const stopEcho = sendOnlyOwnPresence(provider)
  let copy: LocalCopy | undefined
  let stopped = false

  const onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === provider || origin === copy) return
    progress.hasEdited = true
    if (provider.wsconnected) progress.sent++
    update()
  }
  doc.on('update', onUpdate)
  provider.messageHandlers[MessageType.saved] = (_encoder, decoder) => {
    const saved = Saved.safeParse(parse(decoding.readVarString(decoder)))
    if (saved.success) progress.received = Math.max(progress.received, saved.data.received)
    update()
  }
  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      Object.assign(progress, { sent: 0, received: -1, wasConnected: true })
    }
    update()
  })
  provider.on('sync', update)
  provider.on('closed', ({ code, reason }) => {
    progress.refused = { reason: reasons[code] ?? (reason || 'The server closed this board.'), copyInTheWay: inTheWay.has(code) }
    update()
  })
  window.addEventListener('online', update)
  window.addEventListener('offline', update)

  const ready = keepLocalCopy(board, doc).then((kept) => {
    if (stopped) return kept.stop()
    copy = kept
    // What was kept may hold edits that never reached the server: it is saved when the server says so.
    progress.hasEdited = kept.hadContent
    provider.connect()
    return kept.hadContent ? undefined : synced(provider)
  })
  return {
    state,
    awareness: provider.awareness,
    ready,
    retry: () => {
      progress.refused = undefined
      provider.disconnect()
      provider.connect()
    },
    discardCopy: async () => copy?.discard(),
    stop: () => {
      stopped = true
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
      doc.off('update', onUpdate)
      stopEcho()
      copy?.stop()
      provider.destroy()
    },
  }
}

interface Refusal {
  reason: string
  copyInTheWay: boolean
}

interface Progress {
  sent: number
  received: number
  hasEdited: boolean
  wasConnected: boolean
  refused: Refusal | undefined
}

function describe(provider: WebsocketProvider, { sent, received, hasEdited, wasConnected, refused }: Progress): ConnectionState {
  if (refused !== undefined) return { is: 'refused', ...refused }
  if (provider.wsconnected && provider.synced) {
    if (!hasEdited) return { is: 'online' }
    return received >= 0 && received >= sent ? { is: 'saved' } : { is: 'saving' }
  }
  if (!navigator.onLine) return { is: 'offline' }
  if (wasConnected) return { is: 'reconnecting' }
  return provider.wsUnsuccessfulReconnects > 1 ? { is: 'offline' } : { is: 'loading' }
}

function synced(provider: WebsocketProvider): Promise<void> {
  if (provider.synced) return Promise.resolve()
  return new Promise((resolve) => {
    const onSync = (isSynced: boolean): void => {
      if (!isSynced) return
      provider.off('sync', onSync)
      resolve()
    }
    provider.on('sync', onSync)
  })
}

/** The provider sends on every presence that it hears, also everybody else's: each cursor move would go up once per person. */
function sendOnlyOwnPresence(provider: WebsocketProvider): () => void {
  const { awareness } = provider
  const handler = (provider as unknown as { _awarenessUpdateHandler: (...args: unknown[]) => void })._awarenessUpdateHandler
  awareness.off('update', handler)
  const onUpdate = (changes: Record<'added' | 'updated' | 'removed', number[]>): void => {
    const isOwn = Object.values(changes).some((clients) => clients.includes(awareness.clientID))
    const socket = provider.ws
    if (!isOwn || !socket || socket.readyState !== socket.OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MessageType.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    socket.send(encoding.toUint8Array(encoder))
  }
  awareness.on('update', onUpdate)
  return () => awareness.off('update', onUpdate)
}

function pageServer(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
