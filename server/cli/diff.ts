import { compareGraphs, isUnchanged } from '#critique/compare.ts'
import type { Comparison } from '#critique/compare.ts'
import { Severity } from '#critique/finding.ts'
import { diffMarkdown, diffText } from './diffText.ts'
import { oneOf, parseOptions } from './parseOptions.ts'
import { readGraphFile } from './readGraphFile.ts'
import { withTeamRules } from './rulesOption.ts'
import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem diff OLD NEW`: what a change of a drawing means. */
export const run: Command = async (args, io) => {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', default: 'never' },
    rules: { type: 'string', multiple: true, default: [] },
  })
  const format = oneOf('--format', values.format, ['text', 'json', 'markdown'])
  const failOn = oneOf('--fail-on', values['fail-on'], [...Severity.options, 'never'])
  const [before, after, ...more] = positionals
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError(`expected two files, the old and the new, found ${positionals.length}`)
  const rules = await withTeamRules(values.rules)
  const [was, is] = [await readGraphFile(before), await readGraphFile(after)]
  const comparison = compareGraphs(was, is, { rules })
  if (format === 'json') io.out(`${JSON.stringify(comparison, null, 2)}\n`)
  else if (isUnchanged(comparison)) io.out('Nothing has changed but the layout, if anything.\n')
  else io.out(format === 'markdown' ? diffMarkdown(comparison) : diffText(comparison, io))
  return opensAtOrAbove(comparison, failOn) ? 1 : 0
}

/** What was found before is no fault of the change. */
function opensAtOrAbove({ findings }: Comparison, level: Severity | 'never'): boolean {
  if (level === 'never') return false
  const levels = Severity.options.slice(0, Severity.options.indexOf(level) + 1)
  return findings.opened.some(({ severity, status }) => status === 'violation' && levels.includes(severity))
}
