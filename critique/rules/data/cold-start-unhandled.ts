import { rankers } from '../../facts/training.ts'
import { isOnline, isProduction, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const NEW =
  /\b(cold[- ]?start|new (users?|customers?|items?|listings?|products?|sellers?|videos?|posts?|shoppers?|visitors?)|first[- ]time|newly|just posted|after posting|anonymous (users?|visitors?)|logged[- ]out)\b/i
const HANDLES =
  /\b(cold[- ]?start|popular\w*|trending|fallback|default (list|score|ranking)|content[- ]based|explor\w*|bandit|onboarding|new (users?|items?|listings?)|priors?|editorial|best ?sellers?|recent(ly)?|fresh(ness)?|segment (average|mean)|look-?alike)\b/i

export default defineRule({
  id: 'data/cold-start-unhandled',
  title: 'Nothing is known of what is new, and no path leads past that',
  severity: 'major',
  severityModifiers: ['a question where newcomers are not mentioned'],
  cluster: 'cold-start',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Who is new has no history, and what is new was never clicked. A ranker that learns from behaviour shows neither, so neither ever gets a history.',
  ask: 'Somebody opens the app for the first time, and an item was added a minute ago. What does {ranker} do with either?',
  followUps: [
    'After how many events does the usual path take over?',
    'How do you measure the experience of newcomers apart from the rest?',
  ],
  goodAnswer: [
    'A defined answer without history: popular, by context, or asked for at the start',
    'Features of content, so that a new item resembles old ones',
    'A share of impressions kept for what is new',
    'Metrics for newcomers and new items on their own',
  ],
  fix: 'Give {ranker} a source that needs no history: content features, what is popular, or a share for exploration.',
  unless: 'Content features, popularity, exploration or a stated fallback is on the board, or nobody new ever comes.',
  sources: [
    {
      title: 'Google - Collaborative filtering: advantages and disadvantages',
      section: 'Cannot handle fresh items',
      url: 'https://developers.google.com/machine-learning/recommendation/collaborative/summary',
      verification: 'recalled',
    },
    {
      title: 'Google Rules of Machine Learning',
      section: 'Rule 1: a heuristic before there is data',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['meta', 'databricks'],
  examples: {
    flagged: [
      'requires { scope: production, statements: ["New listings must be seen within the day"] }; web_client -> app_service#home -> *ranking_model#rank -> feature_store#fs; #home -feedback-> feedback_collector#clicks -data-> training_pipeline#train -data-> #rank',
    ],
    asked: [
      'requires { scope: production }; web_client -> app_service#home -> *ranking_model#rank -> feature_store#fs; #home -feedback-> feedback_collector#clicks -data-> training_pipeline#train -data-> #rank',
    ],
    clean: [
      'requires { scope: production, statements: ["New listings must be seen within the day"] }; web_client -> app_service#home -> ranking_model#rank -> feature_store#fs; #home -> embedding_model#content; #home -feedback-> feedback_collector#clicks -data-> training_pipeline#train -data-> #rank',
      'requires { scope: production }; web_client -> app_service#home -> ranking_model#rank { exploration: 0.05 } -> feature_store#fs; #home -feedback-> feedback_collector#clicks -data-> training_pipeline#train -data-> #rank',
      'requires { scope: production }; web_client -> app_service#pay -> classifier_model#fraud -> feature_store#fs',
    ],
  },
  // A fraud model meets strangers too, but with defaults and rules around it that boards rarely draw: only rankers are asked.
  *check(graph) {
    const wanted = statementsOf(graph).find((text) => NEW.test(text))
    if (wanted === undefined && isProduction(graph) !== true) return
    if (graph.nodes.some((node) => handles(graph, node)) || graph.edges.some((edge) => HANDLES.test(edge.label))) return
    for (const ranker of rankers(graph).filter((node) => isOnline(graph, node))) {
      if (!learnsFromBehaviour(graph, ranker)) continue
      yield {
        status: wanted === undefined ? 'ask' : 'violation',
        nodes: [ranker],
        because:
          wanted === undefined
            ? `${ranker.label} orders by what people did before, and no source on the board works without a past.`
            : `"${wanted}", and no source on the board gives ${ranker.label} anything about what has no past.`,
        say: { ranker },
      }
    }
  },
  mend(graph, { say }) {
    const ranker = say!.ranker as ViewNode
    const caller = graph.calls.previous(ranker).find((node) => graph.is(node, 'coordinates')) ?? ranker
    return beside(newNode('candidate_generator', 'Popular and new items'), [{ with: caller, into: true, kind: 'request' }])
  },
})

const handles = (graph: GraphView, node: ViewNode): boolean =>
  graph.fact(node, 'exploration') === true ||
  graph.isKind(node, 'fallback_responder', 'embedding_model', 'vector_db', 'keyword_index', 'llm', 'small_llm') ||
  HANDLES.test(node.label)

function learnsFromBehaviour(graph: GraphView, ranker: ViewNode): boolean {
  const learned = graph.records.to(ranker, { avoiding: (node) => graph.is(node, 'request_entry') })
  return (
    graph.nodesThat('collects_feedback').length > 0 ||
    graph.nodesThat('serves_features').some((node) => learned.has(node)) ||
    /\b(collaborative|matrix factori[sz]ation|behaviou?r)/i.test(ranker.label)
  )
}
