import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'plant-pump-operator',
  title: 'Water plant operated by an agent',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, statements: ["Pressure stays within limits at all times"] }
    external_trigger#sc { label: "SCADA alarms" } -> agent#op { label: "Operator agent" } -> tool_executor#plc { label: "Open and close valves via PLC" }
    #op -> vector_db#man { label: "Operating manuals" }
    #op -> llm#l { label: "GPT-4o" }
    #op -telemetry-> metrics#g { label: "Grafana: CPU, latency" }
  `,
  certain: [
    'agents/high-impact-action-without-approval',
    'evaluation/no-offline-eval',
    'agents/unbounded-cycle',
    'monitoring/no-online-quality-signal',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    'security/untrusted-content-to-write-without-gate',
    'security/outsider-triggers-paid-work',
    'requirements/high-risk-oversight',
    'monitoring/no-alerting-owner',
    'requirements/stated-requirement-unaddressed',
  ],
  top: ['agents/high-impact-action-without-approval', 'security/untrusted-content-to-write-without-gate'],
  note: 'Eleventh round.',
})
