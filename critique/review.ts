import { estimate } from './estimate/estimate.ts'
import { REPORT_FORMAT, type Evidence, type Finding, type Fix, type Report, type Severity, type Status, type Strength } from './finding.ts'
import type { Graph } from './graph/graph.ts'
import { entries, isTiny } from './graph/predicates.ts'
import { ABSENCE_MAY_INTERRUPT, componentsOf, LEAST_TO_REVIEW } from './graph/size.ts'
import { CONFIDENT, GraphView, type ViewNode } from './graph/view.ts'
import { rules as builtIn } from './rules/index.ts'
import { dimensionOf, type Hit, type Praise, type Rule, type RuleContext, type Word } from './rules/rule.ts'

/**
 * drawing: while a person draws, only what is critical or a broken board speaks up. critique: the person asked, the whole policy.
 * example: like critique, without the minimum size, for the small boards of a rule's own examples.
 */
export type Phase = 'drawing' | 'critique' | 'example'

export interface ReviewOptions {
  phase?: Phase
  /** Default: all that come with the product. */
  rules?: readonly Rule[]
  /** Hears of a rule that fails, and the others go on. Without it the review fails. */
  onFault?: (rule: string, error: unknown) => void
}

const WEIGHT: Record<Severity, number> = { critical: 9, major: 3, minor: 1 }
const MOST_SHOWN = 7
const MOST_ASKED = 2
const MOST_PRAISED = 3
const MOST_PER_DIMENSION = 3
const MOST_CRITICAL = 3
const MOST_WITNESSES = 3
const LEAST_SCORE = 1.5

/** A rule that has found this many places on one board has made its point: the three that count most are among them. */
const MOST_HITS = 100

/** A hit with all that ranking needs. */
interface Witness {
  rule: Rule
  hit: Hit
  status: Status
  severity: Severity
  score: number
  reach: number
  id: string
  evidence: Evidence
  nodes: ReadonlySet<string>
}

/** A witness that is told. */
interface Candidate extends Witness {
  alsoResolves: string[]
  finding: Finding
}

/**
 * Reviews a board: evaluate, weigh doubt, suppress, merge, score, select. Pure: the same graph gives the same report, byte for byte,
 * whatever the order of its nodes.
 */
export function review(graph: Graph, options: ReviewOptions = {}): Report {
  return reviewView(new GraphView(graph), options)
}

/** Like `review`, for a view that exists already. */
export function reviewView(view: GraphView, { phase = 'critique', rules = builtIn, onFault }: ReviewOptions = {}): Report {
  const context: RuleContext = { estimate: estimate(view) }
  const heard = rules.filter((rule) => maySpeak(rule, view, phase))
  const failed = new Set<Rule>()
  const candidates = heard.flatMap((rule) => {
    if (!onFault) return evaluate(rule, view, context)
    try {
      return evaluate(rule, view, context)
    } catch (error) {
      failed.add(rule)
      onFault(rule.id, error)
      return []
    }
  })
  const kept = merge(suppress(candidates))
  select(kept)
  return {
    format: REPORT_FORMAT,
    findings: inOrder(kept).map(toFinding),
    strengths: phase === 'drawing' ? [] : praise(failed.size > 0 ? heard.filter((rule) => !failed.has(rule)) : heard, view, context, kept),
    inferred: view.nodes
      .filter((node) => node.confidence < 1)
      .map(({ id, kind, confidence, matched }) => ({ node: id, kind, confidence, matched })),
    estimate: context.estimate,
  }
}

function maySpeak(rule: Rule, view: GraphView, phase: Phase): boolean {
  if (phase === 'example') return true
  const size = componentsOf(view)
  if (size < LEAST_TO_REVIEW && rule.severity !== 'critical') return false
  if (phase === 'critique') return !isTiny(view) || rule.severity === 'critical' || rule.evenWhenTiny === true
  const mayInterrupt = size >= ABSENCE_MAY_INTERRUPT
  return rule.severity === 'critical' ? !rule.absence || mayInterrupt : rule.cluster === 'board-integrity' && mayInterrupt
}

function evaluate(rule: Rule, view: GraphView, context: RuleContext): Candidate[] {
  const found: Witness[] = []
  for (const hit of rule.check(view, context)) {
    const status = statusOf(rule, hit)
    if (status === undefined) continue
    found.push(toWitness(rule, hit, status, view))
    if (found.length >= MOST_HITS) break
  }
  return disjoint(found).map((one) => ({ ...one, alsoResolves: [], finding: describe(one, view) }))
}

/** Below this, a kind is no more than a word that fits: not even a question rests on it. */
const WORTH_ASKING = 0.6

/**
 * Doubt about a kind on the witness makes a claim a question at most, but for the nodes that say themselves what is claimed. What rests
 * on a cue at least is worth that question even where the rule itself is silent about unknowns: "Stripe refunds" is probably money, and a
 * person can say in a second that it is not.
 */
function statusOf(rule: Rule, hit: Hit): Status | undefined {
  if (hit.status === 'ask') return rule.whenUnknown === 'ask' ? 'ask' : undefined
  const confidence = Math.min(1, ...hit.nodes.filter((node) => !hit.sure?.includes(node)).map((node) => node.confidence))
  if (confidence >= CONFIDENT) return 'violation'
  if (rule.whenUnknown === 'ask') return 'ask'
  return confidence >= WORTH_ASKING ? 'ask' : undefined
}

function toWitness(rule: Rule, hit: Hit, status: Status, view: GraphView): Witness {
  const severity = status === 'ask' ? 'minor' : temper(hit.severity ?? rule.severity, view)
  const reach = shareOfEntries(view, hit.nodes)
  const sure = (hit.confidence ?? rule.confidence ?? 'high') === 'high' ? 1 : 0.7
  const wanted = (rule.isAskedFor ?? byDimension(rule))(view) ? 1.5 : 1
  const strength = rule.structural || rule.quantitative ? 1.2 : 0.8
  const evidence = toEvidence(hit)
  return {
    rule,
    hit,
    status,
    severity,
    reach,
    score: WEIGHT[severity] * sure * wanted * (1 + 0.5 * reach) * strength,
    id: `${rule.id}@${evidence.nodes.join(',')}`,
    evidence,
    nodes: new Set(evidence.nodes),
  }
}

/** A colleague's tool or a prototype is judged one level milder. */
function temper(severity: Severity, view: GraphView): Severity {
  const { scope } = view.requirements
  if (scope !== 'prototype' && scope !== 'internal') return severity
  return severity === 'critical' ? 'major' : 'minor'
}

/** Share of the places where requests start from which the witness can be reached, 0 to 1. At most sixteen are tried. */
function shareOfEntries(view: GraphView, nodes: readonly ViewNode[]): number {
  const reached = view.once('reach of entries', () =>
    entries(view)
      .slice(0, 16)
      .map((entry) => view.calls.from(entry)),
  )
  if (reached.length === 0) return 0
  return reached.filter((set) => nodes.some((node) => set.has(node))).length / reached.length
}

function byDimension(rule: Rule): (view: GraphView) => boolean {
  const dimension = dimensionOf(rule)
  return ({ requirements }) => {
    switch (dimension) {
      case 'latency':
        return requirements.p95LatencyMs !== undefined || requirements.firstTokenP95Ms !== undefined
      case 'cost':
        return requirements.monthlyBudgetUsd !== undefined || requirements.costPerRequestUsd !== undefined
      case 'reliability':
        return requirements.availability !== undefined && /resilience|overload|recovery/.test(rule.cluster)
      case 'security':
        return (
          (requirements.multiTenant === true && /tenant|cache-safety/.test(rule.cluster)) ||
          ((requirements.dataClasses?.length ?? 0) > 0 && rule.cluster === 'privacy-boundary')
        )
      default:
        return false
    }
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function toEvidence(hit: Hit): Evidence {
  return {
    nodes: [...new Set(hit.nodes.map(({ id }) => id))].sort(byText),
    edges: [...new Set((hit.edges ?? hit.path?.edges ?? []).map(({ id }) => id))].sort(byText),
    path: (hit.path?.nodes ?? []).map(({ id }) => id),
  }
}

function describe({ rule, hit, status, severity, id, evidence }: Witness, view: GraphView): Finding {
  const say = hit.say ?? {}
  return {
    id,
    rule: rule.id,
    dimension: dimensionOf(rule),
    severity,
    status,
    rank: null,
    title: rule.title,
    because: hit.because,
    why: rule.why,
    ask: fill(rule.ask, say),
    followUps: rule.followUps.map((text) => fill(text, say)),
    goodAnswer: [...rule.goodAnswer],
    fix: toFix(rule, hit, view),
    evidence,
    sources: rule.sources.map(({ title, section = '', url }) => ({ title, section, url })),
    alsoResolves: [],
    origin: 'rule',
  }
}

function toFix(rule: Rule, hit: Hit, view: GraphView): Fix {
  return { addNodes: [], addEdges: [], setProps: [], removeEdges: [], ...rule.mend?.(view, hit), text: fill(rule.fix, hit.say ?? {}) }
}

/** Puts this board's words into a text. A placeholder that nobody bound reads as "it", never as braces. */
export function fill(text: string, say: Readonly<Record<string, Word>>): string {
  return !text.includes('{')
    ? text
    : text.replaceAll(/\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(say, name) ? word(say[name]!) : 'it'))
}

function word(value: Word): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if ('label' in value) return value.label
  const labels = value.map(({ label }) => label)
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`
}

/** Several witnesses of one rule are several findings only where they share nothing. The strongest first. */
function disjoint(found: readonly Witness[]): Witness[] {
  const chosen: Witness[] = []
  const strongest = [...found].sort((a, b) => byStatus(a, b) || b.score - a.score || byText(a.id, b.id))
  for (const one of strongest) {
    if (chosen.length >= MOST_WITNESSES) break
    if (!chosen.some((other) => overlap(one, other) > 0)) chosen.push(one)
  }
  return chosen
}

const byStatus = (a: Witness, b: Witness): number => Number(a.status === 'ask') - Number(b.status === 'ask')

/** Jaccard index of two witnesses, 0 to 1. Two findings about the whole board overlap fully. */
function overlap(a: Witness, b: Witness): number {
  if (a.nodes.size === 0 && b.nodes.size === 0) return 1
  let shared = 0
  for (const id of a.nodes) if (b.nodes.has(id)) shared++
  return shared / (a.nodes.size + b.nodes.size - shared)
}

/** What a stronger finding on the same evidence makes redundant is told under it, not beside it. */
function suppress(all: Candidate[]): Candidate[] {
  const silenced = new Set<Candidate>()
  const strongest = [...all].sort((a, b) => b.score - a.score || byText(a.id, b.id))
  for (const lead of strongest) {
    if (lead.status === 'ask' || silenced.has(lead)) continue
    for (const other of all) {
      if (other === lead || silenced.has(other) || !lead.rule.suppresses?.includes(other.rule.id) || overlap(lead, other) === 0) continue
      silenced.add(other)
      lead.alsoResolves.push(other.rule.id)
    }
  }
  return all.filter((one) => !silenced.has(one))
}

/** Findings of one cluster about the same place are one; the most severe leads. */
function merge(all: Candidate[]): Candidate[] {
  const strongest = [...all].sort((a, b) => byStatus(a, b) || b.score - a.score || byText(a.id, b.id))
  const leads: Candidate[] = []
  for (const one of strongest) {
    const lead = leads.find(
      (other) =>
        other.rule.cluster === one.rule.cluster && other.rule !== one.rule && other.status === one.status && overlap(one, other) >= 0.5,
    )
    if (lead) lead.alsoResolves.push(one.rule.id, ...one.alsoResolves)
    else leads.push(one)
  }
  return leads
}

/**
 * Ranks greedily: what repeats a dimension or a cluster already chosen counts less. At most seven, and at most two questions. Of many
 * criticals the three that reach furthest are ranked; whoever shows a report says how many are folded.
 */
function select(all: Candidate[]): void {
  const violations = all.filter((one) => one.status === 'violation')
  const chosen: Candidate[] = []
  const widest = violations
    .filter((one) => one.severity === 'critical')
    .sort((a, b) => b.reach - a.reach || b.score - a.score || byText(a.id, b.id))
    .slice(0, MOST_CRITICAL)
  while (chosen.length < MOST_SHOWN) {
    const next = best(
      violations.filter((one) => !chosen.includes(one) && (one.severity !== 'critical' || widest.includes(one))),
      chosen,
    )
    if (!next) break
    chosen.push(next)
    next.finding.rank = chosen.length
  }
  all
    .filter((one) => one.status === 'ask')
    .sort((a, b) => WEIGHT[b.rule.severity] - WEIGHT[a.rule.severity] || b.score - a.score || byText(a.id, b.id))
    .slice(0, MOST_ASKED)
    .forEach((one, i) => (one.finding.rank = chosen.length + i + 1))
}

function best(left: Candidate[], chosen: Candidate[]): Candidate | undefined {
  let winner: Candidate | undefined
  let most = LEAST_SCORE
  for (const one of left) {
    const sameDimension = chosen.filter((other) => other.finding.dimension === one.finding.dimension)
    if (sameDimension.length >= MOST_PER_DIMENSION && ![...sameDimension, one].every((other) => other.severity === 'critical')) continue
    const sameCluster = chosen.filter((other) => other.rule.cluster === one.rule.cluster).length
    // A critical finding is never talked down to silence by its company.
    const score = one.severity === 'critical' ? one.score : one.score * 0.6 ** sameDimension.length * 0.4 ** sameCluster
    if (score > most || (score === most && winner && byText(one.id, winner.id) < 0)) {
      most = score
      winner = one
    }
  }
  return winner
}

function inOrder(all: Candidate[]): Candidate[] {
  return [...all].sort(
    (a, b) => (a.finding.rank ?? Infinity) - (b.finding.rank ?? Infinity) || byStatus(a, b) || b.score - a.score || byText(a.id, b.id),
  )
}

function toFinding({ finding, alsoResolves }: Candidate): Finding {
  return { ...finding, alsoResolves: [...new Set(alsoResolves)].sort(byText) }
}

/** Controls that do their work, for the rules that have nothing to say against the board. */
function praise(rules: readonly Rule[], view: GraphView, context: RuleContext, findings: readonly Candidate[]): Strength[] {
  const accused = new Set(findings.map((one) => one.rule.id))
  const praised: { rule: Rule; praise: Praise }[] = []
  for (const rule of rules) {
    if (!rule.praise || accused.has(rule.id)) continue
    for (const praise of rule.praise(view, context)) {
      praised.push({ rule, praise })
      break
    }
  }
  return praised
    .sort((a, b) => WEIGHT[b.rule.severity] - WEIGHT[a.rule.severity] || byText(a.rule.id, b.rule.id))
    .slice(0, MOST_PRAISED)
    .map(({ rule, praise: { nodes, edges, path, because } }) => ({
      rule: rule.id,
      because,
      evidence: toEvidence({ nodes, edges, path, because }),
    }))
}
