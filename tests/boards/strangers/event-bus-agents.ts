import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'event-bus-agents',
  title: 'Classification and agents on an event bus',
  strength: 'weak',
  kindless: true,
  sketch: `
    zone sources (label: "Sources") { api_consumer#app { label: "Applications" }; external_trigger#iot { label: "IoT Devices" }; cdc_stream#cdc { label: "Database CDC" }; external_api#ext { label: "External APIs" } }
    zone bus (label: "Event Backbone") { message_queue#kafka { label: "Apache Kafka / Event Hub" } }
    zone ai (label: "AI Processing Layer") { router#router { label: "Event Router" }; classifier_model#class { label: "Classification Workers" }; enrichment#enrich { label: "Enrichment Workers" }; agent#agent { label: "Agent Orchestrator" } }
    zone state (label: "State & Storage") { nosql_db#redis { label: "State Store Redis/Flink" }; vector_db#vec { label: "Vector DB" }; feature_store#feat { label: "Feature Store" } }
    zone output (label: "Output") { message_queue#actions { label: "Action Events" }; alerting#alerts { label: "Alerts" }; dead_letter_queue#dlq { label: "Dead Letter Queue" } }
    [#app, #iot, #cdc, #ext] -> #kafka -> #router -> [#class, #enrich, #agent]
    [#class, #enrich, #agent] -> #redis
    #class -> #vec
    #enrich -> #feat
    [#class, #enrich, #agent] -> #actions
    #agent -> #alerts
    [#class, #enrich, #agent] -{ label: "Failure" }-> #dlq
    #actions -> #kafka
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.agent,
    ...optional.model,
    'security/untrusted-content-to-write-without-gate',
    'security/outsider-triggers-paid-work',
    'retrieval/index-written-but-not-read',
    'data/no-ingestion-validation',
    'reliability/non-idempotent-write-under-retry',
    'agents/high-impact-action-without-approval',
    'monitoring/no-trace-context-across-queue',
  ],
  top: [
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
    'agents/unbounded-cycle',
    'security/untrusted-content-to-write-without-gate',
  ],
  note: 'Actions go back onto the bus that starts the agent.',
})
