import { concerns } from '../../graph/lexicon.ts'
import { generators, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const FEW_USERS = 50
const FEW_DOCUMENTS = 5000

export default defineRule({
  id: 'requirements/overbuilt-for-scope',
  title: 'More machinery than the task asks for',
  severity: 'minor',
  cluster: 'simplicity',
  evenWhenTiny: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  quantitative: true,
  why: 'Every part is one more that can fail, cost and be explained. The simplest thing that does the job is what a senior would draw.',
  ask: 'For {size}: what of {component} would you take away first?',
  followUps: ['What would make you add it again?', 'What does the simple version cost?'],
  goodAnswer: [
    'The simplest design that meets what was asked',
    'For each upgrade the number that calls for it',
    'What serves no requirement goes',
    'A seam where it can grow later',
  ],
  fix: 'Leave out {component} for now and note what would bring it back.',
  unless: 'Growth is asked for, a requirement calls for the part, or outsiders, personal data, effects or service levels are involved.',
  sources: [
    {
      title: 'Anthropic: Building Effective Agents',
      section: 'Find the simplest solution',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
    {
      title: 'Google: Rules of Machine Learning',
      section: 'Rules 1 and 4',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'secondary',
    },
    {
      title: 'Threagile built-in risk rules',
      section: 'unnecessary-technical-asset',
      url: 'https://github.com/Threagile/threagile/tree/master/pkg/risks/builtin',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['google-deepmind', 'meta', 'openai'],
  examples: {
    flagged: [
      'requires { scope: internal, users: 8 }; end_user -> llm_orchestrator#desk -> llm; #desk -> vector_db; *feature_store#features -> #desk; *finetuning_job#tune -> llm',
    ],
    clean: [
      'requires { scope: internal, users: 8 }; end_user -> llm_orchestrator#desk -> llm; #desk -> vector_db; source_connector -data-> vector_db',
      'requires { scope: internal, users: 8, statements: ["Grows 100x within a year"] }; end_user -> llm_orchestrator#desk -> llm; feature_store#features -> #desk; finetuning_job#tune -> llm',
      'requires { scope: production, users: 9000 }; end_user -> llm_orchestrator#desk -> llm; feature_store#features -> #desk; finetuning_job#tune -> llm',
    ],
  },
  // A size that somebody stated is what all of it is measured against.
  isAskedFor: (graph) => graph.requirements.users !== undefined,
  *check(graph) {
    if (!isSmall(graph)) return
    const heavy = heavyParts(graph)
    if (heavy.length < 2) return
    const component = heavy.flat()
    const size = sizeOf(graph)
    yield {
      // Two heavy parts may have their reasons; three are a habit.
      confidence: heavy.length > 2 ? 'high' : 'medium',
      nodes: component,
      because: `${component.map((node) => node.label).join(', ')} for ${size}.`,
      say: { size, component },
    }
  },
  mend: (_graph, { nodes }) => together(...nodes.map((node) => setProp(node, 'planned', true))),
})

function isSmall(graph: GraphView): boolean {
  const { scope, users, dataClasses, availability, p95LatencyMs, multiTenant } = graph.requirements
  if (scope === 'production' || scope === 'regulated' || multiTenant || availability !== undefined || p95LatencyMs !== undefined)
    return false
  if (concerns(graph).has('growth') || (dataClasses ?? []).some((name) => name !== 'public' && name !== 'confidential')) return false
  const few =
    (users !== undefined && users <= FEW_USERS) ||
    (users === undefined && documents(graph) !== undefined && documents(graph)! <= FEW_DOCUMENTS)
  return few && (scope !== undefined || isProduction(graph) !== true)
}

const documents = (graph: GraphView): number | undefined => {
  const stated = graph.nodes.map((node) => graph.number(node, 'documents')).filter((count) => count !== undefined)
  return stated.length > 0 ? Math.max(...stated) : undefined
}

const sizeOf = (graph: GraphView): string =>
  graph.requirements.users !== undefined ? `${graph.requirements.users} users` : `${documents(graph)} documents`

/** Each group is one piece of machinery that a small task can do without. */
function heavyParts(graph: GraphView): ViewNode[][] {
  const agents = generators(graph).filter((node) => graph.is(node, 'acts_autonomously'))
  // A connector reads what is there anyway; an index, a graph and a database are three things to run.
  const stores = graph.nodesOf('vector_db', 'keyword_index', 'knowledge_graph', 'relational_db', 'data_warehouse', 'long_term_memory')
  const groups = [
    agents.length >= 3 ? agents : [],
    graph.nodesOf('multi_region'),
    graph
      .nodesOf('stream_processor', 'cdc_stream', 'message_queue')
      .filter((node) => /kafka|event bus|stream|pulsar|kinesis/i.test(node.label) || graph.isKind(node, 'stream_processor', 'cdc_stream')),
    graph.nodesOf('feature_store'),
    graph.nodesOf('finetuning_job', 'training_pipeline'),
    stores.length >= 3 ? stores : [],
    graph.nodes.filter((node) => /\bservice mesh|istio|linkerd\b/i.test(node.label)),
  ]
  return groups.map((group) => [...group]).filter((group) => group.length > 0)
}
