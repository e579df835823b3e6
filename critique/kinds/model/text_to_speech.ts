import { defineKind } from '../kind.ts'
import { inferenceCalls, props } from '../props.ts'

export default defineKind({
  id: 'text_to_speech',
  name: 'Text-to-speech (TTS)',
  category: 'model',
  tier: 'core',
  description: 'Model that turns text into spoken audio.',
  icon: 'volume-2',
  aliases: ['tts', 'text to speech', 'text-to-speech', 'speech synthesis', 'voice synthesis', 'voice generation'],
  products: ['ElevenLabs', 'Cartesia', 'PlayHT', 'Azure TTS', 'Google TTS', 'Amazon Polly', 'OpenAI TTS', 'Kokoro', 'Deepgram Aura'],
  traits: ['runs_model'],
  props: props('firstChunkMs', 'streaming', ['pricePer1kUsd', { typical: '0.01-0.18' }], ...inferenceCalls),
  typicalIn: ['llm_orchestrator', 'agent', 'output_guardrail'],
  typicalOut: ['media_server', 'voice_channel'],
})
