import { voicePath } from '../../facts/voice.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'latency/voice-without-barge-in',
  title: 'The voice neither notices the end of a turn nor lets itself be interrupted',
  severity: 'major',
  severityModifiers: ['minor when a media server stands on the way, which usually brings both'],
  cluster: 'voice-turns',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'People pause in the middle of a sentence and speak over an answer that goes the wrong way. A system that takes a pause for the end, or talks on, feels broken however fast it is.',
  ask: 'The caller says "no, wait" in the middle of an answer of {tts}. What happens, stage by stage?',
  followUps: [
    'How do you tell a pause for thought from the end of a turn?',
    'What does the model believe it has said when it was cut off?',
  ],
  goodAnswer: [
    'End of turn from speech and words, with a pause that fits the caller',
    'New speech stops the voice, the model and running tools within a fifth of a second',
    'The transcript keeps only what was heard',
    'An "mhm" does not count as an interruption',
  ],
  fix: 'Detect the end of a turn at {stt}, and let new speech stop {tts} and what is still being written.',
  unless: 'Turn detection, barge-in or interruption is stated, one model hears and speaks, or nobody is in the conversation live.',
  sources: [
    {
      title: 'LiveKit docs: Turn detection and interruptions',
      url: 'https://docs.livekit.io/agents/build/turn-detection/',
      verification: 'verified',
    },
    {
      title: 'AssemblyAI docs: Turn detection and interruptions',
      url: 'https://assemblyai.com/docs/voice-agents/voice-agent-api/turn-detection-and-interruptions',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'end_user#caller -> voice_channel#line -> *speech_to_text#ears; #ears -data-> llm_orchestrator#turn; #turn -> llm#model; #turn -> *text_to_speech#mouth; #mouth -data-> #line',
      'end_user#caller -> voice_channel#line { bargeIn: false } -> *realtime_speech_model#voice',
    ],
    asked: [
      'end_user#caller -> media_server#rtc -> *speech_to_text#ears; #ears -data-> llm_orchestrator#turn; #turn -> llm#model; #turn -> *text_to_speech#mouth; #mouth -data-> #rtc',
    ],
    clean: [
      'end_user#caller -> voice_channel#line { bargeIn: true } -> speech_to_text#ears; #ears -data-> llm_orchestrator#turn; #turn -> llm#model; #turn -> text_to_speech#mouth; #mouth -data-> #line',
      'end_user#caller -> voice_channel#line -> speech_to_text#ears { label: "Streaming STT + VAD" }; #ears -data-> llm_orchestrator#turn; #turn -> llm#model; #turn -> text_to_speech#mouth; #mouth -data-> #line',
      'end_user#caller -> voice_channel#line -> realtime_speech_model#voice',
      'user_upload#calls -> speech_to_text#ears -data-> llm#summary',
    ],
  },
  *check(graph) {
    const voice = voicePath(graph)
    if (!voice) return
    const { stt, tts } = voice
    const isRefused = graph.nodes.some((node) => graph.fact(node, 'bargeIn') === false || graph.fact(node, 'interruption') === false)
    const around = [
      ...graph.nodesOf('voice_channel', 'media_server'),
      ...voice.stages,
      ...graph.calls.previous(stt),
      ...graph.calls.next(stt),
    ]
    const isHandled =
      stt === tts ||
      around.some((node) => handlesTurns(graph, node)) ||
      graph.edges.some((edge) => SAYS.test(edge.label)) ||
      graph.notes.some(({ text }) => SAYS.test(text))
    if (!isRefused && isHandled) return
    const brings = graph.nodesOf('media_server').length > 0
    yield {
      status: isRefused || !brings ? 'violation' : 'ask',
      nodes: [...new Set([stt, tts])],
      because: isRefused
        ? `The caller cannot interrupt ${tts.label}.`
        : `Between ${stt.label} and ${tts.label} nothing detects the end of a turn or an interruption.`,
      say: { stt, tts },
    }
  },
  mend(graph, { nodes: [stt] }) {
    const line = graph
      .nodesOf('voice_channel', 'media_server')
      .filter((node) => graph.prop(node, 'bargeIn') === false || graph.prop(node, 'interruption') === false)
    const setProps = (line.length > 0 ? line : [stt!]).flatMap(
      (node) => setProp(node, graph.prop(node, 'interruption') === false ? 'interruption' : 'bargeIn', true).setProps!,
    )
    return { setProps }
  },
})

const SAYS =
  /\b(barge[ -]?in|interrupt\w*|end[ -]?of[ -]?(turn|speech|utterance)|endpoint(ing|er)|vad|voice activity|turn[ -]?(detection|taking)|full[ -]?duplex)\b/i

const handlesTurns = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  ['bargeIn', 'interruption', 'turnDetection', 'endpointingMs'].some((prop) => graph.fact(of, prop) === true) || SAYS.test(of.label)
