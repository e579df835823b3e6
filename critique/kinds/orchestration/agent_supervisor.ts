import { defineKind } from '../kind.ts'
import { agentRun, coordination, modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'agent_supervisor',
  name: 'Multi-agent supervisor / router',
  category: 'orchestration',
  tier: 'core',
  description: 'Agent that hands work to other agents and merges their results.',
  icon: 'network',
  aliases: [
    'supervisor',
    'multi-agent',
    'multi agent',
    'multi-agent orchestrator',
    'agent orchestrator',
    'manager agent',
    'lead agent',
    'agent swarm',
    'swarm',
    'crew',
    'agent coordinator',
    'handoff router',
    'a2a router',
    'orchestrator-workers',
  ],
  products: ['CrewAI', 'AutoGen', 'AG2', 'LangGraph supervisor', 'MetaGPT', 'Magentic-One', 'A2A protocol', 'Swarm', 'OpenAI handoffs'],
  traits: ['generates', 'acts_autonomously', 'coordinates'],
  props: props('agentCount', 'fanOut', 'maxSteps', 'tokenMultiplier', 'sharedState', ...modelCalls, ...agentRun, ...coordination),
  typicalIn: ['app_service', 'llm_orchestrator'],
  typicalOut: ['sub_agent', 'agent', 'session_store', 'llm_tracing', 'loop_guard'],
})
