import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'stream-chat-tiers',
  title: 'Live stream chat, moderated in tiers',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 900000, peakQps: 4000, p95LatencyMs: 300, statements: ["Threats are held before anyone sees them", "Whoever is timed out can appeal"] }
    end_user#v { label: "Viewers" } -> streaming_transport#ws { label: "Chat edge (WebSocket), signed-in only" } -> rate_limiter#sm { label: "Slow mode per account" } -> content_moderator#t1 { label: "Tier 1: blocklist" } -> classifier_model#t2 { label: "Tier 2: toxicity v12, 40 ms, on timeout hold", version: "12", failMode: closed }
    #t2 -{ label: "clearly fine" }-> app_service#fan { label: "Fan-out" }
    #t2 -{ label: "grey: hold" }-> message_queue#hold { label: "Held messages, bounded" } -> small_llm#t3 { label: "Tier 3: Haiku 4.5 returns one of 6 labels" } -> policy_engine#st { label: "Strike rules (code)" }
    #st -{ label: "release" }-> #fan
    #st -{ label: "timeout > 10 min" }-> human_review_queue#mods { label: "Moderators on shift", reviewers: 60, itemsPerDay: 9000, minutesPerReview: 1 }
    #v -{ label: "appeal" }-> human_review_queue#ap { label: "Appeals desk, other moderator" }
    [#mods, #ap] -feedback-> label_store#lb { label: "Verdicts, two raters, kappa weekly" } -data-> training_pipeline#tr { label: "Monthly retrain, random 1 % sample added" } -data-> model_registry#mr { label: "MLflow" } -control-> canary_release#cn { label: "5 % of channels" } -control-> #t2
    scheduler#mo { label: "Monthly" } -control-> #tr
    #lb -data-> offline_eval#oe { label: "Precision and recall per language and dialect" } -control-> regression_gate#rg { label: "Release gate" } -control-> #cn
    [#t1, #t2, #t3, #st] -telemetry-> audit_log#au { label: "Decision log (append-only, 90 days)", retentionDays: 90 } -telemetry-> drift_monitor#dm { label: "Score drift per language" } -> alerting#al { label: "Trust & Safety on-call" }
  `,
  certain: [],
  allowed: [
    'evaluation/guardrail-unmeasured',
    'monitoring/no-token-cost-metrics',
    'requirements/cost-unstated',
    'cost/no-spend-cap',
    'data/no-lineage-or-versioning',
    'reliability/single-provider-no-fallback',
    'latency/no-cold-start-plan',
    'monitoring/no-trace-context-across-queue',
    'requirements/ai-disclosure',
    'data/label-quality-uncontrolled',
  ],
  top: [],
  note: 'Fail-closed, appeal and agreement are said in labels and on arrows.',
})
