import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'prompt-league',
  title: 'Evaluation platform that trains on its test',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { scope: production, users: 120, statements: ["A prompt that scores 2 points more goes live"] }
    end_user#t { label: "Product teams" } -> web_client#ui { label: "Prompt League" } -> workflow_engine#run { label: "Run coordinator (Temporal)" }
    golden_dataset#g { label: "Gold set, 60 questions", cases: 60 } -data-> #run
    #g -data{ label: "few-shot picks" }-> prompt_registry#pr { label: "Prompt store" } -data-> llm#c { label: "Contestant: Claude Sonnet 4.5" }
    #run -> #c -> llm_judge#j { label: "Judge: Claude Sonnet 4.5, 0-100" } -> metrics#lb { label: "Leaderboard" } -> #ui
    #pr -control{ label: "winner" }-> llm#prod { label: "Support bot in production" }
    end_user#cu { label: "Customers" } -> #prod
  `,
  certain: [
    'evaluation/contamination',
    'evaluation/judge-uncalibrated',
    'evaluation/judge-same-as-generator',
    'evaluation/sample-size-too-small',
    'evaluation/no-release-gate',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'evaluation/eval-set-stale-or-synthetic',
    'evaluation/eval-path-differs-from-prod',
    'evaluation/no-unanswerable-slice',
    'evaluation/no-per-slice-metrics',
    'evaluation/judge-goodhart-loop',
    'evaluation/no-injection-regression-suite',
    'security/public-endpoint-without-auth-or-quota',
    'reliability/batch-shares-interactive-quota',
    'reliability/no-rollback-of-deploy',
    'reliability/generated-change-untested',
    'cost/offline-work-on-online-endpoint',
    'agents/no-human-handoff',
    'data/label-quality-uncontrolled',
    'data/no-retention-policy',
  ],
  top: [
    'evaluation/contamination',
    'evaluation/judge-uncalibrated',
    'evaluation/judge-same-as-generator',
    'evaluation/sample-size-too-small',
  ],
  note: 'The test set doubles as examples of the prompt, and two points on sixty questions decide.',
})
