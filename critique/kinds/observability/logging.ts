import { defineKind } from '../kind.ts'
import { props, telemetry } from '../props.ts'

export default defineKind({
  id: 'logging',
  name: 'Log aggregation',
  category: 'observability',
  tier: 'extended',
  parent: 'metrics',
  description: 'Log collection and search.',
  icon: 'scroll-text',
  aliases: ['logs', 'logging', 'log store', 'elk', 'splunk', 'log aggregator', 'log pipeline', 'structured logs', 'loki'],
  products: ['ELK', 'Splunk', 'Loki', 'Datadog Logs', 'CloudWatch Logs', 'OpenSearch', 'Fluent Bit', 'Vector.dev', 'Graylog'],
  traits: ['records_telemetry'],
  props: props('gbPerDay', 'retentionDays', 'redaction', 'correlationId', ...telemetry),
  typicalIn: ['app_service', 'llm_orchestrator', 'tool_executor'],
  typicalOut: ['alerting', 'audit_log', 'data_warehouse'],
})
