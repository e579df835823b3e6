import { defineKind } from '../kind.ts'
import { inferenceCalls, props } from '../props.ts'

export default defineKind({
  id: 'speech_to_text',
  name: 'Speech-to-text (ASR)',
  category: 'model',
  tier: 'core',
  description: 'Model that transcribes speech.',
  icon: 'mic',
  aliases: [
    'stt',
    'asr',
    'speech to text',
    'speech-to-text',
    'transcription',
    'speech recognition',
    'transcriber',
    'whisper',
    'voice recognition',
  ],
  products: [
    'Whisper',
    'Deepgram',
    'AssemblyAI',
    'Google Speech-to-Text',
    'Azure Speech',
    'Amazon Transcribe',
    'Speechmatics',
    'NVIDIA Parakeet',
  ],
  traits: ['runs_model'],
  props: props('wer', 'endpointingMs', 'languages', 'domainVocab', 'streaming', ...inferenceCalls),
  typicalIn: ['media_server', 'voice_channel'],
  typicalOut: ['llm_orchestrator', 'agent', 'conversation_summarizer'],
})
