import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'self-checking-rag',
  title: 'Retrieval with three self-checks',
  strength: 'strong',
  kindless: true,
  sketch: `
    end_user#q { label: "User message" } -> intent_router#need { label: "Self-check 1: does this need retrieval?" }
    #need -{ label: "no" }-> llm#direct { label: "Answer directly" }
    #need -{ label: "yes" }-> retriever#ret { label: "Retrieve candidates" }
    vector_db#d { label: "Vector Store" } -> #ret
    #ret -> groundedness_checker#rel { label: "Self-check 2: is each chunk relevant?" } -{ label: "filter" }-> context_builder#kept { label: "Keep only relevant chunks" } -> router#any { label: "Any chunks survived?" }
    #any -{ label: "no" }-> fallback_responder#decline { label: "Answer: no relevant information" }
    #any -{ label: "yes" }-> llm#gen { label: "Generate answer from kept chunks" } -> groundedness_checker#ground { label: "Self-check 3: is the answer grounded?" }
    #ground -{ label: "yes" }-> unknown#final { label: "Return answer" }
    #ground -{ label: "no" }-> unknown#flag { label: "Return answer with low-confidence flag" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag, 'latency/serial-llm-chain', 'agents/compound-error-rate'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Abstains and checks itself; nobody measures the checks.',
})
