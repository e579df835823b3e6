import { isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/rollout-without-canary',
  title: 'A change goes to everybody at once',
  severity: 'major',
  cluster: 'change-control',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'A new prompt, model or index is a production deploy. What it breaks shows in the rare cases first, and only a small share of traffic makes that cheap to find and to undo.',
  ask: 'A change from {release} makes {prod} refuse a fifth of its requests. How many users saw it before you did, and how do you take it back?',
  followUps: ['Which number rolls it back by itself?', 'How does an index go back to the previous one?'],
  goodAnswer: [
    'A small share of traffic first, watched by metrics that matter',
    'A flag per prompt and model version',
    'An alias that switches the index, both ways',
    'Going back is one action, and rehearsed',
  ],
  fix: 'Let {release} reach a small share of traffic first, with a rollback that needs one action.',
  unless: 'A canary, a flag, an A/B test, a shadow or a rollback stands on the way of a release, or the system is not in production.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads: Operations',
      section: 'Safe deployment',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/operations',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads: Application design',
      section: 'Safe deployment of prompts',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Infra 6-7',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [],
    asked: ['requires { scope: production }; *ci_cd#pipeline -control-> *app_service#quotes; end_user -> #quotes -> llm#model'],
    clean: [
      'requires { scope: production }; ci_cd#pipeline -control-> canary_release#slice -control-> app_service#quotes; end_user -> #quotes -> llm#model',
      'requires { scope: production }; ci_cd#pipeline -control{ label: "blue-green" }-> app_service#quotes; end_user -> #quotes -> llm#model',
      'requires { scope: internal }; ci_cd#pipeline -control-> app_service#quotes; end_user -> #quotes -> llm#model',
    ],
  },
  *check(graph) {
    if (
      isProduction(graph) !== true ||
      graph.nodesOf('canary_release', 'feature_flag', 'ab_test').some((node) => !graph.isKind(node, 'kill_switch'))
    )
      return
    const releases = graph.nodes.filter((node) => graph.is(node, 'deploys') || graph.isKind(node, 'model_registry', 'prompt_registry'))
    if (releases.some((node) => isStaged(graph, node))) return
    for (const release of releases) {
      const edge = graph
        .edgesFrom(release)
        .find(
          ({ kind, to }) =>
            (kind === 'control' || graph.is(release, 'deploys')) &&
            isOnline(graph, to) &&
            !graph.is(to, 'evaluates') &&
            !graph.is(to, 'deploys'),
        )
      if (!edge || graph.edges.some((other) => (other.from === release || other.to === edge.to) && isStaged(graph, other))) continue
      yield {
        status: 'ask',
        nodes: [release, edge.to],
        edges: [edge],
        because: `${release.label} changes ${edge.to.label} for everybody, and no way back is drawn.`,
        say: { release, prod: edge.to },
      }
      return
    }
  },
  mend(_graph, { edges: [edge] = [] }) {
    return edge ? standOn(edge, newNode('canary_release', 'Canary with rollback')) : {}
  },
})

const isStaged = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  graph.fact(of, 'autoRollback') === true ||
  graph.number(of, 'trafficShare') !== undefined ||
  /\b(canary|roll(s|ed)?[ -]?back|blue[ /-]green|shadow|staged|gradual|progressive|ring|flags?|a\/b|\d+ ?%)\b/i.test(of.label)
