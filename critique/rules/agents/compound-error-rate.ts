import { execution, isActor } from '../../facts/actions.ts'
import { stated } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Success of one step where nobody measured it: shown as an assumption. */
const ASSUMED_STEP = 0.95
const LEAST_STEPS = 4
const RELIABLE =
  /\b(reliab\w*|critical|must be (right|correct|accurate)|accurate|accuracy|no (errors|mistakes)|error[- ]free|dependable|always correct)\b/i
const STATED_TARGET =
  /\b(\d{2}(?:\.\d+)?)\s*(%|percent)[^.]{0,40}\b(success|correct|accura\w*|complet\w*|right)\b|\b(success|accuracy|correct\w*|complet\w*)[^.]{0,40}?\b(\d{2}(?:\.\d+)?)\s*(%|percent)/i

export default defineRule({
  id: 'agents/compound-error-rate',
  title: 'A chain of model steps multiplies their errors',
  severity: 'major',
  cluster: 'verification',
  structural: true,
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Ten steps that are right 95 % of the time are right together 60 % of the time. A check between steps changes the exponent, a better prompt does not.',
  ask: '{n} steps depend on each other. If each is right {step} % of the time, the task succeeds {p} % of the time. Is that the product?',
  followUps: ['Which step is wrong most often, and how do you know?', 'Where would one check help most?'],
  goodAnswer: [
    'A shorter chain, or steps in code',
    'Check and repair between steps',
    'Success per step, measured from traces',
    'Partial results and a handover to people',
  ],
  fix: 'Put a check between {stepA} and {stepB}, or take steps out.',
  unless: 'Steps are code, are checked in between, or run side by side.',
  sources: [
    {
      title: 'Building Effective Agents (Anthropic)',
      section: 'Compounding errors',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
    {
      title: 'Ragas, Agentic or tool use metrics',
      section: 'Tool call accuracy, goal accuracy',
      url: 'https://github.com/explodinggradients/ragas/blob/main/docs/concepts/metrics/available_metrics/agents.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'google-deepmind'],
  examples: {
    flagged: [
      'requires { statements: ["Filings must be accurate"] }; end_user#u -> *agent#plan -> *sub_agent#collect -> *sub_agent#compute -> *sub_agent#write -> object_storage#filing',
      'requires { statements: ["The tax statement must be right, 95 % correct"] }; end_user#u -> *llm#read { errorRate: 0.02 } -data-> *llm#classify { errorRate: 0.02 } -data-> *llm#sum { errorRate: 0.02 } -data-> *llm#phrase { errorRate: 0.02 }',
    ],
    asked: ['end_user#u -> *agent#plan -> *sub_agent#collect -> *sub_agent#compute -> *sub_agent#draw -> *sub_agent#write'],
    clean: [
      'requires { statements: ["Filings must be accurate"] }; end_user#u -> agent#plan -> sub_agent#collect -> output_validator#totals -> sub_agent#compute -> sub_agent#write',
      'requires { statements: ["Filings must be accurate"] }; end_user#u -> agent_supervisor#lead -> [sub_agent#a, sub_agent#b, sub_agent#c, sub_agent#d, sub_agent#e]',
      'requires { statements: ["Filings must be accurate"] }; end_user#u -> agent#plan -> sub_agent#collect -> sub_agent#write -> llm#model',
    ],
  },
  *check(graph) {
    const chain = longestChain(graph)
    if (chain.length < LEAST_STEPS) return
    const product = chain.reduce((all, node) => all * successOf(graph, node), 1)
    const { target, said } = targetOf(graph)
    if (product >= target) return
    const measured = chain.every((node) => graph.number(node, 'errorRate') !== undefined)
    const step = percent(Math.min(...chain.map((node) => successOf(graph, node))))
    const [stepA, stepB] = middle(chain)
    yield {
      // Without a stated target or measured steps there is only the arithmetic, and a question.
      status: said || measured ? 'violation' : 'ask',
      nodes: chain,
      path: { nodes: chain, edges: chain.slice(1).flatMap((node, i) => graph.edgesBetween(chain[i]!, node).slice(0, 1)) },
      because: `${chain.length} steps in a row, nothing checks in between: ${chain.map((node) => percent(successOf(graph, node))).join(' % × ')} % = ${percent(product)} %${measured ? '' : ` (${percent(ASSUMED_STEP)} % per step is assumed)`}, below ${percent(target)} %${said ? ` ("${said}")` : ''}.`,
      say: { n: chain.length, p: percent(product), step, stepA, stepB },
    }
  },
  mend(graph, { nodes }) {
    const [stepA, stepB] = middle(nodes)
    const edge = graph.edgesBetween(stepA, stepB)[0]
    return edge ? standOn(edge, newNode('output_validator', 'Check of the step before')) : {}
  },
})

const successOf = (graph: GraphView, node: ViewNode): number => 1 - (graph.number(node, 'errorRate') ?? 1 - ASSUMED_STEP)
const percent = (share: number): number => Number((share * 100).toFixed(1))

function middle(chain: readonly ViewNode[]): [ViewNode, ViewNode] {
  const at = Math.floor((chain.length - 1) / 2)
  return [chain[at]!, chain[at + 1]!]
}

function targetOf(graph: GraphView): { target: number; said?: string } {
  const number = stated(graph, STATED_TARGET)
  const match = number ? STATED_TARGET.exec(number) : null
  if (number && match) return { target: Number(match[1] ?? match[5]) / 100, said: number }
  const words = stated(graph, RELIABLE)
  return words ? { target: 0.9, said: words } : { target: 0.8 }
}

/** A model that an agent calls to think is part of the agent's step; a spare model takes over, it does not follow. */
const isStep = (graph: GraphView, node: ViewNode): boolean => {
  if (!isActor(graph, node) || graph.isKind(node, 'fallback_model')) return false
  if (graph.is(node, 'acts_autonomously')) return true
  return !graph.calls.previous(node).some((caller) => graph.is(caller, 'acts_autonomously')) || execution(graph).next(node).length > 0
}

const isCheck = (node: ViewNode): boolean =>
  ['validates', 'evaluates', 'human', 'gate', 'sandboxes_code'].some((trait) => node.traits.has(trait as 'gate'))

/** Longest run of model steps, each directly behind the other, over the order of the loops: what checks in between ends a run. */
function longestChain(graph: GraphView): readonly ViewNode[] {
  return graph.once('longest chain of steps', () => {
    const flow = execution(graph)
    const best = new Map<ViewNode, readonly ViewNode[]>()
    for (const group of flow.components().toReversed()) {
      // In a loop the order is the model's own: it counts as one step.
      const own = group.find((node) => isStep(graph, node))
      const tails = group
        .filter((node) => !isCheck(node))
        .flatMap((node) => flow.next(node))
        .filter((next) => !group.includes(next) && !isCheck(next))
        .map((next) => best.get(next) ?? [])
      const longest = tails.reduce<readonly ViewNode[]>((long, tail) => (tail.length > long.length ? tail : long), [])
      const chain = own ? [own, ...longest] : longest
      for (const node of group) best.set(node, chain)
    }
    return [...best.values()].reduce<readonly ViewNode[]>((long, chain) => (chain.length > long.length ? chain : long), [])
  })
}
