import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'shop-chat-and-descriptions',
  title: 'Chat of a furniture shop, and its product texts',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 2000000, p95LatencyMs: 3000, statements: ["200000 product texts every night", "Chat stays fast at night"] }
    web_client#w { label: "Chat widget (no login)" } -> app_service#chat { label: "Chat API" }
    scheduler#s { label: "Every night at 1:00" } -> app_service#job { label: "Product text job (200k items)" }
    #chat -> llm#m { label: "Azure GPT-4o, one deployment" }
    #job -> #m
    relational_db#db { label: "Product DB" } -data-> #job
    #job -data{ label: "new texts" }-> #db
    #chat -> #db
    #chat -telemetry-> metrics#g { label: "Grafana" }
  `,
  certain: [
    'reliability/batch-shares-interactive-quota',
    'cost/offline-work-on-online-endpoint',
    'security/public-endpoint-without-auth-or-quota',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'reliability/throughput-exceeds-provider-limit',
    'reliability/long-task-without-checkpoint',
    'reliability/failed-items-dropped',
    'reliability/session-state-in-process-memory',
    'cost/single-large-model-for-everything',
    'cost/history-resent-without-compaction',
    'latency/critical-path-exceeds-budget',
    'latency/serial-llm-chain',
    'data/self-reinforcing-feedback-loop',
    'data/no-ingestion-validation',
    'agents/no-task-verification',
    'agents/no-human-handoff',
    'agents/parallel-writers-conflict',
    'security/output-rendering-exfiltration',
    'security/untrusted-content-to-write-without-gate',
    'requirements/stated-requirement-unaddressed',
  ],
  top: [
    'reliability/batch-shares-interactive-quota',
    'security/public-endpoint-without-auth-or-quota',
    'cost/no-spend-cap',
    'evaluation/no-offline-eval',
  ],
  note: 'Fifteenth round. The night job and the customers share one deployment, and anybody may spend on it. relabelled: that failed items of the night job go nowhere is fair to raise; the rule lies beyond the catalogue that the labels were written from.',
})
