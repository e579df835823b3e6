import { estimateNodes } from '../../estimate/estimate.ts'
import { hitRateOf, isAnswerCache } from '../../estimate/visits.ts'
import { time } from '../../facts/numbers.ts'
import { awaited } from '../../facts/serving.ts'
import { defineRule } from '../rule.ts'

const PERCENTILE = 0.95

export default defineRule({
  id: 'latency/cache-claimed-for-p95',
  title: 'A cache does not make the slow requests faster',
  severity: 'minor',
  cluster: 'latency-budget',
  structural: true,
  quantitative: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'At a hit rate of 60 % the mean falls, and the p95 stays where it was: it is made of misses. A promise about slow requests has to hold on the way without the cache.',
  ask: 'With {hit} hits, what is your p95? Show me the way of a miss.',
  followUps: ['What is the hit rate on a Monday morning, or after a release?', 'What does a look into {cache} cost by itself?'],
  goodAnswer: [
    'The way of a miss fits the promise; the cache is for cost and the mean',
    'Known hot questions are computed before',
    'Hits and misses are measured apart',
    'The whole distribution, not the average',
  ],
  fix: 'Bring the way of a miss, most of all {slowest}, within {budget}.',
  unless: 'The hit rate is above the percentile, the way of a miss fits, the hit rate is not stated, or no percentile is promised.',
  sources: [
    {
      title: 'Google SRE Book ch. 4: Service Level Objectives',
      section: 'Percentiles rather than means',
      url: 'https://sre.google/sre-book/service-level-objectives/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { p95LatencyMs: 1000 }; end_user -> app_service#api; #api -> *response_cache#hot { hitRate: 0.7 }; #api -> *llm#model { p95Ms: 2800 }',
      'requires { p95LatencyMs: 800 }; end_user -> *semantic_cache#hot { hitRate: 0.5 } -> *llm#model { p95Ms: 1500 }',
    ],
    clean: [
      'requires { p95LatencyMs: 1000 }; end_user -> app_service#api; #api -> response_cache#hot { hitRate: 0.7 }; #api -> llm#model { p95Ms: 900 }',
      'requires { p95LatencyMs: 1000 }; end_user -> app_service#api; #api -> response_cache#hot { hitRate: 0.97 }; #api -> llm#model { p95Ms: 2800 }',
      'requires { p95LatencyMs: 1000 }; end_user -> app_service#api; #api -> response_cache#hot; #api -> llm#model { p95Ms: 2800 }',
    ],
  },
  *check(graph) {
    const budget = graph.requirements.p95LatencyMs
    const cache = graph.nodes.find(
      (node) =>
        isAnswerCache(node) &&
        awaited(graph).has(node) &&
        graph.number(node, 'hitRate') !== undefined &&
        hitRateOf(graph, node) < PERCENTILE,
    )
    const { start, criticalPath } = estimateNodes(graph)
    if (budget === undefined || !cache || !start || start.total.least <= budget) return
    const { node: slowest, latency } = criticalPath.reduce((a, b) => (b.latency.p95 * b.times > a.latency.p95 * a.times ? b : a))
    const hit = `${Math.round(hitRateOf(graph, cache) * 100)} %`
    yield {
      nodes: [cache, slowest],
      because: `${cache.label} answers ${hit}; the other requests wait for ${slowest.label} (${time(latency.p95)}), and one in twenty may take no longer than ${time(budget)}.`,
      say: { cache, hit, slowest, budget: time(budget) },
    }
  },
})
