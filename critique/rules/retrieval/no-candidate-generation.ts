import { rankers } from '../../facts/training.ts'
import { isOnline, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, setProp, standOnAll, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Items that a model with rich features can score within one request, generously. */
const SCORABLE = 10_000
const CATALOGUE =
  /(\d+(?:[.,]\d+)*)\s*(k|m|mn|b|bn|thousand|million|billion)?\+?\s*(?:\w+ )?(items|products|listings|videos|songs|tracks|posts|articles|movies|titles|jobs|ads|offers|restaurants|properties|pins|books|recipes|skus)\b(?!\s*(?:\/|per|a|each)\s*(?:s|sec|second|min|minute|h|hour|day|week|month)\b)/i
const WHOLE =
  /\b(whole|entire|full|all (the |(our |its )?\d[\d.,]*\s?(k|m|mn|million|thousand)? )?(items|products|listings|videos|offers)|every (\w+ )?(item|product|listing|video|offer))\b.{0,24}\b(catalog(ue)?|corpus|inventory|items|products|listings|videos|offers)?\b/i
const NARROWS =
  /\b(candidates?|retriev\w*|recall stage|two[- ]tower|ann|faiss|hnsw|nearest neighbo\w*|pre-?filter\w*|first stage|shortlist\w*|funnel|sourcing)\b/i
const FACTOR: Readonly<Record<string, number>> = { k: 1e3, t: 1e3, m: 1e6, b: 1e9 }

export default defineRule({
  id: 'retrieval/no-candidate-generation',
  title: 'The ranker is given the whole catalogue',
  severity: 'major',
  cluster: 'ranking-funnel',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'A model with many features scores hundreds of items in time, not millions. Without a cheap first step it is either too slow or too simple.',
  ask: '{ranker} orders {items} items for each request. Which of them does it look at within the latency budget?',
  followUps: [
    'What is the recall of the first step against a full ranking?',
    'Which sources of candidates would you mix, and how are they weighed?',
  ],
  goodAnswer: [
    'A cheap first step that finds a few hundred: nearest neighbours, rules, what is popular',
    'A rich model that orders those',
    'Recall measured for the first, precision for the second',
    'Business rules and variety as a last step',
  ],
  fix: 'Put a step before {ranker} that picks a few hundred candidates cheaply.',
  unless: 'Something narrows the items before the ranker, or the catalogue is small, or its size is not stated.',
  sources: [
    {
      title: 'Google - Recommendation systems overview',
      section: 'Candidate generation, scoring, re-ranking',
      url: 'https://developers.google.com/machine-learning/recommendation/overview/types',
      verification: 'verified',
    },
    {
      title: 'Deep Neural Networks for YouTube Recommendations (Covington et al., 2016)',
      section: 'Two-stage funnel',
      url: 'https://research.google/pubs/deep-neural-networks-for-youtube-recommendations/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['meta', 'databricks'],
  examples: {
    flagged: [
      'requires { statements: ["A catalogue of 4 million listings"] }; web_client -> app_service#home -> *ranking_model#rank -> feature_store#fs',
      'mobile_client -> app_service#feed -> *ranking_model#rank { candidates: 250000 } -> feature_store#fs',
      'mobile_client -> app_service#feed -> *ranking_model#rank { label: "Ranker scores all 3M items" } -> feature_store#fs',
      'mobile_client -> app_service#feed -> *ranking_model#rank; relational_db#stock { label: "2.5M open job ads, 2M listings" } -data{ label: "every open listing" }-> #feed',
      'mobile_client -> app_service#feed -{ label: "scores 300k jobs per visit" }-> *ranking_model#rank',
    ],
    clean: [
      'requires { statements: ["A catalogue of 4 million listings"] }; web_client -> app_service#home -> candidate_generator#find; #home -> ranking_model#rank -> feature_store#fs',
      'requires { statements: ["A catalogue of 900 products", "9 million products per day are viewed"] }; web_client -> app_service#home -> ranking_model#rank -> feature_store#fs',
      'web_client -> app_service#home -> ranking_model#rank -> feature_store#fs',
      'web_client -> app_service#home -> ranking_model#rank; #home -> relational_db#stock { label: "600 products" }',
      'web_client -> app_service#home -> ranking_model#rank; #home -> relational_db#stock { label: "3M listings" }; #home -> app_service#ann { label: "Nearest neighbours" }',
      'requires { statements: ["3 million ads"] }; web_client -> app_service#home -> keyword_index#ads; #home -> ranking_model#rank',
    ],
  },
  *check(graph) {
    for (const ranker of rankers(graph).filter((node) => isOnline(graph, node))) {
      const stated = catalogue(graph, ranker)
      const own = graph.number(ranker, 'candidates')
      const whole = [ranker, ...graph.edgesTo(ranker), ...handedTo(graph, ranker)].find(
        (one) => WHOLE.test(one.label) && /catalog|corpus|inventory|all|every|entire|whole/i.test(one.label),
      )
      const items = own ?? stated?.items
      if ((items === undefined || items < SCORABLE) && !whole) continue
      if (own === undefined && narrowed(graph, ranker)) continue
      const size = items === undefined ? 'all' : items
      yield {
        nodes: [ranker],
        because:
          own !== undefined
            ? `${ranker.label} scores ${own} items per request.`
            : stated && !whole
              ? `"${stated.text}", and nothing narrows them before ${ranker.label}.`
              : `${ranker.label} orders everything, and nothing narrows it first.`,
        say: { ranker, items: size },
      }
    }
  },
  mend(graph, { say }) {
    const ranker = say!.ranker as ViewNode
    const into = graph.edgesTo(ranker).filter((edge) => edge.kind === 'request' || edge.kind === 'data')
    const step = newNode('candidate_generator', 'A few hundred candidates')
    return together(standOnAll(into, step), graph.number(ranker, 'candidates') === undefined ? {} : setProp(ranker, 'candidates', 500), {
      setProps: into.length === 0 ? [{ on: ranker.id, prop: 'candidates', value: 500 }] : [],
    })
  },
})

/** What stores hand the ranker, or the service that asks it. */
const handedTo = (graph: GraphView, ranker: ViewNode): ViewEdge[] =>
  [ranker, ...graph.calls.previous(ranker).filter((node) => graph.is(node, 'coordinates'))].flatMap((node) => [
    ...graph.edgesTo(node).filter(({ from }) => graph.is(from, 'stores_data')),
    ...graph.edgesFrom(node).filter(({ to }) => graph.is(to, 'stores_data')),
  ])

/** The size of the catalogue, where a statement, a note or the store it lies in gives it. Views and requests per day are traffic, not items. */
function catalogue(graph: GraphView, ranker: ViewNode): { items: number; text: string } | undefined {
  const stores = handedTo(graph, ranker).map(({ from, to }) => (graph.is(from, 'stores_data') ? from : to))
  const shelves = stores.filter((node) => !graph.is(node, 'serves_features') && !graph.is(node, 'caches_answers'))
  const scored = [ranker, ...graph.edgesTo(ranker)]
    .map(({ label }) => label)
    .filter((label) => /\b(scor\w+|rank(s|ing)?|orders?|over|all|every)\b/i.test(label) && !/\b(train\w*|learn\w*|top)\b/i.test(label))
  for (const text of [...statementsOf(graph), ...shelves.map(({ label }) => label), ...scored]) {
    const match = CATALOGUE.exec(text)
    if (!match) continue
    const digits = /^\d{1,3}([.,]\d{3})+$/.test(match[1]!) ? match[1]!.replace(/[.,]/g, '') : match[1]!.replace(',', '.')
    const items = Number(digits) * (match[2] ? FACTOR[match[2][0]!.toLowerCase()]! : 1)
    if (items >= SCORABLE) return { items, text }
  }
  return undefined
}

/** Does an index, a retriever or a step that says so work on the same request? */
function narrowed(graph: GraphView, ranker: ViewNode): boolean {
  const callers = graph.calls.previous(ranker)
  const near = [...callers, ...callers.flatMap((node) => graph.calls.previous(node)), ...graph.calls.next(ranker)]
  return [...near, ...near.flatMap((node) => graph.calls.next(node)), ...graph.content.previous(ranker)].some(
    (node) =>
      graph.is(node, 'retrieves') ||
      graph.is(node, 'search_index') ||
      graph.isKind(node, 'embedding_model') ||
      (node !== ranker && NARROWS.test(node.label)),
  )
}
