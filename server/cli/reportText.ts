import { accountText } from '#critique/formats/account.ts'
import type { Remark } from '#critique/formats/format.ts'
import type { Finding, Report, Severity } from '#critique/finding.ts'
import type { WaivedFinding } from '#critique/waivers.ts'
import { painter, wrap } from './paint.ts'
import type { Ink, Paint } from './paint.ts'
import type { Drawing } from './readGraphFile.ts'
import type { Io } from './usage.ts'

const ink: Record<Severity, Ink> = { critical: 'red', major: 'yellow', minor: 'blue' }

export interface ReportTextOptions {
  /** Also what is folded under "more". */
  all: boolean
  io: Pick<Io, 'hasColor'>
  /** Several files: each under its name. */
  many: boolean
}

/** A report for a person at a terminal. */
export function reportText(
  { file, report, waived = [] }: { file: string; report: Report; waived?: readonly WaivedFinding[] },
  { all, io, many }: ReportTextOptions,
): string {
  const paint = painter(io.hasColor)
  const shown = report.findings.filter(({ rank }) => all || rank !== null)
  const folded = report.findings.length - shown.length
  const parts = [
    ...(many ? [paint('bold', file)] : []),
    ...shown.map((finding) => findingText(finding, paint)),
    ...(shown.length === 0 ? ['Nothing to say: the rules find no fault.'] : []),
    ...(folded > 0 ? [paint('dim', `${folded} more with --all.`)] : []),
    ...(waived.length > 0 ? [waivedText(waived, paint)] : []),
    ...(report.strengths.length > 0 ? [strengths(report, paint)] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function waivedText(waived: readonly WaivedFinding[], paint: Paint): string {
  const lines = waived.map(({ finding, reason, expires }) =>
    wrap(`${finding.title} (${finding.id}): ${reason}${expires ? `, until ${expires}` : ''}`, 10),
  )
  return [paint('dim', 'Waived'), ...lines].join('\n')
}

/**
 * What was understood of a drawing, for formats that had to be interpreted, and for any in which something is unsure. A report that was
 * asked for is not preceded by praise of the reader: where all is clear there is no line.
 */
export function accountLines({ format, account, file }: Drawing, io: Pick<Io, 'hasColor'>, many: boolean): string {
  const isOwn = format.id === 'graph' || format.id === 'sketch' || format.id === 'tldraw'
  if (isOwn && account.repaired.length + account.ignored.length === 0) return ''
  const paint = painter(io.hasColor)
  const text = [`${many ? `${file}: ` : ''}${format.name}: ${accountText(account)}.`, ...remarksOf(account)].join('\n')
  return `${paint('dim', text)}\n\n`
}

/** A line for each thing that was mended or left out. */
export function remarksOf({ unsure, repaired, ignored }: Pick<Drawing['account'], 'unsure' | 'repaired' | 'ignored'>): string[] {
  const line = (verb: string, { what, count = 1, line: at, examples = [] }: Remark): string =>
    `  ${verb}: ${what}${count > 1 ? `, ${count} times` : ''}${at ? `, line ${at}` : ''}${examples[0] ? `: ${examples[0]}` : ''}`
  const names = unsure.map(({ label, node }) => label.replaceAll('\n', ' ') || node)
  return [
    ...(names.length > 0 ? [`  unsure: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`] : []),
    ...repaired.map((one) => line('repaired', one)),
    ...ignored.map((one) => line('ignored', one)),
  ]
}

function findingText({ severity, status, title, because, ask, fix, rule, evidence }: Finding, paint: Paint): string {
  const word = status === 'ask' ? 'question' : severity
  const lines = [
    `${paint(ink[severity], word.padEnd(8))}  ${paint('bold', title)}`,
    wrap(because, 10),
    wrap(`Asked: ${ask}`, 10),
    ...(status === 'ask' ? [] : [wrap(`Fix: ${fix.text}`, 10)]),
    paint('dim', wrap([rule, evidence.nodes.join(', ')].filter(Boolean).join(' at '), 10)),
  ]
  return lines.filter(Boolean).join('\n')
}

function strengths({ strengths: list }: Report, paint: Paint): string {
  return [paint('green', 'Already good'), ...list.map(({ because }) => wrap(because, 10))].join('\n')
}
