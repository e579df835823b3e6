import { defineKind } from '../kind.ts'
import { agentRun, modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'planner',
  name: 'Planner / task decomposer',
  category: 'orchestration',
  tier: 'extended',
  parent: 'agent',
  description: 'Model step that breaks a goal into ordered steps before execution.',
  icon: 'list-checks',
  aliases: [
    'planner',
    'planning',
    'task decomposition',
    'task planner',
    'plan-and-execute',
    'plan step',
    'reasoner',
    'todo planner',
    'dag planner',
  ],
  products: ['LangGraph plan-and-execute', 'LLMCompiler', 'ReWOO'],
  traits: ['generates', 'acts_autonomously'],
  props: props('planSteps', 'replanLimit', 'planValidation', ...modelCalls, ...agentRun),
  typicalIn: ['agent', 'agent_supervisor'],
  typicalOut: ['tool_executor', 'agent', 'llm'],
})
