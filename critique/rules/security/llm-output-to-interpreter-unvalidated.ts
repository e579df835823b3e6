import { codeEdges, isApproved, isParser, isSandboxed } from '../../facts/taint.ts'
import { generators, isGate } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

// The specification contradicts itself about read-only sinks: read-only, scoped and limited is silent, read-only alone is major.
export default defineRule({
  id: 'security/llm-output-to-interpreter-unvalidated',
  title: 'What a model writes is run as it stands',
  severity: 'critical',
  severityModifiers: ['major when the connection can only read'],
  cluster: 'output-handling',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Whoever can influence the prompt writes the query. Between the model and what runs it, only code can hold the line: another model reads the same persuasive text.',
  ask: '{model} writes what {sink} runs. What stops a DROP TABLE, a look into the rows of another customer, or a scan of forty minutes?',
  followUps: ['Which role does {sink} see, and does it limit rows to this person?', 'Is the text parsed, or judged by a second model?'],
  goodAnswer: [
    'It is parsed and held against an allow-list; values are bound as parameters',
    'A read-only role with row-level security under the identity of the person',
    'Limits on time, rows and bytes',
    'Code runs in a sandbox without credentials or network',
  ],
  fix: 'Parse what {model} writes against an allow-list before {sink} runs it, under a read-only role with limits.',
  unless:
    'A parser, validator, sandbox or person stands in between; the model only picks from prepared queries; or the role is read-only, limited to the caller’s rows and in time.',
  sources: [
    {
      title: 'OWASP LLM05:2025 Improper Output Handling',
      section: 'Examples 1-3; mitigations 1, 3-6',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM05_ImproperOutputHandling.md',
      verification: 'verified',
    },
    {
      title: 'OWASP Cheat Sheet: AI Agent Security',
      section: 'Tool abuse and privilege escalation',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/AI_Agent_Security_Cheat_Sheet.html',
      verification: 'verified',
    },
    {
      title: 'Threagile built-in risk rules',
      section: 'sql-nosql-injection',
      url: 'https://github.com/Threagile/threagile/tree/master/pkg/risks/builtin',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user -> *llm#writer -{ label: "SQL" }-> *data_warehouse#sales',
      'end_user -> llm_orchestrator#bi; #bi -> *text_to_sql#writer; #bi -{ carries: sql }-> *relational_db#orders { readOnly: true }',
    ],
    clean: [
      'end_user -> text_to_sql#writer -{ carries: sql }-> output_validator#parser -{ carries: sql }-> data_warehouse#sales',
      'end_user -> agent#helper -{ label: "get_order(id)" }-> relational_db#orders',
      'end_user -> text_to_sql#writer -> data_warehouse#sales { readOnly: true, accessScope: read, isolation: row_level_security, rowLimit: 500 }',
      'end_user -> agent#coder -{ carries: code }-> code_sandbox#box -> code_executor#python',
      'web_client#admin -> app_service#api -{ label: "SQL" }-> relational_db#orders; end_user -> llm',
      'end_user -> chat_ui -> text_to_sql#t -{ label: "SQL, parsed against an allow-list" }-> data_warehouse#d { label: "BigQuery" }',
      'end_user -> chat_ui -> text_to_sql#t -{ label: "SQL, at most 1,000 rows" }-> data_warehouse#d { label: "BigQuery, read-only views, RLS" }',
      'end_user -> agent#analyst -{ label: "run_sql, read-only" }-> relational_db#sales',
    ],
  },
  *check(graph) {
    const stops = { avoiding: (node: ViewNode) => isParser(node) || isGate(node) }
    const writers = generators(graph).filter((node) => !graph.is(node, 'evaluates'))
    const reached = graph.content.from(writers, stops)
    const open = codeEdges(graph).filter((edge) => reached.has(edge.from) && !isHarmless(graph, edge))
    yield* apart(open, (edge) => witness(graph, edge, writers, stops))
  },
  mend: (_graph, { edges }) => standOn(edges![0]!, newNode('output_validator', 'Parser and allow-list')),
  *praise(graph) {
    for (const edge of codeEdges(graph)) {
      const parser = isParser(edge.from) ? edge.from : undefined
      if (parser)
        yield {
          nodes: [parser, edge.to],
          edges: [edge],
          because: `${parser.label} reads what a model wrote before ${edge.to.label} runs it.`,
        }
    }
  },
})

const READ_ONLY = /\b(read[- ]?only|ro role|replica)\b/i

const isReadOnly = (graph: GraphView, node: ViewNode): boolean =>
  graph.fact(node, 'readOnly') === true || /^(read|self)$/.test(graph.word(node, 'accessScope') ?? '') || READ_ONLY.test(node.label)

/** Limits that bound the damage of a query nobody parsed: whose rows, how many, how long. */
const isLimited = (graph: GraphView, node: ViewNode): boolean =>
  graph.word(node, 'isolation') === 'row_level_security' ||
  graph.word(node, 'accessScope') === 'self' ||
  graph.fact(node, 'rowLimit') === true

/** A parser or a fixed set of queries that stands on the arrow itself. */
const PARSED =
  /\b(parameteri[sz]ed|prepared|stored procedures?|template[ds]?|allow-?list(ed)?|white-?list(ed)?|(sql|ast|query) (parser|check(er|ed)?|validat\w+|linter)|parsed|sqlglot|validated)\b(?<!\b(un|not )(parsed|validated))/i
const LIMITS = /\b(rls|row[- ]level( security)?|row limit|limit \d+|(max|at most|up to) [\d.,]+ ?k? rows|statement timeout)\b/i

function isHarmless(graph: GraphView, edge: ViewEdge): boolean {
  // A parser that the same service asks beside the way is asked before the query runs: nobody draws it for afterwards.
  if (graph.calls.next(edge.from).some((node) => isParser(node) && graph.calls.next(node).length === 0)) return true
  if (isApproved(graph, edge) || isApproved(graph, edge.to) || isSandboxed(graph, edge.to)) return true
  if (PARSED.test(edge.label) && !/\bprompt/i.test(edge.label)) return true
  // A connection that only reads is bounded elsewhere: what it may return at most is a question of its own.
  if (READ_ONLY.test(edge.label)) return true
  return isReadOnly(graph, edge.to) && (isLimited(graph, edge.to) || LIMITS.test(`${edge.label} ${edge.to.label}`))
}

function witness(
  graph: GraphView,
  edge: ViewEdge,
  writers: readonly ViewNode[],
  stops: { avoiding: (node: ViewNode) => boolean },
): Hit | undefined {
  const way = graph.content.path(writers, edge.from, stops)
  const model = way?.nodes[0]
  if (!way || !model || model === edge.to) return undefined
  return {
    nodes: [model, edge.to],
    edges: [edge],
    path: { nodes: [...way.nodes, edge.to], edges: [...way.edges, edge] },
    severity: isReadOnly(graph, edge.to) ? 'major' : 'critical',
    because: `${edge.to.label} runs what ${model.label} writes, and nothing in between parses it${isReadOnly(graph, edge.to) ? '; the connection is read-only, but neither rows nor time are limited' : ''}.`,
    say: { model, sink: edge.to },
  }
}
