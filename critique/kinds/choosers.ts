/** Kinds that pick one of those they call: a share of the traffic is said on their edges. */
export const choosers = ['router', 'model_router', 'intent_router', 'load_balancer', 'llm_gateway', 'ab_test', 'circuit_breaker'] as const
