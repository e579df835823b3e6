import { answeringModels, retrievals } from '../../facts/rag.ts'
import { circleOf } from '../../facts/passages.ts'
import { statementAbout } from '../../graph/lexicon.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const EXACT =
  /\b((part|article|serial|error|product|model|statute|diagnosis|icd|drug|fault|clause|section|paragraph|docket|drawing|standard|lot|batch|chassis|vin|policy|contract|invoice|ticket) ?-?(numbers?|codes?|ids?)|defined terms?|exactly as (typed|written)|(typed|found|match(es|ed)?|searched|searchable|spelled|looked up) (exactly|literally|verbatim|word for word|letter for letter)|(exactly|literally|verbatim|word for word|letter for letter) (typed|found|matched|searched)|skus?|citations? (to|of) (law|statutes?|cases?)|statutes?|acronyms?|abbreviations?|code symbols?|function names?|exact(ly)? (match|term|phrase|wording|quote|lookup)\w*|identifiers?|cves?|stack ?traces?|error messages?|proper names?|ticker symbols?)\b/i
const LEXICAL =
  /\b(hybrid|bm25|keyword|lexical|elastic\w*|opensearch|solr|lucene|full[- ]?text|sparse|splade|inverted|trigram|typesense|meilisearch|algolia|fts|tf-?idf|colbert|grep)\b/i

export default defineRule({
  id: 'retrieval/vector-only-for-exact-match-corpus',
  title: 'Codes and names are looked up by similarity alone',
  severity: 'major',
  cluster: 'retrieval-quality',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'An embedding puts E4022 and E4023 next to each other. The passage for the wrong one is found, fits the question in tone, and is used with confidence.',
  ask: '"{need}" Why would the passage that holds exactly that string win in {index} over one that holds its neighbour?',
  followUps: [
    'What is your recall on questions with an identifier, beside that on plain sentences?',
    'When would you ask a database instead?',
  ],
  goodAnswer: [
    'Keyword and vector search together, their results fused',
    'Keys looked up in a structured store, facets as filters',
    'A line of context in front of each passage',
    'A reranker over both lists',
  ],
  fix: 'Search {index} and a keyword index together, and fuse the results.',
  unless: 'A keyword index, a hybrid search, or a lookup of the key in a database is on the way.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Keyword, hybrid search and semantic ranking',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
    {
      title: 'Anthropic - Introducing Contextual Retrieval',
      section: 'Contextual embeddings + BM25',
      url: 'https://www.anthropic.com/news/contextual-retrieval',
      verification: 'secondary',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP2, FP3',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'requires { statements: ["Technicians search by fault code"] }; mobile_client -> llm_orchestrator#api -> *vector_db#manuals; #api -> llm#model',
      'requires { statements: ["Clause numbers have to be found exactly"] }; web_client -> llm_orchestrator#api -> *vector_db#contracts; #api -> llm#model',
    ],
    clean: [
      'requires { statements: ["Technicians search by fault code"] }; mobile_client -> llm_orchestrator#api -> hybrid_retriever#search -> vector_db#manuals; #api -> llm#model',
      'requires { statements: ["Technicians search by fault code"] }; mobile_client -> llm_orchestrator#api -> vector_db#manuals; #api -> relational_db#codes { label: "Fault code table" }; #api -> llm#model',
      'requires { statements: ["Guests ask how to use the sauna"] }; mobile_client -> llm_orchestrator#api -> vector_db#manuals; #api -> llm#model',
    ],
  },
  *check(graph) {
    const need =
      statementAbout(graph, 'exact_terms') ??
      graph.nodes.find((node) => graph.is(node, 'request_entry') || graph.isKind(node, 'source_connector'))?.label.match(EXACT)?.input
    const stated =
      need !== undefined && EXACT.test(need)
        ? need
        : [
            ...(graph.requirements.statements ?? []),
            ...graph.notes.map(({ text }) => text),
            ...graph.nodesOf('source_connector', 'object_storage').map(({ label }) => label),
          ].find((text) => EXACT.test(text))
    if (stated === undefined || graph.nodes.some((node) => isLexical(graph, node))) return
    for (const model of answeringModels(graph)) {
      const circle = circleOf(graph, model)
      const index =
        circle.find((node) => graph.isKind(node, 'vector_db')) ?? retrievals(graph).find((node) => graph.isKind(node, 'vector_db'))
      if (!index || circle.some((node) => looksUp(graph, node))) continue
      yield {
        nodes: [index],
        because: `"${stated}", and ${index.label} is searched by similarity only.`,
        say: { index, need: stated.replace(/[{}]/g, '') },
      }
      return
    }
  },
  mend(graph, { say }) {
    const index = say!.index as ViewNode
    const callers = graph.calls.previous(index).filter((node) => !graph.is(node, 'offline_processing'))
    return beside(
      newNode('keyword_index', 'Keyword index (BM25)'),
      callers.slice(0, 1).map((caller) => ({ with: caller, into: true, kind: 'request' })),
    )
  },
})

const isLexical = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'keyword_index', 'hybrid_retriever') || graph.fact(node, 'hybrid') === true || LEXICAL.test(node.label)

/** A store that finds a row by its key. Sessions, users and logs are kept in the same kinds and find nothing. */
const looksUp = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'relational_db', 'nosql_db', 'data_warehouse', 'text_to_sql', 'knowledge_graph', 'business_system', 'crm') &&
  !/\b(session|history|users?|auth|login|billing|logs?|state|feedback|settings|config\w*|preferences|accounts?|permissions?|jobs?|app|tenants?|chats?|conversations?)\b/i.test(
    node.label,
  )
