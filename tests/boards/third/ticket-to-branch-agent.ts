import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'ticket-to-branch-agent',
  title: 'Coding agent from ticket to pull request',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 120, statements: ["A person merges"] }
    ticketing_system#jira { label: "Jira ticket, labelled by a developer" } -> message_queue#q { label: "Task queue" } -> agent#a { label: "Coding agent, max 40 steps, $3 per task", maxSteps: 40, costBudgetUsd: 3 }
    #a -> llm_gateway#gw { label: "Model gateway (Anthropic + Bedrock)" } -> llm#m { label: "Claude Sonnet" }
    #a -> code_sandbox#box { label: "Firecracker sandbox, no network", isolated: true, networkEgress: deny }
    #a -> code_repository#repo { label: "GitHub: push to branch, open PR", accessScope: write_branch } -> ci_cd#ci { label: "CI: unit tests, lint, SAST" } -> approval_gate#rev { label: "Developer reviews and merges" } -> canary_release#roll { label: "Canary deploy with rollback" }
    [#a, #gw, #box] -telemetry-> llm_tracing#tr { label: "LangSmith traces" } -> alerting#al { label: "On-call alert" }
    #rev -feedback{ label: "merged / rejected" }-> golden_dataset#gold { label: "Past tickets with tests" } -data-> offline_eval#ev { label: "Weekly agent evals" } -control-> regression_gate#g { label: "Gate before new prompt ships" } -control-> #a
  `,
  certain: [],
  allowed: [
    'agents/no-tool-error-path',
    'agents/no-kill-switch',
    'agents/tool-arguments-unvalidated',
    'reliability/long-task-without-checkpoint',
    'reliability/no-timeout-on-model-or-tool',
    'reliability/model-version-floating',
    'evaluation/no-injection-regression-suite',
    'evaluation/no-agent-trajectory-eval',
    'agents/no-action-audit-trail',
    'security/identity-not-propagated-to-tools',
    'reliability/non-idempotent-write-under-retry',
    'monitoring/no-trace-context-across-queue',
  ],
  top: [],
  note: 'Everything it writes passes tests and a person.',
})
