import { count } from '../../facts/numbers.ts'
import { estimateNodes, type NodeEstimate } from '../../estimate/estimate.ts'
import { isProvider } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Above this share of a limit the next small peak is refused. */
const HEADROOM = 0.8
/** Tokens a minute from which a default account no longer suffices. */
const LARGE = 500_000

export default defineRule({
  id: 'reliability/throughput-exceeds-provider-limit',
  title: 'Peak traffic does not fit the quota',
  severity: 'major',
  cluster: 'capacity',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Providers count input plus output tokens per minute, and retries too. What does not fit is refused, and it happens on the busiest day.',
  ask: 'At peak {model} needs {need} {unit}, and its limit is {limit}. What waits, what is refused, and what do you buy?',
  followUps: ['How far is your peak from your average?', 'Which of these calls could wait, or use a smaller model?'],
  goodAnswer: [
    'Capacity worked out per kind of call, with headroom',
    'Reserved throughput, and a second deployment for what spills over',
    'Refusals and queues that the user can understand',
    'Fewer tokens before more quota',
  ],
  fix: 'Cut the tokens per call of {model}, queue or refuse what exceeds the limit, or raise it.',
  unless: 'The load stays below four fifths of the limit, throughput is reserved, or the work waits in a queue.',
  sources: [
    { title: 'OpenAI docs: Rate limits', url: 'https://developers.openai.com/api/docs/guides/rate-limits', verification: 'verified' },
    {
      title: 'Azure Architecture Center: Baseline chat architecture',
      section: 'Provisioned throughput and spillover',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/architecture/baseline-azure-ai-foundry-chat',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads: Test and evaluate',
      section: 'Load test with tokens',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { peakQps: 20 }; end_user -> app_service#quotes -> *llm#model { inputTokens: 3000, outputTokens: 400, limitTpm: 2000000 }',
      'requires { peakQps: 30 }; end_user -> agent#desk { callsPerRequest: 4 } -> *llm#model { inputTokens: 500, outputTokens: 100, limitRpm: 3000 }; #desk -> crm',
    ],
    asked: ['requires { peakQps: 20 }; end_user -> app_service#quotes -> *llm#model { inputTokens: 3000, outputTokens: 400 }'],
    clean: [
      'requires { peakQps: 20 }; end_user -> app_service#quotes -> llm#model { inputTokens: 3000, outputTokens: 400, limitTpm: 6000000 }',
      'requires { peakQps: 20 }; end_user -> app_service#quotes -> llm#model { inputTokens: 3000, outputTokens: 400, limitTpm: 2000000, endpoint: provisioned }',
      'end_user -> app_service#quotes -> llm#model { inputTokens: 3000, outputTokens: 400, limitTpm: 1000 }',
      'requires { peakQps: 20 }; end_user -> app_service#quotes -data-> message_queue#jobs -data-> app_service#worker -> llm#model { inputTokens: 3000, outputTokens: 400, limitTpm: 2000000 }',
    ],
  },
  *check(graph) {
    const peak = graph.requirements.peakQps
    if (peak === undefined && graph.requirements.requestsPerMonth === undefined) return
    const waits = graph.calls.from(graph.nodesThat('async_boundary'))
    for (const one of estimateNodes(graph).nodes) {
      const { node, load, tokens, visitsAssumed } = one
      if (!load.callsPerSecond || waits.has(node) || graph.word(node, 'endpoint') === 'provisioned') continue
      const tight = tightest(graph, one)
      if (tight && tight.need > HEADROOM * tight.limit) {
        const isGuess = (tokens?.assumed === true || visitsAssumed) && tight.need < 2 * HEADROOM * tight.limit
        yield { ...hit(one, peak, tight), status: isGuess ? 'ask' : 'violation' }
      } else if (
        !tight &&
        load.tokensPerMinute !== null &&
        load.tokensPerMinute > LARGE &&
        peak !== undefined &&
        tokens?.assumed === false &&
        isProvider(graph, node) !== false &&
        !node.kinds.has('self_hosted_llm')
      ) {
        yield { ...hit(one, peak, { need: load.tokensPerMinute, limit: 0, unit: 'tokens a minute' }), status: 'ask' }
      }
    }
  },
  mend(graph, { nodes: [model], status }) {
    const need = estimateNodes(graph).nodes[model!.index]!.load
    const prop = graph.number(model!, 'limitTpm') !== undefined ? 'limitTpm' : 'limitRpm'
    const value = prop === 'limitTpm' ? need.tokensPerMinute : need.callsPerSecond! * 60
    return status === 'ask' || value === null ? {} : setProp(model!, prop, Math.ceil((value * 1.5) / 1000) * 1000)
  },
})

interface Tight {
  need: number
  limit: number
  unit: string
}

/** The stated limit that is used most. */
function tightest(graph: GraphView, { node, load }: NodeEstimate): Tight | undefined {
  const found: Tight[] = []
  const tpm = graph.number(node, 'limitTpm')
  const rpm = graph.number(node, 'limitRpm')
  if (tpm !== undefined && load.tokensPerMinute !== null) found.push({ need: load.tokensPerMinute, limit: tpm, unit: 'tokens a minute' })
  if (rpm !== undefined && load.callsPerSecond !== null)
    found.push({ need: load.callsPerSecond * 60, limit: rpm, unit: 'requests a minute' })
  return found.sort((a, b) => b.need / b.limit - a.need / a.limit)[0]
}

function hit({ node, visits, tokens }: NodeEstimate, peak: number | undefined, { need, limit, unit }: Tight) {
  const size = unit.startsWith('tokens') && tokens?.input != null ? ` × ${count(tokens.input + tokens.output)} tokens` : ''
  const rate = peak === undefined ? 'The average load' : `${peak} requests a second`
  return {
    nodes: [node],
    because: `${rate} × 60 × ${Number(visits.toFixed(2))} calls${size} = ${count(need)} ${unit} at ${node.label}, ${limit > 0 ? `whose limit is ${count(limit)}` : 'and no limit is stated'}.`,
    say: { model: node, need: count(need), unit, limit: limit > 0 ? count(limit) : 'not on the board' },
  }
}
