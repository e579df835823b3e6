import { estimateInDetail } from '#critique/estimate/detail.ts'
import { estimate } from '#critique/estimate/estimate.ts'
import { GraphView } from '#critique/graph/view.ts'
import { estimateText } from './estimateText.ts'
import { oneOf, parseOptions } from './parseOptions.ts'
import { readGraphFile } from './readGraphFile.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem estimate FILE`: numbers of a drawing, and what they rest on. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string', default: 'text' },
    all: { type: 'boolean', default: false },
  })
  const format = oneOf('--format', values.format, ['text', 'json'])
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError(`expected one file, found ${positionals.length}`)
  const view = new GraphView(await readGraphFile(file))
  const detail = estimateInDetail(view)
  const { all } = values
  io.out(
    format === 'json'
      ? `${JSON.stringify(all ? detail : estimate(view), null, 2)}\n`
      : estimateText(view.title, view.requirements, detail, { all, io }),
  )
  return 0
}
