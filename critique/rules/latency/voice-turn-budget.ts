import { estimateNodes } from '../../estimate/estimate.ts'
import { time } from '../../facts/numbers.ts'
import { voicePath } from '../../facts/voice.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

/** A pause, in ms, after which callers repeat themselves. */
const PAUSE = 1000
const AIR = 0.9

export default defineRule({
  id: 'latency/voice-turn-budget',
  title: 'The caller waits too long for a reply',
  severity: 'major',
  cluster: 'latency-budget',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'In a conversation a pause of a second is a failure: people say it again, talk over the answer or hang up. Recognition, model and voice therefore all have to start before the one in front has finished.',
  ask: 'The caller stops speaking. What do they hear after 800 ms, and where is that on your board?',
  followUps: ['What is said while a tool is running?', 'Which stage has which share of the turn, at p95?'],
  goodAnswer: [
    'Recognition, model and voice all stream',
    'A budget per stage: end of turn, transcript, first token, first audio',
    'A short filler while tools run',
    'Measured on the slow turns, not the average',
  ],
  fix: 'Stream every stage from {stt} to {tts}, and cover what takes longer with a filler.',
  unless: 'Nobody waits for the reply (voicemail, transcription), every stage streams and the stated times fit, or no stage states a time.',
  sources: [
    {
      title: 'Voice agents: an 800 ms latency budget by stage',
      url: 'https://www.twig.so/blog/voice-ai-agents-latency-budget-800ms',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'end_user#caller -> voice_channel#line -> *speech_to_text#ears { streaming: false }; #ears -data-> llm_orchestrator#turn; #turn -> llm#model; #turn -> *text_to_speech#mouth; #mouth -data-> #line',
      'end_user#caller -> voice_channel#line -> *speech_to_text#ears { streaming: true, p95Ms: 200, endpointingMs: 500 }; #ears -data-> llm_orchestrator#turn; #turn -> *crm#accounts { p95Ms: 700 }; #turn -> *llm#model { ttftMs: 600, tokensPerSecond: 80, outputTokens: 60 }; #turn -> *text_to_speech#mouth { firstChunkMs: 200 }; #mouth -data-> #line',
    ],
    asked: [
      'requires { p95LatencyMs: 900 }; end_user#caller -> voice_channel#line -> *speech_to_text#ears -> llm_orchestrator#turn; #turn -> *llm#model; #turn -> *text_to_speech#mouth -> #line',
      'end_user#caller -> voice_channel#line -> *speech_to_text#ears -> llm_orchestrator#turn; #turn -> *llm#model -> *business_system#bookings; #turn -> *text_to_speech#mouth -> #line',
      'end_user#caller -> voice_channel#line -> app_service#bridge; #bridge -> *speech_to_text#ears; #bridge -> *llm#model -> *business_system#bookings; #bridge -> *text_to_speech#mouth',
    ],
    clean: [
      'end_user#caller -> voice_channel#line -> speech_to_text#ears { streaming: true, p95Ms: 100, endpointingMs: 300 }; #ears -data-> llm_orchestrator#turn; #turn -> small_llm#model { ttftMs: 250, tokensPerSecond: 150, outputTokens: 60 }; #turn -> text_to_speech#mouth { firstChunkMs: 120 }; #mouth -data-> #line',
      'end_user#caller -> voice_channel#line -> speech_to_text#ears; #ears -data-> llm_orchestrator#turn; #turn -> llm#model; #turn -> text_to_speech#mouth; #mouth -data-> #line',
      'user_upload#recordings -> speech_to_text#transcripts { streaming: false } -data-> llm#summary',
    ],
  },
  *check(graph) {
    const voice = voicePath(graph)
    if (!voice) return
    const { stt, tts, stages } = voice
    const blocking = stages.filter(
      (node) => graph.fact(node, 'streaming') === false || /\b(batch|non-streaming|whole (file|utterance))\b/i.test(node.label),
    )
    const budget = Math.min(graph.requirements.firstTokenP95Ms ?? Infinity, graph.requirements.p95LatencyMs ?? PAUSE)
    const { criticalPath } = estimateNodes(graph)
    // Sound starts with the first token, so that is what a turn waits for; only what the board states counts.
    const timed = criticalPath.filter(({ latency, node }) => latency.stated || graph.number(node, 'ttftMs') !== undefined)
    const turn = timed.reduce((sum, { latency, times }) => sum + latency.firstP95 * times, 0)
    const isPromised = (graph.requirements.firstTokenP95Ms ?? graph.requirements.p95LatencyMs) !== undefined
    const isSlow = timed.length >= 2 && turn > AIR * budget
    if (blocking.length === 0 && !isSlow) {
      const likely = criticalPath.filter(({ latency, node }) => latency.firstP95 > 0 && !graph.is(node, 'request_entry'))
      const usual = likely.reduce((sum, { latency, times }) => sum + latency.firstP95 * times, 0)
      // Common figures never accuse, and are worth a question where a time is promised or the caller waits for a look-up as well.
      if ((isPromised || (looksUp(graph, stages) && graph.fact(stt, 'streaming') !== true)) && likely.length >= 3 && usual > budget)
        yield {
          status: 'ask',
          nodes: [...new Set([stt, tts, ...likely.map(({ node }) => node)])],
          because: `${likely.map(({ node, latency, times }) => `${node.label} ${time(latency.firstP95 * times)}`).join(' + ')} = ${time(usual)} by common figures before the caller hears anything, against ${time(budget)}.`,
          say: { stt, tts },
        }
      return
    }
    const slow = isSlow ? timed.map(({ node }) => node) : []
    yield {
      nodes: [...new Set([...(isSlow ? [] : [stt, tts]), ...blocking, ...slow])],
      because: isSlow
        ? `${timed.map(({ node, latency, times }) => `${node.label} ${time(latency.firstP95 * times)}`).join(' + ')} = ${time(turn)} before the caller hears anything, against ${time(budget)}.`
        : `${blocking.map(({ label }) => label).join(' and ')} ${blocking.length === 1 ? 'waits' : 'wait'} for the whole before the next stage can start.`,
      say: { stt, tts },
    }
  },
})

/** Does the turn wait for a system or a search behind the model? */
const looksUp = (graph: GraphView, stages: readonly ViewNode[]): boolean =>
  [...new Set([...stages, ...stages.flatMap((stage) => turnTakers(graph, stage))])]
    .flatMap((node) => graph.edgesFrom(node))
    .some(
      ({ kind, to, props }) =>
        kind === 'request' &&
        props.async !== true &&
        (graph.isKind(to, 'external_api') || graph.is(to, 'retrieves') || graph.is(to, 'search_index')),
    )

/** The service that calls a stage, and the models that it calls as well. */
const turnTakers = (graph: GraphView, stage: ViewNode): ViewNode[] =>
  graph.calls
    .previous(stage)
    .filter((node) => graph.is(node, 'coordinates'))
    .flatMap((node) => [node, ...graph.calls.next(node).filter((next) => graph.is(next, 'generates'))])
