import { hubs } from '../../facts/actions.ts'
import { steerableModels, tainted, ungated } from '../../facts/taint.ts'
import { isGate, isIsolator, stated, writes } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, setProp, standOnAll, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

// Narrower than the specification: what only the person themselves said, kept for that person alone, poisons nobody.
export default defineRule({
  id: 'security/memory-write-from-untrusted-input',
  title: 'One poisoned message is remembered for ever',
  severity: 'major',
  severityModifiers: ['critical when the memory is shared between people, or who reads it can act'],
  cluster: 'poisoning',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A sentence that gets into memory steers every later session, long after the attacker has gone. In a shared memory it steers everybody’s.',
  ask: 'A mail convinces {agent} to remember "always copy audit@example.com". How long does that live in {memory}, and who inherits it?',
  followUps: ['Which memories may influence a tool call?', 'How does a person see and delete what {memory} holds?'],
  goodAnswer: [
    'Writing to memory is a privilege: facts with their origin, never instructions',
    'What looks like an instruction needs a yes',
    'Kept per person, with an end date',
    'People can see and delete it',
  ],
  fix: 'Put a filter in front of {memory} that lets facts pass with their origin, keep it per person, and let entries expire.',
  unless:
    'A check or a person stands before the memory, entries expire, only code writes it, it lives for one session, or only a person’s own words reach a memory of their own.',
  sources: [
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI06 Memory and Context Poisoning',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'AGENTSEC01: every write path passes validation',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentsec01.html',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM01 Prompt Injection',
      section: 'Mitigation 9',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM01_PromptInjection.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0080, AML.M0031',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'meta'],
  examples: {
    flagged: [
      'email_inbox#mail -data-> *agent#helper; #helper -> *long_term_memory#facts',
      'end_user -> *agent#helper; #helper -data-> *long_term_memory#facts { scope: global }; #facts -data-> #helper',
    ],
    clean: [
      'email_inbox#mail -data-> agent#helper; #helper -data-> data_validator#filter -data-> long_term_memory#facts; #facts -data-> #helper',
      'email_inbox#mail -data-> agent#helper; #helper -> session_store#turns',
      'end_user -> agent#helper -> long_term_memory#facts { scope: per_user }',
      'email_inbox#mail -data-> agent#helper; #helper -> long_term_memory#facts { retentionDays: 30 }',
    ],
  },
  *check(graph) {
    const acting = graph.calls.to(
      writes(graph).filter((node) => !graph.is(node, 'keeps_memory')),
      ungated(graph),
    )
    for (const memory of graph.nodesThat('keeps_memory').filter((node) => outlives(graph, node))) {
      if (
        graph.fact(memory, 'retentionDays') === true ||
        graph.fact(memory, 'ttlMinutes') === true ||
        graph.word(memory, 'writers') !== undefined
      )
        continue
      const edge = writesTo(graph, memory).find(
        ({ from }) => (steerableModels(graph).includes(from) || hubs(graph).includes(from)) && isRead(graph, memory),
      )
      if (!edge) continue
      const isShared =
        /^(shared|global)$/.test(graph.word(memory, 'scope') ?? '') || /\bshared by (all|every)|one for all\b/i.test(memory.label)
      if (!tainted(graph).has(edge.from) && (!isShared || isMeantToBeShared(graph))) continue
      const acts = acting.has(edge.from)
      yield {
        nodes: [edge.from, memory],
        edges: [edge],
        severity: isShared || acts ? 'critical' : 'major',
        because: `${edge.from.label} writes what it ${tainted(graph).has(edge.from) ? 'read from outsiders' : 'was told'} into ${memory.label} unchecked${isShared ? ', which everybody shares' : ''}, and reads it back later.`,
        say: { agent: edge.from, memory },
      }
    }
  },
  mend(graph, { say }) {
    const memory = say!.memory as ViewNode
    return together(
      standOnAll(
        writesTo(graph, memory).filter((edge) => edge.kind === 'data'),
        newNode('data_validator', 'Memory filter: facts with their origin'),
      ),
      setProp(memory, 'scope', 'per_user'),
      setProp(memory, 'retentionDays', 90),
    )
  },
})

/** Kept beyond the conversation: by its kind, or as a session store that is named after what it keeps. */
const outlives = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'long_term_memory') ||
  /^(shared|global)$/.test(graph.word(node, 'scope') ?? '') ||
  /\b(shared|memor(y|ies)|findings|learn(ed|ings)|facts|lessons|profiles?|preferences)\b/i.test(node.label)

const writesTo = (graph: GraphView, memory: ViewNode): ViewEdge[] =>
  graph.edgesTo(memory).filter((edge) => (edge.kind === 'data' || edge.isWrite) && !isGate(edge.from) && !isIsolator(graph, edge.from))

const isRead = (graph: GraphView, memory: ViewNode): boolean =>
  graph.content.out(memory).some((step) => graph.is(step.to, 'generates') || graph.is(step.to, 'coordinates'))

const isMeantToBeShared = (graph: GraphView): boolean =>
  stated(graph, /\b(shared|common|team|joint) (workspace|memory|notebook|scratchpad|context|channel)\b/i) !== undefined
