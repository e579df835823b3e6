import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'loop_guard',
  name: 'Agent loop / budget guard',
  category: 'orchestration',
  tier: 'core',
  description: 'Hard limit on steps, tokens, time or money of one agent run.',
  icon: 'repeat-1',
  aliases: [
    'loop guard',
    'loop detection',
    'step limit',
    'max steps',
    'max iterations',
    'budget guard',
    'termination condition',
    'stop condition',
    'agent watchdog',
    'circuit breaker (agent)',
    'runaway guard',
    'max 10 steps',
    'steps guard',
    'step guard',
    'step budget',
    'steps limit',
  ],
  products: ['LangGraph recursion_limit', 'custom middleware', 'Guardrails hooks'],
  traits: ['limits_usage', 'bounds_loop', 'deterministic'],
  props: props('maxSteps', 'tokenBudget', 'onTrip', 'costBudgetUsd', 'repeatActionThreshold', 'quota', 'quotaPer', 'maxOutputTokens'),
  typicalIn: ['agent', 'agent_supervisor'],
  typicalOut: ['human_handoff', 'alerting', 'llm_tracing'],
})
