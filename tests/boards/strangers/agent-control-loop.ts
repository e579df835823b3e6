import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'agent-control-loop',
  title: 'Control loop of an agent, as a textbook draws it',
  strength: 'strong',
  kindless: true,
  sketch: `
    end_user#u { label: "User Goal" } -> context_builder#goal { label: "Goal + Constraints" } -> context_builder#ctx { label: "Context Builder" }
    checkpoint_store#state { label: "State Store" } -> #ctx -> planner#model { label: "Model / Planner" } -> tool_executor#tools { label: "Tool Runtime" } -> unknown#fb { label: "Observation / Feedback" } -> #state
    #state -> offline_eval#eval { label: "Verifier + Eval" } -> loop_guard#stop { label: "Stop?" }
    #stop -{ label: "continue" }-> #ctx
    #stop -{ label: "done / handoff" }-> human_handoff#res { label: "Final Answer or Human Handoff" }
    tool_call_validator#guard { label: "Guardrails" } -> [#tools, #res]
  `,
  certain: [],
  allowed: [...optional.app, ...optional.agent, ...optional.open, 'evaluation/guardrail-unmeasured', 'evaluation/no-release-gate'],
  top: [],
  note: 'Verifier, stop and guardrails are the picture.',
})
