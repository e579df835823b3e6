import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'review-bot-in-microvm',
  title: 'Code review bot that runs tests in a microVM',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 300, statements: ["The bot comments, it never pushes", "First comment within five minutes", "Source code stays on our network"] }
    zone corp(label: "Corp network") {
      end_user#dev { label: "Developers" } -> code_repository#ghe { label: "GitHub Enterprise" } -{ label: "webhook: PR opened" }-> message_queue#q { label: "pr-events (SQS), max 500, 3 tries then DLQ" } -> agent#bot { label: "Reviewbot, 25 turns / 10 min", maxSteps: 25 }
      #bot -> llm_gateway#lite { label: "LiteLLM: quota per repo" } -> self_hosted_llm#qwen { label: "Qwen3-Coder 2507 on our H100s" }
      #bot -> tool_executor#rg { label: "ripgrep + LSP, read only" }
      #bot -> schema_validator#sv { label: "Comment = file, line, severity, text" } -{ label: "token with comment scope only" }-> tool_executor#pc { label: "PR comments" }
      #bot -telemetry-> llm_tracing#lf { label: "Langfuse: every tool call, model + prompt version, tokens" } -> alerting#pd { label: "Platform on-call" }
    }
    zone vm(label: "Firecracker VM: no network, no credentials, gone after the run", sandbox: true) {
      code_executor#run { label: "pytest, semgrep on the branch" }
    }
    #bot -{ label: "branch + test command" }-> #run
    #dev -feedback-> feedback_collector#th { label: "resolved / dismissed per comment" } -feedback-> golden_dataset#gd { label: "1,100 reviewed PRs incl. planted injections", cases: 1100 } -data-> offline_eval#oe { label: "Bug recall, noise per PR, tool trajectories" } -control-> regression_gate#g { label: "blocks prompt and model changes" } -control-> canary_release#cn { label: "ten repos first" } -control-> #bot
    feature_flag#off { label: "Off switch per repo" } -control-> #bot
  `,
  certain: [],
  allowed: [
    'evaluation/no-per-slice-metrics',
    'cost/agent-worst-case-unbudgeted',
    'requirements/cost-unstated',
    'monitoring/no-trace-context-across-queue',
    'reliability/no-timeout-on-model-or-tool',
    'data/no-retention-policy',
    'data/label-quality-uncontrolled',
    'security/third-party-tool-unpinned',
  ],
  top: [],
  note: 'Controls are a frame, words in labels and words on arrows.',
})
