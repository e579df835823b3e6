import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'invoice-reader',
  title: 'Invoices read at night and booked',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, statements: ["9,000 invoices a night, booked by six in the morning"] }
    scheduler#cron { label: "Nightly cron 01:00" } -> app_service#job { label: "Python batch job" } -> document_parser#ocr { label: "Tesseract OCR" }
    object_storage#in { label: "Scanned invoices (S3 bucket)" } -data-> #ocr
    #job -> llm#gpt { label: "GPT-4o: read amounts" }
    #job -> business_system#erp { label: "SAP: book invoice", sideEffect: write }
    #ocr -data-> #job
    #job -telemetry-> logging#log { label: "Log files" }
  `,
  certain: ['data/extracted-values-not-reconciled', 'reliability/failed-items-dropped', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'agents/high-impact-action-without-approval',
    'cost/offline-work-on-online-endpoint',
    'data/no-ingestion-validation',
    'security/untrusted-content-to-write-without-gate',
    'security/raw-prompts-with-pii-in-logs',
  ],
  top: ['data/extracted-values-not-reconciled', 'reliability/failed-items-dropped', 'evaluation/no-offline-eval'],
  note: 'A wrong digit is paid.',
})
