import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const launcher = fileURLToPath(new URL('../../server/premortem.mjs', import.meta.url))
const serverAlone = fileURLToPath(new URL('serverAlone.mjs', import.meta.url))

export interface Finished {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs `premortem` with these arguments to its end. */
export function premortem(
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Finished> {
  return finish(spawn(process.execPath, [launcher, ...args], { env: { ...process.env, ...env }, stdio: 'pipe' }), input)
}

/** A server process of its own, without the pages, so that it can be killed. */
export interface ServerProcess {
  child: ChildProcess
  /** `127.0.0.1:1234` */
  host: string
  stopped: Promise<Finished>
}

export function spawnServer(env: Record<string, string>): { child: ChildProcess; stopped: Promise<Finished> } {
  const child = spawn(process.execPath, [serverAlone], { env: { ...process.env, PORT: '0', ...env }, stdio: 'pipe' })
  return { child, stopped: finish(child, '') }
}

/** Resolves once the server says where it is. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const { child, stopped } = spawnServer(env)
  const host = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += String(chunk)
      const found = /Premortem is at http:\/\/(\S+)/.exec(text)?.[1]
      if (found) resolve(found)
    })
    stopped.then(({ stderr }) => reject(new Error(`the server did not start: ${stderr}`)), reject)
  })
  return { child, host, stopped }
}

function finish(child: ChildProcess, input: string): Promise<Finished> {
  const read = (stream: NodeJS.ReadableStream | null): (() => string) => {
    let text = ''
    stream?.on('data', (chunk: Buffer) => (text += String(chunk)))
    return () => text
  }
  const stdout = read(child.stdout)
  const stderr = read(child.stderr)
  // A command that fails at once does not read what it is given.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr() }))
  })
}
