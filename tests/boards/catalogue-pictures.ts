import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'catalogue-pictures',
  title: 'Product pictures generated for shop owners',
  strength: 'strong',
  sketch: `
    requires { scope: production, users: 15000, requestsPerMonth: 300000, monthlyBudgetUsd: 25000, statements: ["A picture within 60 seconds", "Shop owners keep 60 % of the pictures"] }
    web_client#shop { label: "Shop back office", aiDisclosure: true } -> api_gateway#gw { label: "Gateway, plan limits", auth: true, quota: true, quotaPer: tenant, metersBy: [shop] } -> content_moderator#pre { label: "Prompt and upload moderation", mode: synchronous, failMode: closed, onFail: refuse, version: "5" } -> message_queue#q { label: "Render queue", bounded: true, traceContext: true, delivery: at_least_once } -> image_gen_model#gen { label: "Image model on own GPUs", version: "sdx-4", timeoutMs: 45000, safetyFilter: true, watermark: true, idempotent: true, minReplicas: 2, replicas: 6 } -> content_moderator#post { label: "Picture moderation and logo check", mode: synchronous, failMode: closed, onFail: discard, version: "5" } -> object_storage#pics { label: "Pictures by shop", retentionDays: 365, isolation: per_tenant_instance, purgeOnDelete: true }
    #q -> dead_letter_queue#dlq { label: "Failed renders", alertDepth: 20 }
    #gen -> notification_service#note { label: "Ready notice in the back office", external: false, idempotent: true, sideEffect: none }
    autoscaler#as { label: "GPUs by queue depth", minReplicas: 2 } -control-> #gen
    [#gen, #pre, #post, #gw] -telemetry-> llm_tracing+cost_attribution#tr { label: "Renders, versions, cost per shop", recordsVersions: true, contentCapture: by_reference, retentionDays: 60, metersBy: [shop], metrics: [keep_rate, block_rate, cost], alerts: "render on-call" }
    #shop -feedback{ label: "kept, edited, deleted" }-> feedback_collector#fb { label: "What is kept", linksTrace: true } -feedback-> human_annotation#ann { label: "Weekly rating of samples", agreement: 0.8, reviewers: 4, itemsPerDay: 200, minutesPerReview: 1 } -data-> golden_dataset#gold { label: "Prompts with rated pictures", cases: 700, slices: [category, people, adversarial, unanswerable], agreement: 0.8 } -data-> offline_eval#ev { label: "Preference and safety suite", sameAsProd: true, metrics: [win_rate, safety_violations], slices: [category] } -control-> regression_gate+canary_release#gate { label: "Gate, then 2 % of shops", blocking: true, autoRollback: true } -control-> #gen
  `,
  certain: [],
  allowed: [
    'cost/self-host-underutilised',
    'reliability/single-provider-no-fallback',
    'evaluation/guardrail-unmeasured',
    'monitoring/no-token-cost-metrics',
    'data/no-retention-policy',
    'evaluation/no-per-slice-metrics',
  ],
  top: [],
  note: 'Checked before and after, limited per shop, queued.',
})
