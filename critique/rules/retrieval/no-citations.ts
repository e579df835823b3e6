import { answeringModels, isCodeTool, retrievalOf, withCallers } from '../../facts/rag.ts'
import { concerns, statementAbout } from '../../graph/lexicon.ts'
import { isProduction, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const FACTUAL =
  /\b(polic(y|ies)|legal|law|laws|clauses?|contracts?|medical|clinical|guidelines?|tariffs?|tax|benefits|compliance|regulations?|filings?|limits|coverage|insurance|safety|manuals?)\b/i
const CITES =
  /\b(cit(e|es|ed|ation|ations)|footnotes?|provenance|source links?|quotes?|references?|grounded answers?|evidence links?|attribut\w+)\b/i

export default defineRule({
  id: 'retrieval/no-citations',
  title: 'Answers do not say where they come from',
  severity: 'minor',
  severityModifiers: ['a question unless sources were asked for'],
  cluster: 'answer-quality',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A source beside the sentence lets readers catch a wrong answer, and their clicks tell you which answers they doubted.',
  ask: 'How does a reader check an answer of {model} in ten seconds?',
  followUps: [
    'Does anything verify that the quoted words stand in the document?',
    'What is shown when the reader may not open the source?',
  ],
  goodAnswer: [
    'Document and passage ids come back with the answer, subject to permissions',
    'The quoted span is checked to exist',
    'Clicks on sources are kept as a signal',
    'A defined look when a source cannot be shown',
  ],
  fix: 'Pass the ids of the passages from {retriever} through {model} and show them beside the answer.',
  unless: 'Citations are drawn or stated, or a policy forbids to name sources.',
  sources: [
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM09 Misinformation',
      section: 'Communicate limits; verification',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM09_Misinformation.md',
      verification: 'verified',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile (July 2024)',
      section: 'MS-2.5-003: verify sources and citations',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'requires { scope: production, statements: ["Every answer cites its source"] }; end_user -> chat_ui -> llm_orchestrator#rag -> vector_db#index; #rag -> *llm#model',
    ],
    asked: [
      'requires { scope: production }; end_user -> chat_ui -> llm_orchestrator#rag -> vector_db#index { label: "Travel policies" }; #rag -> *llm#model',
    ],
    clean: [
      'requires { scope: production, statements: ["Every answer cites its source"] }; end_user -> chat_ui -> llm_orchestrator#rag -> vector_db#index; #rag -> llm#model { cites: true }',
      'requires { scope: production }; end_user -> chat_ui -> llm_orchestrator#rag -> vector_db#index { label: "Travel policies" }; #rag -> llm#model -> citation_builder#sources',
      'requires { scope: production }; end_user -> chat_ui -> llm_orchestrator#rag -> vector_db#index { label: "Game dialogue" }; #rag -> llm#model',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('citations'),
  *check(graph) {
    const wanted = statementAbout(graph, 'citations')
    const people = graph.nodesThat('request_entry').some((node) => graph.is(node, 'user_interface') || graph.is(node, 'human'))
    if (
      !people ||
      graph.nodes.some((node) => cites(graph, node)) ||
      graph.edges.some((edge) => CITES.test(edge.label) || graph.fact(edge, 'cites') === true)
    )
      return
    const factual =
      graph.requirements.scope === 'regulated' ||
      [...statementsOf(graph), ...graph.nodesThat('search_index', 'source_of_truth', 'retrieves').map(({ label }) => label)].some((text) =>
        FACTUAL.test(text),
      )
    if (wanted === undefined && (isProduction(graph) !== true || !factual)) return
    if (isCodeTool(graph)) return
    for (const model of answeringModels(graph)) {
      if (
        graph.fact(model, 'cites') !== undefined ||
        withCallers(graph, model).some((node) => graph.is(node, 'acts_autonomously') && wanted === undefined)
      )
        continue
      const retriever = retrievalOf(graph, model)
      if (!retriever) continue
      yield {
        status: wanted === undefined ? 'ask' : 'violation',
        nodes: [model],
        because:
          wanted === undefined
            ? `${model.label} answers from ${retriever.label}, and nothing on the board shows the reader from which passage.`
            : `"${wanted}", and no step between ${retriever.label} and the reader carries the source of an answer.`,
        say: { model, retriever },
      }
      return
    }
  },
  mend: (_graph, { say }) => setProp(say!.model as ViewNode, 'cites', true),
})

const cites = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'citation_builder') ||
  graph.fact(node, 'cites') === true ||
  (!graph.is(node, 'request_entry') && CITES.test(node.label))
