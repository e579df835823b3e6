import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { CreateBoardResponse } from '#server/protocol.ts'
import { makeFolder } from './temporaryFolder.ts'
import { isSynced, joinBoard, nodeRecord, put, until } from './testServer.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const host = `127.0.0.1:${20_000 + (process.pid % 20_000)}`
const folder = makeFolder()
const { VITEST: _, ...env } = process.env
let stop = async (): Promise<void> => {}

beforeAll(async () => {
  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--strictPort'], {
    cwd: root,
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0', DATA_DIR: folder.path, HOST: '127.0.0.1', PORT: host.split(':')[1] },
    stdio: 'pipe',
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  stop = async () => {
    child.kill()
    await ended
    folder.remove()
  }
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += String(chunk)))
  await until(() => said.includes('Local:') || child.exitCode !== null, 'the development server', 30_000)
  expect(child.exitCode, said).toBeNull()
}, 40_000)
afterAll(() => stop())

it('pages and interface answer on one port', async () => {
  const page = await fetch(`http://${host}/board/abc`, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('/@vite/client')
  expect(await (await fetch(`http://${host}/healthz`)).json()).toEqual({ status: 'ok' })
})

it('so do the rooms', async () => {
  const response = await fetch(`http://${host}/api/boards`, { method: 'POST' })
  const { id } = CreateBoardResponse.parse(await response.json())
  const [ann, ben] = [joinBoard(host, id), joinBoard(host, id)]
  await Promise.all([isSynced(ann), isSynced(ben)])
  put(ann.doc, nodeRecord('agent'))
  await until(() => ben.doc.getMap('records').has('shape:agent'))
  ann.leave()
  ben.leave()
})

it('hot reload keeps its own socket', async () => {
  const client = await (await fetch(`http://${host}/@vite/client`)).text()
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? ''
  const socket = new WebSocket(`ws://${host}/?token=${token}`, 'vite-hmr')
  const first = await new Promise((resolve, reject) => {
    socket.once('message', (frame: Buffer) => resolve(frame.toString()))
    socket.once('error', reject)
  })
  expect(first).toBe('{"type":"connected"}')
  socket.close()
})
