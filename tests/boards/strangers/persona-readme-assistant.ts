import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'persona-readme-assistant',
  title: 'Assistant over project documents, CLI and Streamlit',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#user { label: "User Input" } -> [web_client#cli { label: "CLI Interface" }, web_client#web { label: "Streamlit Web UI" }]
    [#cli, #web] -> app_service#core { label: "RAGAssistant Core" } -> router#persona { label: "Persona Handler: meta or sensitive?" }
    #persona -{ label: "Sensitive" }-> fallback_responder#refuse { label: "Refuse Request" } -> unknown#out { label: "Return to User" }
    #persona -{ label: "Readme Extract" }-> app_service#readme { label: "README Extractor" } -> #out
    #persona -{ label: "Regular Query" }-> retriever#search { label: "Search Manager" } -> vector_db#vec { label: "Vector Database" }
    #vec -> output_validator#check { label: "Query Processor: validate context" }
    #check -{ label: "Invalid" }-> fallback_responder#dunno { label: "Answer Not Known to Me" } -> #out
    #check -{ label: "Valid" }-> query_rewriter#augment { label: "Query Augmentation" } -> unknown#strategy { label: "Reasoning Strategy" }
    #strategy -> context_builder#prompt { label: "Prompt Builder" } -> llm#llm { label: "LLM Response" } -> #out
    #llm -> session_store#memory { label: "Memory Manager" } -{ label: "follow-up" }-> #check
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Abstains already and knows follow-ups. Nobody measures or records anything.',
})
