import { evaluators, suites, testSets } from '../../facts/quality.ts'
import { isProduction, stated } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SEGMENTS =
  /\b(\d+ (languages|countries|markets|tenants|brands|regions|locales)|multi-?lingual|(many|several|different|all) (languages|countries|tenants|brands|markets|segments|dialects)|accents|fair(ness|ly)?|minorit\w*|demographic\w*|bias(ed)?)\b/i
const SAYS_SLICE =
  /\b(slices?|sliced|segments?|per[ -](tenant|language|customer|country|topic|intent|market|brand|group)|by (tenant|language|customer|country|topic|intent|market|group)|worst|cohorts?|fairness|subgroups?)\b/i

export default defineRule({
  id: 'evaluation/no-per-slice-metrics',
  title: 'Only averages are reported',
  severity: 'minor',
  cluster: 'eval-depth',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'An average hides that one tenant or one language is broken. Slices also show where work pays off.',
  ask: 'The average of {eval} is 0.86. Which {segment} is at 0.4, and how would you know?',
  followUps: ['Which slices matter first?', 'How many cases does the smallest one have?'],
  goodAnswer: [
    'Slices by tenant, language, channel and difficulty',
    'A least number of cases per slice',
    'An alert on the worst slice',
    'Groups of people where fairness matters',
  ],
  fix: 'Report {eval} by {segment} and topic.',
  unless: 'Slices are stated or named on an evaluation or a monitor, or all users are alike.',
  sources: [
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Model 6: quality on important slices',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Fairness evaluations',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile',
      section: 'MS-1.1-006',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [],
    asked: [
      'requires { scope: production, multiTenant: true }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> *offline_eval#suite -> #api',
      'requires { scope: production, statements: ["Guests write in 12 languages"] }; end_user#u -> agent#host -> llm#model; *offline_eval#suite -> #host',
    ],
    clean: [
      'requires { scope: production, multiTenant: true }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> offline_eval#suite { slices: [tenant] } -> #api',
      'requires { scope: production, multiTenant: true }; end_user#u -> llm_orchestrator#api -> llm#model; offline_eval#suite -> #api; quality_monitor#quality { label: "Quality per tenant" }',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; offline_eval#suite -> #api',
    ],
  },
  *check(graph) {
    const suite = suites(graph)[0] ?? testSets(graph)[0]
    const said = stated(graph, SEGMENTS)
    if (isProduction(graph) !== true || !suite || !(graph.requirements.multiTenant || said) || isSliced(graph)) return
    const segment = graph.requirements.multiTenant ? 'tenant' : /lingual|language|locale|dialect|accent/i.test(said!) ? 'language' : 'group'
    yield {
      status: 'ask',
      nodes: [suite],
      because: said
        ? `"${said}", and ${suite.label} is not said to report by ${segment}.`
        : `Several tenants use it, and ${suite.label} is not said to report by tenant.`,
      say: { eval: suite, segment },
    }
  },
  mend: (_graph, { nodes: [suite], say }) => setProp(suite!, 'slices', [say!.segment as string, 'topic']),
})

const isSliced = (graph: GraphView): boolean =>
  [...evaluators(graph), ...graph.nodesThat('records_telemetry')].some(
    (node) => graph.fact(node, 'slices') === true || SAYS_SLICE.test(node.label),
  ) || graph.edges.some((edge) => SAYS_SLICE.test(edge.label))
