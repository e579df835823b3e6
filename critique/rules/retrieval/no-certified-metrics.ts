import { generatedSql } from '../../facts/generatedSql.ts'
import { isProduction, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const LAYER =
  /\b(semantic (layer|model|views?)|metrics? (layer|store|catalog(ue)?|definitions?|registry|view)s?|governed|certified|dbt|looker|lookml|cube(\.js)?|metricflow|business glossary|glossary|data dictionary|data catalog(ue)?|unity catalog|genie|ontology|headless bi|verified (queries|metrics)|golden queries)\b/i
const FIGURES = /\b(metrics?|kpis?|revenue|churn|margin|arr|mrr|figures?|numbers?|conversion|dashboards?|finance|sales)\b/i

export default defineRule({
  id: 'retrieval/no-certified-metrics',
  title: 'A model decides what "revenue" means, each time anew',
  severity: 'major',
  severityModifiers: ['a question outside production'],
  cluster: 'answer-quality',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Gross or net, with test accounts or without: the query runs either way and returns a number. Two people ask the same and bring two figures to the meeting.',
  ask: "Two managers ask for last month's revenue in different words. What makes {writer} compute the same figure from {database}?",
  followUps: [
    'Who owns the definition of a metric, and where is it kept?',
    'What happens when a question uses a term that is defined nowhere?',
  ],
  goodAnswer: [
    'Metrics and joins defined once, owned and reviewed, in a semantic layer',
    'The model picks metrics and dimensions; code writes the query',
    'A question about an undefined term is asked back or declined',
    'The answer names the definition that it used',
  ],
  fix: 'Put a layer of reviewed metric definitions between {writer} and {database}.',
  unless: 'A semantic layer, a metric catalogue or a glossary is on the board, or the database is no source of business figures.',
  sources: [
    {
      title: 'PostHog - Semantic layer',
      section: 'Governed definitions for every agent',
      url: 'https://posthog.com/docs/semantic-layer',
      verification: 'verified',
    },
    {
      title: 'MotherDuck - Semantic layer',
      section: 'Define metrics once',
      url: 'https://motherduck.com/glossary/semantic-layer/',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: ['requires { users: 400 }; chat_ui -> llm_orchestrator#api -> *text_to_sql#writer -> *data_warehouse#sales; #api -> llm'],
    asked: ['chat_ui -> llm_orchestrator#api -> *text_to_sql#writer -> *data_warehouse#sales; #api -> llm'],
    clean: [
      'requires { users: 400 }; chat_ui -> llm_orchestrator#api -> text_to_sql#writer -> app_service#layer { label: "Semantic layer" } -> data_warehouse#sales; #api -> llm',
      'requires { users: 400 }; chat_ui -> llm_orchestrator#api -> text_to_sql#writer -> relational_db#tickets; #api -> llm',
    ],
  },
  *check(graph) {
    if (
      graph.nodes.some((node) => LAYER.test(node.label)) ||
      graph.edges.some((edge) => LAYER.test(edge.label)) ||
      graph.notes.some(({ text }) => LAYER.test(text))
    )
      return
    const way = generatedSql(graph).find(
      ({ database }) =>
        graph.isKind(database, 'data_warehouse') || FIGURES.test(database.label) || statementsOf(graph).some((text) => FIGURES.test(text)),
    )
    if (!way) return
    const { writer, database } = way
    const named = statementsOf(graph).find((text) => LAYER.test(text))
    yield {
      status: isProduction(graph) === true || named !== undefined ? 'violation' : 'ask',
      nodes: [writer, database],
      path: { nodes: way.nodes, edges: way.edges },
      because:
        named === undefined
          ? `${writer.label} reads raw tables of ${database.label}; no definition of a metric is on the board.`
          : `"${named}", and no such layer stands between ${writer.label} and ${database.label}.`,
      say: { writer, database },
    }
  },
  mend: (_graph: GraphView, { say }) =>
    beside(newNode('app_service', 'Semantic layer: reviewed metrics'), [{ with: say!.writer as ViewNode, into: true, kind: 'request' }]),
})
