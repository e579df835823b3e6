import { DEFAULT_BASE_URL, DEFAULT_MODEL } from '../config.ts'
import type { ModelConfig } from '../config.ts'
import type { OwnModel } from '../protocol.ts'
import type { ModelAccess } from './modelClient.ts'

/** The way to a model that a person brought along, or why it may not be taken. */
export function ownAccess(own: OwnModel, config: ModelConfig): ModelAccess | { refused: string } {
  if (!config.allowUserKeys) return { refused: 'This server takes no keys of its users. Its operator can allow it with ALLOW_USER_KEYS=1.' }
  const usual = config.access?.baseURL ?? DEFAULT_BASE_URL
  const baseURL = own.baseURL ?? usual
  const url = new URL(baseURL)
  const isUsual = url.href.replace(/\/$/, '') === new URL(usual).href.replace(/\/$/, '')
  // The server asks no address that a stranger chose: it might be one that only the server can reach.
  if (!isUsual && !isAllowed(url, config.allowedHosts)) {
    return { refused: `This server does not send requests to ${url.host}. Its operator can allow that host with LLM_ALLOWED_HOSTS.` }
  }
  return { baseURL: url.href, apiKey: own.apiKey, model: own.model ?? config.access?.model ?? DEFAULT_MODEL }
}

const isAllowed = ({ host, username, password }: URL, hosts: readonly string[]): boolean =>
  username === '' && password === '' && hosts.includes(host.toLowerCase())
