import { humanLabels, productionSources, suites, testSets } from '../../facts/quality.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Days after which a set no longer shows what people ask. Teams that live with a product refresh every few weeks. */
const OLDEST_DAYS = 365
/** A platform has many sets: the first tell the story. */
const MOST_SETS = 12
const SAYS_SYNTHETIC = /\b(synthetic\w*|generated|simulated|llm[ -](written|made|generated)|artificial)\b/i
const SAYS_REAL =
  /\b(real|production|prod|traffic|users?|customers?|tickets?|transcripts?|annotated|labell?ed|experts?|curated|human|logs?|traces?)\b/i
const SAYS_STALE =
  /\b(never (updated|refreshed|changed)|not (updated|refreshed)|(made|written|built|created) (once|at launch)|one-?off|stale|outdated|last year'?s?|frozen since|from launch)\b/i
const YEAR = /\b(20[12]\d)\b/g

/**
 * Beyond the common checklist. There is no clock in here, so that age is taken from what the board itself says: a cadence, words, or a
 * year on the set beside a later one on a model, a prompt or a note.
 */
export default defineRule({
  id: 'evaluation/eval-set-stale-or-synthetic',
  title: 'The test set is old, or nobody real ever asked it',
  severity: 'minor',
  severityModifiers: ['major where a release gate depends on a set that is only synthetic'],
  cluster: 'eval-integrity',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Generated questions are what a model expects people to ask, and old ones are what they used to ask. Both score well long after the product has stopped helping.',
  ask: '{evalset} {flaw}. What did people ask last week that it does not contain?',
  followUps: ['Which share of the cases was written or checked by a person?', 'How does a case leave the set?'],
  goodAnswer: [
    'Cases sampled from real requests, labelled by people, on a schedule',
    'Generated cases fill gaps, are marked as such and reported apart',
    'Somebody compares topics of the set with topics of traffic',
    'Old cases are retired, versions are kept',
  ],
  fix: 'Feed {evalset} from real requests that people label, every few weeks.',
  unless: 'People, traffic or tickets feed the set as well, the set is refreshed, or the product has no users yet.',
  sources: [
    {
      title: 'MLflow, Building evaluation datasets',
      section: 'Datasets from production traces',
      url: 'https://mlflow.org/docs/latest/genai/datasets',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Representative and diverse dataset',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Model 4: the effect of model staleness is known',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'anthropic'],
  examples: {
    flagged: [
      'requires { scope: production }; synthetic_data#made -> *golden_dataset#cases -> offline_eval#suite; end_user#u -> llm_orchestrator#api -> llm#model',
      'requires { scope: production }; *golden_dataset#cases { label: "Cases from 2023" } -> offline_eval#suite; end_user#u -> llm_orchestrator#api -> llm#model { version: "2026-02" }',
    ],
    clean: [
      'requires { scope: production }; synthetic_data#made -> golden_dataset#cases -> offline_eval#suite; human_annotation#experts -> #cases; end_user#u -> llm_orchestrator#api -> llm#model',
      'requires { scope: production }; golden_dataset#cases { label: "Cases from 2025", refreshCadence: 30 } -> offline_eval#suite; end_user#u -> llm_orchestrator#api -> llm#model { version: "2026-02" }',
      'requires { scope: prototype }; synthetic_data#made -> golden_dataset#cases -> offline_eval#suite; end_user#u -> llm_orchestrator#api -> llm#model',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true) return
    for (const evalset of testSets(graph).slice(0, MOST_SETS)) {
      const flaw = ageOf(graph, evalset) ?? (isOnlySynthetic(graph, evalset) ? 'is only synthetic' : undefined)
      if (!flaw) continue
      const gates = graph.nodesOf('regression_gate').some((gate) => graph.drawn.reaches(evalset, gate))
      yield {
        severity: flaw === 'is only synthetic' && gates ? 'major' : 'minor',
        nodes: [evalset],
        because: `${evalset.label} ${flaw}${gates ? ', and releases depend on it' : ''}.`,
        say: { evalset, flaw },
      }
    }
  },
  mend(graph, { nodes: [evalset] }) {
    const people = newNode('human_annotation', 'Labels of real requests')
    const [source] = productionSources(graph)
    return {
      ...setProp(evalset!, 'refreshCadence', 30),
      addNodes: [people],
      addEdges: [
        { from: people.ref, to: evalset!.id, kind: 'data' },
        ...(source ? [{ from: source.id, to: people.ref, kind: 'data' }] : []),
      ],
    }
  },
})

function isOnlySynthetic(graph: GraphView, evalset: ViewNode): boolean {
  const upstream = graph.drawn.to(evalset, {
    avoiding: (node) => node !== evalset && (suites(graph).includes(node) || node.traits.has('coordinates')),
  })
  const feeders = [...upstream].filter((node) => node !== evalset)
  const made =
    feeders.some((node) => graph.isKind(node, 'synthetic_data') || (graph.is(node, 'generates') && !graph.is(node, 'evaluates'))) ||
    SAYS_SYNTHETIC.test(evalset.label)
  const real =
    [...humanLabels(graph), ...productionSources(graph)].some((node) => upstream.has(node)) ||
    [...feeders, evalset].some((node) => SAYS_REAL.test(node.label) && !graph.isKind(node, 'synthetic_data'))
  return made && !real && feeders.every((node) => !graph.is(node, 'stores_data'))
}

/** What makes it old, in words; undefined where it is refreshed or nothing says its age. */
function ageOf(graph: GraphView, evalset: ViewNode): string | undefined {
  const cadence = graph.number(evalset, 'refreshCadence')
  if (cadence !== undefined) return cadence > OLDEST_DAYS ? `is refreshed every ${cadence} days` : undefined
  if (SAYS_STALE.test(evalset.label)) return 'is not kept up to date'
  const own = latestYear(datesOf(graph, evalset))
  const newest = own === undefined ? 0 : newestYear(graph)
  return own !== undefined && newest - own >= 2 ? `is from ${own}, and the board has parts from ${newest}` : undefined
}

/** Of all parts: models, prompts, snapshots. */
const newestYear = (graph: GraphView): number =>
  graph.once('newest year', () => Math.max(0, ...graph.nodes.map((node) => latestYear(datesOf(graph, node)) ?? 0)))

const datesOf = (graph: GraphView, node: ViewNode): string =>
  [node.label, graph.word(node, 'version') ?? '', graph.word(node, 'snapshot') ?? ''].join(' ')

const latestYear = (text: string): number | undefined => {
  const years = [...text.matchAll(YEAR)].map(([year]) => Number(year))
  return years.length > 0 ? Math.max(...years) : undefined
}
