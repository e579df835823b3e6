import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Severity } from '#critique/finding.ts'
import type { Report } from '#critique/finding.ts'
import { review } from '#critique/review.ts'
import type { Rule } from '#critique/rules/rule.ts'
import { waive } from '#critique/waivers.ts'
import type { Waived, Waiver } from '#critique/waivers.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { oneOf, parseOptions } from './parseOptions.ts'
import { readDrawingFile } from './readGraphFile.ts'
import type { Drawing } from './readGraphFile.ts'
import { accountLines, reportText } from './reportText.ts'
import { withTeamRules } from './rulesOption.ts'
import { UsageError } from './usage.ts'
import type { Command, Io } from './usage.ts'
import { waiversFor } from './waiversFile.ts'

type Output = 'text' | 'json' | 'sarif' | 'markdown'

interface Options {
  files: readonly string[]
  output: Output
  failOn: Severity | 'never'
  all: boolean
  rules: readonly Rule[]
  waivers: string | undefined
}

interface Checked extends Waived {
  drawing: Drawing
}

/** `premortem check FILE…`: the findings of each drawing. */
export const run: Command = async (args, io) => {
  const { values, positionals: files } = parseOptions(args, {
    format: { type: 'string', default: 'text' },
    all: { type: 'boolean', default: false },
    'fail-on': { type: 'string', default: 'never' },
    rules: { type: 'string', multiple: true, default: [] },
    waivers: { type: 'string' },
    watch: { type: 'boolean', default: false },
  })
  const output = oneOf('--format', values.format, ['text', 'json', 'sarif', 'markdown'])
  const failOn = oneOf('--fail-on', values['fail-on'], [...Severity.options, 'never'])
  if (files.length === 0) throw new UsageError('expected at least one file, or - for standard input')
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('- is standard input, which can be read once')
  const { all, waivers, watch: isWatched } = values
  const check = async (): Promise<number> =>
    checkOnce({ files, output, failOn, all, waivers, rules: await withTeamRules(values.rules) }, io)
  if (!isWatched) return check()
  if (files.includes('-')) throw new UsageError('--watch: expected files, found standard input')
  const { watch } = await import('./watch.ts')
  return watch([...files, ...values.rules, ...(waivers ? [waivers] : [])], check, io)
}

async function checkOnce(options: Options, io: Io): Promise<number> {
  const checked: Checked[] = []
  for (const file of options.files) {
    // One after the other: standard input is among them, and messages come in the order of the files.
    // oxlint-disable-next-line no-await-in-loop
    for (const drawing of await readDrawingFile(file)) checked.push(await checkDrawing(drawing, options))
  }
  for (const one of checked) tellOfWaivers(one, io)
  io.out(await written(checked, options, io))
  return checked.some(({ report }) => isAtOrAbove(report, options.failOn)) ? 1 : 0
}

async function checkDrawing(drawing: Drawing, { rules, waivers }: Options): Promise<Checked> {
  const here = await waiversFor(drawing.path, waivers)
  const today = new Date().toISOString().slice(0, 10)
  return { drawing, ...waive(review(drawing.graph, { rules }), here, { today, file: path.basename(drawing.path) }) }
}

/** To stderr: a waiver that holds nothing back should be looked at, whatever reads the report. */
function tellOfWaivers({ drawing, expired, unused }: Checked, { err }: Io): void {
  const name = ({ rule, finding }: Waiver): string => rule ?? finding ?? ''
  for (const waiver of expired) err(`${drawing.file}: the waiver of ${name(waiver)} ended on ${waiver.expires}\n`)
  for (const waiver of unused) err(`${drawing.file}: the waiver of ${name(waiver)} matches nothing\n`)
}

async function written(checked: readonly Checked[], { output, all, rules }: Options, io: Io): Promise<string> {
  if (output === 'json') return json(checked)
  if (output === 'sarif') {
    const { sarifOf } = await import('#critique/formats/sarif.ts')
    const inputs = checked.map(({ drawing, report, waived }) => ({
      uri: addressOf(drawing.path),
      findings: report.findings,
      waived,
      labels: labelsOf(drawing),
      lines: drawing.lines,
    }))
    return `${JSON.stringify(sarifOf(inputs, { version: packageJson.version, rules }), null, 2)}\n`
  }
  if (output === 'markdown') {
    const { markdownReport } = await import('#critique/formats/markdownReport.ts')
    const many = checked.length > 1
    return checked
      .map(({ drawing, report, waived }) => {
        const title = [many ? drawing.file : '', drawing.name || drawing.graph.title].filter(Boolean).join(': ') || drawing.file
        return markdownReport({ title, report, waived, labels: labelsOf(drawing), account: drawing.account, all })
      })
      .join('\n')
  }
  const many = checked.length > 1
  return checked
    .map(
      ({ drawing, report, waived }) =>
        accountLines(drawing, io, many) + reportText({ file: drawing.file, report, waived }, { all, io, many }),
    )
    .join('\n')
}

const labelsOf = ({ graph }: Drawing): ReadonlyMap<string, string> => new Map(graph.nodes.map(({ id, label }) => [id, label]))

/** Relative to where the command runs, as code scanners want it; an address of its own for what lies elsewhere. */
function addressOf(file: string): string {
  if (file === '-') return 'stdin'
  const relative = path.relative(process.cwd(), path.resolve(file))
  if (relative.startsWith('..') || path.isAbsolute(relative)) return pathToFileURL(path.resolve(file)).href
  return relative.split(path.sep).map(encodeURIComponent).join('/')
}

/** One drawing: its report. Several: a report for each, by file name. */
function json(checked: readonly Checked[]): string {
  const value = ({ report, waived }: Checked): object => (waived.length > 0 ? { ...report, waived } : report)
  const [only] = checked
  const all = checked.length === 1 && only ? value(only) : Object.fromEntries(checked.map((one) => [one.drawing.file, value(one)]))
  return `${JSON.stringify(all, null, 2)}\n`
}

/** A question is no failure: only what the board shows counts. */
function isAtOrAbove(report: Report, level: Severity | 'never'): boolean {
  if (level === 'never') return false
  const levels = Severity.options.slice(0, Severity.options.indexOf(level) + 1)
  return report.findings.some(({ severity, status }) => status === 'violation' && levels.includes(severity))
}
