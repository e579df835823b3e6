import type { Finding } from '../finding.ts'
import type { Graph } from '../graph/graph.ts'
import { GraphView, type ViewNode } from '../graph/view.ts'
import { kindById } from '../kinds/lookup.ts'
import type { Trait } from '../kinds/traits.ts'
import { reviewView } from '../review.ts'

/** A part of one board with what stands for it on the other, if anything. */
export interface Part {
  /** Name of the kind. */
  name: string
  label: string
  kind: string
}

/** What a strong board has and yours does not, and the other way round. By meaning: position, order and names do not matter. */
export interface BoardComparison {
  /** On both, by kind. */
  shared: readonly Part[]
  /** On the reference only: parts of the flow. */
  missing: readonly Part[]
  /** On the reference only: what checks, limits, records or stops. */
  missingControls: readonly Part[]
  /** On yours only. */
  extra: readonly Part[]
  /** Findings that only yours has, worst first. */
  findings: readonly Pick<Finding, 'id' | 'rule' | 'title' | 'severity' | 'dimension'>[]
  /** Findings of both: the reference is not perfect either. */
  sharedFindings: readonly string[]
}

const CONTROLS: readonly Trait[] = [
  'gate',
  'validates',
  'redacts',
  'screens_content',
  'limits_usage',
  'bounds_loop',
  'authenticates',
  'authorizes',
  'separates_tenants',
  'evaluates',
  'records_telemetry',
  'detects_drift',
  'raises_alerts',
  'audit_trail',
  'collects_feedback',
  'recovers_failures',
  'restricts_egress',
  'provides_labels',
]

/** Compares a board with a reference, part by part. */
export function compareBoards(yours: Graph, reference: Graph): BoardComparison {
  const own = new GraphView(yours)
  const strong = new GraphView(reference)
  const absent = strong.nodes.filter((node) => !stands(node, own))
  const found = reviewView(own).findings.filter(({ status }) => status === 'violation')
  const theirs = new Set(
    reviewView(strong)
      .findings.filter(({ status }) => status === 'violation')
      .map(({ rule }) => rule),
  )
  return {
    shared: unique(strong.nodes.filter((node) => stands(node, own))),
    missing: unique(absent.filter((node) => !isControl(node))),
    missingControls: unique(absent.filter(isControl)),
    extra: unique(own.nodes.filter((node) => node.kind !== 'unknown' && !stands(node, strong))),
    findings: found
      .filter(({ rule }) => !theirs.has(rule))
      .map(({ id, rule, title, severity, dimension }) => ({ id, rule, title, severity, dimension })),
    sharedFindings: [...new Set(found.filter(({ rule }) => theirs.has(rule)).map(({ title }) => title))],
  }
}

const isControl = (node: ViewNode): boolean => CONTROLS.some((trait) => node.traits.has(trait))

/** Is there a box of that kind, of a child of it, or of its parent? */
const stands = (node: ViewNode, on: GraphView): boolean =>
  on.nodes.some((other) => other.kinds.has(node.kind) || (other.kind !== 'unknown' && node.kinds.has(other.kind)))

function unique(nodes: readonly ViewNode[]): Part[] {
  const parts = new Map<string, Part>()
  for (const { kind, label } of nodes) if (!parts.has(kind)) parts.set(kind, { kind, label, name: kindById(kind)?.name ?? kind })
  return [...parts.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
