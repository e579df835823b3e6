import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'circuit_breaker',
  name: 'Circuit breaker / retry & timeout policy',
  category: 'infra',
  tier: 'core',
  description: 'Timeout, retry and breaker policy around a dependency.',
  icon: 'zap-off',
  aliases: [
    'circuit breaker',
    'retry',
    'retries',
    'timeout',
    'backoff',
    'bulkhead',
    'resilience',
    'hedged requests',
    'retry policy',
    'failover',
    'breaker',
  ],
  products: ['resilience4j', 'Polly', 'Envoy outlier detection', 'tenacity', 'Istio', 'Hystrix', 'opossum'],
  traits: ['deterministic', 'bounds_loop', 'recovers_failures'],
  props: props('openThreshold', 'halfOpen'),
  typicalIn: ['app_service', 'llm_gateway', 'tool_executor'],
  typicalOut: ['llm', 'fallback_model', 'external_api', 'fallback_responder'],
})
