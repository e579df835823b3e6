import { actors } from '../../facts/actions.ts'
import { isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const SAYS_FEEDBACK =
  /\b(feedback|thumbs?|ratings?|rate|stars?|csat|nps|survey|correct(ion|ions|s)|edits?|accept(ed|ance)?|report (a )?problem|flag(ged)?|satisfaction)\b/i

export default defineRule({
  id: 'monitoring/no-user-feedback',
  title: 'Users cannot say that an answer was bad',
  severity: 'minor',
  cluster: 'quality-in-production',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'What users press, edit or repeat is the cheapest label there is. To go without is a choice that one should make on purpose.',
  ask: 'How do you learn that an answer in {ui} was bad before support hears of it?',
  followUps: ['Which behaviour goes along with satisfaction here?', 'How many give feedback, and who are they?'],
  goodAnswer: [
    'Thumbs with a reason and the trace id',
    'What people do: edits, copies, repeats, escalations',
    'Somebody sorts it and adds cases',
    'Consent and privacy',
  ],
  fix: 'Collect a signal in {ui} that carries the trace id.',
  unless: 'Feedback, corrections or handovers to people are on the board, or there is no screen.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Application design',
      section: 'User interaction analysis',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile',
      section: 'MS-1.1-004 structured feedback',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [],
    asked: [
      'requires { scope: production }; end_user#u -> *web_client#page -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#spans',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> web_client#page -> llm_orchestrator#api -> llm#model; #page -feedback-> feedback_collector#thumbs',
      'requires { scope: production }; end_user#u -> web_client#page -> llm_orchestrator#api -> llm#model; #page -feedback{ label: "edits" }-> llm_tracing#spans',
      'requires { scope: production }; api_consumer#partner -> llm_orchestrator#api -> llm#model',
      'requires { scope: production }; end_user#u -> web_client#page -> llm_orchestrator#api -> llm#model; #api -> human_handoff#desk',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || hasFeedback(graph)) return
    const answered = graph.once('shows answers', () => graph.calls.to(actors(graph)))
    const ui = graph
      .nodesThat('user_interface')
      .find((node) => answered.has(node) && isOnline(graph, node) && !graph.isKind(node, 'admin_console'))
    if (ui)
      yield { status: 'ask', nodes: [ui], because: `Answers appear in ${ui.label}, and no feedback comes back from there.`, say: { ui } }
  },
})

const hasFeedback = (graph: GraphView): boolean =>
  graph.nodesThat('collects_feedback').length > 0 ||
  graph.nodesOf('human_handoff', 'human_review_queue', 'ab_test').length > 0 ||
  graph.nodes.some((node) => SAYS_FEEDBACK.test(node.label)) ||
  graph.edges.some((edge) => (edge.kind === 'feedback' && graph.is(edge.from, 'request_entry')) || SAYS_FEEDBACK.test(edge.label))
