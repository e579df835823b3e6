import { isActor, hubs } from '../../facts/actions.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'
import { newNode, setProp, together } from '../mends.ts'

/** Writing side by side is fine where nothing is overwritten. */
const NO_OVERWRITE =
  /\b(append|log|logs|events?|audit|history|journal|version(ed|s|ing)|branch(es)?|partition\w*|own|separate|per[ -](agent|user|case|tenant|session))\b/i

export default defineRule({
  id: 'agents/parallel-writers-conflict',
  title: 'Several agents overwrite the same record',
  severity: 'major',
  cluster: 'multi-agent-coordination',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Agents that work side by side decide things that nobody reconciles. The last write wins, and the work of the other is gone without a trace.',
  ask: '{agentA} and {agentB} both update {resource}. What happens when they disagree?',
  followUps: ['How is the conflict noticed, and by whom?', 'Would one writer, with proposals from the others, be simpler?'],
  goodAnswer: [
    'One writer; the others propose',
    'Versions that reject a stale write, or a queue with one consumer',
    'Ownership by part of the record',
    'A policy for merging, with tests',
  ],
  fix: 'Let {agentA} and {agentB} propose through a queue, and let one writer change {resource}.',
  unless: 'One component writes, the store only appends or keeps versions, each agent has its own part, or one agent waits for the other.',
  sources: [
    {
      title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)',
      section: 'FC2 inter-agent misalignment',
      url: 'https://arxiv.org/abs/2503.13657',
      verification: 'secondary',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Independent layers with contracts',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentrel01.html',
      verification: 'verified',
    },
    {
      title: 'Building Effective Agents (Anthropic)',
      section: 'Orchestrator-workers',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['meta'],
  examples: {
    flagged: [
      'end_user#u -> agent_supervisor#lead -> [*sub_agent#pricing, *sub_agent#stock]; #pricing -{ label: "update item" }-> *relational_db#catalogue; #stock -{ label: "update item" }-> #catalogue',
      'external_trigger#t -> *agent#triage; #t -> *agent#router; #triage -data-> *business_system#cases; #router -data-> #cases',
    ],
    clean: [
      'end_user#u -> [sub_agent#pricing, sub_agent#stock]; #pricing -> message_queue#proposals; #stock -> #proposals; #proposals -> app_service#writer -data{ label: update }-> relational_db#catalogue',
      'end_user#u -> [sub_agent#a, sub_agent#b]; #a -> crm#records; #b -> #records',
      'end_user#u -> [sub_agent#a, sub_agent#b]; #a -data-> object_storage#log { label: "Run log, append only" }; #b -data-> #log',
      'end_user#u -> agent#draft -> agent#polish; #draft -data-> nosql_db#article; #polish -data-> #article',
      'end_user#u -> [sub_agent#a, sub_agent#b]; #a -data-> nosql_db#state { singleWriter: true }; #b -data-> #state',
    ],
  },
  *check(graph) {
    for (const resource of graph.nodesThat('stores_data')) {
      if (isSafeToShare(graph, resource)) continue
      const edges = graph.edgesTo(resource).filter((edge) => isOverwrite(graph, edge))
      const pair = unordered(graph, [...new Set(edges.map((edge) => edge.from))])
      if (!pair) continue
      yield {
        nodes: [...pair, resource],
        edges: edges.filter((edge) => pair.includes(edge.from)),
        because: `${pair[0].label} and ${pair[1].label} both write to ${resource.label}, and nothing orders or reconciles their writes.`,
        say: { agentA: pair[0], agentB: pair[1], resource },
      }
    }
  },
  mend(_graph, { edges, say }) {
    const queue = newNode('message_queue', 'Proposals')
    const writer = newNode('app_service', 'Single writer')
    const resource = say!.resource as ViewNode
    return together(
      {
        addNodes: [queue, writer],
        addEdges: [
          ...edges!.map((edge) => ({ from: edge.from.id, to: queue.ref, kind: 'data' })),
          { from: queue.ref, to: writer.ref, kind: 'data' },
          { from: writer.ref, to: resource.id, kind: 'data', label: 'update' },
        ],
        removeEdges: edges!.map(({ id }) => id),
      },
      setProp(resource, 'singleWriter', true),
    )
  },
})

function isSafeToShare(graph: GraphView, store: ViewNode): boolean {
  if (
    graph.fact(store, 'singleWriter') === true ||
    graph.fact(store, 'partitionKey') === true ||
    graph.word(store, 'updateMode') === 'append_only'
  )
    return true
  // Memory and caches are written by whoever reads them; a repository merges; an index is a copy.
  if (
    ['keeps_memory', 'caches_answers', 'search_index'].some((trait) => store.traits.has(trait as 'keeps_memory')) ||
    graph.isKind(store, 'code_repository')
  )
    return true
  return /^per_(user|session)$/.test(graph.word(store, 'scope') ?? '') || NO_OVERWRITE.test(store.label)
}

const isOverwrite = (graph: GraphView, edge: ViewEdge): boolean =>
  (isActor(graph, edge.from) || hubs(graph).includes(edge.from)) && (edge.kind === 'data' || edge.isWrite) && !NO_OVERWRITE.test(edge.label)

/** Two writers of which neither waits for the other. */
function unordered(graph: GraphView, writers: readonly ViewNode[]): [ViewNode, ViewNode] | undefined {
  const [first, ...others] = writers
  if (!first || others.length === 0) return undefined
  const ahead = graph.calls.from(first)
  const behind = graph.calls.to(first)
  const other = others.find((node) => !ahead.has(node) && !behind.has(node))
  return other ? [first, other] : unordered(graph, others)
}
