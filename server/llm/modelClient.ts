import type { OpenAI } from 'openai'
import type { ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'
import { ItemScanner } from './itemScanner.ts'
import { ModelFailure } from './modelFailure.ts'
import { presetFor, replyModes } from './presets.ts'
import type { Preset, ReplyMode } from './presets.ts'

/** Where a model is and how to get in. */
export interface ModelAccess {
  baseURL: string
  /** null for servers without keys. */
  apiKey: string | null
  model: string
}

export interface Ask {
  access: ModelAccess
  messages: readonly { role: 'system' | 'user' | 'assistant'; content: string }[]
  schema: Record<string, unknown>
  /** Cap of the reply, in tokens. */
  mostTokens: number
  signal: AbortSignal
  /** What is wrong with an item of the list, in words for the model; null when nothing is. */
  problemWith: (item: unknown) => string | null
}

export interface Usage {
  inputTokens: number
  outputTokens: number
  /** Part of the input that the vendor had in its prompt cache. */
  cachedTokens: number
  /** The server did not say: counted from the letters. */
  isEstimated: boolean
}

export interface Outcome {
  usage: Usage
  /** The reply ended early; what came before is whole. */
  partial: 'length' | 'malformed' | null
  mode: ReplyMode
}

export interface Patience {
  /** How long nothing may come, before the first piece and between two, in milliseconds. */
  idleMs: number
  /** Pause before the first repetition; doubles. */
  retryMs: number
  /** The longest wait that a server may ask for. */
  mostWaitMs: number
  /** Of one request that was not accepted at all. */
  retries: number
}

export const usualPatience: Patience = { idleMs: 90_000, retryMs: 500, mostWaitMs: 20_000, retries: 2 }

/** How to talk to one model at one address, as learnt. */
interface Dialect {
  mode: ReplyMode
  cap: Preset['cap']
  reportsUsage: boolean
  /** A server that refuses both names of the cap means something else. */
  capWasSwapped?: boolean
}

interface Ended {
  finish: string | null
  usage: ChatCompletionChunk['usage']
  refusal: string
}

/** Asks models that speak Chat Completions, whoever runs them, for a list of items. */
export class ModelClient {
  readonly #patience: Patience
  readonly #fetch: typeof fetch | undefined
  readonly #dialects = new Map<string, Dialect>()

  constructor({ patience = {}, fetch }: { patience?: Partial<Patience>; fetch?: typeof globalThis.fetch } = {}) {
    this.#patience = { ...usualPatience, ...patience }
    this.#fetch = fetch
  }

  /**
   * Gives each item as soon as it is whole. A reply in no form that can be read is asked for once more, with what was wrong; a
   * connection that breaks before the first item is tried once more.
   * @throws {ModelFailure}
   */
  async *ask(request: Ask): AsyncGenerator<unknown, Outcome> {
    const usage: Usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, isEstimated: false }
    let { messages } = request
    let mayReconnect = true
    let mayRepair = true
    for (;;) {
      const scanner = new ItemScanner()
      const unfit: unknown[] = []
      let problem: string | null = null
      let given = 0
      let ended: Ended
      try {
        const pieces = this.#stream(request, messages)
        let next = await pieces.next()
        for (; !next.done; next = await pieces.next()) {
          for (const item of scanner.push(next.value)) {
            const wrong = request.problemWith(item)
            if (wrong === null) {
              given++
              yield item
            } else {
              unfit.push(item)
              problem ??= wrong
            }
          }
        }
        ended = next.value
      } catch (error) {
        const isBroken = error instanceof ModelFailure && (error.kind === 'cut' || error.kind === 'stalled')
        if (!isBroken || given > 0 || !mayReconnect) throw error
        mayReconnect = false
        continue
      }
      addUsage(usage, ended.usage, messages, scanner.text)
      refuseBadEnd(ended, given)
      const isAnswered = given > 0 || (scanner.hasList && unfit.length === 0 && !scanner.isCut)
      if (!isAnswered && ended.finish !== 'length' && mayRepair) {
        mayRepair = false
        messages = [...messages, { role: 'assistant', content: scanner.text.slice(0, MOST_QUOTED) || '(nothing)' }, repairTurn(problem)]
        continue
      }
      if (!isAnswered && unfit.length === 0) throw new ModelFailure('form', 'The model did not answer in a form that can be read, twice.')
      yield* unfit
      const partial = ended.finish === 'length' ? 'length' : scanner.isCut ? 'malformed' : null
      return { usage, partial, mode: this.#dialect(request.access).mode }
    }
  }

  /** The reply's text as it comes. A stream that ends without a reason did not end, it broke. */
  async *#stream(request: Ask, messages: Ask['messages']): AsyncGenerator<string, Ended> {
    const watch = new Watchdog(this.#patience.idleMs, request.signal)
    const ended: Ended = { finish: null, usage: null, refusal: '' }
    try {
      const chunks = await this.#open(request, messages, watch)
      for await (const chunk of chunks) {
        watch.reset()
        if (chunk.usage) ended.usage = chunk.usage
        const choice = chunk.choices?.[0]
        if (!choice) continue
        ended.refusal += choice.delta?.refusal ?? ''
        if (choice.finish_reason) ended.finish = choice.finish_reason
        const text = choice.delta?.content
        if (text) yield text
      }
    } catch (error) {
      watch.check()
      if (error instanceof ModelFailure) throw error
      throw new ModelFailure('cut', 'The connection to the model broke in the middle of its reply.')
    } finally {
      watch.stop()
    }
    watch.check()
    if (ended.finish === null) throw new ModelFailure('cut', "The model's reply broke off.")
    return ended
  }

  /** Sends the request until it is accepted: in words that the server knows, and again when it is busy. */
  async #open(request: Ask, messages: Ask['messages'], watch: Watchdog): Promise<AsyncIterable<ChatCompletionChunk>> {
    const { access } = request
    const sdk = await connect(access, this.#fetch)
    let dialect = this.#dialect(access)
    for (let failures = 0; ;) {
      try {
        const stream = await sdk.chat.completions.create(bodyOf(request, messages, dialect), { signal: watch.signal })
        watch.reset()
        this.#dialects.set(keyOf(access), dialect)
        return stream
      } catch (error) {
        watch.check()
        const said = readError(error)
        const other = simpler(dialect, said)
        if (other) {
          dialect = other
          continue
        }
        const wait = pauseBefore(said, failures, this.#patience)
        if (wait === null) throw explain(said, access)
        failures++
        watch.reset(wait)
        await pause(wait, watch.signal)
        watch.check()
      }
    }
  }

  #dialect(access: ModelAccess): Dialect {
    const { firstMode, cap, reportsUsage } = presetFor(access.baseURL)
    return this.#dialects.get(keyOf(access)) ?? { mode: firstMode, cap, reportsUsage }
  }
}

const MOST_QUOTED = 6000

const keyOf = ({ baseURL, model }: ModelAccess): string => `${baseURL} ${model}`

/** The SDK takes half a second to load: only whoever asks a model waits for it. Nothing of its environment is used but what is given. */
export async function connect({ baseURL, apiKey }: ModelAccess, fetch: typeof globalThis.fetch | undefined): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
  return new OpenAI({
    baseURL,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    // A redirect would lead to an address that nobody allowed.
    fetchOptions: { redirect: 'error' },
    fetch: (url, init) => (fetch ?? globalThis.fetch)(url, { ...init, headers: needed(init?.headers) }),
  })
}

/** Headers that a request needs. The SDK adds what the machine is, and what its operator set for another address. */
function needed(headers: HeadersInit | undefined): Headers {
  const kept = [...new Headers(headers)].filter(([name]) => ['accept', 'authorization', 'content-type'].includes(name))
  return new Headers(kept)
}

function bodyOf(request: Ask, messages: Ask['messages'], dialect: Dialect): ChatCompletionCreateParamsStreaming {
  return {
    model: request.access.model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    ...(dialect.reportsUsage && { stream_options: { include_usage: true } }),
    [dialect.cap]: request.mostTokens,
    ...(dialect.mode === 'json_schema' && {
      response_format: { type: 'json_schema', json_schema: { name: 'critique', strict: true, schema: request.schema } },
    }),
    ...(dialect.mode === 'json_object' && { response_format: { type: 'json_object' } }),
  }
}

const repairTurn = (problem: string | null): Ask['messages'][number] => ({
  role: 'user',
  content: `That could not be read${problem ? `: ${problem}` : ''}. Answer again with the JSON object alone, in the form that was asked for, without a code fence.`,
})

/** What a server said when it did not accept a request. */
interface Said {
  /** null: no answer at all. */
  status: number | null
  message: string
  code: string
  retryAfterMs: number | null
}

export function readError(error: unknown): Said {
  const { status, message, code, headers } = (error ?? {}) as { status?: unknown; message?: unknown; code?: unknown; headers?: unknown }
  return {
    status: typeof status === 'number' ? status : null,
    message: typeof message === 'string' ? message : '',
    code: typeof code === 'string' ? code : '',
    retryAfterMs: headers instanceof Headers ? retryAfter(headers) : null,
  }
}

function retryAfter(headers: Headers): number | null {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(ms)) return Math.max(0, ms)
  const said = headers.get('retry-after')
  if (said === null) return null
  const seconds = Number(said)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(said) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}

/** The next simpler way of asking, when the complaint is about the way; null when it is about something else. */
function simpler(dialect: Dialect, { status, message }: Said): Dialect | null {
  if (status !== 400 && status !== 404 && status !== 415 && status !== 422) return null
  if (/stream_options|include_usage/i.test(message)) return dialect.reportsUsage ? { ...dialect, reportsUsage: false } : null
  if (/max_(completion_)?tokens/i.test(message)) {
    const cap = dialect.cap === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens'
    return dialect.capWasSwapped ? null : { ...dialect, cap, capWasSwapped: true }
  }
  if (!/response_format|json_?schema|json_?object|structured|grammar|schema/i.test(message)) return null
  const next = replyModes[replyModes.indexOf(dialect.mode) + 1]
  return next ? { ...dialect, mode: next } : null
}

/** How long to wait before asking again; null when asking again is no use. */
function pauseBefore({ status, code, retryAfterMs }: Said, failures: number, { retries, retryMs, mostWaitMs }: Patience): number | null {
  const mayPass = status === null || status === 408 || status === 409 || status === 429 || status >= 500
  if (!mayPass || failures >= retries || code === 'insufficient_quota') return null
  if (retryAfterMs === null) return retryMs * 2 ** failures
  return retryAfterMs <= mostWaitMs ? retryAfterMs : null
}

export function explain(said: Said, access: ModelAccess): ModelFailure {
  const { status, code, retryAfterMs } = said
  const excerpt = clean(said.message, access)
  if (status === null) return new ModelFailure('unreachable', "The model's server could not be reached.")
  if (status === 401 || status === 403) return new ModelFailure('key', `The model's server refused the key (${status}).`)
  if (status === 404) return new ModelFailure('model', `The model's server has no model "${access.model}" at this address (404).`)
  if (code === 'insufficient_quota' || status === 402)
    return new ModelFailure('busy', `The account at the model's server has no credit left (${status}).`)
  if (status === 429) {
    const when = retryAfterMs === null ? '' : ` and asks to come back in ${Math.ceil(retryAfterMs / 1000)} s`
    return new ModelFailure('busy', `The model's server is busy (429)${when}.`)
  }
  if (status >= 500) return new ModelFailure('failed', `The model's server failed (${status}).`)
  return new ModelFailure('rejected', `The model's server did not accept the request (${status})${excerpt ? `: ${excerpt}` : ''}.`)
}

/** A server's own words, without the key in case it repeats it. */
function clean(message: string, { apiKey }: ModelAccess): string {
  const bare = apiKey ? message.replaceAll(apiKey, '[key]') : message
  return bare
    .replace(/\b(?:sk|key|Bearer)[-_ ][\w-]{8,}/gi, '[key]')
    .replace(/[\u0000-\u001f<>]+/g, ' ') // oxlint-disable-line no-control-regex
    .replace(/^\d{3} /, '')
    .slice(0, 160)
    .replace(/[.\s]+$/, '')
}

function refuseBadEnd({ finish, refusal }: Ended, given: number): void {
  if (refusal !== '') throw new ModelFailure('refused', `The model refused: ${refusal.replace(/\s+/g, ' ').slice(0, 160)}`)
  if (finish === 'content_filter') throw new ModelFailure('filtered', "The model's server filtered the reply.")
  if (finish === 'length' && given === 0) throw new ModelFailure('length', 'The reply reached its length limit before the first finding.')
}

function addUsage(sum: Usage, said: Ended['usage'], messages: Ask['messages'], reply: string): void {
  sum.inputTokens += said?.prompt_tokens ?? messages.reduce((tokens, { content }) => tokens + countTokens(content), 0)
  sum.outputTokens += said?.completion_tokens ?? countTokens(reply)
  sum.cachedTokens += said?.prompt_tokens_details?.cached_tokens ?? 0
  if (!said) sum.isEstimated = true
}

/** Letters per token in what a critique sends: 3 to 7 % too many tokens by OpenAI's o200k; vendors differ by a fifth. */
const LETTERS_PER_TOKEN = 3.5

/** About how many tokens a text is; rather too many than too few. */
export const countTokens = (text: string): number => Math.ceil(text.length / LETTERS_PER_TOKEN)

/** Ends a request to which nothing has come for a while. The SDK's own timeout covers the headers only. */
class Watchdog {
  readonly #idleMs: number
  readonly #asker: AbortSignal
  readonly #silence = new AbortController()
  #timer: NodeJS.Timeout | undefined
  readonly signal: AbortSignal

  constructor(idleMs: number, asker: AbortSignal) {
    this.#idleMs = idleMs
    this.#asker = asker
    this.signal = AbortSignal.any([asker, this.#silence.signal])
    this.reset()
  }

  /** Something came, or a wait of a known length begins. */
  reset(extraMs = 0): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#silence.abort(), this.#idleMs + extraMs)
  }

  /** An aborted stream of the SDK ends like a whole one: this tells them apart. */
  check(): void {
    if (this.#asker.aborted) throw new ModelFailure('aborted', 'The critique was cancelled.')
    if (this.#silence.signal.aborted) {
      throw new ModelFailure('stalled', `The model fell silent for ${Math.ceil(this.#idleMs / 1000)} s.`)
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const stop = (): void => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', stop, { once: true })
  })
