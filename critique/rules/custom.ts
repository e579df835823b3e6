import { z } from 'zod'
import { Dimension, Severity } from '../finding.ts'
import { EdgeKind, GraphError, PropValue, Trust, type Requirements } from '../graph/graph.ts'
import type { Flow } from '../graph/flow.ts'
import { parseMarkedSketch } from '../graph/sketch.ts'
import { stated } from '../graph/predicates.ts'
import type { Fact, GraphView, ViewNode } from '../graph/view.ts'
import { kindById } from '../kinds/lookup.ts'
import { traits, type Trait } from '../kinds/traits.ts'
import { review } from '../review.ts'
import { defineRule, type Hit, type Rule } from './rule.ts'

/** The format's name and version, as files carry it. */
export const RULES_FORMAT = 'premortem/rules@1'

const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.union([item, z.array(item).min(1)]).transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[])
const KindId = z.string().refine((id) => kindById(id) !== undefined, { error: ({ input }) => `"${String(input)}" is not a kind` })
const TraitId = z.enum(Object.keys(traits) as [Trait, ...Trait[]])

/** Which nodes: all conditions that are given must hold; of a list, any one. */
const Selector = z
  .strictObject({
    kind: oneOrMore(KindId).optional(),
    trait: oneOrMore(TraitId).optional(),
    /** Words that the label contains, in any case. */
    label: oneOrMore(z.string().min(1)).optional(),
    trust: oneOrMore(Trust).optional(),
    region: oneOrMore(z.string()).optional(),
    /** Property and the value that it must have. A property that nobody stated makes the answer unknown. */
    props: z.record(z.string(), PropValue).optional(),
  })
  .refine((selector) => Object.keys(selector).length > 0, { error: 'expected at least one of kind, trait, label, trust, region, props' })
export type Selector = z.output<typeof Selector>

const Condition = z.union([
  z.strictObject({ requirement: z.string(), is: PropValue }),
  z.strictObject({ requirement: z.string(), in: z.array(PropValue).min(1) }),
  z.strictObject({ requirement: z.string(), atLeast: z.number() }),
  z.strictObject({ requirement: z.string(), atMost: z.number() }),
  /** Words that a stated requirement or a note contains, in any case. */
  z.strictObject({ statement: oneOrMore(z.string().min(1)) }),
])
type Condition = z.output<typeof Condition>

const Pattern = z.union([
  /** A way from some node to another that misses every control. */
  z.strictObject({
    path: z.strictObject({
      flow: z.enum(['calls', 'content', 'records']).default('calls'),
      from: Selector,
      to: Selector,
      avoiding: Selector.optional(),
    }),
  }),
  /** One edge from some node to another. */
  z.strictObject({ edge: z.strictObject({ from: Selector, to: Selector, kind: oneOrMore(EdgeKind).optional() }) }),
  /** A node for itself. */
  z.strictObject({ node: Selector }),
  /** Nodes are there, and what should be there with them is not. */
  z.strictObject({ missing: Selector, besides: Selector }),
])
type Pattern = z.output<typeof Pattern>

/** A team's own rule, as data. */
export const CustomRule = z.strictObject({
  id: z.string().regex(new RegExp(`^(${Dimension.options.join('|')})/[a-z0-9]+(-[a-z0-9]+)*$`), {
    error: 'expected <dimension>/<slug>, such as "security/no-direct-model-call"',
  }),
  title: z.string().min(1),
  severity: Severity,
  cluster: z.string().optional(),
  when: z.array(Condition).default([]),
  find: Pattern,
  whenUnknown: z.enum(['ask', 'skip']).default('ask'),
  /** May use {from}, {to} and {node}. */
  because: z.string().min(1),
  why: z.string().min(1),
  ask: z.string().min(1),
  followUps: z.array(z.string()).default([]),
  goodAnswer: z.array(z.string()).default([]),
  fix: z.string().min(1),
  unless: z.string().default(''),
  sources: z.array(z.strictObject({ title: z.string(), section: z.string().optional(), url: z.url({ protocol: /^https$/ }) })).default([]),
  examples: z.strictObject({
    flagged: z.array(z.string()).min(1),
    asked: z.array(z.string()).optional(),
    clean: z.array(z.string()).min(1),
  }),
})
export type CustomRule = z.output<typeof CustomRule>

const RulesFile = z.strictObject({ format: z.literal(RULES_FORMAT), rules: z.array(CustomRule).min(1) })

/**
 * Reads a parsed YAML or JSON value as a team's rules, and runs their examples: a flagged board must yield exactly the marked nodes, a
 * clean one nothing.
 * @throws {GraphError} naming each place that is wrong.
 */
export function readCustomRules(input: unknown): Rule[] {
  const parsed = RulesFile.safeParse(input)
  if (!parsed.success) {
    throw new GraphError(
      parsed.error.issues.slice(0, 20).map(({ path, message }) => ({
        at: path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`)).join(''),
        message,
      })),
    )
  }
  const rules = parsed.data.rules.map(toRule)
  const problems = rules.flatMap((rule, i) =>
    exampleProblems(rule).map(({ at, message }) => ({ at: `rules[${i}].examples.${at}`, message })),
  )
  if (problems.length > 0) throw new GraphError(problems)
  return rules
}

function toRule({ when, find, because, cluster, ...words }: CustomRule): Rule {
  return defineRule({
    ...words,
    cluster: cluster ?? words.id,
    burdenOfProof: 'board',
    structural: 'path' in find || 'edge' in find,
    absence: 'missing' in find,
    evenWhenTiny: true,
    *check(graph) {
      const asked = when.map((condition) => holds(condition, graph))
      if (asked.includes(false) || asked.includes(undefined)) return
      for (const { hit, say } of matches(find, graph)) {
        yield { ...hit, say, because: because.replaceAll(/\{(from|to|node)\}/g, (_, name: string) => say[name]?.label ?? 'it') }
      }
    },
  })
}

interface Match {
  hit: Omit<Hit, 'because'>
  say: Record<string, ViewNode>
}

function* matches(find: Pattern, graph: GraphView): Iterable<Match> {
  if ('node' in find) {
    for (const [node, status] of selected(graph, find.node)) yield { hit: { nodes: [node], status }, say: { node, from: node, to: node } }
  } else if ('missing' in find) {
    const there = [...selected(graph, find.besides)].filter(([, status]) => status === 'violation').map(([node]) => node)
    if (there.length > 0 && [...selected(graph, find.missing)].length === 0)
      yield { hit: { nodes: there }, say: { node: there[0]!, from: there[0]!, to: there[0]! } }
  } else if ('edge' in find) {
    for (const edge of graph.edges) {
      if (find.edge.kind && !find.edge.kind.includes(edge.kind)) continue
      const fact = both(fits(graph, edge.from, find.edge.from), fits(graph, edge.to, find.edge.to))
      if (fact === false) continue
      yield {
        hit: { nodes: [edge.from, edge.to], edges: [edge], status: fact ? 'violation' : 'ask' },
        say: { from: edge.from, to: edge.to, node: edge.from },
      }
    }
  } else {
    yield* paths(graph, graph[find.path.flow], find.path)
  }
}

/** Certain witnesses first; where there is none, one that rests on something unstated, as a question. */
function* paths(graph: GraphView, flow: Flow, { from, to, avoiding }: Extract<Pattern, { path: unknown }>['path']): Iterable<Match> {
  const avoid = avoiding ? (node: ViewNode): boolean => fits(graph, node, avoiding) === true : undefined
  const certain = (selector: Selector): ViewNode[] => graph.nodes.filter((node) => fits(graph, node, selector) === true)
  const possible = (selector: Selector): ViewNode[] => graph.nodes.filter((node) => fits(graph, node, selector) !== false)
  for (const [status, sources, targets] of [
    ['violation', certain(from), certain(to)],
    ['ask', possible(from), possible(to)],
  ] as const) {
    let found = false
    for (const target of targets) {
      const path = flow.path(
        sources.filter((node) => node !== target),
        target,
        { avoiding: avoid },
      )
      if (!path) continue
      found = true
      yield { hit: { nodes: path.nodes, path, status }, say: { from: path.nodes[0]!, to: target, node: path.nodes[0]! } }
    }
    if (found) return
  }
}

function* selected(graph: GraphView, selector: Selector): Iterable<[ViewNode, 'violation' | 'ask']> {
  for (const node of graph.nodes) {
    const fact = fits(graph, node, selector)
    if (fact !== false) yield [node, fact ? 'violation' : 'ask']
  }
}

function fits(graph: GraphView, node: ViewNode, { kind, trait, label, trust, region, props }: Selector): Fact {
  if (kind && !graph.isKind(node, ...kind)) return false
  if (trait && !trait.some((name) => graph.is(node, name))) return false
  if (label && !label.some((words) => node.label.toLowerCase().includes(words.toLowerCase()))) return false
  if (trust && !trust.includes(graph.trustOf(node))) return false
  let fact: Fact = true
  if (region) {
    const where = graph.regionOf(node)
    fact = both(fact, where === undefined ? undefined : region.some((name) => name.toLowerCase() === where))
  }
  for (const [name, wanted] of Object.entries(props ?? {})) {
    const value = graph.prop(node, name)
    fact = both(fact, value === undefined ? undefined : same(value, wanted))
  }
  return fact
}

const both = (a: Fact, b: Fact): Fact => (a === false || b === false ? false : a === undefined || b === undefined ? undefined : true)

const same = (value: PropValue, wanted: PropValue): boolean =>
  Array.isArray(value)
    ? (Array.isArray(wanted) ? wanted : [wanted]).every((one) => value.some((other) => other === one))
    : String(value).toLowerCase() === String(wanted).toLowerCase()

function holds(condition: Condition, graph: GraphView): Fact {
  if ('statement' in condition)
    return condition.statement.some(
      (words) => stated(graph, new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'i')) !== undefined,
    )
  const value = Object.hasOwn(graph.requirements, condition.requirement)
    ? (graph.requirements as Requirements & Record<string, PropValue>)[condition.requirement]
    : undefined
  if (value === undefined) return undefined
  if ('is' in condition) return same(value, condition.is)
  if ('in' in condition) return condition.in.some((wanted) => same(value, wanted))
  if (typeof value !== 'number') return false
  return 'atLeast' in condition ? value >= condition.atLeast : value <= condition.atMost
}

/** Runs a rule's own examples. The empty list means that they all hold. */
function exampleProblems(rule: Rule): { at: string; message: string }[] {
  const run = (
    sketch: string,
    at: string,
    judge: (found: string[], marked: string[], statuses: string[]) => string | undefined,
  ): { at: string; message: string }[] => {
    try {
      const { graph, markedNodes } = parseMarkedSketch(sketch)
      const { findings } = review(graph, { phase: 'example', rules: [rule] })
      const message = judge(
        [...new Set(findings.flatMap(({ evidence }) => evidence.nodes))].sort(),
        [...markedNodes].sort(),
        findings.map(({ status }) => status),
      )
      return message ? [{ at, message }] : []
    } catch (error) {
      return [{ at, message: error instanceof Error ? error.message : String(error) }]
    }
  }
  const exactly =
    (status: string) =>
    (found: string[], marked: string[], statuses: string[]): string | undefined => {
      if (!statuses.includes(status)) return `expected a ${status}, found ${statuses[0] ?? 'nothing'}`
      return found.join() === marked.join()
        ? undefined
        : `expected the marked nodes ${marked.join(', ') || '(none)'}, found ${found.join(', ')}`
    }
  const { flagged, asked = [], clean } = rule.examples
  return [
    ...flagged.flatMap((sketch, i) => run(sketch, `flagged[${i}]`, exactly('violation'))),
    ...asked.flatMap((sketch, i) => run(sketch, `asked[${i}]`, exactly('ask'))),
    ...clean.flatMap((sketch, i) =>
      run(sketch, `clean[${i}]`, (found) => (found.length > 0 ? `expected nothing, found ${found.join(', ')}` : undefined)),
    ),
  ]
}
