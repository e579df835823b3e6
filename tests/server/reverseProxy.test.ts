import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { AUTH_PREFIX, CreateBoardResponse, RoomTokenResponse, SUBPROTOCOL } from '#server/protocol.ts'
import { startServer } from './process.ts'
import type { ServerProcess } from './process.ts'
import { makeFolder } from './temporaryFolder.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'

const read = (name: string): string => readFileSync(path.resolve('server/deploy', name), 'utf8')
const isMissing = (command: string, ...args: string[]): boolean => spawnSync(command, args).error !== undefined
const SOCKETS_PER_ADDRESS = 4

interface Proxy {
  name: string
  isMissing: boolean
  /** Starts it before a server, with the configuration that operators get; what it listens on and where its files are is filled in. */
  start: (port: number, server: string, folder: string) => ChildProcess
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((filled, [from, to]) => {
    expect(filled).toContain(from)
    return filled.replaceAll(from, to)
  }, text)
}

const nginx: Proxy = {
  name: 'nginx.conf',
  isMissing: isMissing('nginx', '-v') || isMissing('openssl', 'version'),
  start: (port, server, folder) => {
    const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')]
    const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes']
    spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', key, '-out', certificate, ...subject])
    const site = fill(read('nginx.conf'), {
      'listen 443': `listen 127.0.0.1:${port}`,
      'server 127.0.0.1:5180': `server ${server}`,
      '/etc/ssl/boards.example.com.pem': certificate,
      '/etc/ssl/boards.example.com.key': key,
    })
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((place) => `${place}_temp_path ${folder}/${place};`)
    const whole = `pid ${folder}/pid; error_log stderr; events {} http { access_log ${folder}/access.log; ${places.join(' ')}\n${site} }`
    writeFileSync(path.join(folder, 'whole.conf'), whole)
    return spawn('nginx', ['-p', folder, '-c', path.join(folder, 'whole.conf'), '-g', 'daemon off; master_process off;'], {
      stdio: 'ignore',
    })
  },
}

const caddy: Proxy = {
  name: 'Caddyfile',
  isMissing: isMissing('caddy', 'version'),
  start: (port, server, folder) => {
    const site = fill(read('Caddyfile'), { 'server-1:5180 server-2:5180': server })
    const file = path.join(folder, 'Caddyfile')
    writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n${site}`)
    mkdirSync(path.join(folder, 'home'))
    const home = path.join(folder, 'home')
    const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, PREMORTEM_HOST: `https://localhost:${port}` }
    return spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { env, stdio: 'ignore' })
  },
}

describe.each([nginx, caddy])('behind the proxy of $name', ({ name, isMissing: isSkipped, start }) => {
  // Proxies are the operator's: the product neither brings nor needs one, so a machine without this one cannot try its file.
  if (isSkipped) return it.skip(`the program that reads ${name} is not installed on this machine`)

  let folder: TemporaryFolder
  let server: ServerProcess
  let proxy: ChildProcess
  let port: number
  let origin: string

  beforeAll(async () => {
    folder = makeFolder()
    port = await freePort()
    origin = `https://localhost:${port}`
    server = await startServer({
      DATA_DIR: path.join(folder.path, 'data'),
      PUBLIC_ORIGIN: origin,
      TRUST_PROXY: '1',
      LIMIT_CONNECTIONS_PER_ADDRESS: String(SOCKETS_PER_ADDRESS),
    })
    proxy = start(port, server.host, folder.path)
    await vi.waitFor(async () => expect((await ask('GET', '/healthz')).status).toBe(200), { timeout: 20_000, interval: 100 })
  }, 30_000)

  afterAll(async () => {
    const gone = [proxy, server?.child].filter(Boolean).map((child) => new Promise((resolve) => child.once('close', resolve)))
    proxy?.kill('SIGKILL')
    server?.child.kill('SIGKILL')
    await Promise.all(gone)
    folder.remove()
  })

  interface Answer {
    status: number
    headers: Record<string, string | string[] | undefined>
    body: string
  }

  const ask = (
    method: string,
    to: string,
    { headers = {}, body = '' }: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request(`${origin}${to}`, { method, headers: { origin, ...headers }, rejectUnauthorized: false }, (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += String(chunk)))
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
      })
      asked.once('error', reject)
      asked.end(body)
    })

  const post = (to: string, body: object, cookie = ''): Promise<Answer> =>
    ask('POST', to, { headers: { 'content-type': 'application/json', ...(cookie && { cookie }) }, body: JSON.stringify(body) })

  const makeBoard = async (): Promise<{ id: string; cookie: string }> => {
    const { body, headers } = await post('/api/boards', {})
    const [cookie = ''] = headers['set-cookie'] ?? []
    return { id: CreateBoardResponse.parse(JSON.parse(body)).id, cookie }
  }

  const join = (board: string, protocols: string[] = [], headers: Record<string, string> = {}): WebSocket => {
    const socket = new WebSocket(`wss://localhost:${port}/collab/${board}`, protocols, {
      rejectUnauthorized: false,
      headers: { origin, ...headers },
    })
    socket.on('error', () => {})
    return socket
  }

  /** The first message, or how it ended. */
  const outcome = (socket: WebSocket): Promise<string> =>
    new Promise((resolve) => {
      socket.once('message', () => resolve('welcome'))
      socket.once('unexpected-response', (_request, { statusCode }) => resolve(`HTTP ${statusCode}`))
      socket.once('close', (code) => resolve(`closed ${code}`))
    })

  it('pages and requests are answered, and what is for the operator is not', async () => {
    expect((await ask('GET', '/healthz')).status).toBe(200)
    expect((await ask('GET', '/metrics')).status).toBe(404)
    expect((await ask('GET', '/readyz')).status).toBe(404)
    const { cookie } = await makeBoard()
    expect(cookie).toMatch(/; Secure/)
    // A board of some megabytes, to be looked at.
    const large = await post('/api/check', { graph: { format: 'premortem/graph@1', title: 'x'.repeat(3_000_000), nodes: [], edges: [] } })
    expect([200, 400]).toContain(large.status)
  })

  it('a board that is shared by role is entered with a token in the subprotocol', async () => {
    const { id, cookie } = await makeBoard()
    const session = cookie.split(';')[0]
    expect((await post(`/api/boards/${id}/private`, { name: 'Olga' }, session)).status).toBe(200)
    expect(await outcome(join(id))).toBe('closed 4404')
    const { token } = RoomTokenResponse.parse(JSON.parse((await post(`/api/boards/${id}/room-token`, {}, session)).body))
    const socket = join(id, [SUBPROTOCOL, `${AUTH_PREFIX}${token}`])
    expect(await outcome(socket)).toBe('welcome')
    expect(socket.protocol).toBe(SUBPROTOCOL)
    socket.terminate()
    expect(readLogs(folder.path)).not.toContain(token)
  })

  it('a page of somebody else gets in nowhere', async () => {
    const { id } = await makeBoard()
    expect(await outcome(join(id, [], { origin: 'https://elsewhere.example' }))).toBe('HTTP 403')
    expect((await ask('POST', '/api/boards', { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403)
  })

  it('what a request says about its address is not believed', async () => {
    const { id } = await makeBoard()
    const sockets = Array.from({ length: SOCKETS_PER_ADDRESS + 1 }, (_, n) => join(id, [], { 'x-forwarded-for': `192.0.2.${n}` }))
    const outcomes = await Promise.all(sockets.map(outcome))
    for (const socket of sockets) socket.terminate()
    expect(outcomes.toSorted()).toEqual(['closed 1013', ...Array.from({ length: SOCKETS_PER_ADDRESS }, () => 'welcome')])
  })
})

const readLogs = (folder: string): string => {
  try {
    return readFileSync(path.join(folder, 'access.log'), 'utf8')
  } catch {
    return ''
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
