import { defineKind } from '../kind.ts'
import { props, surface } from '../props.ts'

export default defineKind({
  id: 'mobile_client',
  name: 'Mobile app (client)',
  category: 'client',
  tier: 'extended',
  parent: 'web_client',
  description: 'Native mobile app through which people reach the system.',
  icon: 'smartphone',
  aliases: ['mobile app', 'mobile', 'ios app', 'android app', 'ios', 'android', 'phone app', 'native app', 'ios/android'],
  products: ['React Native', 'Flutter', 'SwiftUI', 'Kotlin'],
  traits: ['request_entry', 'user_interface'],
  props: props('dau', 'offlineSupport', 'network', 'streaming', ...surface),
  typicalIn: ['end_user'],
  typicalOut: ['api_gateway', 'load_balancer', 'cdn', 'streaming_transport'],
})
