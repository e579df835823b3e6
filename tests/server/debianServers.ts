import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import pg from 'pg'
import { makeFolder } from './temporaryFolder.ts'

/** A server from Debian's packages with an empty folder of its own, on a port that it keeps over its deaths. */
export interface RealServer {
  url: string
  /** As a crash does: no goodbye to anybody. */
  kill: () => Promise<void>
  /** kill -9 of it and of all its children at once: nobody notices anything. */
  crash: () => Promise<void>
  start: () => Promise<void>
  /** For good. */
  remove: () => Promise<void>
}

const POSTGRES_ROOT = '/usr/lib/postgresql'
const START_MS = 30_000

/** Why there is no PostgreSQL to test with; null when there is one. */
export const noPostgres = (): string | null =>
  postgresFolder() ? null : `no PostgreSQL under ${POSTGRES_ROOT}: apt-get install postgresql`

/** Why there is no Redis to test with; null when there is one. */
export const noRedis = (): string | null =>
  spawnSync('redis-server', ['--version']).error ? 'no redis-server on the path: apt-get install redis-server' : null

/** The newest that is installed. */
function postgresFolder(): string | null {
  const versions = existsSync(POSTGRES_ROOT) ? readdirSync(POSTGRES_ROOT).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = versions.map((version) => join(POSTGRES_ROOT, version, 'bin'))
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

export async function startPostgres(): Promise<RealServer> {
  const bin = postgresFolder() ?? ''
  const folder = makeFolder()
  const port = await freePort()
  const account = accountFor('postgres')
  if (account) chownSync(folder.path, account.uid, account.gid)
  const data = join(folder.path, 'data')
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'premortem', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...account,
    cwd: folder.path,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`)
  const url = `postgres://premortem@127.0.0.1:${port}/postgres`
  // fsync stays as it is: on. What a test calls stored has been flushed.
  const args = ['-D', data, '-p', String(port), '-k', folder.path, '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=60']
  return supervise({
    url,
    folder,
    launch: () => spawn(join(bin, 'postgres'), args, { ...account, cwd: folder.path, stdio: 'ignore' }),
    // The postmaster's children notice on SIGQUIT at once, and roll nothing back: it is a crash.
    deathSignal: 'SIGQUIT',
    answers: () => postgresAnswers(url),
  })
}

export async function startRedis(): Promise<RealServer> {
  const folder = makeFolder()
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder.path]
  return supervise({
    url: `redis://127.0.0.1:${port}`,
    folder,
    launch: () => spawn('redis-server', args, { stdio: 'ignore' }),
    deathSignal: 'SIGKILL',
    answers: () => redisAnswers(port),
  })
}

interface Supervised {
  url: string
  folder: { path: string; remove: () => void }
  launch: () => ChildProcess
  deathSignal: NodeJS.Signals
  answers: () => Promise<boolean>
}

async function supervise({ url, folder, launch, deathSignal, answers }: Supervised): Promise<RealServer> {
  let child: ChildProcess | null = null
  const start = async (): Promise<void> => {
    const end = Date.now() + START_MS
    child = launch()
    while (!(await answers())) {
      if (Date.now() > end) throw new Error(`${child.spawnfile} does not answer at ${url}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      // After a crash it does not start as long as one of its children has not quite gone.
      if (child.exitCode !== null) child = launch()
    }
  }
  const end = async (kill: (dying: ChildProcess) => void): Promise<void> => {
    const dying = child
    child = null
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return
    const gone = new Promise((resolve) => dying.once('close', resolve))
    kill(dying)
    await gone
  }
  const kill = (): Promise<void> => end((dying) => void dying.kill(deathSignal))
  const crash = (): Promise<void> =>
    end((dying) => {
      // Stopped first, so that it starts nobody new while its children are counted.
      dying.kill('SIGSTOP')
      for (const pid of [...childrenOf(dying.pid ?? 0), dying.pid ?? 0]) killNow(pid)
    })
  const remove = async (): Promise<void> => {
    await kill()
    folder.remove()
  }
  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  return { url, kill, crash, start, remove }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .map(Number)
    .filter((child) => child > 0)

function killNow(pid: number): void {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}

async function postgresAnswers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function redisAnswers(port: number): Promise<boolean> {
  const client = new Redis({ port, lazyConnect: true, retryStrategy: () => null })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.ping()) === 'PONG'
  } catch {
    return false
  } finally {
    client.disconnect()
  }
}

/** PostgreSQL refuses to run as root: then it runs as the account that its package made. */
function accountFor(name: string): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  if (line === undefined) throw new Error(`there is no account "${name}" to run PostgreSQL as`)
  const [, , uid, gid] = line.split(':').map(Number)
  return { uid: uid ?? 0, gid: gid ?? 0 }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
