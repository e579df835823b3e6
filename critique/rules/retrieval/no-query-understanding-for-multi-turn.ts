import { answeringModels, retrievals } from '../../facts/rag.ts'
import { circleOf } from '../../facts/passages.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

const REWRITES =
  /\b(rewrit\w*|reformulat\w*|condens\w*|standalone|query (expansion|understanding|planner|analysis|builder|generation)|contextuali[sz]\w*|hyde|decompos\w*|intent|rout(er|ing)|planner)\b/i
const RAW = /\b(last|latest|raw) (message|question|turn|user message|query|input)\b/i

export default defineRule({
  id: 'retrieval/no-query-understanding-for-multi-turn',
  title: 'A conversation is searched with its last message',
  severity: 'minor',
  cluster: 'retrieval-quality',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: '"And for Spain?" finds nothing that helps. It looks as if the search had failed, while the question never reached it.',
  ask: 'The user writes "and for Spain?". What text does {retriever} search for?',
  followUps: ['What does the rewriting add to the first token?', 'When do you not search at all?'],
  goodAnswer: [
    'History and message condensed into one question that stands alone',
    'A decision: search, answer from the conversation, or ask back',
    'A short, capped, cached rewrite',
    'Rewritten questions kept for evaluation',
  ],
  fix: 'Put a step before {retriever} that writes one complete question from the conversation.',
  unless: 'A rewriter, a router or an agent forms the query, or each question stands alone.',
  sources: [
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP2, FP6 incorrect specificity',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads - Application design',
      section: 'Intelligence layer: routing and conversation management',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'end_user -> chat_ui -> llm_orchestrator#helper -> session_store#chats; #helper -> *retriever#search -> vector_db#index; #helper -> llm#model',
    ],
    clean: [
      'end_user -> chat_ui -> llm_orchestrator#helper -> session_store#chats; #helper -> query_rewriter#whole -> retriever#search -> vector_db#index; #helper -> llm#model',
      'end_user -> chat_ui -> agent#helper -> session_store#chats; #helper -> retriever#search -> vector_db#index',
      'end_user -> web_client -> llm_orchestrator#helper -> retriever#search -> vector_db#index; #helper -> llm#model',
    ],
  },
  // Memory on the board is what makes it a conversation; the word "chat" alone does not.
  *check(graph) {
    const sendsHistory = graph.edges.some((edge) => RAW.test(edge.label))
    for (const model of answeringModels(graph)) {
      const circle = circleOf(graph, model)
      const near = new Set(circle)
      const talks = sendsHistory || circle.some((node) => graph.isKind(node, 'session_store', 'conversation_summarizer'))
      const fetchers = retrievals(graph).filter((node) => near.has(node))
      const retriever = fetchers.find((node) => graph.is(node, 'retrieves')) ?? fetchers[0]
      if (!talks || !retriever || graph.is(model, 'acts_autonomously')) continue
      if (
        [...circle, ...circle.flatMap((node) => graph.calls.previous(node))].some((node) => formsQuery(graph, node)) ||
        graph.edgesTo(retriever).some((edge) => REWRITES.test(edge.label))
      )
        continue
      yield {
        nodes: [retriever],
        because: `The conversation is kept, but ${retriever.label} is searched without a step that makes a full question of it.`,
        say: { retriever },
      }
    }
  },
  mend(graph, { say }) {
    const edge = graph.edgesTo(say!.retriever as ViewNode).find((one) => one.kind === 'request' && graph.is(one.from, 'coordinates'))
    return edge ? standOn(edge, newNode('query_rewriter', 'Write a question that stands alone')) : {}
  },
})

const formsQuery = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'query_rewriter', 'intent_router', 'router', 'agent', 'agent_supervisor', 'sub_agent', 'planner') ||
  graph.fact(node, 'usesHistory') === true ||
  REWRITES.test(node.label)
