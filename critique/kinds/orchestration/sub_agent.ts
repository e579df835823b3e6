import { defineKind } from '../kind.ts'
import { agentRun, modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'sub_agent',
  name: 'Specialist / worker agent',
  category: 'orchestration',
  tier: 'extended',
  parent: 'agent',
  description: 'Specialised agent that works on one part of a larger task.',
  icon: 'bot-message-square',
  aliases: [
    'sub-agent',
    'subagent',
    'worker agent',
    'specialist agent',
    'researcher agent',
    'coder agent',
    'critic agent',
    'reviewer agent',
    'writer agent',
    'executor agent',
    'sub agent',
  ],
  products: ['CrewAI agent', 'AutoGen agent', 'LangGraph node'],
  traits: ['generates', 'acts_autonomously', 'runs_model'],
  props: props('role', 'maxSteps', 'toolCount', 'outputContract', ...modelCalls, ...agentRun),
  typicalIn: ['agent_supervisor'],
  typicalOut: ['llm', 'tool_executor', 'retriever', 'agent_supervisor'],
})
