import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'chunking-benchmark',
  title: 'Benchmark of two chunkers on filings',
  strength: 'odd',
  kindless: true,
  sketch: `
    object_storage#pdf { label: "FinanceBench PDFs" } -> document_parser#parse { label: "docling parse" } -> document_parser#tree { label: "document tree" } -> [chunker#naive { label: "naive chunker" }, chunker#struct { label: "structured chunker" }]
    [#naive, #struct] -> vector_db+keyword_index#e { label: "Chroma + BM25" } -> hybrid_retriever#rrf { label: "RRF fusion + parent expansion" } -> llm#ans { label: "answer LLM" } -> llm_judge#judge { label: "LLM judge" } -> offline_eval#res { label: "results + charts" }
  `,
  certain: [],
  allowed: [...optional.evaluated, 'evaluation/retriever-and-generator-not-separated', 'evaluation/sample-size-too-small'],
  top: [],
  note: 'It is an experiment: production remarks are noise.',
})
