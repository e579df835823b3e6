import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../figure.ts'
import { baseBoards, grow } from '../grow.ts'
import { flowchart } from '../flowchart.ts'
import type { BenchContext } from '../part.ts'
import { median, takeTurns } from '../samples.ts'

/** A graph JSON file, from the start of the process to its end. */
const CHECK_MS = 400
const NOTHING = ['-e', '0']
const PLAIN_SERVER = [
  '-e',
  `const server = require('node:http').createServer((_, answer) => answer.end('ok'))
   server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))`,
]

/** Whole processes, from the start to the last word. */
export async function commandLine({ isQuick }: BenchContext): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'premortem-bench-'))
  const file = join(folder, 'board.json')
  await writeFile(file, JSON.stringify(grow(baseBoards(), 60)))
  const diagram = join(folder, 'diagram.mmd')
  await writeFile(diagram, flowchart())
  const runs = await takeTurns(isQuick ? 5 : 21, {
    nothing: () => duration(NOTHING),
    check: () => duration(['server/premortem.mjs', 'check', file]),
    mermaid: () => duration(['server/premortem.mjs', 'check', diagram]),
    plainServer: () => untilHealthy(PLAIN_SERVER, folder),
    server: (round) => untilHealthy(['server/premortem.mjs', 'start'], join(folder, `data-${round}`)),
  })
  await rm(folder, { recursive: true, force: true })
  return [
    {
      what: 'premortem check, 60 nodes, whole process',
      unit: 'ms',
      ours: median(runs.check),
      reference: { is: 'node -e 0', value: median(runs.nothing) },
      bound: { of: 'ours', atMost: CHECK_MS },
    },
    {
      what: 'premortem check, 110-arrow Mermaid file, whole process',
      unit: 'ms',
      ours: median(runs.mermaid),
      reference: { is: 'node -e 0', value: median(runs.nothing) },
    },
    {
      what: 'premortem start to the first healthy answer',
      unit: 'ms',
      ours: median(runs.server),
      reference: { is: 'node:http and nothing else', value: median(runs.plainServer) },
    },
  ]
}

function duration(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const ms = performance.now() - start
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return ms
}

async function untilHealthy(args: readonly string[], data: string): Promise<number> {
  const start = performance.now()
  const env = { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: data }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\/\/[\w.:]+\d/.exec(chunk.toString())
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}.`)))
  })
  const { ok } = await fetch(`${url}/healthz`)
  const ms = performance.now() - start
  child.kill('SIGTERM')
  await gone
  if (!ok) throw new Error(`${url}/healthz is not healthy.`)
  return ms
}
