import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'invoice-four-tiers',
  title: 'Invoices read by four tiers, failures by people',
  strength: 'strong',
  kindless: true,
  sketch: `
    zone input (label: "Input layer") { user_upload#pdf { label: "PDF Files" }; user_upload#img { label: "Image Files" } }
    zone iface (label: "Interface layer") { web_client#cli { label: "CLI Application" }; web_client#web { label: "Web Dashboard" } }
    zone proc (label: "Processing layer") { workflow_engine#ex { label: "invoice_extractor.py Main Orchestrator" }; document_parser#t1 { label: "Tier 1: Regex" }; document_parser#t2 { label: "Tier 2: LayoutLMv3" }; llm#t3 { label: "Tier 3: OCR+LLM" }; vision_model#t4 { label: "Tier 4: Vision" }; data_validator#val { label: "Validation + Vendor Registry" } }
    zone store (label: "Storage layer") { relational_db#db { label: "invoices.db SQLite" }; object_storage#json { label: "JSON Files" }; object_storage#csv { label: "CSV Exports" } }
    zone review (label: "Review layer") { human_review_queue#manual { label: "Manual review: Failed Extractions" }; offline_eval#eval { label: "tests/ Evaluation" } }
    [#pdf, #img] -> [#cli, #web] -> #ex -> #t1
    #t1 -{ label: "Success" }-> #val
    #t1 -{ label: "Fail" }-> #t2
    #t2 -{ label: "Success" }-> #val
    #t2 -{ label: "Fail" }-> #t3
    #t3 -{ label: "Success" }-> #val
    #t3 -{ label: "Fail" }-> #t4 -> #val
    #val -{ label: "Valid" }-> [#db, #json]
    #val -{ label: "Invalid" }-> #manual
    #db -> [#csv, #eval, #web]
  `,
  certain: [],
  allowed: [
    ...optional.evaluated,
    'monitoring/no-tracing-on-model-path',
    'reliability/single-provider-no-fallback',
    'reliability/model-version-floating',
    'requirements/scale-unstated',
    'requirements/cost-unstated',
    'requirements/success-metric-unstated',
  ],
  top: [],
  note: 'Validated, reviewed, evaluated.',
})
