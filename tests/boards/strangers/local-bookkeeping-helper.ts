import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'local-bookkeeping-helper',
  title: 'Local assistant for invoices and books',
  strength: 'strong',
  kindless: true,
  sketch: `
    user_upload#f { label: "Files: PDF, scans, CSV/XLSX" } -> document_parser#p { label: "Parse + local OCR" } -> [keyword_index+vector_db#i { label: "Search index: BM25 + semantic vectors" }, document_parser#x { label: "Invoice extraction + checks" }]
    #f -> relational_db#t { label: "DuckDB tables" }
    #x -> #t
    business_system#qb { label: "QuickBooks, read-only" } -> #t -> app_service#r { label: "Reconciliation, bank matching, reports" }
    end_user#u { label: "Question" } -> input_guardrail#g { label: "Guardrails" } -> model_router#rt { label: "Task / privacy / model routers" } -> agent#a { label: "AI model + typed tools" }
    #a -{ label: "search_docs" }-> #i
    #a -{ label: "run_sql, read-only" }-> #t
    #a -{ label: "propose_action" }-> approval_gate#ap { label: "Approval queue" } -> human_review_queue#h { label: "Named approver" }
    #a -> citation_builder#s { label: "Cited answer, streamed" }
    #x -> human_review_queue#rv { label: "Human review" }
    [#rv, #h, #a, #qb] -> audit_log#l { label: "Hash-chained activity log" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [...optional.app, ...optional.agent, ...optional.rag, 'evaluation/guardrail-unmeasured', 'retrieval/generated-sql-unbounded'],
  top: ['evaluation/no-offline-eval'],
  note: 'Guarded, read-only, approved and logged.',
})
