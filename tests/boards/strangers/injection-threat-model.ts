import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'injection-threat-model',
  title: 'Direct and indirect injection, with a gate',
  strength: 'strong',
  kindless: true,
  sketch: `
    end_user#u { label: "User input" } -{ label: "direct injection" }-> context_builder#p { label: "Prompt assembly" }
    source_connector#w { label: "Web page / PDF / email" } -> retriever#r { label: "Retriever / crawler" }
    vector_db#d { label: "Vector store" } -> #r
    external_api#t { label: "Tool + API output" } -> #p
    #r -{ label: "indirect, data-borne" }-> #p -> llm#m { label: "LLM" } -{ label: "proposed action" }-> approval_gate#g { label: "Policy gate: allowlist + approval" }
    #g -{ label: "allowed" }-> tool_executor#a { label: "Action executes" }
    #g -{ label: "blocked" }-> audit_log#l { label: "Log + alert + deny" }
    #m -> output_validator#o { label: "Output validation" } -> web_client#ui { label: "Render to user" }
  `,
  certain: [],
  allowed: [...optional.app, ...optional.open, ...optional.rag, ...optional.agent],
  top: [],
  note: 'The gate is the point of the picture. relabelled: web pages and mail are read here, they do not start anything.',
})
