import { defineKind } from '../kind.ts'
import { props, surface } from '../props.ts'

export default defineKind({
  id: 'voice_channel',
  name: 'Voice / telephony channel',
  category: 'client',
  tier: 'core',
  description: 'Phone or microphone channel through which speech enters and leaves.',
  icon: 'phone',
  aliases: [
    'phone',
    'telephony',
    'phone call',
    'call center',
    'ivr',
    'voice client',
    'sip',
    'sip trunk',
    'pstn',
    'microphone',
    'voice ui',
    'call-in',
    'twilio',
    'caller audio',
  ],
  products: ['Twilio Voice', 'Vonage', 'Amazon Connect', 'Genesys', 'LiveKit', 'Daily', 'Telnyx', 'Five9'],
  traits: ['request_entry', 'user_interface'],
  props: props('concurrentCalls', 'turnLatencyBudget', 'bargeIn', 'recordingConsent', 'streaming', ...surface),
  typicalIn: ['end_user'],
  typicalOut: ['media_server', 'speech_to_text', 'realtime_speech_model'],
})
