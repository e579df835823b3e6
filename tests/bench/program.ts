import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Running {
  url: string
  stop: () => Promise<void>
}

/** Starts a script of Node and waits until it says where it listens. */
export async function startProgram(args: readonly string[]): Promise<Running> {
  const data = await mkdtemp(join(tmpdir(), 'premortem-bench-'))
  const child = spawn(process.execPath, args, {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: data, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // A run that ends early leaves nothing behind.
  process.once('exit', () => child.kill())
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /(https?:\/\/[\w.:[\]-]+\d)/.exec(said)
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}.\n${said}`)))
  })
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await gone
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The product's server over the pages of a folder. */
export const startServer = (pages: string): Promise<Running> => startProgram(['tests/bench/serve.mjs', pages])
