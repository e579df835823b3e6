import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'browser_tool',
  name: 'Browser automation tool',
  category: 'orchestration',
  tier: 'extended',
  parent: 'tool_executor',
  description: 'Automated browser or fetcher that opens pages on behalf of a model.',
  icon: 'mouse-pointer-click',
  aliases: [
    'browser agent',
    'browser tool',
    'web browsing tool',
    'computer use',
    'headless browser',
    'web automation',
    'scraping tool',
    'playwright',
  ],
  products: ['Browser Use', 'Playwright', 'Puppeteer', 'Stagehand', 'Browserbase', 'Skyvern', 'Selenium'],
  traits: ['tool', 'untrusted_source', 'sends_outside'],
  props: props('sessions', 'allowlist', 'isolated', 'writers', ...toolCalls),
  typicalIn: ['agent', 'tool_executor'],
  typicalOut: ['external_api', 'egress_proxy', 'injection_detector'],
})
