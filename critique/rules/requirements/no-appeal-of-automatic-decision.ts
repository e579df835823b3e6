import { deciders, isOutcome, isReviewed, noPersonBetween } from '../../facts/decisions.ts'
import { concerns, statementAbout } from '../../graph/lexicon.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const HARMS =
  /\b(auto[- ]?(reject|deny|decline|remove|ban|block|suspend|fail)\w*|reject\w*|decline[ds]?|den(y|ied|ial)|take-?down|remov(e|es|al) (of )?(posts?|content|listings?|accounts?|images?)|suspend\w*|ban(s|ned)?|block (the )?(user|account|payment|card|transaction)s?|(close|freeze|lock|deactivate|terminate|delist|disable)[sd]? (the |an? )?(shops?|accounts?|sellers?|users?|cards?|listings?|channels?|polic(y|ies)))\b/i
const APPEAL =
  /\b(appeals?|disputes?|contest\w*|object(s|ion)|complain\w*|second look|reconsider\w*|overturn\w*|reinstate\w*|manual review|ask for (a )?review)\b/i

// Beyond the catalogue. Where a person already decides, the person is the appeal; high-risk-oversight tells that part.
export default defineRule({
  id: 'requirements/no-appeal-of-automatic-decision',
  title: 'Whoever is turned away has nowhere to go',
  severity: 'minor',
  severityModifiers: ['major when a statement says that it decides about people'],
  cluster: 'requirements-gap',
  structural: true,
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Every threshold is wrong for somebody. Without a way back the wrong ones are invisible: nobody labels a case that was turned away.',
  ask: '{outcome} hits the wrong person. What do they see, whom do they reach, and how does {model} learn of it?',
  followUps: ['How fast is an objection decided, and by whom?', 'Which share of objections is right, and does that move the threshold?'],
  goodAnswer: [
    'The reason is told with the decision',
    'A way to object, to a person who can overturn it',
    'A time for the answer',
    'Overturned cases become labels',
  ],
  fix: 'Give those whom {outcome} hits a way to object to a person, and feed what is overturned back.',
  unless: 'A person decides or a way to object is on the board, or the decision harms nobody.',
  sources: [
    {
      title: 'GDPR, Regulation (EU) 2016/679',
      section: 'Art. 22(3): to contest the decision',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'recalled',
    },
    {
      title: 'Digital Services Act, Regulation (EU) 2022/2065',
      section: 'Art. 17, 20: reasons and complaints',
      url: 'https://eur-lex.europa.eu/eli/reg/2022/2065/oj',
      verification: 'recalled',
    },
    {
      title: 'EU AI Act, Regulation (EU) 2024/1689',
      section: 'Art. 86: explanation of individual decisions',
      url: 'https://artificialintelligenceact.eu/article/86/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['meta'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#author -> app_service#posts -> *classifier_model#abuse -data-> *app_service#removal { label: "Remove post" }',
      'requires { scope: production }; end_user#payer -> app_service#checkout -> *ml_model#fraud -data-> *app_service#stop { label: "Block payment" }',
      'requires { scope: production }; end_user#sellers -> web_client -> app_service#a -> *classifier_model#fake { label: "Fake shop model" } -> *policy_engine#rule { label: "Close shop at 0.9" } -> business_system#shops',
    ],
    clean: [
      'requires { scope: production }; end_user#author -> app_service#posts -> classifier_model#abuse -data-> app_service#removal { label: "Remove post" }; #author -> human_review_queue#appeals { label: "Appeals" }',
      'requires { scope: production }; end_user#author -> app_service#posts -> classifier_model#abuse -data-> human_review_queue#desk -data-> app_service#removal { label: "Remove post" }',
      'requires { scope: production }; end_user#author -> app_service#posts -> ranking_model#feed -data-> app_service#page { label: "Sorted feed" }',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('appeal') || concerns(graph).has('fairness'),
  *check(graph) {
    if (isProduction(graph) !== true || concerns(graph).has('advisory_only') || hasAppeal(graph)) return
    const outcomes = graph.nodes.filter(
      (node) =>
        (isOutcome(graph, node) || graph.is(node, 'coordinates') || graph.isKind(node, 'policy_engine')) &&
        HARMS.test(node.label) &&
        !isReviewed(graph, node),
    )
    const path = graph.content.path(deciders(graph), outcomes, noPersonBetween(graph))
    if (!path || path.nodes.length < 2) return
    const [model] = path.nodes
    const outcome = path.nodes.at(-1)!
    const statement = statementAbout(graph, 'decisions_about_people')
    yield {
      nodes: [model!, outcome],
      path,
      severity: statement ? 'major' : 'minor',
      because: `${model!.label} leads to ${outcome.label} by itself, and nothing on the board takes an objection.`,
      say: { model: model!, outcome },
    }
  },
  mend: (_graph, { say }) =>
    beside(newNode('human_review_queue', 'Appeals: a person looks again'), [
      { with: say!.outcome as ViewNode, into: true, kind: 'data', label: 'appeal' },
    ]),
})

const hasAppeal = (graph: GraphView): boolean =>
  [...graph.nodes, ...graph.edges].some((one) => APPEAL.test(one.label)) || graph.nodesOf('human_handoff').length > 0
