import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'lora-factory',
  title: 'Fine-tuning and serving on Kubernetes',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { users: 300, availability: 0.995, p95LatencyMs: 4000, monthlyBudgetUsd: 60000, statements: ["No adapter is served that lost to its base model", "Teams pay for their own tokens"] }
    zone data(label: "Data plane") {
      object_storage#raw { label: "MinIO: team datasets (consented)" }
      pii_redactor#pres { label: "Presidio scrub" }
      deduplicator#dec { label: "MinHash dedup + decontaminate vs eval set" }
      data_validator#gx { label: "Great Expectations" }
      human_annotation#ls { label: "Label Studio, two annotators, kappa 0.8", agreement: 0.8 }
      object_storage#dvc { label: "DVC snapshot", version: "git sha", snapshot: "tag" }
    }
    zone train(label: "Training (Kueue)") {
      finetuning_job#ax { label: "Axolotl LoRA job, checkpoints every 200 steps", checkpointed: true, consent: true }
      gpu_pool#h100 { label: "8x H100 node pool" }
      experiment_tracker#mlf { label: "MLflow tracking" }
      model_registry#reg { label: "MLflow Model Registry (signed, lineage)", lineage: true, reviewRequired: true }
    }
    zone gate(label: "Release") {
      golden_dataset#gold { label: "Held-out team tasks + refusal and injection cases", cases: 600, split: entity, slices: [unanswerable, injection, team] }
      offline_eval#lm { label: "lm-eval-harness vs base model", metrics: [exact_match, win_rate], runTrigger: per_pr }
      regression_gate#pg { label: "Promotion gate", blocking: true }
      canary_release#argo { label: "Argo Rollouts 5 % -> 50 %, auto rollback", autoRollback: true }
    }
    zone serve(label: "Serving (KServe)") {
      llm_gateway#env { label: "Envoy AI Gateway: key per team, token quota, metered", auth: true, quota: true, quotaPer: tenant, metersBy: [team], timeoutMs: 20000 }
      finetuned_model#vl { label: "vLLM + adapters (min 2 pods)", replicas: 2, version: "registry tag", maxOutputTokens: 1024, streaming: true }
      fallback_model#base { label: "Base model without adapter", version: "3.1" }
    }
    api_consumer#apps { label: "Internal apps" } -> #env -> #vl
    #env -{ onError: true }-> #base
    #raw -data-> #pres -data-> #dec -data-> #gx -data-> #ls -data-> #dvc -data-> #ax
    #ax -> #h100
    #ax -telemetry-> #mlf
    #ax -data-> #reg -data-> #lm -control-> #pg -control-> #argo -control-> #vl
    #gold -data-> #lm
    #env -telemetry-> llm_tracing#lf { label: "Langfuse (sampled, masked, adapter version)", redaction: true, sampleRate: 0.1, retentionDays: 30, recordsVersions: [model, adapter] }
    #lf -telemetry-> alerting#pd { label: "Grafana alerts -> PagerDuty" }
    #lf -feedback-> #gold
    #env -telemetry-> cost_attribution#kc { label: "Kubecost / tokens per team" }
    drift_monitor#ev { label: "Weekly: score live sample against gate metrics" } -feedback-> #gold
    #lf -> #ev
    scheduler#cron { label: "Monthly retrain" } -control-> #ax
  `,
  certain: [],
  allowed: [
    'evaluation/offline-online-gap',
    'evaluation/no-unanswerable-slice',
    'monitoring/no-user-feedback',
    'monitoring/silent-fallback',
    'latency/no-cold-start-plan',
    'cost/self-host-underutilised',
    'data/traces-to-finetune-without-consent',
    'data/no-retention-policy',
    'security/public-endpoint-without-auth-or-quota',
    'reliability/serial-availability-below-slo',
    'evaluation/no-injection-regression-suite',
    'cost/stable-prefix-not-cached',
  ],
  top: [],
  note: 'Thirteenth round. A platform: its product is the release path itself.',
})
