import { chmodSync, rmSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import type { Store } from './store/store.ts'

/** Where a running server takes orders from this machine: only who may read the folder of the data may write there. */
export const controlPath = (dataDir: string): string => join(dataDir, 'control.sock')

const Order = z.object({ backup: z.string().min(1) })
const Answer = z.object({ error: z.string().nullable() })
/** Longer names are cut off by the system, without a word. */
const MOST_BYTES = 100
const MOST_LETTERS = 10_000
const GREETING_MS = 2000

/** Takes orders until it is closed. null where the system has no such sockets, or the folder's name is too long: then nobody can ask. */
export async function takeOrders(dataDir: string, store: Store): Promise<{ close: () => void } | null> {
  const path = controlPath(dataDir)
  if (process.platform === 'win32' || Buffer.byteLength(path) > MOST_BYTES) return null
  // Whoever left it there is dead: this process holds the data.
  rmSync(path, { force: true })
  const server = createServer((socket) => void serve(socket, store))
  const isListening = await listening(server, path)
  if (!isListening) return null
  chmodSync(path, 0o600)
  return {
    close: () => {
      server.close()
      rmSync(path, { force: true })
    },
  }
}

async function serve(socket: Socket, store: Store): Promise<void> {
  socket.on('error', () => {})
  const error = await obey(await readLine(socket), store).catch((failure: unknown) =>
    failure instanceof Error ? failure.message : String(failure),
  )
  socket.end(`${JSON.stringify({ error })}\n`)
}

/** What went wrong, or null. */
async function obey(line: string, store: Store): Promise<string | null> {
  const order = Order.safeParse(JSON.parse(line))
  if (!order.success) return 'not an order that this server knows'
  if (!store.backUp) return 'the database has tools of its own for that'
  await store.backUp(order.data.backup)
  return null
}

/**
 * Has a running server write a backup. Resolves with false when no server runs over this folder.
 * @throws {Error} the server could not do it.
 */
export async function askForBackup(dataDir: string, file: string): Promise<boolean> {
  const socket = await connected(controlPath(dataDir))
  if (!socket) return false
  socket.write(`${JSON.stringify({ backup: file })}\n`)
  const { error } = Answer.parse(JSON.parse(await readLine(socket)))
  socket.destroy()
  if (error !== null) throw new Error(error)
  return true
}

function connected(path: string): Promise<Socket | null> {
  if (process.platform === 'win32' || Buffer.byteLength(path) > MOST_BYTES) return Promise.resolve(null)
  const socket = createConnection(path)
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), GREETING_MS)
    socket.once('connect', () => (clearTimeout(timer), resolve(socket)))
    socket.once('error', () => (clearTimeout(timer), resolve(null)))
  })
}

const listening = (server: Server, path: string): Promise<boolean> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(path, () => resolve(true))
  })

function readLine(socket: Socket): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      text += String(chunk)
      if (text.includes('\n') || text.length > MOST_LETTERS) resolve(text)
    })
    socket.once('close', () => resolve(text))
  })
}
