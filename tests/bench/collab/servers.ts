import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CreateBoardResponse } from '#server/protocol.ts'
import { hocuspocusWire, yWire } from './wire.ts'
import type { Wire } from './wire.ts'

export interface Usage {
  cpuMicros: number
  heapBytes: number
}

/** A collaboration server in a process of its own, over a folder that survives its restarts. */
export interface Measured {
  wire: Wire
  url: () => string
  /** A room that can be joined. */
  makeRoom: () => Promise<string>
  usage: (of?: 'cpu' | 'memory') => Promise<Usage>
  restart: () => Promise<void>
  stop: () => Promise<void>
}

const PROBE = ['--expose-gc', '--import', pathToFileURL(resolve('tests/bench/collab/probe.mjs')).href]
/** A load is no attack: the limits on one sender's speed stay out of the way. */
const NO_LIMITS = {
  LIMIT_MESSAGES_PER_SECOND: '1000000',
  LIMIT_MESSAGE_BURST: '1000000',
  LIMIT_BYTES_PER_SECOND: '1000000000',
  LIMIT_BYTE_BURST: '1000000000',
  LIMIT_ROOM_UPDATES_PER_SECOND: '1000000',
  LIMIT_ROOM_UPDATE_BURST: '1000000',
}

export type ServerName = 'ours' | 'hocuspocus' | 'relay'

export async function startMeasured(name: ServerName): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'premortem-bench-'))
  const script = {
    ours: ['tests/bench/serve.mjs', resolve('dist/client')],
    hocuspocus: ['tests/bench/collab/hocuspocus.mjs'],
    relay: ['tests/bench/relay.mjs'],
  }[name]
  const launch = (): Promise<{ child: ChildProcess; url: string }> => started([...PROBE, ...script], folder)
  let running = await launch()
  let rooms = 0
  const end = async (): Promise<void> => {
    const gone = new Promise((done) => running.child.once('exit', done))
    running.child.kill('SIGTERM')
    await gone
  }
  return {
    wire: name === 'hocuspocus' ? hocuspocusWire : yWire(name === 'relay'),
    url: () => running.url,
    makeRoom: async () => {
      if (name !== 'ours') return `room${rooms++}`
      return CreateBoardResponse.parse(await (await fetch(`${running.url}/api/boards`, { method: 'POST' })).json()).id
    },
    usage: (of = 'cpu') => ask(running.child, of),
    restart: async () => {
      await end()
      running = await launch()
    },
    stop: async () => {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function started(args: readonly string[], folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      ...NO_LIMITS,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      DATABASE_URL: '',
      REDIS_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const endWithUs = (): void => void child.kill()
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  const url = await new Promise<string>((found, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += String(chunk)
      const address = /(https?:\/\/[\w.:[\]-]+\d)/.exec(said)?.[1]
      if (address) found(address)
    })
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}.\n${said}`)))
  })
  return { child, url }
}

function ask(child: ChildProcess, question: string): Promise<Usage> {
  return new Promise((done) => {
    child.once('message', (usage) => done(usage as Usage))
    child.send(question)
  })
}
