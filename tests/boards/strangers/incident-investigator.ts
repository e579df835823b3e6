import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'incident-investigator',
  title: 'Alerts investigated by an agent before people read them',
  strength: 'strong',
  kindless: true,
  sketch: `
    zone sources (label: "Alert sources") { external_trigger#am { label: "Alertmanager" }; external_trigger#pd { label: "PagerDuty webhook" } }
    zone control (label: "Control plane") { app_service#router { label: "Alert Router: dedup" }; message_queue#queue { label: "Postgres job queue" } }
    zone pipe (label: "Investigation pipeline") { retriever#match { label: "1. Runbook match" }; hybrid_retriever#cases { label: "2. Case history pgvector + BM25, tenant-only" }; enrichment#enrich { label: "3. Enrichment: deploys, prior incidents" }; agent#inv { label: "4. Investigation agent, capability tokens" }; output_guardrail#gate { label: "5. Quality gate + redactor: groundedness, LLM judge" }; notification_service#pub { label: "6. Publish Slack, PagerDuty note" } }
    zone shared (label: "Shared platform") { llm_gateway#lite { label: "LiteLLM proxy, on-prem only" }; self_hosted_llm#vllm { label: "vLLM clusters" }; llm_tracing#lf { label: "Langfuse" }; audit_log#worm { label: "audit_log to WORM archive" } }
    zone targets (label: "Target clusters, read-only") { business_system#k8s { label: "us-east prod namespaces" }; metrics#graf { label: "Grafana Prom Loki Tempo" } }
    [#am, #pd] -> #router -> #queue -> #match -> #cases -> #enrich -> #inv -> #gate -> #pub
    #inv -{ label: "reads" }-> [#k8s, #graf]
    #inv -> #lite -> #vllm
    #inv -telemetry-> #lf
    #pub -> #worm
  `,
  certain: [],
  allowed: [
    ...optional.app,
    ...optional.agent,
    ...optional.watched,
    ...optional.evaluated,
    'evaluation/guardrail-unmeasured',
    'reliability/failed-items-dropped',
    'monitoring/no-trace-context-across-queue',
  ],
  top: [],
  note: 'Read-only, gated, traced, audited: offer to leave it alone.',
})
