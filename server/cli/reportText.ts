import type { Finding, Report, Severity } from '#critique/finding.ts'
import { painter, wrap } from './paint.ts'
import type { Ink, Paint } from './paint.ts'
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
export function reportText({ file, report }: { file: string; report: Report }, { all, io, many }: ReportTextOptions): string {
  const paint = painter(io.hasColor)
  const shown = report.findings.filter(({ rank }) => all || rank !== null)
  const folded = report.findings.length - shown.length
  const parts = [
    ...(many ? [paint('bold', file)] : []),
    ...shown.map((finding) => findingText(finding, paint)),
    ...(shown.length === 0 ? ['Nothing to say: the rules find no fault.'] : []),
    ...(folded > 0 ? [paint('dim', `${folded} more with --all.`)] : []),
    ...(report.strengths.length > 0 ? [strengths(report, paint)] : []),
  ]
  return `${parts.join('\n\n')}\n`
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
