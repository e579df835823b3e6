import { writeMermaid } from '#critique/formats/mermaidWrite.ts'
import { writeSketch } from '#critique/graph/sketch.ts'
import { oneOf, parseOptions } from './parseOptions.ts'
import { readGraphFile } from './readGraphFile.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem graph FILE`: what was read, as a typed graph. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, { to: { type: 'string', default: 'json' } })
  const to = oneOf('--to', values.to, ['json', 'mermaid', 'sketch'])
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError(`expected one file, found ${positionals.length}`)
  const graph = await readGraphFile(file)
  const write = { json: () => JSON.stringify(graph, null, 2), mermaid: () => writeMermaid(graph), sketch: () => writeSketch(graph) }
  io.out(`${write[to]().trimEnd()}\n`)
  return 0
}
