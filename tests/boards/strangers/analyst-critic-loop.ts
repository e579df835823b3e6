import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'analyst-critic-loop',
  title: 'Analyst questions answered by retriever, synthesizer and critic',
  strength: 'weak',
  kindless: true,
  sketch: `
    unknown#q { label: "Question" } -> app_service#api { label: "FastAPI /ask" } -> sub_agent#ret { label: "Retriever agent" }
    vector_db#chroma { label: "Chroma vector store" } -> #ret
    #ret -{ label: "relevant chunks" }-> sub_agent#syn { label: "Synthesizer agent" }
    #syn -{ label: "grounded answer + citations" }-> groundedness_checker#critic { label: "Critic agent" } -> router#ok { label: "supported?" }
    #ok -{ label: "no, retry max 2" }-> #syn
    #ok -{ label: "yes" }-> unknown#out { label: "Return answer + verdict" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.rag,
    'agents/multi-agent-without-need',
    'evaluation/judge-same-as-generator',
    'latency/serial-llm-chain',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'The loop says its limit, the answer its citations.',
})
