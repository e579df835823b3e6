import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'editorial-release',
  title: 'Generated articles filtered, reviewed, published',
  strength: 'weak',
  kindless: true,
  sketch: `
    llm#gen { label: "AI Generated Content" } -> content_moderator#filter { label: "Initial Filter - Toxicity/Plagiarism" } -> router#ok { label: "Compliant?" }
    #ok -{ label: "Yes" }-> human_review_queue#human { label: "Human Review for Tone & Accuracy" } -> business_system#pub { label: "Published" }
    #ok -{ label: "No" }-> app_service#flag { label: "Flagged for Rework" } -> #pub
  `,
  certain: ['agents/approval-gate-bypassable'],
  allowed: [...optional.app, 'security/guardrail-bypass-path', 'evaluation/guardrail-unmeasured', 'requirements/ai-disclosure'],
  top: ['agents/approval-gate-bypassable', 'security/guardrail-bypass-path'],
  note: 'What was flagged reaches publication without anybody looking again. relabelled: what is published is a system outside, not a delivery network.',
})
