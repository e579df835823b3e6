import { grouped } from '../../facts/numbers.ts'
import { agents, toolsOf } from '../../facts/actions.ts'
import { statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const MANY_STEPS = 20
/** So many that no window stays good for the whole run; between the two it is worth a question. */
const TOO_MANY_STEPS = 40
const LONG_SESSION =
  /\b(\d{2,}) turns\b|\blong[- ](running|lived) (agent|sessions?|conversations?)\b|\bsessions? of (several |many )?hours\b/i
/** A step with a tool call and its result, when nothing is stated. */
const TOKENS_PER_STEP = 1500

export default defineRule({
  id: 'agents/context-growth-unmanaged',
  title: 'The history grows with every step, and nothing trims it',
  severity: 'minor',
  severityModifiers: ['major where the estimate is larger than the window'],
  cluster: 'context-budget',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'All that came before is sent again with each step. Answers get worse long before the window is full, and the price of a run grows with the square of its length.',
  ask: 'By step {n} the prompt of {agent} holds about {tokens} tokens. What is dropped, and who decides?',
  followUps: ['How do constraints and approvals survive a summary?', 'Which part of the prompt is cached?'],
  goodAnswer: [
    'State outside the prompt, a summary with facts that stay',
    'Results of tools cut, and referred to by id',
    'Subtasks start with a fresh context and return a summary',
    'A budget of tokens per part',
  ],
  fix: 'Summarise the history of {agent} at a share of its window, and keep facts that must stay apart.',
  unless: 'History is summarised, trimmed or kept in a memory, or runs are short.',
  sources: [
    {
      title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)',
      section: 'FM-1.4 loss of history',
      url: 'https://arxiv.org/abs/2503.13657',
      verification: 'secondary',
    },
    {
      title: 'Lost in the Middle (Liu et al., 2023)',
      section: 'Position in long contexts',
      url: 'https://arxiv.org/abs/2307.03172',
      verification: 'secondary',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Token efficiency',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentcost02-bp02.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user#u -> *agent#analyst { maxSteps: 60 }; #analyst -> web_search#web; #analyst -> llm#model',
      'end_user#u -> *agent#analyst { historyTokens: 90000, contextWindow: 128000 } -> web_search#web',
    ],
    asked: ['end_user#u -> *agent#analyst { maxSteps: 25 }; #analyst -> web_search#web'],
    clean: [
      'end_user#u -> agent#analyst { maxSteps: 60, compaction: true }; #analyst -> web_search#web',
      'end_user#u -> agent#analyst { maxSteps: 60 }; #analyst -> web_search#web; #analyst -> conversation_summarizer#brief',
      'end_user#u -> agent#analyst { maxSteps: 8 }; #analyst -> web_search#web',
      'end_user#u -> agent#analyst { maxSteps: 60, costBudgetUsd: 3 }; #analyst -> web_search#web',
    ],
  },
  *check(graph) {
    for (const agent of agents(graph)) {
      const near = [agent, ...graph.calls.next(agent)]
      if (near.some((node) => isTrimmed(graph, node))) continue
      const models = near.filter((node) => graph.is(node, 'generates') && (node === agent || !graph.is(node, 'acts_autonomously')))
      const steps = graph.number(agent, 'maxSteps')
      const window = most(models.map((node) => graph.number(node, 'contextWindow')))
      const history = most(models.map((node) => graph.number(node, 'historyTokens')))
      const isLong = (steps ?? 0) > MANY_STEPS && toolsOf(graph, agent).length > 0
      const isFull = history !== undefined && window !== undefined && history > window / 2
      const said =
        !isLong && !isFull && toolsOf(graph, agent).length > 0 ? statementsOf(graph).find((text) => LONG_SESSION.test(text)) : undefined
      if (!isLong && !isFull && !said) continue
      const tokens = history ?? (steps === undefined ? undefined : steps * TOKENS_PER_STEP)
      yield {
        status:
          said || (!isFull && (steps ?? 0) < TOO_MANY_STEPS && !near.some((node) => graph.fact(node, 'compaction') === false))
            ? 'ask'
            : 'violation',
        severity: tokens !== undefined && window !== undefined && tokens > window ? 'major' : 'minor',
        nodes: isFull ? models : [agent],
        because: said
          ? `"${said}", and nothing is said about the history of ${agent.label}.`
          : `${agent.label} ${steps ? `takes up to ${steps} steps` : 'keeps its history'}${tokens ? `, about ${grouped(tokens)} tokens${window ? ` of ${grouped(window)}` : ''}` : ''}, and nothing summarises or trims it.`,
        say: { agent, n: steps ?? 'twenty', tokens: tokens === undefined ? 'tens of thousands of' : grouped(tokens) },
      }
    }
  },
  mend: (_graph, { nodes }) => ({ setProps: nodes.flatMap((node) => setProp(node, 'compaction', true).setProps!) }),
})

const most = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}

const isTrimmed = (graph: GraphView, node: ViewNode): boolean =>
  graph.fact(node, 'compaction') === true ||
  graph.fact(node, 'freshContext') === true ||
  graph.fact(node, 'checkpointed') === true ||
  // A budget of tokens or money for a run ends what grows in it.
  ['historyBudgetTokens', 'tokenBudget', 'costBudgetUsd'].some((prop) => graph.number(node, prop) !== undefined) ||
  graph.isKind(node, 'conversation_summarizer', 'prompt_compressor', 'long_term_memory', 'checkpoint_store') ||
  /\b(compact\w*|summar\w*|trim\w*|scratch ?pad|truncat\w*)\b/i.test(node.label)
