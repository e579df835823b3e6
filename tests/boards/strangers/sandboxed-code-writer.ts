import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'sandboxed-code-writer',
  title: 'Assistant that writes and runs code in a sandbox',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#user { label: "User" } -{ label: "Input" }-> app_service#core { label: "Evopy Core" } -> router#type { label: "Processing Type" }
    #type -{ label: "Code Generation" }-> llm#llm { label: "LLM Model" } -> unknown#code { label: "Generated Code" } -> code_sandbox#box { label: "Sandbox" }
    #type -{ label: "Code Execution" }-> #box
    #box -> unknown#res { label: "Execution Results" } -> #core
    #core -> app_service#rep { label: "Report Generator" } -> object_storage#html { label: "HTML/Markdown Reports" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.agent, 'security/egress-unrestricted'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'The sandbox is there: silence on it.',
})
