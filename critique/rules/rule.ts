import type { Dimension, EstimateSummary, Fix, Severity, Status } from '../finding.ts'
import type { Path } from '../graph/flow.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

/** What a placeholder of a question stands for: a node (its label is used), several, or words and numbers. */
export type Word = ViewNode | readonly ViewNode[] | string | number

/** One place where a rule applies: the witness and this board's own words. */
export interface Hit {
  /** Default: violation. ask: a fact is unknown. */
  status?: Status
  /** Where it differs from the rule's own, by one of its stated modifiers. */
  severity?: Severity
  /** The nodes that prove it. Never empty, but for a rule about the whole board. */
  nodes: readonly ViewNode[]
  edges?: readonly ViewEdge[]
  /** Those of them whose own words or properties say what is claimed: doubt about their kind is no doubt about the claim. */
  sure?: readonly ViewNode[]
  /** The way through the board that lights up, in order. */
  path?: Path
  /** One sentence with this board's labels and numbers. */
  because: string
  /** Values for the `{placeholders}` of ask, followUps and fix. */
  say?: Readonly<Record<string, Word>>
  /** Certainty about this hit; a drawing that leaves room for another reading is medium. Default: the rule's. */
  confidence?: 'high' | 'medium'
}

/** A control that is there and does its work: what a reviewer would praise. */
export interface Praise {
  nodes: readonly ViewNode[]
  edges?: readonly ViewEdge[]
  path?: Path
  because: string
}

export interface RuleSource {
  title: string
  section?: string
  url: string
  /** verified: read at the source. secondary: read in a faithful account. recalled: from memory. judgement: our own. */
  verification?: 'verified' | 'secondary' | 'recalled' | 'judgement'
}

/** What a rule may use beyond the graph. Numbers are computed when first asked for. */
export interface RuleContext {
  estimate: EstimateSummary
}

export type Company = 'anthropic' | 'openai' | 'google-deepmind' | 'meta' | 'cohere' | 'databricks'

/** One consideration: when it applies, what proves it, what an interviewer asks, what answers well. One file each, named by its id. */
export interface Rule {
  /** `<dimension>/<slug>`, as the file's path. */
  id: string
  /** What it finds, in the failing state. */
  title: string
  severity: Severity
  /** When a hit is more or less severe, in words. `check` applies it. */
  severityModifiers?: readonly string[]
  /** Names the hazard that is shared with other rules: overlapping findings of one cluster are merged. */
  cluster: string
  /** Rules that this one makes redundant on overlapping evidence. */
  suppresses?: readonly string[]
  /** A path, a cut, a loop or a number proves it: stronger than the presence of a box. */
  structural?: boolean
  /** It compares numbers, and only with a target that somebody stated. */
  quantitative?: boolean
  /** It is about something missing: silent on a board that is still a sketch. */
  absence?: boolean
  /** It also speaks to a handful of colleagues with an internal tool. Critical rules always do. */
  evenWhenTiny?: boolean
  /** board: the hazard itself is drawn, so a control that is not drawn counts as absent. engine: unstated means unknown. */
  burdenOfProof: 'board' | 'engine'
  whenUnknown: 'ask' | 'skip'
  /** Default: high. */
  confidence?: 'high' | 'medium'
  why: string
  /** The interviewer's question, with `{placeholders}` for this board's labels. */
  ask: string
  followUps: readonly string[]
  /** What a strong answer covers, a point each. */
  goodAnswer: readonly string[]
  /** The quick way out, in one or two sentences. */
  fix: string
  /** When it must not fire. */
  unless: string
  sources: readonly RuleSource[]
  companyEmphasis?: readonly Company[]
  /** Sketches. `*` marks nodes that the finding names as evidence. They are tests, documentation and pictures at once. */
  examples: {
    flagged: readonly string[]
    /** Boards where the fact is unknown: a question, no accusation. */
    asked?: readonly string[]
    clean: readonly string[]
  }
  /** Is this the concern of a stated requirement? Then it ranks higher. Default: by dimension. */
  isAskedFor?: (graph: GraphView) => boolean
  check: (graph: GraphView, context: RuleContext) => Iterable<Hit>
  /** The change that one click applies. It silences its own finding and raises no critical one. */
  mend?: (graph: GraphView, hit: Hit) => Partial<Omit<Fix, 'text'>>
  praise?: (graph: GraphView, context: RuleContext) => Iterable<Praise>
}

/** Types a rule without widening it. */
export const defineRule = (rule: Rule): Rule => rule

/** The dimension is the first half of the id. */
export const dimensionOf = (rule: Pick<Rule, 'id'>): Dimension => rule.id.slice(0, rule.id.indexOf('/')) as Dimension
