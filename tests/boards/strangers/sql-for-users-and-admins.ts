import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'sql-for-users-and-admins',
  title: 'Questions to SQL, read-only for users, confirmed for admins',
  strength: 'weak',
  kindless: true,
  sketch: `
    auth_service#login { label: "Login" } -> authorization#role { label: "Determine Role: User or Admin?" }
    #role -{ label: "User" }-> session_store#memory { label: "ConversationBufferWindowMemory k = 5" } -> text_to_sql#um { label: "Model Generates SQL Query" } -> unknown#usql { label: "Generated SQL Query" }
    #usql -> tool_call_validator#uval { label: "User SQL Validation" }
    #uval -{ label: "INSERT / UPDATE / DELETE / DROP" }-> fallback_responder#rej { label: "Reject: Data Modification Not Allowed" } -> unknown#end { label: "Return to User" }
    #uval -{ label: "Valid SELECT" }-> output_validator#limit { label: "Add/Enforce LIMIT Clause" } -> relational_db#db { label: "PostgreSQL" } -> #end
    #role -{ label: "Admin" }-> text_to_sql#am { label: "Admin Model Generates SQL" } -> unknown#asql { label: "Admin SQL Query" }
    #asql -> approval_gate#confirm { label: "Are you sure you want to execute?" }
    #confirm -{ label: "Yes" }-> tool_executor#exec { label: "Execute CRUD on PostgreSQL" } -> #db
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    'retrieval/generated-sql-unbounded',
    'retrieval/no-certified-metrics',
    'agents/no-action-audit-trail',
    'requirements/stated-requirement-unaddressed',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Validation, limit and confirmation are drawn. Silence on injection and approval.',
})
