import { actors } from '../../facts/actions.ts'
import { entries, isOnline, isProduction, statementsOf } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Where somebody may be left alone with a machine in a matter that counts. */
const SERIOUS =
  /\b(support|customer (service|care)|help ?desk|call ?cent(er|re)|contact cent(er|re)|bank\w*|insur\w*|loans?|mortgage|claims?|patients?|health\w*|medical|clinic\w*|hospital|triage|symptoms?|pharma\w*|hr\b|human resources|employees? relations|legal|law firm|tenants'? rights|emergency|crisis)\b/i
const SELF_SERVICE =
  /\b(fully (self-?service|automat\w*)|no (human|people|staff|agents)|without (human|people|staff)|self-?service only)\b/i
const SAYS_PERSON =
  /\b(human|person|people|staff|agents? desk|live agent|escalat\w*|hand-?off|hand-?over|call ?back|representative|nurse|clinician|advisor|clerk|on-?call)\b/i
/** A way out that the screen itself offers. */
const ASKS_FOR_PERSON =
  /\b(talk|speak|chat|write|connect(ed)?) (to|with) (a |an |our )?(person|human|people|agent|advisor|staff|team|nurse|clerk)\b|\b(request|ask for) (a |an )?(person|human|call ?back)\b/i
const INTERNAL =
  /\b(internal|employees?|colleagues?|developers?|engineers?|analysts?|staff|research desk|handlers?|back[ -]?office|reps?|clerks?|operators?|underwriters?|copilot)\b/i

export default defineRule({
  id: 'agents/no-human-handoff',
  title: 'No way from the bot to a person',
  severity: 'minor',
  cluster: 'recovery',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Some matters have to leave the machine. People who are caught in it lose trust, in some fields it breaks a duty, and every handover is a labelled failure to learn from.',
  ask: 'When should {agent} stop and hand over, and what does the person get to see?',
  followUps: ['Which share of cases should be handed over?', 'How do you learn from them?'],
  goodAnswer: [
    'Triggers: unsure, delicate, again the same, or asked for',
    'The conversation goes along, with a summary',
    'Solved cases are measured, not only kept away',
    'Handovers become test cases',
  ],
  fix: 'Let {agent} hand over to people, with the conversation and a summary.',
  unless: 'People can be reached from it, users are colleagues, or self-service is what was asked for.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Responsible AI',
      section: 'Human intervention',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/responsible-ai',
      verification: 'verified',
    },
    {
      title: 'EU AI Act, Regulation (EU) 2024/1689',
      section: 'Art. 14 human oversight',
      url: 'https://artificialintelligenceact.eu/',
      verification: 'recalled',
    },
    {
      title: 'OWASP Top 10 for LLM Applications 2025, LLM09 Misinformation',
      section: 'Human oversight',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM09_Misinformation.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'meta'],
  examples: {
    flagged: [
      'title "Insurance claims assistant"; requires { scope: production }; end_user#policyholder -> chat_ui#ui -> *agent#bot; #bot -> business_system#claims; #bot -> llm#model',
    ],
    clean: [
      'title "Insurance claims assistant"; requires { scope: production }; end_user#policyholder -> chat_ui#ui -> agent#bot; #bot -> business_system#claims; #bot -> human_handoff#desk',
      'title "Support copilot for internal staff"; requires { scope: production }; end_user#clerk -> chat_ui#ui -> agent#bot -> business_system#claims',
      'title "Recipe finder"; requires { scope: production }; end_user#cook -> chat_ui#ui -> agent#bot -> vector_db#recipes',
      'title "Bank help"; requires { scope: production, statements: ["Fully self-service, no staff"] }; end_user#customer -> agent#bot -> vector_db#faq',
      'requires { scope: production }; chat_ui#page { label: "Customer support chat, button: talk to a person" } -> agent#helper -> crm#accounts',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || !isSerious(graph) || hasPerson(graph)) return
    const people = entries(graph).filter(
      (node) => (graph.is(node, 'human') || graph.is(node, 'user_interface')) && !INTERNAL.test(node.label),
    )
    if (people.length === 0 || INTERNAL.test(graph.title)) return
    const reached = graph.calls.from(people)
    const answering = actors(graph).filter((node) => isOnline(graph, node) && reached.has(node))
    const agent =
      answering.find((node) => graph.is(node, 'acts_autonomously')) ?? answering.find((node) => graph.isKind(node, 'realtime_speech_model'))
    if (agent)
      yield {
        nodes: [agent],
        because: `${agent.label} answers people in a serious matter, and nobody on the board can take over.`,
        say: { agent },
      }
  },
  mend(_graph, { nodes: [agent] }) {
    const desk = newNode('human_handoff', 'People, with conversation and summary')
    return { addNodes: [desk], addEdges: [{ from: agent!.id, to: desk.ref, kind: 'request', label: 'hands over' }] }
  },
})

const isSerious = (graph: GraphView): boolean =>
  [graph.title, ...statementsOf(graph), ...[...entries(graph), ...actors(graph)].map(({ label }) => label)].some((text) =>
    SERIOUS.test(text),
  ) || (graph.requirements.dataClasses ?? []).includes('phi')

const hasPerson = (graph: GraphView): boolean =>
  statementsOf(graph).some((text) => SELF_SERVICE.test(text)) ||
  graph.nodesThat('human').some((node) => !graph.is(node, 'request_entry') && !graph.is(node, 'provides_labels')) ||
  graph.nodesOf('ticketing_system').some((node) => graph.edgesTo(node).length > 0) ||
  graph.nodes.some((node) => (!graph.is(node, 'request_entry') && SAYS_PERSON.test(node.label)) || ASKS_FOR_PERSON.test(node.label)) ||
  graph.edges.some((edge) => SAYS_PERSON.test(edge.label))
