import type { Guess } from './guess.ts'

export function isDecision(text: string, words: readonly string[]): boolean {
  if (/[?？]\s*(?:[)\]}]|$)/.test(text)) return true
  if (/[<>≥≤]=?\s*[\d.]/.test(text) && !/^(?:retrieve|rerank|search|fetch|embed|chunk|validation)$/.test(words[0] ?? '')) return true
  return /^(?:is|are|has|have|does|do|should|need|can|if)$/.test(words[0] ?? '') && words.length > 1
}

const branchTopics: ReadonlySet<string> = new Set([
  'response_cache',
  'semantic_cache',
  'groundedness_checker',
  'input_guardrail',
  'output_guardrail',
  'output_validator',
  'pii_redactor',
  'injection_detector',
  'content_moderator',
  'auth_service',
  'authorization',
  'approval_gate',
  'human_review_queue',
  'loop_guard',
  'policy_engine',
  'rate_limiter',
  'token_budget',
  'intent_router',
  'model_router',
  'regression_gate',
  'tool_call_validator',
  'acl_filter',
  'data_validator',
  'deduplicator',
  'drift_monitor',
  'output_parser',
  'circuit_breaker',
])

/** A branch is the check that it asks about; about anything else it is a plain router. */
export function topicOfDecision(topic: Guess | undefined, text: string): Guess {
  if (topic?.kind && branchTopics.has(topic.kind)) return { ...topic, confidence: Math.min(topic.confidence, 0.7), isDecided: true }
  return {
    kind: 'router',
    confidence: 0.6,
    matched: text.includes('?') ? '?' : (/[<>≥≤]/.exec(text)?.[0] ?? 'if'),
    score: 5,
    isDecided: true,
  }
}
