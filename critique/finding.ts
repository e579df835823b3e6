import { z } from 'zod'

export const REPORT_FORMAT = 'premortem/report@1'

/** How much an interviewer would care, worst first. */
export const Severity = z.enum(['critical', 'major', 'minor'])
export type Severity = z.infer<typeof Severity>

export const Dimension = z.enum([
  'evaluation',
  'monitoring',
  'cost',
  'latency',
  'security',
  'reliability',
  'retrieval',
  'agents',
  'data',
  'requirements',
])
export type Dimension = z.infer<typeof Dimension>

/** violation: the board shows it. ask: a fact is unknown, so it is a question, never an accusation. */
export const Status = z.enum(['violation', 'ask'])
export type Status = z.infer<typeof Status>

/** Who raised it. */
export const Origin = z.enum(['rule', 'model', 'person'])

/** The nodes and edges that prove a finding, and the way through them in order. */
export const Evidence = z.object({
  nodes: z.array(z.string()).default([]),
  edges: z.array(z.string()).default([]),
  path: z.array(z.string()).default([]),
})
export type Evidence = z.infer<typeof Evidence>

/**
 * A change that one click applies. `ref` names a new node inside this fix ("new:gate"); ends of edges and `on` are refs, node ids or
 * edge ids; `on: "board"` sets a requirement.
 */
export const Fix = z.object({
  text: z.string(),
  addNodes: z.array(z.object({ ref: z.string(), kind: z.string(), label: z.string(), zone: z.string().optional() })).default([]),
  addEdges: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        kind: z.string().optional(),
        label: z.string().optional(),
        props: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .default([]),
  setProps: z.array(z.object({ on: z.string(), prop: z.string(), value: z.unknown() })).default([]),
  /** Edges that the fix replaces, so that a control really stands between its two neighbours. */
  removeEdges: z.array(z.string()).default([]),
})
export type Fix = z.infer<typeof Fix>

export const Source = z.object({ title: z.string(), section: z.string().default(''), url: z.string() })
export type Source = z.infer<typeof Source>

/** One remark about a board. */
export const Finding = z.object({
  /** rule + sorted evidence: stable across runs, machines and layout. */
  id: z.string(),
  rule: z.string(),
  dimension: Dimension,
  severity: Severity,
  status: Status,
  /** 1.. in the order shown; null = folded under "more". */
  rank: z.number().int().positive().nullable(),
  title: z.string(),
  because: z.string(),
  why: z.string(),
  ask: z.string(),
  followUps: z.array(z.string()).default([]),
  goodAnswer: z.array(z.string()).default([]),
  fix: Fix,
  evidence: Evidence,
  sources: z.array(Source).default([]),
  alsoResolves: z.array(z.string()).default([]),
  origin: Origin,
})
export type Finding = z.infer<typeof Finding>

export const Strength = z.object({ rule: z.string(), because: z.string(), evidence: Evidence })
export type Strength = z.infer<typeof Strength>

export const Inferred = z.object({ node: z.string(), kind: z.string(), confidence: z.number(), matched: z.string() })
export type Inferred = z.infer<typeof Inferred>

/** Numbers of a board; null where it cannot be known. Milliseconds, US dollars, requests per second, fractions. */
export const EstimateSummary = z.object({
  assumptions: z
    .array(
      z.object({
        what: z.string(),
        value: z.string(),
        source: z.string(),
        nodes: z.array(z.string()).optional(),
        /** Stable name, under which `estimate` takes a figure of one's own; absent where there is nothing to set. */
        id: z.string().optional(),
        /** Property that says it on a node in place of the assumption. */
        key: z.string().optional(),
        /** The value as a number. */
        amount: z.number().optional(),
        unit: z.string().optional(),
        /** A person's own figure stands here. */
        overridden: z.boolean().optional(),
      }),
    )
    .default([]),
  latencyMs: z.object({ p50: z.number().nullable(), p95: z.number().nullable(), firstTokenP95: z.number().nullable() }),
  costUsd: z.object({ perRequest: z.number().nullable(), perMonth: z.number().nullable() }),
  bottleneck: z.object({ node: z.string(), utilisation: z.number().nullable(), maxQps: z.number().nullable() }).nullable(),
  availability: z.number().nullable(),
  /** Nodes that more work reaches than they can do: waiting lines grow without end, so no percentile of theirs exists. */
  unstable: z.array(z.object({ node: z.string(), utilisation: z.number() })).optional(),
  /** Day of the vendors' prices in the costs; absent where none was needed. */
  pricesOf: z.string().optional(),
})
export type EstimateSummary = z.infer<typeof EstimateSummary>

export const Report = z.object({
  format: z.literal(REPORT_FORMAT),
  findings: z.array(Finding),
  strengths: z.array(Strength),
  inferred: z.array(Inferred),
  estimate: EstimateSummary,
})
export type Report = z.infer<typeof Report>

/** What a person decided about a finding; kept under the finding's id, so that an undo brings it back with its node. */
export const Ruling = z.object({
  verdict: z.enum(['accept', 'waive', 'discuss']),
  reason: z.string().max(2000).default(''),
  by: z.string().max(100).default(''),
  /** Milliseconds since 1970, by the clock of whoever ruled. */
  at: z.number(),
})
export type Ruling = z.infer<typeof Ruling>
