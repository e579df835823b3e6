import { kinds } from '#critique/kinds/index.ts'
import type { Kind } from '#critique/kinds/kind.ts'
import { closest } from './closest.ts'
import { painter, table, wrap } from './paint.ts'
import { oneOf, parseOptions } from './parseOptions.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem kinds [ID]`: the components that a drawing is made of. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, { format: { type: 'string', default: 'text' } })
  const format = oneOf('--format', values.format, ['text', 'json'])
  const [id, ...more] = positionals
  if (more.length > 0) throw new UsageError('expected one kind, or none for all')
  const chosen = id === undefined ? kinds : [find(id)]
  if (format === 'json') io.out(`${JSON.stringify(id === undefined ? chosen : chosen[0], null, 2)}\n`)
  else if (id === undefined) io.out(`${table(kinds.map((kind) => [kind.category, kind.id, kind.name]))}\n`)
  else io.out(chosen.map((kind) => kindText(kind, painter(io.hasColor))).join('\n'))
  return 0
}

function find(id: string): Kind {
  const kind = kinds.find((each) => each.id === id || each.aliases.includes(id.toLowerCase()))
  if (!kind)
    throw new UsageError(
      `"${id}" is not a kind. ${closest(
        id,
        kinds.map((each) => each.id),
      )}`,
    )
  return kind
}

function kindText(kind: Kind, paint: ReturnType<typeof painter>): string {
  const props = kind.props.map((prop) => [`  ${prop.name}`, prop.unit ?? prop.values?.join(' | ') ?? prop.type, prop.meaning])
  const parts = [
    `${paint('bold', kind.name)}\n${kind.id}, ${kind.category}`,
    wrap(kind.description, 0),
    ...(kind.aliases.length > 0 ? [`${paint('dim', 'Also called')}\n${wrap(kind.aliases.join(', '), 2)}`] : []),
    ...(kind.products.length > 0 ? [`${paint('dim', 'Products')}\n${wrap(kind.products.join(', '), 2)}`] : []),
    ...(kind.traits.length > 0 ? [`${paint('dim', 'Traits')}\n${wrap(kind.traits.join(', '), 2)}`] : []),
    ...(props.length > 0 ? [`${paint('dim', 'Properties')}\n${table(props)}`] : []),
  ]
  return `${parts.join('\n\n')}\n`
}
