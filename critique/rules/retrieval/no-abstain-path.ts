import { answeringModels, isCodeTool, retrievalOf, withCallers } from '../../facts/rag.ts'
import { concerns } from '../../graph/lexicon.ts'
import type { NodeSet } from '../../graph/flow.ts'
import { entries, isProduction, isWrite, statementsOf, writes } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const REFUSES =
  /\b(abstain|refus\w*|no[- ]answer|not[- ]found|don'?t know|do not know|unanswerable|insufficient|sufficien\w+|enough (context|evidence)|answerab\w+|ground(ed|ing|edness)\w*|faithful\w*|hallucination|escalat\w*|confidence (threshold|gate|check|floor)|score (threshold|floor)|min(imum)? score|threshold|cannot answer|can'?t answer|fact[- ]?check\w*|self[- ]?check|corrective|crag|does(n'?t| not) know|nothing (found|above|over|relevant)|not in (our|the) (manuals?|docs?|documents?|handbooks?|sources?|corpus)|no (good |relevant )?(hits?|match(es)?))\b/i
/** A note that says how, where a statement only says that. */
const MECHANISM = /\b(threshold|score floor|min(imum)? score|fallback|hands? (over|off)|escalates?|abstains?|declines?)\b/i
/** Writing where there is nothing to be faithful to. */
const FREE = /\b(creative|brainstorm\w*|story|stories|marketing copy|general knowledge|own knowledge|draft ideas|recommend\w*)\b/i

export default defineRule({
  id: 'retrieval/no-abstain-path',
  title: 'No way to say that the documents do not answer this',
  severity: 'major',
  cluster: 'answer-quality',
  structural: true,
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Search returns something for every question. Passages that look right but do not hold the answer make the model invent the rest with confidence.',
  ask: 'Somebody asks about a thing that {retriever} has no document for. Which component decides to decline, and by what evidence?',
  followUps: [
    'What share of unanswerable questions does {model} decline today, and how many answerable ones with them?',
    'What does the user get instead of an answer?',
  ],
  goodAnswer: [
    'A check whether the passages suffice, with a score floor; below it: decline, ask back, or hand to a person',
    'Unanswerable questions in the evaluation set, with precision and recall of declining',
    'Sources shown beside every claim',
    'A reply that names what is missing',
  ],
  fix: 'Put a check for sufficient evidence before {model}, with a way to decline or to a person when it fails.',
  unless:
    'A score floor, a check of the passages or the answer, a fallback or a person stands beside the answer path; or the model is meant to write freely.',
  sources: [
    {
      title: 'Sufficient Context: A New Lens on RAG (Joren et al., ICLR 2025) and Google Research blog',
      section: 'Sufficient context; abstention',
      url: 'https://research.google/blog/deeper-insights-into-retrieval-augmented-generation-the-role-of-sufficient-context',
      verification: 'secondary',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP1 missing content',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM09 Misinformation',
      section: 'Automatic validation; human oversight',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM09_Misinformation.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere', 'anthropic', 'google-deepmind'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user -> chat_ui -> llm_orchestrator#rag -> *retriever#search -> vector_db#policies; #rag -> *llm#model',
      'requires { scope: regulated }; end_user#patient -> llm_orchestrator#rag -> *vector_db#leaflets; #rag -> *llm#model; human_review_queue#later { label: "Weekly label review" } -data-> golden_dataset#set',
    ],
    asked: ['end_user -> llm_orchestrator#rag -> *retriever#search -> vector_db#handbook; #rag -> *llm#model'],
    clean: [
      'requires { scope: production }; end_user -> llm_orchestrator#rag -> retriever#search { minScore: 0.5 } -> vector_db#policies; #rag -> llm#model',
      'requires { scope: production }; end_user -> llm_orchestrator#rag -> vector_db#policies; #rag -> groundedness_checker#check -> llm#model',
      'requires { scope: production }; end_user -> llm_orchestrator#rag -> vector_db#policies; #rag -> llm#model; #rag -{ label: "low confidence" }-> human_handoff#agent',
      'requires { scope: production }; end_user -> llm_orchestrator#rag -> vector_db#policies; #rag -> llm#model; note "Abstains below a score floor of 0.4"',
      'requires { scope: production }; end_user -> web_client#shop -> vector_db#items',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api { label: "API: nothing above 0.6, so it says no" } -> vector_db#docs; #api -> llm#model',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('abstention'),
  // Without a stated audience it is a question: in a prototype or a creative tool a wrong sentence costs little.
  *check(graph) {
    const production = isProduction(graph)
    if (
      graph.requirements.scope === 'prototype' ||
      statementsOf(graph).some((text) => FREE.test(text)) ||
      graph.notes.some(({ text }) => MECHANISM.test(text))
    )
      return
    if (isCodeTool(graph)) return
    for (const model of answeringModels(graph)) {
      const retriever = retrievalOf(graph, model)
      if (!retriever || FREE.test(model.label) || isGuarded(graph, model, retriever)) continue
      yield {
        status: production ? 'violation' : 'ask',
        nodes: [retriever, model],
        path: graph.content.path(retriever, model),
        because: `Whatever ${retriever.label} returns goes to ${model.label}, and nothing between them and the reader can decline.`,
        say: { retriever, model },
      }
    }
  },
  mend(graph, { say }) {
    const model = say!.model as ViewNode
    const calls = graph.edgesTo(model).filter((edge) => !edge.isResponse && (edge.kind === 'request' || edge.kind === 'data'))
    return calls.length === 0 ? {} : standOnAll(calls, newNode('output_validator', 'Enough evidence? Else decline'))
  },
  *praise(graph) {
    for (const model of answeringModels(graph)) {
      const retriever = retrievalOf(graph, model)
      const guard = retriever && isGuarded(graph, model, retriever) && guardOf(graph, model, retriever)
      if (guard)
        yield {
          nodes: [...new Set([retriever, guard, model])],
          because: `${guard.label} lets the system decline when ${retriever.label} has no answer for ${model.label}.`,
        }
    }
  },
})

/** Does anything decline: on the way from the passages to the reader, or called by a step of that way? */
const isGuarded = (graph: GraphView, model: ViewNode, retriever: ViewNode): boolean =>
  behindGuards(graph).has(model) ||
  [...besideTheWay(graph, model, retriever), ...graph.calls.next(model)].some((node) => guards(graph, node))

/** What an entry reaches past a step that can decline, found in one walk for all models. */
const behindGuards = (graph: GraphView): NodeSet =>
  graph.once('behind what declines', () =>
    graph.calls.from(fromEntries(graph).filter((node) => isStation(graph, node) && guards(graph, node))),
  )

/** Can it decline, or does something that it calls, or that calls it? */
const guards = (graph: GraphView, node: ViewNode): boolean =>
  graph.decide(
    'guards an answer',
    node,
    () =>
      [graph.drawn.next(node), graph.calls.previous(node)].some((near) => near.some((one) => canDecline(graph, one))) ||
      declines(graph, node),
  )

/** The first thing that can decline, in the order of the way. */
function guardOf(graph: GraphView, model: ViewNode, retriever: ViewNode): ViewNode | undefined {
  const way = [...new Set([...besideTheWay(graph, model, retriever), ...onTheWay(graph, model), ...graph.calls.next(model)])]
  return (
    way.find((node) => declines(graph, node)) ??
    way.flatMap((node) => graph.drawn.next(node)).find((node) => canDecline(graph, node)) ??
    way.flatMap((node) => graph.calls.previous(node)).find((node) => canDecline(graph, node))
  )
}

const besideTheWay = (graph: GraphView, model: ViewNode, retriever: ViewNode): readonly ViewNode[] => [
  ...withCallers(graph, model),
  ...withCallers(graph, retriever),
  ...graph.calls.next(retriever),
]

const fromEntries = (graph: GraphView): NodeSet => graph.once('from entries', () => graph.calls.from(entries(graph)))

/** Steps between the person and the model. */
const onTheWay = (graph: GraphView, model: ViewNode): readonly ViewNode[] =>
  graph.calls.to(model).filter((node) => fromEntries(graph).has(node) && isStation(graph, node))

const isStation = (graph: GraphView, node: ViewNode): boolean => !graph.is(node, 'request_entry')

const declines = (graph: GraphView, node: ViewNode): boolean =>
  graph.fact(node, 'abstains') === true ||
  graph.fact(node, 'minScore') === true ||
  /^(abstain|ask)$/.test(graph.word(node, 'onEmpty') ?? '') ||
  canDecline(graph, node) ||
  graph.edgesFrom(node).some((edge) => REFUSES.test(edge.label))

/**
 * An answer check, a person or a prepared reply. Checks of inputs, tenants or tool calls have no opinion about evidence, and neither has
 * a person who approves an action.
 */
const canDecline = (graph: GraphView, node: ViewNode): boolean =>
  graph.decide(
    'can decline',
    node,
    () =>
      graph.isKind(node, 'output_validator', 'output_guardrail', 'groundedness_checker', 'fallback_responder', 'human_handoff') ||
      (graph.isKind(node, 'human_review_queue', 'approval_gate') && !leadsToWrite(graph, node)) ||
      (!graph.is(node, 'request_entry') && REFUSES.test(node.label)),
  )

/** Does a write follow, before any service that decides by itself? */
function leadsToWrite(graph: GraphView, node: ViewNode): boolean {
  const before = graph.once('before a write', () => graph.calls.to(writes(graph), { avoiding: (other) => graph.is(other, 'coordinates') }))
  return (
    before.has(node) || (graph.is(node, 'coordinates') && (isWrite(graph, node) || graph.calls.next(node).some((next) => before.has(next))))
  )
}
