import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'sql-debug-loop',
  title: 'Questions to SQL with a debugging loop',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#user { label: "User Inputs Query" } -> retriever#schema { label: "Retrieve Relevant Schema Information" } -> app_service#rel { label: "Check Table Relationships" }
    #rel -> text_to_sql#gen { label: "Use LLM to Generate SQL Query" }
    #gen -{ label: "Valid Query" }-> relational_db#exec { label: "Execute SQL Query in Database" }
    #gen -{ label: "Ambiguous Query" }-> app_service#clarify { label: "Ask User for Clarification" } -> #user
    #exec -{ label: "Executed Successfully" }-> app_service#format { label: "Format Query Results" } -> unknown#out { label: "Return Results to User" }
    #exec -{ label: "Execution Failed" }-> app_service#debug { label: "Handle Errors & Debug" } -{ label: "Fix Issues" }-> #gen
  `,
  certain: [
    'security/llm-output-to-interpreter-unvalidated',
    'agents/unbounded-cycle',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...optional.app,
    ...optional.open,
    'retrieval/generated-sql-unbounded',
    'retrieval/no-certified-metrics',
    'security/tenant-filter-missing-on-retrieval',
    'retrieval/no-abstain-path',
  ],
  top: ['security/llm-output-to-interpreter-unvalidated', 'retrieval/generated-sql-unbounded'],
  note: 'What the model writes runs, and a failure sends it round without a count.',
})
