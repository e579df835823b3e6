import { Severity } from '#critique/finding.ts'
import type { Report } from '#critique/finding.ts'
import { review } from '#critique/review.ts'
import { rules as builtIn } from '#critique/rules/index.ts'
import type { Rule } from '#critique/rules/rule.ts'
import { readTeamRules, refuseDoubles, TeamRulesError } from '../teamRules.ts'
import { oneOf, parseOptions } from './parseOptions.ts'
import { readGraphFile } from './readGraphFile.ts'
import { reportText } from './reportText.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem check FILE…`: the findings of each drawing. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string', default: 'text' },
    all: { type: 'boolean', default: false },
    'fail-on': { type: 'string', default: 'never' },
    rules: { type: 'string', multiple: true, default: [] },
  })
  const format = oneOf('--format', values.format, ['text', 'json'])
  const failOn = oneOf('--fail-on', values['fail-on'], [...Severity.options, 'never'])
  if (positionals.length === 0) throw new UsageError('expected at least one file, or - for standard input')

  const rules = await withTeamRules(values.rules)
  const checked: { file: string; report: Report }[] = []
  for (const file of positionals) checked.push({ file, report: review(await readGraphFile(file), { rules }) })
  io.out(
    format === 'json' ? json(checked) : checked.map((one) => reportText(one, { all: values.all, io, many: checked.length > 1 })).join('\n'),
  )
  return checked.some(({ report }) => isAtOrAbove(report, failOn)) ? 1 : 0
}

/** Ours, then those of the files that a team names with `--rules`. */
async function withTeamRules(files: readonly string[]): Promise<readonly Rule[]> {
  try {
    const teams = await Promise.all(files.map(readTeamRules))
    refuseDoubles(teams)
    return [...builtIn, ...teams.flatMap(({ rules }) => rules)]
  } catch (error) {
    throw error instanceof TeamRulesError ? new UsageError(error.message) : error
  }
}

/** One file: its report. Several: a report for each, by file name. */
function json(checked: readonly { file: string; report: Report }[]): string {
  const [only] = checked
  const value = checked.length === 1 ? only?.report : Object.fromEntries(checked.map(({ file, report }) => [file, report]))
  return `${JSON.stringify(value, null, 2)}\n`
}

/** A question is no failure: only what the board shows counts. */
function isAtOrAbove(report: Report, level: Severity | 'never'): boolean {
  if (level === 'never') return false
  const levels = Severity.options.slice(0, Severity.options.indexOf(level) + 1)
  return report.findings.some(({ severity, status }) => status === 'violation' && levels.includes(severity))
}
