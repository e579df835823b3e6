import { generatedSql, type GeneratedSql } from '../../facts/generatedSql.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const BOUNDS = ['rowLimit', 'costGuard', 'timeoutMs', 'deadlineMs'] as const
const SAYS =
  /\b(limits?|caps?|capped|time-?outs?|cost guard|dry[- ]?run|explain plan|quotas?|max(imum)? (rows|bytes)|bytes billed|resource monitor|budget|scan limit|statement_timeout|row limit|query guard)\b/i

export default defineRule({
  id: 'retrieval/generated-sql-unbounded',
  title: 'A query that a model wrote may read everything',
  severity: 'major',
  cluster: 'query-safety',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'One join without a condition scans the whole warehouse. It is valid SQL, read only, and billed by the byte or paid for by everybody who waits behind it.',
  ask: 'A question makes {writer} join two of the largest tables without a filter. What stops it in {database}, and at what price?',
  followUps: ['Is the cost of a query known before it runs?', 'Which other work waits while it does?'],
  goodAnswer: [
    'A cost or scan estimate before the query runs, with a limit',
    'A time limit and a row limit set in the database, not in the prompt',
    'A pool or a replica of its own, apart from other work',
    'A budget per person and day, and an answer that says why a query was refused',
  ],
  fix: 'Set a cost guard, a time limit and a row limit for what {writer} sends to {database}.',
  unless: 'A limit on rows, time or cost stands on the step, the database or the way between, or a check reads the query first.',
  // The scan limit of a warehouse is the example; a time limit for statements is the equivalent of a database.
  sources: [
    {
      title: 'BigQuery - Estimate and control costs',
      section: 'Query quotas; maximum bytes billed',
      url: 'https://docs.cloud.google.com/bigquery/docs/estimate-costs',
      verification: 'secondary',
    },
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM10 Unbounded Consumption',
      section: 'Denial of wallet; timeouts and throttling',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM10_UnboundedConsumption.md',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'end_user -> llm_orchestrator#ask; #ask -> *llm#writer; #ask -{ label: "runs generated SQL" }-> *relational_db#books',
      'chat_ui -> llm_orchestrator#api -> *text_to_sql#writer -> *data_warehouse#sales; #api -> llm',
      'chat_ui -> *agent#analyst -{ label: "generated SQL" }-> *relational_db#erp',
    ],
    clean: [
      'chat_ui -> llm_orchestrator#api -> text_to_sql#writer { costGuard: true } -> data_warehouse#sales; #api -> llm',
      'chat_ui -> llm_orchestrator#api -> text_to_sql#writer -> policy_engine#check -> data_warehouse#sales; #api -> llm',
      'chat_ui -> llm_orchestrator#api -> relational_db#orders; #api -> llm',
    ],
  },
  *check(graph) {
    for (const way of generatedSql(graph)) {
      if (isBounded(graph, way)) continue
      const { writer, database } = way
      yield {
        nodes: [writer, database],
        path: { nodes: way.nodes, edges: way.edges },
        because: `${database.label} runs what ${writer.label} writes, with no limit on rows, time or cost on the way.`,
        say: { writer, database },
      }
    }
  },
  mend: (_graph, { say }) =>
    together(setProp(say!.writer as ViewNode, 'rowLimit', 10000), setProp(say!.database as ViewNode, 'timeoutMs', 30000)),
  *praise(graph) {
    for (const way of generatedSql(graph)) {
      if (isBounded(graph, way))
        yield {
          nodes: [way.writer, way.database],
          because: `What ${way.writer.label} sends to ${way.database.label} is limited before it can scan everything.`,
        }
    }
  },
})

/** A check that reads the query may refuse its cost as well: nobody says that it does not. */
const isBounded = (graph: GraphView, { nodes, edges }: GeneratedSql): boolean =>
  [...nodes, ...edges].some((one) => BOUNDS.some((name) => graph.fact(one, name) === true) || SAYS.test(one.label)) ||
  nodes.some((node) => graph.is(node, 'deterministic') || graph.is(node, 'human'))
