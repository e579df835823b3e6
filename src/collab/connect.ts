import { atom } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { AUTH_PREFIX, CloseCode, COLLAB_PATH, MessageType, RoleNotice, Saved, SUBPROTOCOL } from '#server/protocol.ts'
import { askForToken } from './accessApi.ts'
import type { ConnectionState } from './connectionState.ts'
import { keepLocalCopy } from './localCopy.ts'
import type { LocalCopy } from './localCopy.ts'
import { RequestError } from './request.ts'
import type { BoardRole } from './useRole.ts'

export interface Connection {
  readonly state: Signal<ConnectionState>
  readonly awareness: Awareness
  /** What we are to this document; follows what the server says. */
  readonly role: Signal<BoardRole>
  /** Whether edits of ours enter the document. The server drops those of observers. */
  readonly canWrite: Signal<boolean>
  /** Counts how often the server said that who may do what has changed. */
  readonly accessChanges: Signal<number>
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

/** How long to wait before a token is asked for again: doubled with each failure. */
const ASK_AGAIN_MS = { first: 200, most: 2500 }
/** Tokens that were refused in a row before we believe it. */
const MOST_TOKENS = 3

const reasons: Partial<Record<number, string>> = {
  [CloseCode.unknownBoard]: 'There is no board at this address, or it is not shared with you. Ask its owner for an invitation.',
  [CloseCode.notSignedIn]: 'The server did not let this page in. Load it again.',
  [CloseCode.removed]: 'You were removed from this board. What was drawn before is safe; ask its owner if this was a mistake.',
  [CloseCode.deleted]: 'This board was moved to the bin while it was open.',
  [CloseCode.tooLarge]: 'This board is full. Export it, or continue on a new one.',
  [CloseCode.invalidRecord]: 'The server could not take the last change. Everything saved before it is safe.',
  [CloseCode.missingHistory]: 'This browser’s copy of the board does not fit the server’s any more.',
  [CloseCode.malformed]: 'This page and the server do not understand each other.',
}

/** After these, what this browser keeps would be refused again with every reload. It goes only when its owner says so: it may be the last copy. */
const inTheWay: ReadonlySet<number> = new Set([CloseCode.invalidRecord, CloseCode.missingHistory, CloseCode.malformed])

/** Connects a document with its room, keeps a copy in this browser, and says where one's edits are. */
export function connect(document: string, doc: Y.Doc, { server = pageServer(), WebSocketPolyfill }: ConnectOptions = {}): Connection {
  const provider = new WebsocketProvider(server + COLLAB_PATH.replace(/\/$/, ''), document, doc, {
    connect: false,
    disableBc: true,
    params: { ack: '1' },
    ...(WebSocketPolyfill && { WebSocketPolyfill }),
  })
  const state = atom<ConnectionState>('connection', { is: 'loading' })
  const role = atom<BoardRole>('role', null)
  const canWrite = atom('can write', true)
  const accessChanges = atom('access changes', 0)
  const progress: Progress = {
    sent: 0,
    received: -1,
    hasEdited: false,
    hasCopy: false,
    wasSynced: false,
    failedAsks: 0,
    refused: undefined,
  }
  const update = (): void => void state.set(describe(provider, progress, canWrite.get()))
  const stopEcho = sendOnlyOwnPresence(provider)
  let copy: LocalCopy | undefined
  let stopped = false

  const refuse = (code: number, reason: string): void => {
    progress.refused = { reason: reasons[code] ?? (reason || 'The server closed this board.'), copyInTheWay: inTheWay.has(code) }
    // What somebody may not see any more does not stay behind in their browser.
    if (code === CloseCode.removed && isPrivateDocument(document)) void copy?.discard()
    update()
  }
  const door = openDoor({ provider, document, refuse, onFailure: () => (progress.failedAsks++, update()) })

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
  provider.messageHandlers[MessageType.access] = (_encoder, decoder) => {
    const notice = RoleNotice.safeParse(parse(decoding.readVarString(decoder)))
    if (!notice.success) return
    const isNews = role.get() !== notice.data.role
    role.set(notice.data.role)
    canWrite.set(notice.data.canWrite)
    accessChanges.set(accessChanges.get() + 1)
    // The server writes the role into what others see of us.
    if (isNews) provider.awareness.setLocalState(provider.awareness.getLocalState())
    update()
  }
  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      Object.assign(progress, { sent: 0, received: -1, failedAsks: 0 })
    }
    update()
  })
  provider.on('sync', (isSynced) => {
    progress.wasSynced ||= isSynced
    if (isSynced && !door.hasToken()) role.set('open')
    update()
  })
  window.addEventListener('online', update)
  window.addEventListener('offline', update)

  const ready = keepLocalCopy(document, doc).then((kept) => {
    if (stopped) return kept.stop()
    copy = kept
    // What was kept may hold edits that never reached the server: it is saved when the server says so.
    progress.hasEdited ||= kept.hadContent
    progress.hasCopy = kept.hadContent
    update()
    door.enter()
    return kept.hadContent ? undefined : synced(provider)
  })
  return {
    state,
    awareness: provider.awareness,
    role,
    canWrite,
    accessChanges,
    ready,
    retry: () => {
      progress.refused = undefined
      provider.disconnect()
      door.enter()
    },
    discardCopy: async () => copy?.discard(),
    stop: () => {
      stopped = true
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
      doc.off('update', onUpdate)
      stopEcho()
      door.stop()
      copy?.stop()
      provider.destroy()
    },
  }
}

interface Door {
  /** Connects, with a token where one is needed. */
  enter: () => void
  hasToken: () => boolean
  stop: () => void
}

interface DoorOptions {
  provider: WebsocketProvider
  document: string
  refuse: (code: number, reason: string) => void
  /** The server could not be asked; it is asked again by itself. */
  onFailure: () => void
}

/**
 * The way into a room. An open board is simply entered. A private one takes a token with every socket, so there the provider does not come
 * back by itself: it waits here until there is a new one.
 */
function openDoor({ provider, document, refuse, onFailure }: DoorOptions): Door {
  const [board = document] = document.split('~')
  let needsToken = isPrivateDocument(document)
  let refusedTokens = 0
  let wait = ASK_AGAIN_MS.first
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const again = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void enterWithToken(), wait)
    wait = Math.min(wait * 2, ASK_AGAIN_MS.most)
  }
  const enterWithToken = async (): Promise<void> => {
    try {
      const token = await askForToken(board, document)
      if (stopped) return
      // Open after all, and still not let in: then there is no such board.
      if (token === null && refusedTokens > 0) return refuse(CloseCode.unknownBoard, '')
      needsToken = token !== null
      provider.protocols = token === null ? [] : [SUBPROTOCOL, AUTH_PREFIX + token]
      provider.connect()
    } catch (error) {
      if (stopped) return
      if (isFinal(error)) return refuse(error.status === 403 ? CloseCode.removed : CloseCode.unknownBoard, '')
      onFailure()
      again()
    }
  }
  provider.shouldReconnect = ({ code }) => !needsToken && !(code >= 4400 && code < 4500)
  provider.on('closed', ({ code, reason }) => {
    if (code === CloseCode.notSignedIn || (code === CloseCode.unknownBoard && !needsToken)) {
      refusedTokens++
      if (refusedTokens <= MOST_TOKENS) return void enterWithToken()
    }
    if (code >= 4400 && code < 4500) return refuse(code, reason)
    again()
  })
  provider.on('sync', (isSynced) => {
    if (!isSynced) return
    refusedTokens = 0
    wait = ASK_AGAIN_MS.first
  })
  return {
    enter: () => {
      if (needsToken) void enterWithToken()
      else provider.connect()
    },
    hasToken: () => needsToken,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

const isPrivateDocument = (document: string): boolean => document.includes('~')

/** The server has answered, and will not answer otherwise. */
const isFinal = (error: unknown): error is RequestError =>
  error instanceof RequestError && error.status >= 400 && error.status < 500 && error.status !== 429

interface Refusal {
  reason: string
  copyInTheWay: boolean
}

interface Progress {
  sent: number
  received: number
  hasEdited: boolean
  /** This browser had something of the board, which is shown meanwhile. */
  hasCopy: boolean
  /** The server's board was here once. */
  wasSynced: boolean
  failedAsks: number
  refused: Refusal | undefined
}

function describe(provider: WebsocketProvider, progress: Progress, canWrite: boolean): ConnectionState {
  const { sent, received, hasEdited, hasCopy, wasSynced, failedAsks, refused } = progress
  if (refused !== undefined) return { is: 'refused', ...refused }
  if (provider.wsconnected && provider.synced) {
    if (!hasEdited || !canWrite) return { is: 'online' }
    return received >= 0 && received >= sent ? { is: 'saved' } : { is: 'saving' }
  }
  if (!navigator.onLine) return { is: 'offline' }
  if (wasSynced) return { is: 'reconnecting' }
  if (provider.wsUnsuccessfulReconnects > 1 || failedAsks > 0) return { is: 'offline' }
  return { is: hasCopy ? 'connecting' : 'loading' }
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
