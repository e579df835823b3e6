/** How a reply is asked for, from the strictest: held to a schema, any JSON object, or words that we read ourselves. */
export const replyModes = ['json_schema', 'json_object', 'text'] as const
export type ReplyMode = (typeof replyModes)[number]

/** What differs between servers that all speak Chat Completions. Where a server turns out otherwise, the client learns it. */
export interface Preset {
  id: string
  name: string
  /** What people set OPENAI_BASE_URL to. */
  baseURL: string
  /** Tells its address from others: the host, with the path where a host serves several things. */
  matches: RegExp
  /** The field that caps the reply's length. */
  cap: 'max_completion_tokens' | 'max_tokens'
  firstMode: ReplyMode
  /** Whether `stream_options` is understood. */
  reportsUsage: boolean
  needsKey: boolean
  /** It runs on one's own machines: nobody bills tokens. */
  isOwn: boolean
  /** What else a person should know, in one sentence. */
  note?: string
}

const cloud = { cap: 'max_tokens', firstMode: 'json_schema', reportsUsage: true, needsKey: true, isOwn: false } as const
const own = { cap: 'max_tokens', firstMode: 'json_schema', reportsUsage: true, needsKey: false, isOwn: true } as const

/** Servers known by their documentation as of November 2026. One that is not here works too, as `unknown` says. */
export const presets: readonly Preset[] = [
  {
    ...cloud,
    id: 'openai',
    name: 'OpenAI',
    baseURL: 'https://api.openai.com/v1',
    matches: /^([a-z]{2}\.)?api\.openai\.com\//,
    cap: 'max_completion_tokens',
  },
  {
    ...cloud,
    id: 'azure',
    name: 'Azure OpenAI',
    baseURL: 'https://RESOURCE.openai.azure.com/openai/v1',
    matches: /\.(openai\.azure\.com|services\.ai\.azure\.com|cognitiveservices\.azure\.com)\//,
    cap: 'max_completion_tokens',
    note: 'OPENAI_MODEL is the name of the deployment.',
  },
  {
    ...cloud,
    id: 'openrouter',
    name: 'OpenRouter',
    baseURL: 'https://openrouter.ai/api/v1',
    matches: /^openrouter\.ai\//,
  },
  {
    ...cloud,
    id: 'gemini',
    name: 'Gemini',
    baseURL: 'https://generativelanguage.googleapis.com/v1beta/openai',
    matches: /^generativelanguage\.googleapis\.com\//,
  },
  {
    ...cloud,
    id: 'anthropic',
    name: 'Anthropic',
    baseURL: 'https://api.anthropic.com/v1',
    matches: /^api\.anthropic\.com\//,
    firstMode: 'text',
    note: 'Its compatible endpoint takes a schema and does not hold to it, so none is sent.',
  },
  { ...own, id: 'ollama', name: 'Ollama', baseURL: 'http://127.0.0.1:11434/v1', matches: /:11434\// },
  { ...own, id: 'lm-studio', name: 'LM Studio', baseURL: 'http://127.0.0.1:1234/v1', matches: /:1234\// },
  { ...own, id: 'llama-cpp', name: 'llama.cpp', baseURL: 'http://127.0.0.1:8080/v1', matches: /:8080\// },
  { ...own, id: 'vllm', name: 'vLLM', baseURL: 'http://127.0.0.1:8000/v1', matches: /:8000\// },
]

/** This machine, a private network, or a name that only a private network knows. */
const PRIVATE =
  /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\]|[a-z0-9-]+|[a-z0-9.-]+\.(local|internal|lan))(:\d+)?\//

/** The preset for an address. Ports tell servers apart on private networks only. */
export function presetFor(baseURL: string): Preset {
  const { host, pathname } = new URL(baseURL)
  const place = `${host}${pathname.endsWith('/') ? pathname : `${pathname}/`}`
  const isPrivate = PRIVATE.test(place)
  return presets.find((preset) => preset.isOwn === isPrivate && preset.matches.test(place)) ?? unknown(baseURL)
}

/** It may be anything, a gateway that bills among them: nothing is said about its price. */
const unknown = (baseURL: string): Preset => ({
  ...cloud,
  id: 'unknown',
  name: 'a compatible server',
  baseURL,
  matches: /^/,
  needsKey: false,
})
