import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'prompt-exam-self-marked',
  title: 'Prompts examined by the model that writes the answers',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { scope: production, users: 25, statements: ["A new prompt must be 2 % better before it ships"] }
    end_user#pe { label: "Prompt engineer" } -> app_service#bench { label: "Prompt bench" } -> prompt_registry#pr { label: "Prompt versions" }
    golden_dataset#gs { label: "40 hand-written cases", cases: 40 } -data-> offline_eval#run { label: "Nightly run" }
    #gs -data{ label: "best ones as few-shot examples" }-> #pr
    #run -> llm#g { label: "GPT-4o (answers)", model: "gpt-4o" }
    #run -> llm_judge#j { label: "GPT-4o (marks)", model: "gpt-4o" }
    #run -data-> metrics#dash { label: "Score dashboard" }
    #pr -data-> app_service#prod { label: "Chat product" } -> #g
  `,
  certain: [
    'evaluation/contamination',
    'evaluation/judge-same-as-generator',
    'evaluation/judge-uncalibrated',
    'evaluation/sample-size-too-small',
    'evaluation/no-release-gate',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'evaluation/judge-goodhart-loop',
    'evaluation/eval-set-stale-or-synthetic',
    'evaluation/no-per-slice-metrics',
    'evaluation/no-unanswerable-slice',
    'evaluation/eval-path-differs-from-prod',
    'evaluation/no-injection-regression-suite',
    'requirements/disconnected-component',
    'data/label-quality-uncontrolled',
    'requirements/stated-requirement-unaddressed',
    'reliability/no-rollback-of-deploy',
  ],
  top: ['evaluation/contamination', 'evaluation/judge-same-as-generator'],
  note: 'Test cases double as examples in the prompt, and one model writes and marks.',
})
