import type { Guess, InferContext } from './guess.ts'
import { lexicon } from './lexicon.ts'
import type { Words } from './words.ts'

const plainAgents = new Set([
  'ai',
  'llm',
  'react',
  'main',
  'autonomous',
  'chat',
  'conversational',
  'tool',
  'rag',
  'langgraph',
  'langchain',
  'custom',
  'smart',
  'core',
  'root',
  'single',
  'the',
  'my',
  'our',
  'gpt',
  'claude',
  'openai',
  'gemini',
  'strand',
  'bedrock',
  'adk',
  'google',
  'pydantic',
  'smolagents',
  'agentic',
  'voice',
  'assistant',
  'azure',
  'aws',
  'foundry',
  'vertex',
  'personal',
  'deep',
  'processor',
  'based',
  'node',
  'support',
  'intelligent',
  'virtual',
  'coding',
  'dynamic',
  'generic',
  'base',
  'computer',
  'browser',
  'a',
  'ollama',
  'local',
  'n8n',
  'mcp',
  'calling',
  'runtime',
  'function',
  'reasoning',
  'agno',
  'mastra',
  'letta',
  'copilot',
  'chatbot',
  'service',
])

/** Words before "agent" that name no field of its own. */
export const isPlainAgent = (before: string): boolean => plainAgents.has(before)

/** "Project manager agent": a profession; "agent manager" and "manager agent" lead others. */
const leading = /^(?:manager|lead|coordinator|supervisor|director) agent$/

const otherAgents =
  /\b(agents?|supervisor|orchestrat\w*|planner|crew|swarm|router|coordinator|dispatcher|graph|debate|consensus|committee|council|voting|team)\b/i

/** "… agent": a specialist when a role or a field stands before the word, otherwise the agent itself. */
export function agentGuess(words: Words, head: number, { neighbours, zone = '' }: InferContext): Guess | undefined {
  const at = words.all.indexOf('agent')
  if (at < 0 || at >= words.title || (at + 1 !== head && at + 1 !== words.head && at + 1 !== words.title)) return undefined
  const before = words.all[at - 1]
  const phrase = at > 0 ? words.all.slice(0, at + 1).join(' ') : ''
  const pair = words.all.slice(Math.max(0, at - 1), at + 1).join(' ')
  if (leading.test(pair) && at > 1 && !/^(?:the|main|central|top|ai|llm|chief|multi)$/.test(words.all[at - 2]!))
    return { kind: 'sub_agent', confidence: 0.8, matched: phrase, score: 12 }
  if (lexicon.has(pair) || lexicon.has(phrase)) return undefined
  if (before === undefined || plainAgents.has(before) || /\d/.test(before))
    return { kind: 'agent', confidence: before === undefined ? 0.9 : 0.8, matched: 'agent', score: 8 }
  const isAlone = neighbours !== undefined && neighbours.length > 0 && ![zone, ...neighbours].some((label) => otherAgents.test(label))
  if (isAlone) return { kind: 'agent', confidence: 0.8, matched: 'agent', score: 8, isDecided: true }
  // Whether it is the agent or one of several is open; that it acts by itself is not.
  return { kind: 'sub_agent', confidence: 0.8, matched: `${before} agent`, score: 8 }
}

const jobs = new Set([
  'analyzer',
  'analyser',
  'analyst',
  'advisor',
  'adviser',
  'strategist',
  'optimizer',
  'specialist',
  'expert',
  'researcher',
  'writer',
  'editor',
  'coder',
  'developer',
  'tester',
  'reviewer',
  'critic',
  'manager',
  'explorer',
  'reporter',
  'engineer',
  'designer',
])

const people =
  /\b(?:human|security|soc|business|data|fraud|support|compliance|credit|risk|legal|operation|ops|internal|intelligence|threat|bi|financial|finance|policy|case|insurance|senior|junior)\b/

/** "Bull analyst": who does a job in a field that no team of people is named for is one of the agents. */
export function fieldAnalyst(title: readonly string[]): Guess | undefined {
  if (title.length < 2 || title.length > 3 || title.at(-1) !== 'analyst' || people.test(title.slice(0, -1).join(' '))) return undefined
  return { kind: 'sub_agent', confidence: 0.6, matched: 'analyst', score: 5 }
}

/** A job title among agents is an agent, not a person. */
export function agentRole(title: readonly string[], { neighbours = [], zone = '' }: InferContext): Guess | undefined {
  const job = title.at(-1) ?? ''
  if (!jobs.has(job) || ![zone, ...neighbours].some((label) => /agent|crew|supervisor|swarm/i.test(label))) return undefined
  return { kind: 'sub_agent', confidence: 0.6, matched: job, score: 5 }
}
