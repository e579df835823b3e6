import { documentIndexes } from '../../facts/ingestion.ts'
import { answeringModels } from '../../facts/rag.ts'
import { isOnline, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Questions that need every row, not the most similar ones. Loads and service levels are counted in the same words and are left out. */
const COUNTS =
  /\bhow many\b(?! (users|requests|documents) (do|can|must|should) (we|it))|\bcounts? (of|by|per)\b|\bcount(ing)? (questions|tickets|cases|documents)|\b(totals?|sums?) (of|by|per|across|over)\b|\baggregat(e|es|ed|ion|ions)\b|\b(trends?|break-?downs?)\b|\bmost (common|frequent)\b|\b(list|find|show) (all|every)\b|\b(all|every) (the )?(customers?|contracts?|tickets?|cases?|suppliers?|clauses?|patients?) (that|who|with|where)\b|\baverage (price|spend|order|age|amount|duration|number)\b|\bby (month|quarter|region|year)\b/i
const REFUSED = /\b(refus\w*|declin\w*|not answer(ed)?|out of scope|dashboards? (answer|do|handle)|no (counts?|aggregat\w*|totals?))\b/i
const COUNTERS =
  /\b(sql|analytics|aggregat\w*|warehouse|bigquery|snowflake|redshift|olap|dashboard|metrics layer|facets?|calculator|statistics)\b/i

export default defineRule({
  id: 'retrieval/aggregation-on-topk',
  title: 'Questions about all records are answered from the few most similar',
  severity: 'major',
  cluster: 'answer-quality',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Similarity search returns a handful of passages and cannot count. The model names a number all the same, and it looks like any other answer.',
  ask: '"{question}" Which component counts, when {model} sees only what {index} finds most similar?',
  followUps: [
    'How does the system notice that a question is about all records?',
    'What does the reader see beside the number, so that it can be checked?',
  ],
  goodAnswer: [
    'A route to SQL or analytics for such questions, with the query validated',
    'The query and its row count shown with the answer',
    'A refusal or a caveat where no structured data exists',
    'Row and column permissions apply on that route too',
  ],
  fix: 'Route questions about totals and trends to structured data, or have the system decline them.',
  unless: 'A database, warehouse, knowledge graph or generated SQL is on the way, or such questions are stated to be declined.',
  sources: [
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP6, FP7 incomplete',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere', 'databricks'],
  examples: {
    flagged: [
      'requires { statements: ["Which suppliers caused the most complaints, by quarter?"] }; end_user -> llm_orchestrator#rag -> *vector_db#complaints; #rag -> *llm#model',
    ],
    clean: [
      'requires { statements: ["Which suppliers caused the most complaints, by quarter?"] }; end_user -> intent_router#route -> data_warehouse#dwh; #route -> llm_orchestrator#rag -> vector_db#complaints; #rag -> llm#model',
      'requires { statements: ["Explain how to file a complaint", "120k questions by month"] }; end_user -> llm_orchestrator#rag -> vector_db#complaints; #rag -> llm#model',
      'requires { statements: ["Counts of cases are declined with a link to the dashboard"] }; end_user -> llm_orchestrator#rag -> vector_db#complaints; #rag -> llm#model',
    ],
  },
  *check(graph) {
    const asked = [...statementsOf(graph), ...graph.nodesThat('request_entry').map((node) => node.label)].filter((text) =>
      COUNTS.test(text),
    )
    const question = asked.find((text) => !/^\W*\d[\d.,]*\s?[kmb]?\b/i.test(text))
    if (
      question === undefined ||
      statementsOf(graph).some((text) => COUNTS.test(text) && REFUSED.test(text)) ||
      graph.nodes.some((node) => counts(graph, node))
    )
      return
    for (const model of answeringModels(graph)) {
      const path = graph.content.path(documentIndexes(graph), model)
      const index = path?.nodes[0]
      if (!index) continue
      yield {
        nodes: [index, model],
        path,
        because: `"${question}" is asked of ${model.label}, which sees only the passages that ${index.label} ranks highest.`,
        say: { index, model, question: question.replace(/[{}]/g, '') },
      }
    }
  },
  mend(graph, { say }) {
    const model = say!.model as ViewNode
    const caller = graph.calls.previous(model).find((node) => graph.is(node, 'coordinates')) ?? model
    return beside(newNode('data_warehouse', 'Counts and totals (SQL)'), [{ with: caller, into: true, kind: 'request', label: 'read only' }])
  },
})

/** Can it answer with every row in view, for a person who asks? Stores of sessions and accounts hold nothing to count. */
const counts = (graph: GraphView, node: ViewNode): boolean =>
  isOnline(graph, node) &&
  ((graph.isKind(
    node,
    'data_warehouse',
    'relational_db',
    'nosql_db',
    'text_to_sql',
    'knowledge_graph',
    'business_system',
    'code_executor',
    'code_sandbox',
    'tool_executor',
  ) &&
    !/\b(session|history|users?|auth|login|billing|state|settings|config\w*|preferences|accounts?|permissions?|jobs?|app|chats?|conversations?)\b/i.test(
      node.label,
    )) ||
    COUNTERS.test(node.label))
