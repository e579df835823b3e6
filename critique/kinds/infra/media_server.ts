import { defineKind } from '../kind.ts'
import { entryControls, props } from '../props.ts'

export default defineKind({
  id: 'media_server',
  name: 'Real-time media server (WebRTC/SFU)',
  category: 'infra',
  tier: 'extended',
  parent: 'voice_channel',
  description: 'Real-time audio or video transport with turn detection.',
  icon: 'video',
  aliases: [
    'webrtc',
    'media server',
    'sfu',
    'rtp',
    'audio gateway',
    'vad',
    'turn detection',
    'voice pipeline',
    'voice agent framework',
    'voice activity detection',
    'livekit sfu',
    'livekit',
  ],
  products: ['LiveKit', 'Pipecat', 'Janus', 'mediasoup', 'Daily', 'Vapi', 'Retell AI', 'Agora', 'Twilio Media Streams', 'FreeSWITCH'],
  traits: ['gateway'],
  props: props('jitterBuffer', 'packetLoss', 'endpointingMs', 'interruption', ...entryControls),
  typicalIn: ['voice_channel'],
  typicalOut: ['speech_to_text', 'realtime_speech_model', 'text_to_speech'],
})
