import { createHash, randomBytes } from 'node:crypto'
import type { Finding, Report } from '#critique/finding.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { PROMPT_VERSION, writePrompt } from '#critique/critic/prompt.ts'
import type { CriticPrompt } from '#critique/critic/prompt.ts'
import { createGate, WireFinding, wireSchema } from '#critique/critic/reply.ts'
import type { ModelConfig } from '../config.ts'
import type { CritiqueEvents, CritiqueQuote, OwnModel } from '../protocol.ts'
import type { z } from 'zod'
import { countTokens, ModelClient } from './modelClient.ts'
import type { ModelAccess, Outcome, Usage } from './modelClient.ts'
import { modelAccessFor, refusalWords, wasBilled } from './modelAccess.ts'
import { ModelFailure } from './modelFailure.ts'
import { budgetedUsd, costUsd, pricesOf } from './price.ts'
import { ReplyCache } from './replyCache.ts'
import { Spending } from './spending.ts'

export interface CritiqueQuestion {
  graph: Graph
  /** What the rules say about it. */
  report: Pick<Report, 'findings' | 'estimate'>
  /** Whose budget pays. */
  user: string
  own?: OwnModel | undefined
}

type Name = keyof typeof CritiqueEvents
/** One event of the stream. */
export type CritiqueEvent = { [N in Name]: { name: N; data: z.infer<(typeof CritiqueEvents)[N]> } }[Name]

export interface CriticOptions {
  config: ModelConfig
  client?: ModelClient
  /** Shared by all that ask models; default: one of its own. */
  spending?: Spending
  /** Milliseconds since 1970. */
  now?: () => number
}

/** Cap of a reply. Models that think first spend a part of it before the first word. */
const MOST_REPLY_TOKENS = 4000
const USUAL_REPLY_TOKENS = 1200

/** Asks a model about a board, within what may be spent, and lets through only what the gate in critique/critic lets through. */
export class Critic {
  readonly #config: ModelConfig
  readonly #client: ModelClient
  readonly #spending: Spending
  readonly #cache: ReplyCache

  constructor({ config, client = new ModelClient(), now = Date.now, spending = new Spending(config.dailyBudgetUsd, now) }: CriticOptions) {
    this.#config = config
    this.#client = client
    this.#spending = spending
    this.#cache = new ReplyCache(now)
  }

  /** What an answer would take. Sends nothing. */
  quote(question: CritiqueQuestion): CritiqueQuote {
    const access = modelAccessFor(this.#config, question.own)
    const { allowUserKeys, allowedHosts } = this.#config
    const ownKeys = { allowed: allowUserKeys, hosts: [...allowedHosts] }
    const nothing = { inputTokens: 0, outputTokens: 0, costUsd: null, pricesOf, isCached: false, ownKeys }
    if ('refused' in access) return { reason: access.refused, model: null, ...nothing }
    const prompt = writePrompt(question.graph, question.report, { fence: newFence() })
    const usual = expected(prompt, USUAL_REPLY_TOKENS)
    const most = expected(prompt, MOST_REPLY_TOKENS)
    const price = costUsd(access, usual)
    const isCached = !question.own && this.#cache.has(cacheKey(question, access))
    const refusal = isCached || question.own ? null : this.#spending.refusal(question.user, budgetedUsd(access, most))
    return {
      ...nothing,
      reason: refusal ? refusalWords[refusal] : null,
      model: access.model,
      inputTokens: usual.inputTokens,
      outputTokens: MOST_REPLY_TOKENS,
      costUsd: price === null ? null : { usual: price, most: costUsd(access, most)! },
      isCached,
    }
  }

  /** Findings as they come, then one event that ends it. Never throws. */
  async *critique(question: CritiqueQuestion, signal: AbortSignal): AsyncGenerator<CritiqueEvent, void> {
    const access = modelAccessFor(this.#config, question.own)
    if ('refused' in access) return yield { name: 'unavailable', data: { reason: access.refused } }
    const prompt = writePrompt(question.graph, question.report, { fence: newFence() })
    const judge = new Judge(prompt, question.report.findings)
    const key = cacheKey(question, access)
    const cached = question.own ? undefined : this.#cache.get(key)
    if (cached) {
      yield* cached.items.flatMap((item) => judge.hear(item))
      return yield judge.done({ model: cached.model, usage: nothingUsed, costUsd: 0, partial: false, isCached: true })
    }
    const most = budgetedUsd(access, expected(prompt, MOST_REPLY_TOKENS))
    const refusal = question.own ? null : this.#spending.refusal(question.user, most)
    if (refusal) return yield { name: 'unavailable', data: { reason: refusalWords[refusal] } }
    const reservation = question.own ? undefined : this.#spending.reserve(question.user, most)
    const items: unknown[] = []
    let outcome: Outcome | undefined
    let isBilled = true
    try {
      outcome = yield* this.#hear({ access, prompt, judge, items, signal })
    } catch (error) {
      isBilled = wasBilled(error)
      yield { name: 'error', data: { error: describe(error, judge.shown) } }
    } finally {
      // What broke off was billed too, as far as it came.
      const usage = outcome?.usage ?? expected(prompt, countTokens(JSON.stringify(items)))
      reservation?.settle(isBilled ? budgetedUsd(access, usage) : 0)
    }
    if (!outcome) return
    if (!question.own && !outcome.partial) this.#cache.set(key, { items, model: access.model })
    yield judge.done({
      model: access.model,
      usage: outcome.usage,
      costUsd: costUsd(access, outcome.usage),
      partial: outcome.partial !== null,
      isCached: false,
    })
  }

  async *#hear({ access, prompt, judge, items, signal }: Hearing): AsyncGenerator<CritiqueEvent, Outcome> {
    const reply = this.#client.ask({
      access,
      messages: prompt.messages,
      schema: wireSchema,
      mostTokens: MOST_REPLY_TOKENS,
      signal,
      problemWith,
    })
    for (;;) {
      const next = await reply.next()
      if (next.done) return next.value
      items.push(next.value)
      yield* judge.hear(next.value)
    }
  }
}

interface Hearing {
  access: ModelAccess
  prompt: CriticPrompt
  judge: Judge
  /** Grows as the reply comes. */
  items: unknown[]
  signal: AbortSignal
}

type Done = z.infer<(typeof CritiqueEvents)['done']>

/** The gate, and what it let through or not. */
class Judge {
  readonly #gate: ReturnType<typeof createGate>
  readonly #agrees = new Set<string>()
  readonly #reasons: Record<string, number> = {}
  shown = 0

  constructor(prompt: CriticPrompt, raised: readonly Finding[]) {
    this.#gate = createGate(prompt, raised)
  }

  hear(item: unknown): CritiqueEvent[] {
    const verdict = this.#gate(item)
    if ('dropped' in verdict) this.#reasons[verdict.dropped] = (this.#reasons[verdict.dropped] ?? 0) + 1
    if ('agrees' in verdict) this.#agrees.add(verdict.agrees)
    if (!('finding' in verdict)) return []
    this.shown++
    return [{ name: 'finding', data: verdict.finding }]
  }

  done({ usage, ...rest }: Pick<Done, 'model' | 'costUsd' | 'partial' | 'isCached'> & { usage: Usage }): CritiqueEvent {
    const dropped = Object.values(this.#reasons).reduce((sum, count) => sum + count, 0)
    const { inputTokens, outputTokens } = usage
    return {
      name: 'done',
      data: { dropped, usage: { inputTokens, outputTokens }, ...rest, agrees: [...this.#agrees], reasons: this.#reasons },
    }
  }
}

const nothingUsed: Usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, isEstimated: false }

const newFence = (): string => `BOARD-${randomBytes(9).toString('hex')}`

/** The same words with the same fence, to the same model, are the same question: moving or colouring a box does not change it. */
function cacheKey({ graph, report }: CritiqueQuestion, { baseURL, model }: ModelAccess): string {
  const { messages } = writePrompt(graph, report, { fence: 'BOARD' })
  return createHash('sha256')
    .update(JSON.stringify([PROMPT_VERSION, baseURL, model, messages]))
    .digest('hex')
}

const expected = ({ messages }: CriticPrompt, outputTokens: number): Usage => ({
  inputTokens: messages.reduce((sum, { content }) => sum + countTokens(content), 0),
  outputTokens,
  cachedTokens: 0,
  isEstimated: true,
})

function problemWith(item: unknown): string | null {
  const parsed = WireFinding.safeParse(item)
  if (parsed.success) return null
  return parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'a finding'}: ${message}`)
    .join('; ')
}

function describe(error: unknown, shown: number): string {
  const what = error instanceof ModelFailure ? error.message : 'The server failed to ask the model.'
  return shown === 0
    ? what
    : `${what} ${shown === 1 ? 'The finding' : `The ${shown} findings`} before that ${shown === 1 ? 'is' : 'are'} whole.`
}
