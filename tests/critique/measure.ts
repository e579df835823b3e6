import type { Report } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { review } from '#critique/review.ts'
import { rules } from '#critique/rules/index.ts'
import { drawn, withoutKinds, type LabelledBoard } from '../boards/board.ts'

/** What the engine said about a board, beside what a reviewer had said before. */
export interface Measured {
  board: LabelledBoard
  report: Report
  /** Rules that were raised at all: as violation, as question or under another finding. */
  raised: ReadonlySet<string>
  /** Raised as violation or question itself. */
  violated: ReadonlySet<string>
  asked: ReadonlySet<string>
  missed: readonly string[]
  falseAlarms: readonly string[]
  unwantedAsks: readonly string[]
  /** One of the expected is among the first three. */
  isTopFound: boolean
  rankedViolations: number
  criticals: readonly string[]
}

export function measure(board: LabelledBoard, graph: Graph): Measured {
  const report = review(graph)
  const violations = report.findings.filter((one) => one.status === 'violation')
  const violated = new Set(violations.map((one) => one.rule))
  const asked = new Set(report.findings.filter((one) => one.status === 'ask').map((one) => one.rule))
  const raised = new Set(report.findings.flatMap((one) => [one.rule, ...one.alsoResolves]))
  const fair = new Set([...board.certain, ...board.allowed])
  const first = report.findings.filter((one) => one.rank !== null && one.rank <= 3).flatMap((one) => [one.rule, ...one.alsoResolves])
  return {
    board,
    report,
    raised,
    violated,
    asked,
    missed: board.certain.filter((id) => !raised.has(id)),
    falseAlarms: [...violated].filter((id) => !fair.has(id)).toSorted(),
    unwantedAsks: [...asked].filter((id) => !fair.has(id)).toSorted(),
    isTopFound: board.top.length === 0 || board.top.some((id) => first.includes(id)),
    rankedViolations: violations.filter((one) => one.rank !== null).length,
    criticals: violations.filter((one) => one.severity === 'critical').map((one) => one.rule),
  }
}

export const withKinds = (boards: readonly LabelledBoard[]): Measured[] => boards.map((board) => measure(board, drawn(board)))

export const labelsOnly = (boards: readonly LabelledBoard[]): Measured[] =>
  boards.filter((board) => board.kindless).map((board) => measure(board, withoutKinds(drawn(board))))

/** The set as a whole. Shares are 0 to 1. */
export interface Summary {
  boards: number
  certain: number
  missed: number
  recall: number
  raisedViolations: number
  falseAlarms: number
  /** Of the violations that were raised. */
  falseOfRaised: number
  /** Rule and board pairs that are neither certain nor allowed: where an alarm would be false. */
  pairs: number
  falseOfPairs: number
  /** Of the raised violations, those that every reviewer would raise: the strictest reading. */
  certainOfRaised: number
  asks: number
  unwantedAsks: number
  withTop: number
  top: number
  topShare: number
}

export function summarise(measured: readonly Measured[]): Summary {
  const sum = (of: (one: Measured) => number): number => measured.reduce((total, one) => total + of(one), 0)
  const certain = sum((one) => one.board.certain.length)
  const missed = sum((one) => one.missed.length)
  const raisedViolations = sum((one) => one.violated.size)
  const falseAlarms = sum((one) => one.falseAlarms.length)
  const pairs = sum((one) => rules.length - new Set([...one.board.certain, ...one.board.allowed]).size)
  const demanding = measured.filter((one) => one.board.top.length > 0)
  const top = demanding.filter((one) => one.isTopFound).length
  return {
    boards: measured.length,
    certain,
    missed,
    recall: 1 - missed / certain,
    raisedViolations,
    falseAlarms,
    falseOfRaised: falseAlarms / raisedViolations,
    pairs,
    falseOfPairs: falseAlarms / pairs,
    certainOfRaised: sum((one) => one.board.certain.filter((id) => one.violated.has(id)).length) / raisedViolations,
    asks: sum((one) => one.asked.size),
    unwantedAsks: sum((one) => one.unwantedAsks.length),
    withTop: demanding.length,
    top,
    topShare: top / demanding.length,
  }
}

/** Boards where one rule was expected, raised, missed, or wrong. */
export interface RuleCount {
  id: string
  certain: number
  found: number
  missed: number
  raised: number
  asked: number
  falseAlarms: number
}

export const perRule = (measured: readonly Measured[]): RuleCount[] =>
  rules
    .map(({ id }) => {
      const count = (test: (one: Measured) => boolean): number => measured.filter(test).length
      return {
        id,
        certain: count((one) => one.board.certain.includes(id)),
        found: count((one) => one.board.certain.includes(id) && one.raised.has(id)),
        missed: count((one) => one.missed.includes(id)),
        raised: count((one) => one.violated.has(id)),
        asked: count((one) => one.asked.has(id)),
        falseAlarms: count((one) => one.falseAlarms.includes(id)),
      }
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
