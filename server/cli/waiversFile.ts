import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { GraphError } from '#critique/graph/graph.ts'
import { readWaivers } from '#critique/waivers.ts'
import type { Waiver } from '#critique/waivers.ts'
import { UsageError } from './usage.ts'

const NAMES = ['premortem.waivers.yaml', 'premortem.waivers.yml', 'premortem.waivers.json']

/** The file that was named, else the one beside the drawing. */
export async function waiversFor(drawing: string, named: string | undefined): Promise<readonly Waiver[]> {
  if (named !== undefined) return readFileOf(named)
  const folder = drawing === '-' ? '.' : path.dirname(drawing)
  const candidates = NAMES.map((name) => path.join(folder, name))
  const there = await Promise.all(
    candidates.map((file) =>
      stat(file).then(
        (stats) => stats.isFile(),
        () => false,
      ),
    ),
  )
  const [found, second] = candidates.filter((_, i) => there[i])
  if (second) throw new UsageError(`${found} and ${second}: expected one of them, found both`)
  return found === undefined ? [] : readFileOf(found)
}

async function readFileOf(file: string): Promise<readonly Waiver[]> {
  const { parse } = await import('yaml')
  try {
    return readWaivers(parse(await readFile(file, 'utf8'), { maxAliasCount: 20 }))
  } catch (error) {
    if (error instanceof GraphError)
      throw new UsageError(error.problems.map(({ at, message }) => `${file}: ${at ? `${at}: ` : ''}${message}`).join('\n'))
    if ((error as { code?: string }).code === 'ENOENT') throw new UsageError(`${file}: there is no such file`)
    throw new UsageError(`${file}: ${(error as Error).message.split('\n')[0]}`)
  }
}
