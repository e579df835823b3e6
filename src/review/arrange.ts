import type { Finding, Report, Ruling, Severity, Strength } from '#critique/finding.ts'

/** A report as the panel shows it. A finding is in one list only. */
export interface Sections {
  /** What a reviewer would stop at: at most three. */
  fixFirst: readonly Finding[]
  /** What an interviewer would go on to: at most four. */
  wouldBeAsked: readonly Finding[]
  /** Facts that nobody stated: at most two. */
  asks: readonly Finding[]
  strengths: readonly Strength[]
  /** Ranked too low to be shown at once. */
  more: readonly Finding[]
  /** Set aside by a person, with a reason. */
  waived: readonly Finding[]
}

const FIX_FIRST = 3

/** Sorts a report's findings into the panel's sections. Which are worth showing the review has decided: they carry a rank. */
export function arrange(report: Pick<Report, 'findings' | 'strengths'>, rulings: Readonly<Record<string, Ruling>>): Sections {
  const isWaived = (finding: Finding) => rulings[finding.id]?.verdict === 'waive'
  const open = report.findings.filter((finding) => !isWaived(finding))
  const ranked = open.filter(({ rank }) => rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const violations = ranked.filter(({ status }) => status === 'violation')
  const fixFirst = violations.filter(({ severity }) => severity !== 'minor').slice(0, FIX_FIRST)
  return {
    fixFirst,
    wouldBeAsked: violations.filter((finding) => !fixFirst.includes(finding)),
    asks: ranked.filter(({ status }) => status === 'ask'),
    strengths: report.strengths.slice(0, 3),
    more: open.filter(({ rank }) => rank === null),
    waived: report.findings.filter(isWaived),
  }
}

/** The findings in view, in the order of the panel. */
export const inOrder = ({ fixFirst, wouldBeAsked, asks }: Sections): Finding[] => [...fixFirst, ...wouldBeAsked, ...asks]

/** The finding after the current one, or before it; round the end. Undefined when there is none at all. */
export function neighbour(findings: readonly Finding[], current: string | null, step: 1 | -1): Finding | undefined {
  const at = findings.findIndex(({ id }) => id === current)
  if (at < 0) return step === 1 ? findings[0] : findings.at(-1)
  return findings[(at + step + findings.length) % findings.length]
}

/** Severities, worst first, with how many findings of each; none of zero. */
export function tally(findings: readonly Finding[]): { severity: Severity; count: number }[] {
  return (['critical', 'major', 'minor'] as const)
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.status === 'violation' && finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
}

/** The mark at each node: the worst of the findings that name it, and how many do. Asks mark nothing: they accuse nobody. */
export function badgesOf(sections: Sections): Map<string, { severity: Severity; count: number }> {
  const badges = new Map<string, { severity: Severity; count: number }>()
  const rank: readonly Severity[] = ['minor', 'major', 'critical']
  for (const { severity, evidence } of [...sections.fixFirst, ...sections.wouldBeAsked]) {
    for (const node of evidence.nodes) {
      const badge = badges.get(node)
      const worst = badge && rank.indexOf(badge.severity) > rank.indexOf(severity) ? badge.severity : severity
      badges.set(node, { severity: worst, count: (badge?.count ?? 0) + 1 })
    }
  }
  return badges
}
