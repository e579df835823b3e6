import { entries, surest } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const MOST_NAMED = 5

export default defineRule({
  id: 'requirements/disconnected-component',
  title: 'A box that nothing flows into or out of',
  severity: 'minor',
  cluster: 'board-integrity',
  structural: true,
  evenWhenTiny: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A box without arrows is a slogan: "monitoring" in a corner proves nothing. The first question is always what flows there.',
  ask: 'What flows into {node}, and what out of it?',
  followUps: ['Who sets it off?', 'What would be missing if you took it away?'],
  goodAnswer: ['An arrow with its kind: request, data, telemetry, feedback, control', 'What sets it off and what it gets', 'Or it goes'],
  fix: 'Join {node} to what it works with, or take it off the board.',
  unless:
    'It belongs to a process of three or more that is drawn apart, it is a note, a legend, infrastructure, planned for later, or the board is only a few boxes yet.',
  sources: [
    {
      title: 'Threagile built-in risk rules',
      section: 'incomplete-model, unnecessary-technical-asset',
      url: 'https://github.com/Threagile/threagile/tree/master/pkg/risks/builtin',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['google-deepmind', 'meta', 'databricks'],
  examples: {
    flagged: [
      'end_user -> llm_orchestrator#desk -> llm; #desk -> vector_db; *drift_monitor#drift',
      'end_user -> llm_orchestrator#desk -> llm; #desk -> vector_db; *offline_eval#eval -> *golden_dataset#cases',
    ],
    clean: [
      'end_user -> llm_orchestrator#desk -> llm; #desk -> vector_db; #desk -telemetry-> drift_monitor#drift',
      'end_user -> llm_orchestrator#desk -> llm; #desk -> vector_db; container_platform#k8s',
      'end_user -> llm_orchestrator#desk -> llm; #desk -> vector_db; drift_monitor#drift { planned: true }',
      'end_user -> llm; vector_db',
      'end_user -> llm_orchestrator#desk -> llm; #desk -> vector_db; golden_dataset#cases -data-> offline_eval#eval -control-> regression_gate#gate',
    ],
  },
  *check(graph) {
    if (graph.nodes.length <= 4 || graph.edges.length === 0) return
    const loose = adrift(graph)
    if (loose.length === 0) return
    const alone = surest(loose)
    const named = alone.slice(0, MOST_NAMED)
    yield {
      nodes: named,
      because: `${named.map((node) => node.label).join(', ')}${alone.length > MOST_NAMED ? ` and ${alone.length - MOST_NAMED} more` : ''} ${alone.length === 1 ? 'is' : 'are'} joined to nothing that requests or data come through.`,
      say: { node: named },
    }
  },
})

/**
 * In an island of its own: no request, schedule or source reaches it, and it reaches none. Infrastructure has no flow to draw, and three
 * or more that are joined to each other are a process of their own, such as a release drawn apart.
 */
function adrift(graph: GraphView): ViewNode[] {
  const islands = islandsOf(graph)
  const isMainland = (node: ViewNode): boolean =>
    entries(graph).includes(node) ||
    graph.is(node, 'offline_trigger') ||
    graph.is(node, 'source_of_truth') ||
    graph.is(node, 'untrusted_source')
  const joined = new Set(graph.nodes.filter(isMainland).map((node) => islands[node.index]))
  const degree = (node: ViewNode): number => graph.edgesFrom(node).length + graph.edgesTo(node).length
  const sizes = new Map<number, number>()
  for (const island of islands) sizes.set(island, (sizes.get(island) ?? 0) + 1)
  const isSmall = (node: ViewNode): boolean => sizes.get(islands[node.index]!)! < 3
  // Where nothing says where requests come from, only what has no arrow at all stands out.
  return graph.nodes.filter((node) => {
    if (!node.isComponent || node.kind === 'unknown' || graph.is(node, 'infrastructure')) return false
    return degree(node) === 0 || (joined.size > 0 && isSmall(node) && !joined.has(islands[node.index]))
  })
}

function islandsOf(graph: GraphView): number[] {
  const island: number[] = Array.from({ length: graph.nodes.length }, () => -1)
  graph.nodes.forEach((start, name) => {
    if (island[start.index] !== -1) return
    const queue = [start]
    island[start.index] = name
    for (let head = 0; head < queue.length; head++) {
      for (const next of [...graph.drawn.next(queue[head]!), ...graph.drawn.previous(queue[head]!)]) {
        if (island[next.index] !== -1) continue
        island[next.index] = name
        queue.push(next)
      }
    }
  })
  return island
}
