import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'alert-triage-isolates-hosts',
  title: 'Security alerts triaged by a model that isolates machines',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, statements: ["Alerts are closed within five minutes"] }
    source_connector#edr { label: "Endpoint telemetry" } -data-> stream_processor#kf { label: "Kafka + enrichment" } -data-> ml_model#an { label: "Anomaly model" } -> agent#soc { label: "SOC analyst agent" }
    email_inbox#ph { label: "Reported phishing mails" } -> #soc
    #soc -> vector_db#ti { label: "Threat intel vectors" }
    #soc -{ label: "isolate host, disable account" }-> tool_executor#soar { label: "SOAR playbooks" }
    #soc -{ label: "close or escalate" }-> ticketing_system#sn { label: "ServiceNow" }
    #soc -telemetry-> siem#sp { label: "Splunk" }
  `,
  certain: [
    'security/untrusted-content-to-write-without-gate',
    'agents/high-impact-action-without-approval',
    'evaluation/no-offline-eval',
    'agents/unbounded-cycle',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainModel,
    ...fair.plainRetrieval,
    'security/lethal-trifecta',
    'security/outsider-triggers-paid-work',
    'requirements/high-risk-oversight',
    'security/ingestion-from-untrusted-writers',
    'reliability/failed-items-dropped',
    'reliability/batch-shares-interactive-quota',
  ],
  top: ['security/untrusted-content-to-write-without-gate', 'agents/high-impact-action-without-approval'],
  note: 'Ninth round. A mail can talk it into switching off a server.',
})
