import { rules } from '#critique/rules/index.ts'
import type { Rule } from '#critique/rules/rule.ts'
import { closest } from './closest.ts'
import { painter, table, wrap } from './paint.ts'
import { oneOf, parseOptions } from './parseOptions.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem rules [ID]`: what the engine looks for. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, { format: { type: 'string', default: 'text' } })
  const format = oneOf('--format', values.format, ['text', 'json'])
  const [id, ...more] = positionals
  if (more.length > 0) throw new UsageError('expected one rule, or none for all')
  const chosen = id === undefined ? rules : [find(id)]
  if (format === 'json') io.out(`${JSON.stringify(id === undefined ? chosen : chosen[0], null, 2)}\n`)
  else if (id === undefined) io.out(`${table(rules.map((rule) => [rule.severity, rule.id, rule.title]))}\n`)
  else io.out(chosen.map((rule) => ruleText(rule, painter(io.hasColor))).join('\n'))
  return 0
}

function find(id: string): Rule {
  const rule = rules.find((each) => each.id === id)
  if (!rule)
    throw new UsageError(
      `"${id}" is not a rule. ${closest(
        id,
        rules.map((each) => each.id),
      )}`,
    )
  return rule
}

function ruleText(rule: Rule, paint: ReturnType<typeof painter>): string {
  const section = (name: string, text: string): string => `${paint('dim', name)}\n${wrap(text, 2)}`
  return `${[
    `${paint('bold', rule.title)}\n${rule.id}, ${rule.severity}`,
    section('Why', rule.why),
    section('Asked', rule.ask),
    section('Fix', rule.fix),
    section('Not when', rule.unless),
    `${paint('dim', 'Found in')}\n${rule.examples.flagged.map((sketch) => wrap(sketch, 2)).join('\n')}`,
    `${paint('dim', 'Sources')}\n${rule.sources.map(({ title, url }) => `  ${title} ${url}`).join('\n')}`,
  ].join('\n\n')}\n`
}
