import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'nl-query-retries',
  title: 'Questions to SQL that corrects itself three times',
  strength: 'strong',
  kindless: true,
  sketch: `
    end_user#u { label: "User question" } -> text_to_sql#gen { label: "AI generates SQL" } -> output_validator#ro { label: "Valid read-only SQL?" }
    #ro -{ label: "yes" }-> relational_db#exec { label: "Execute SQL, 30 s timeout" }
    #ro -{ label: "no" }-> #gen
    #exec -{ label: "success" }-> unknown#ok { label: "Return Results" }
    #exec -{ label: "error" }-> app_service#class { label: "Classify Error: retryable?" }
    #class -{ label: "attempts < max_retries" }-> #gen
    #class -{ label: "no" }-> unknown#err { label: "Return Error to User" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, 'retrieval/no-certified-metrics', 'retrieval/generated-sql-unbounded'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Read-only, timed and counted.',
})
