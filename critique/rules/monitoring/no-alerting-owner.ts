import { sinks } from '../../facts/telemetry.ts'
import { isProduction, stated } from '../../graph/predicates.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAYS_ALERT = /\b(alert\w*|on-?call|pager\w*|slo|burn rate|incident|opsgenie|runbook)\b/i

export default defineRule({
  id: 'monitoring/no-alerting-owner',
  title: 'Telemetry that nobody is told about',
  severity: 'minor',
  cluster: 'observability-gap',
  structural: true,
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'A dashboard that nobody watches is an expensive log file. What matters has a threshold, an owner and something to do.',
  ask: 'At three in the morning a number in {sink} halves. Who finds out, and what do they do?',
  followUps: ['Which alert is about quality rather than latency?', 'What does the runbook say?'],
  goodAnswer: [
    'Few alerts, each with an owner and an action',
    'Burn rates or thresholds on quality and cost too',
    'A runbook with a way back',
    'An alert when telemetry itself goes missing',
  ],
  fix: 'Add alerts on {sink} with an owner and a runbook.',
  unless: 'Alerting is on the board or named on a sink, or a review by hand is stated.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Operations',
      section: 'Quality alerts that teams can act on',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/operations',
      verification: 'verified',
    },
    {
      title: 'Google SRE Workbook',
      section: 'Alerting on SLOs',
      url: 'https://sre.google/workbook/alerting-on-slos/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> agent#desk -> llm#model; #desk -telemetry-> *llm_tracing#spans',
      'requires { scope: production }; end_user#u -> app_service#api -> llm#model; #api -telemetry-> *logging#logs -> *metrics#board',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> agent#desk -> llm#model; #desk -telemetry-> llm_tracing#spans -> alerting#oncall',
      'requires { scope: production }; end_user#u -> agent#desk -> llm#model; #desk -telemetry-> metrics#board { alerts: "p95, error rate" }',
      'requires { scope: production, statements: ["The on-call team reads the dashboard every morning"] }; end_user#u -> agent#desk -> llm#model; #desk -telemetry-> llm_tracing#spans',
    ],
  },
  *check(graph) {
    const watching = sinks(graph).filter((node) => !graph.is(node, 'audit_trail') && !graph.is(node, 'raises_alerts'))
    const [sink] = watching
    if (isProduction(graph) !== true || !sink || stated(graph, SAYS_ALERT)) return
    if (graph.nodesThat('raises_alerts').length > 0 || graph.nodesOf('alerting').length > 0) return
    if (
      watching.some(
        (node) =>
          ['alerts', 'alertDelta', 'slo'].some((prop) => graph.fact(node, prop) === true) ||
          SAYS_ALERT.test(node.label) ||
          graph.edgesFrom(node).some((edge) => SAYS_ALERT.test(`${edge.label} ${edge.to.label}`) || graph.is(edge.to, 'human')),
      )
    )
      return
    yield {
      nodes: watching,
      because: `${watching.map(({ label }) => label).join(', ')} ${watching.length > 1 ? 'record' : 'records'}, and nothing on the board tells anybody.`,
      say: { sink },
    }
  },
  mend(_graph, { nodes }) {
    const alerts = newNode('alerting', 'Alerts with an owner')
    return { addNodes: [alerts], addEdges: nodes.slice(-1).map((node) => ({ from: node.id, to: alerts.ref, kind: 'data' })) }
  },
})
