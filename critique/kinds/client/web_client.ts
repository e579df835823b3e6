import { defineKind } from '../kind.ts'
import { props, surface } from '../props.ts'

export default defineKind({
  id: 'web_client',
  name: 'Web app (client)',
  category: 'client',
  tier: 'core',
  description: 'Browser front end through which people reach the system.',
  icon: 'app-window',
  aliases: [
    'web app',
    'website',
    'browser',
    'frontend',
    'front end',
    'front-end',
    'ui',
    'spa',
    'web ui',
    'react app',
    'client',
    'portal',
    'browser extension',
    'dashboard app',
  ],
  products: ['React (UI library)', 'Next.js', 'Vue', 'Angular', 'Svelte', 'Streamlit', 'Gradio'],
  traits: ['request_entry', 'user_interface'],
  props: props('dau', 'requestsPerUserPerDay', 'streaming', ...surface),
  typicalIn: ['end_user'],
  typicalOut: ['cdn', 'api_gateway', 'load_balancer', 'app_service', 'streaming_transport'],
})
