import { defineKind } from '../kind.ts'
import { props, surface } from '../props.ts'

export default defineKind({
  id: 'ide_client',
  name: 'IDE / CLI client',
  category: 'client',
  tier: 'extended',
  parent: 'web_client',
  description: 'Editor or terminal plugin that sends code context and shows suggestions.',
  icon: 'code-xml',
  aliases: [
    'ide',
    'ide plugin',
    'vs code',
    'vscode extension',
    'jetbrains plugin',
    'cli',
    'terminal client',
    'editor',
    'autocomplete client',
    'code editor',
  ],
  products: ['VS Code', 'JetBrains', 'Cursor', 'Zed', 'Neovim', 'Claude Code', 'GitHub Copilot', 'Windsurf', 'Cline'],
  traits: ['request_entry', 'user_interface'],
  props: props('keystrokeDebounce', 'autocompleteP95', 'contextFiles', 'streaming', ...surface),
  typicalIn: ['end_user'],
  typicalOut: ['api_gateway', 'llm_gateway', 'app_service'],
})
