import { agents, changes, isChangeable } from '../../facts/actions.ts'
import { isHighImpact, isPrivate, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAYS_TYPED = /\(.*\)|\b(typed|schema|valid\w*|strict|allow-?list|checks?|constrained|policy|limits?)\b/i

export default defineRule({
  id: 'agents/tool-arguments-unvalidated',
  title: 'Arguments go from the model straight into the tool',
  severity: 'major',
  cluster: 'output-handling',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Function calling promises a shape at best. Ranges, ownership and units are yours to check, and wrong arguments are the most common failure of tools.',
  ask: 'What in front of {tool} rejects a negative amount, or a record that belongs to somebody else?',
  followUps: ['Does the error tell the model what to do differently?', 'Do limits stand in the schema or in the prompt?'],
  goodAnswer: [
    'A strict schema, and rules of the business in code',
    'Ownership is checked with the identity of the caller',
    'Errors that a model can act on',
    'Tests of the contract per tool',
  ],
  fix: 'Check the arguments in code between {agent} and {tool}.',
  unless: 'A validator or a policy stands on the way, the schema is strict, the call is approved, or it only reads what is public.',
  sources: [
    {
      title: 'OWASP Top 10 for LLM Applications 2025, LLM05 Improper Output Handling',
      section: 'Mitigation 1: validate what goes to functions',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM05_ImproperOutputHandling.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM03 Excessive Agency',
      section: 'Strict schema for parameters',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM03_ExcessiveAgency.md',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Authorize every tool invocation',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentsec02-bp01.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: ['end_user#u -> *agent#bank -{ schema: loose }-> *payment_api#transfer'],
    asked: ['requires { scope: production }; end_user#u -> *agent#bank -> *payment_api#transfer'],
    clean: [
      'end_user#u -> agent#bank -> tool_call_validator#rules -> payment_api#transfer',
      'end_user#u -> agent#bank -> payment_api#transfer { schema: strict }',
      'requires { scope: production }; end_user#u -> agent#guide -> web_search#web; #guide -> vector_db#docs',
      'requires { scope: production }; end_user#u -> agent#bank -> payment_api#transfer { requiresApproval: human }',
    ],
  },
  *check(graph) {
    for (const agent of agents(graph)) {
      const edges = graph.edgesFrom(agent).filter((edge) => isConsequential(graph, edge))
      const loose = edges.find((edge) => schemaOf(graph, edge) === 'open')
      // Without a word about schemas, only an effect is worth the question.
      const open =
        isProduction(graph) === true ? edges.find((edge) => schemaOf(graph, edge) === undefined && isChangeable(graph, edge.to)) : undefined
      const edge = loose ?? open
      if (!edge) continue
      yield {
        status: loose ? 'violation' : 'ask',
        nodes: [agent, edge.to],
        edges: [edge],
        because: loose
          ? `${agent.label} calls ${edge.to.label} with arguments that nothing checks.`
          : `It is not said what checks the arguments with which ${agent.label} calls ${edge.to.label}.`,
        say: { agent, tool: edge.to },
      }
    }
  },
  mend: (graph, { nodes: [agent, tool] }) =>
    standOn(graph.edgesBetween(agent!, tool!)[0]!, newNode('tool_call_validator', 'Schema, ranges, ownership')),
})

const isConsequential = (graph: GraphView, edge: ViewEdge): boolean =>
  edge.kind !== 'telemetry' &&
  edge.kind !== 'control' &&
  ['tool', 'stores_data', 'changes_state'].some((trait) => edge.to.traits.has(trait as 'tool')) &&
  !['search_index', 'keeps_memory', 'caches_answers', 'generates', 'sandboxes_code'].some((trait) =>
    edge.to.traits.has(trait as 'generates'),
  ) &&
  ((isChangeable(graph, edge.to) && changes(graph, edge)) || isHighImpact(graph, edge.to) || isPrivate(graph, edge.to) === true)

/** strict, open, or undefined where nobody said. An approval shows the arguments to somebody. */
function schemaOf(graph: GraphView, edge: ViewEdge): 'strict' | 'open' | undefined {
  const words = [graph.word(edge, 'schema'), graph.word(edge.to, 'schema')]
  if (words.includes('strict') || graph.word(edge, 'carries') === 'typed') return 'strict'
  if (words.some((word) => word === 'none' || word === 'loose')) return 'open'
  const approved = graph.fact(edge.to, 'requiresApproval') === true || graph.fact(edge, 'requiresApproval') === true
  return approved || SAYS_TYPED.test(edge.to.label) || SAYS_TYPED.test(edge.label) ? 'strict' : undefined
}
