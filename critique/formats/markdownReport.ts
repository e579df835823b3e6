import { grouped } from '../facts/numbers.ts'
import type { EstimateSummary, Finding, Report } from '../finding.ts'
import type { WaivedFinding } from '../waivers.ts'
import { accountText } from './account.ts'
import type { Account, Remark } from './format.ts'

export interface MarkdownInput {
  /** The drawing's title, or its file. */
  title: string
  report: Report
  labels: ReadonlyMap<string, string>
  waived?: readonly WaivedFinding[]
  account?: Account
  /** Also what is folded under "more". */
  all?: boolean
}

/** A report as Markdown: for a pull request, a design document, or to print. */
export function markdownReport({ title, report, labels, waived = [], account, all = false }: MarkdownInput): string {
  const shown = report.findings.filter(({ rank }) => all || rank !== null)
  const violations = shown.filter(({ status }) => status === 'violation')
  const questions = shown.filter(({ status }) => status === 'ask')
  const folded = report.findings.length - shown.length
  const parts = [
    `# ${escape(title) || 'Review'}`,
    `${summary(report)}${folded > 0 ? ` ${folded} more are folded.` : ''}`,
    ...(violations.length > 0 ? ['## Findings', ...violations.map((finding) => section(finding, labels))] : []),
    ...(questions.length > 0 ? ['## Questions', ...questions.map((finding) => section(finding, labels))] : []),
    ...(report.strengths.length > 0 ? ['## Already good', report.strengths.map(({ because }) => `- ${escape(because)}`).join('\n')] : []),
    '## Estimate',
    estimateTable(report.estimate),
    ...(waived.length > 0 ? ['## Waived', waived.map(waivedLine).join('\n')] : []),
    ...(account ? ['## What was read', accountList(account)] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function summary({ findings }: Report): string {
  const violations = findings.filter(({ status }) => status === 'violation')
  const count = (severity: string): number => violations.filter((finding) => finding.severity === severity).length
  const counts = ['critical', 'major', 'minor'].flatMap((severity) => (count(severity) > 0 ? [`${count(severity)} ${severity}`] : []))
  const questions = findings.length - violations.length
  if (findings.length === 0) return 'The rules find no fault.'
  return `${[...counts, ...(questions > 0 ? [`${questions} open ${questions === 1 ? 'question' : 'questions'}`] : [])].join(', ')}.`
}

function section(
  { severity, status, title, because, ask, why, fix, rule, evidence, sources }: Finding,
  labels: ReadonlyMap<string, string>,
): string {
  const where = evidence.nodes.map((node) => escape(labels.get(node) || node).replaceAll('\n', ' ')).join(', ')
  return [
    `### ${escape(title)}`,
    `**${status === 'ask' ? 'question' : severity}** · \`${rule}\`${where ? ` · ${where}` : ''}`,
    escape(because),
    `> ${escape(ask)}`,
    escape(why),
    ...(status === 'ask' ? [] : [`**Fix:** ${escape(fix.text)}`]),
    ...(sources.length > 0 ? [sources.map((source) => `[${escape(source.title)}](${source.url})`).join(' · ')] : []),
  ].join('\n\n')
}

function estimateTable({ latencyMs, costUsd, bottleneck, availability }: EstimateSummary): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Latency p50', milliseconds(latencyMs.p50)],
    ['Latency p95', milliseconds(latencyMs.p95)],
    ['First token p95', milliseconds(latencyMs.firstTokenP95)],
    ['Cost of a request', dollars(costUsd.perRequest)],
    ['Cost of a month', dollars(costUsd.perMonth)],
    ['Bottleneck', bottleneck ? escape(bottleneck.node) : 'unknown'],
    ['Availability', availability === null ? 'unknown' : `${(availability * 100).toFixed(3)} %`],
  ]
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n')
}

const milliseconds = (value: number | null): string =>
  value === null ? 'unknown' : value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${Math.round(value)} ms`

function dollars(value: number | null): string {
  if (value === null) return 'unknown'
  return `$${value >= 100 ? grouped(Math.round(value)) : value >= 1 ? value.toFixed(2) : value.toPrecision(2)}`
}

const waivedLine = ({ finding, reason, expires }: WaivedFinding): string =>
  `- ${escape(finding.title)} (\`${finding.id}\`): ${escape(reason)}${expires ? `, until ${expires}` : ''}`

function accountList(account: Account): string {
  const remark = (verb: string, { what, count, line, examples }: Remark): string =>
    `- ${verb}: ${escape(what)}${count && count > 1 ? `, ${count} times` : ''}${line ? `, line ${line}` : ''}${examples?.length ? ` (${examples.map((one) => `\`${one.replaceAll('`', "'")}\``).join(', ')})` : ''}`
  return [
    `${accountText(account)}.`,
    '',
    ...account.unsure.map(({ label, kind }) =>
      `- unsure: ${escape(label)}${kind === 'unknown' ? '' : `, perhaps ${kind}`}`.replaceAll('\n', ' '),
    ),
    ...account.guessedArrows.map(({ edge, why }) => `- guessed: ${escape(edge)}, ${escape(why)}`),
    ...account.repaired.map((one) => remark('repaired', one)),
    ...account.ignored.map((one) => remark('ignored', one)),
  ]
    .join('\n')
    .trimEnd()
}

/** Words of a drawing are words, and no Markdown or HTML. */
const escape = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`))
