import { documentIndexes, feedersOf, pipelinesInto, sourcesOf } from '../../facts/ingestion.ts'
import { concerns, statementAbout } from '../../graph/lexicon.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

const HARD = /\b(scan(s|ned)?|tables?|spreadsheets?|excel|xlsx|handwrit\w*|forms?|invoices?|drawings?|slides?|pptx?|faxe?s?)\b/i
const LONG = /\b(pdfs?|contracts?|annual reports?|filings?|code(base)?|repositor(y|ies))\b/i
const PARSES =
  /\b(pars\w*|ocr|layout|extract\w*|unstructured|textract|docling|tika|document ai|form recogni[sz]er|llamaparse|chunk\w*|split\w*|segment\w*|structure[- ]aware)\b/i

export default defineRule({
  id: 'retrieval/chunking-unspecified-for-structured-docs',
  title: 'Tables, scans or long documents are indexed without being parsed',
  severity: 'major',
  severityModifiers: ['a question where only the length of the documents suggests it, or an ingestion step may do it inside'],
  cluster: 'ingestion-quality',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Split at a fixed length, a table loses its header and a clause its section: the passage that would answer never exists, and no reranker can find it.',
  ask: 'Show me one passage of {doc} that holds a row of a table. What is in it besides the row?',
  followUps: ['What happens to a table that runs over three pages?', 'Where do headings, captions and footnotes go?'],
  goodAnswer: [
    'A parser that knows the layout; tables kept as records',
    'Passages cut along the structure, with the path of their section',
    'A line of context in front of each passage',
    'A person who reads a sample of passages, and a metric for them',
  ],
  fix: 'Parse {doc} with a layout-aware parser and cut it along its structure before it is embedded.',
  unless: 'A parser or chunker stands on the way into the index, or the documents are short plain text.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Chunking and context window; data preparation',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP3, FP4, FP5',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
    {
      title: 'Anthropic - Introducing Contextual Retrieval',
      section: 'Contextual chunks',
      url: 'https://www.anthropic.com/news/contextual-retrieval',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'requires { statements: ["Tariffs stand in tables of the price lists"] }; *object_storage#tariffs -data-> *embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
    asked: [
      '*source_connector#leases { label: "Lease contracts (PDF)" } -data-> *embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
    clean: [
      'source_connector#leases { label: "Scanned leases" } -data-> document_parser#layout -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
      'source_connector#chats { label: "Support chats" } -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
      'source_connector#leases { label: "Lease PDFs" } -data-> embedding_pipeline#ingest { label: "OCR, split by section, embed" } -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
  },
  *check(graph) {
    const asked = concerns(graph)
    const stated = asked.has('tables') || asked.has('scans')
    for (const index of documentIndexes(graph)) {
      const way = feedersOf(graph, index)
      if (
        [...way].some(
          (node) => graph.isKind(node, 'document_parser', 'chunker') || (!graph.is(node, 'stores_data') && PARSES.test(node.label)),
        )
      )
        continue
      const sources = sourcesOf(graph, index)
      const source = sources.find((node) => HARD.test(node.label)) ?? (stated ? sources[0] : sources.find((node) => LONG.test(node.label)))
      if (!source || graph.word(source, 'formatMix') === 'markdown') continue
      const sure = stated || HARD.test(source.label)
      const step = pipelinesInto(graph, index)[0] ?? index
      const words = statementAbout(graph, 'tables', 'scans')
      yield {
        status: sure ? 'violation' : 'ask',
        nodes: [source, step],
        because: `${source.label} goes into ${index.label} by ${step === index ? 'a single step' : step.label}, and nothing parses or cuts it by its structure${words ? `, though "${words}"` : ''}.`,
        say: { doc: source, pipeline: step },
      }
    }
  },
  mend(graph, { say }) {
    const [source, step] = [say!.doc, say!.pipeline] as ViewNode[]
    const edge = graph.edgesFrom(source!).find((one) => one.kind === 'data') ?? graph.edgesTo(step!).find((one) => one.kind === 'data')
    return edge ? standOn(edge, newNode('document_parser', 'Layout and table parser')) : {}
  },
  *praise(graph: GraphView) {
    for (const index of graph.nodesOf('vector_db')) {
      const parser = feedersOf(graph, index).filter((node) => graph.isKind(node, 'document_parser'))[0]
      if (parser)
        yield { nodes: [parser, index], because: `${parser.label} reads the structure of documents before they reach ${index.label}.` }
    }
  },
})
