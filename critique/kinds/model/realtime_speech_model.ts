import { defineKind } from '../kind.ts'
import { modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'realtime_speech_model',
  name: 'Realtime speech-to-speech model',
  category: 'model',
  tier: 'extended',
  parent: 'llm',
  description: 'Model that takes speech in and gives speech out without a text hop.',
  icon: 'audio-lines',
  aliases: [
    'realtime api',
    'speech-to-speech',
    'voice model',
    'realtime model',
    'voice-to-voice',
    'full duplex model',
    'openai realtime',
    'gemini live',
  ],
  products: ['OpenAI Realtime API', 'Gemini Live', 'Nova Sonic', 'Moshi', 'Ultravox', 'Hume EVI'],
  traits: ['generates', 'runs_model'],
  props: props('pricePerMinuteUsd', 'toolCalling', 'transcriptAvailable', ...modelCalls),
  typicalIn: ['media_server', 'voice_channel'],
  typicalOut: ['tool_executor', 'llm_tracing', 'media_server'],
})
