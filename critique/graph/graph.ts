import { z } from 'zod'

/** The format's name and version, as files carry it. */
export const GRAPH_FORMAT = 'premortem/graph@1'

/** How exposed the system is; absent means that nobody said. */
export const Scope = z.enum(['prototype', 'internal', 'production', 'regulated'])
export type Scope = z.infer<typeof Scope>

export const DataClass = z.enum(['pii', 'phi', 'pci', 'confidential', 'source_code', 'customer_data', 'public'])
export type DataClass = z.infer<typeof DataClass>

/** What travels: a call with its answer, a stream of content, a record of what happened, a correction, a command. */
export const EdgeKind = z.enum(['request', 'data', 'telemetry', 'feedback', 'control'])
export type EdgeKind = z.infer<typeof EdgeKind>

export const ZoneKind = z.enum(['trust', 'tenant', 'region', 'group'])
export const Trust = z.enum(['trusted', 'external', 'internet', 'untrusted'])
export type Trust = z.infer<typeof Trust>

const Id = z.string().min(1).max(200)
const amount = z.number().nonnegative().finite()
const fraction = z.number().min(0).max(1)

/** One property of a node, an edge or a zone: a number in the unit of its name, a word, a flag, or a list of words. */
export const PropValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])), z.null()])
export type PropValue = z.infer<typeof PropValue>
export const Props = z.record(z.string(), PropValue)
export type Props = z.infer<typeof Props>

/** What was asked of the system. Every field is optional: absent means unknown, never a default. */
export const Requirements = z.looseObject({
  scope: Scope.optional(),
  /** Free text, one claim each, as the board or the scenario says it. */
  statements: z.array(z.string()).optional(),
  users: amount.optional(),
  requestsPerMonth: amount.optional(),
  /** Requests per second at peak. */
  peakQps: amount.optional(),
  p95LatencyMs: amount.optional(),
  firstTokenP95Ms: amount.optional(),
  monthlyBudgetUsd: amount.optional(),
  costPerRequestUsd: amount.optional(),
  /** Fraction of time, 0 to 1. */
  availability: fraction.optional(),
  multiTenant: z.boolean().optional(),
  dataClasses: z.array(DataClass).optional(),
  regions: z.array(z.string()).optional(),
  regulations: z.array(z.string()).optional(),
})
export type Requirements = z.infer<typeof Requirements>

export const Zone = z.looseObject({
  id: Id,
  label: z.string().default(''),
  kind: ZoneKind.default('group'),
  trust: Trust.optional(),
  region: z.string().optional(),
  parent: Id.nullish(),
  props: Props.optional(),
})
export type Zone = z.infer<typeof Zone>

export const Node = z.looseObject({
  id: Id,
  label: z.string().default(''),
  /** Id of a kind, or "unknown". Left out: the engine infers it from the label. */
  kind: z.string().optional(),
  /** Further kinds of a compound box ("Auth + rate limit"). */
  roles: z.array(z.string()).optional(),
  zone: Id.nullish(),
  props: Props.optional(),
})
export type Node = z.infer<typeof Node>

export const Edge = z.looseObject({
  id: Id,
  from: Id,
  to: Id,
  /** Left out: inferred from the ends. */
  kind: EdgeKind.optional(),
  label: z.string().optional(),
  props: Props.optional(),
})
export type Edge = z.infer<typeof Edge>

export const Note = z.looseObject({ id: Id, text: z.string(), near: z.array(Id).optional() })
export type Note = z.infer<typeof Note>

/** A typed drawing. Unknown keys are kept, so that a newer file survives an older reader. */
export const Graph = z.looseObject({
  format: z.literal(GRAPH_FORMAT),
  title: z.string().default(''),
  requirements: Requirements.default({}),
  zones: z.array(Zone).default([]),
  nodes: z.array(Node).default([]),
  edges: z.array(Edge).default([]),
  notes: z.array(Note).default([]),
})
export type Graph = z.infer<typeof Graph>

/** One place in an input that is wrong, written as a person would point at it: `nodes[3].zone`. */
export interface Problem {
  at: string
  message: string
}

/** What is wrong with an input, every place of it. `message` is the list, one line each. */
export class GraphError extends Error {
  override name = 'GraphError'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ at, message }) => (at ? `${at}: ${message}` : message)).join('\n'))
    this.problems = problems
  }
}

/** Turns a file of an older version into the next one. Keyed by the format that it reads. */
const migrations: Record<string, (file: Record<string, unknown>) => Record<string, unknown>> = {}

/**
 * Reads an unknown value as a graph: migrates, checks the shape, then that every reference points at something.
 * @throws {GraphError} naming each place that is wrong, at most twenty.
 */
export function parseGraph(input: unknown): Graph {
  const parsed = Graph.safeParse(migrate(input))
  if (!parsed.success) throw new GraphError(parsed.error.issues.slice(0, 20).map(toProblem))
  const problems = danglingReferences(parsed.data)
  if (problems.length > 0) throw new GraphError(problems.slice(0, 20))
  return parsed.data
}

/** An empty graph with a title. */
export function emptyGraph(title = ''): Graph {
  return { format: GRAPH_FORMAT, title, requirements: {}, zones: [], nodes: [], edges: [], notes: [] }
}

function migrate(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new GraphError([{ at: '', message: `expected a graph object, found ${describe(input)}` }])
  }
  let file = input as Record<string, unknown>
  for (let steps = 0; steps < 100; steps++) {
    const step = typeof file.format === 'string' && Object.hasOwn(migrations, file.format) ? migrations[file.format] : undefined
    if (!step) break
    file = step(file)
  }
  if (file.format !== GRAPH_FORMAT) {
    throw new GraphError([{ at: 'format', message: `expected "${GRAPH_FORMAT}", found ${describe(file.format)}` }])
  }
  return file
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return value === null ? 'null' : 'an object'
  return JSON.stringify(value)?.slice(0, 60) ?? typeof value
}

/** `['nodes', 3, 'zone']` as `nodes[3].zone`. */
function place(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join('')
}

function toProblem(issue: z.core.$ZodIssue): Problem {
  return { at: place(issue.path), message: issue.message.replace(/^Invalid input: /, '') }
}

function danglingReferences(graph: Graph): Problem[] {
  const problems: Problem[] = []
  const claim = (items: { id: string }[], list: string): Set<string> => {
    const seen = new Set<string>()
    items.forEach(({ id }, i) => {
      if (seen.has(id)) problems.push({ at: `${list}[${i}].id`, message: `"${id}" is used twice` })
      seen.add(id)
    })
    return seen
  }
  const zones = claim(graph.zones, 'zones')
  const nodes = claim(graph.nodes, 'nodes')
  claim(graph.edges, 'edges')
  claim(graph.notes, 'notes')
  const need = (known: Set<string>, id: string | null | undefined, at: string, what: string): void => {
    if (id != null && !known.has(id)) problems.push({ at, message: `"${id}" is not a ${what}` })
  }
  graph.zones.forEach((zone, i) => need(zones, zone.parent, `zones[${i}].parent`, 'zone'))
  graph.nodes.forEach((node, i) => need(zones, node.zone, `nodes[${i}].zone`, 'zone'))
  graph.edges.forEach((edge, i) => {
    need(nodes, edge.from, `edges[${i}].from`, 'node')
    need(nodes, edge.to, `edges[${i}].to`, 'node')
  })
  graph.notes.forEach((note, i) => note.near?.forEach((id, j) => need(nodes, id, `notes[${i}].near[${j}]`, 'node')))
  return [...problems, ...zoneCycles(graph.zones)]
}

function zoneCycles(zones: readonly Zone[]): Problem[] {
  const parentOf = new Map(zones.map((zone) => [zone.id, zone.parent]))
  return zones.flatMap((zone, i) => {
    const seen = new Set([zone.id])
    for (let up = zone.parent; up != null; up = parentOf.get(up)) {
      if (seen.has(up)) return [{ at: `zones[${i}].parent`, message: `"${zone.id}" contains itself` }]
      seen.add(up)
    }
    return []
  })
}
