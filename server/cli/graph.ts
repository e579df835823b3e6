import { accountText } from '#critique/formats/account.ts'
import { catalogue } from '#critique/formats/catalogue.ts'
import { oneOf, parseOptions } from './parseOptions.ts'
import { onlyOne, readDrawingFile } from './readGraphFile.ts'
import type { Drawing } from './readGraphFile.ts'
import { remarksOf } from './reportText.ts'
import { UsageError } from './usage.ts'
import type { Command, Io } from './usage.ts'

/** The formats that are written, by the word of `--to`. */
const written = { json: 'graph', mermaid: 'mermaid', sketch: 'sketch' } as const

/** `premortem graph FILE`: what was read, as a typed graph. What was understood of it goes to stderr. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, {
    to: { type: 'string', default: 'json' },
    all: { type: 'boolean', default: false },
  })
  const to = oneOf('--to', values.to, ['json', 'mermaid', 'sketch'])
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError(`expected one file, found ${positionals.length}`)
  if (values.all && to !== 'json') throw new UsageError(`--all: expected --to json, found --to ${to}`)
  const drawings = await readDrawingFile(file)
  for (const drawing of drawings) tellAccount(drawing, io)
  if (values.all)
    io.out(
      `${JSON.stringify(
        drawings.map(({ graph }) => graph),
        null,
        2,
      )}\n`,
    )
  else {
    const { graph } = onlyOne(file, drawings)
    const { write } = await catalogue.find(({ id }) => id === written[to])!.load()
    io.out(`${write!(graph).trimEnd()}\n`)
  }
  return 0
}

function tellAccount({ format, file, account }: Drawing, { err }: Io): void {
  err([`${file === '-' ? 'standard input' : file}: ${format.name}: ${accountText(account)}.`, ...remarksOf(account)].join('\n') + '\n')
}
