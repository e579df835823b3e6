import { randomBytes } from 'node:crypto'
import {
  gateVerdict,
  gateWording,
  judgingSchema,
  WireVerdict,
  WireWording,
  wordingSchema,
  writeJudgingPrompt,
  writeWordingPrompt,
} from '#critique/interviewer/modelTurn.ts'
import type { TurnPrompt } from '#critique/interviewer/modelTurn.ts'
import type { JudgingRequest, WordingRequest } from '#critique/interviewer/turnRequests.ts'
import type { z } from 'zod'
import type { ModelConfig } from '../config.ts'
import type { InterviewTurn, OwnModel } from '../protocol.ts'
import { countTokens } from './modelClient.ts'
import type { ModelAccess, ModelClient, Usage } from './modelClient.ts'
import { ModelFailure } from './modelFailure.ts'
import { modelAccessFor, refusalWords, wasBilled } from './modelAccess.ts'
import { budgetedUsd, costUsd } from './price.ts'
import type { Spending } from './spending.ts'

export interface TurnQuestion {
  turn: WordingRequest | JudgingRequest
  /** Whose budget pays. */
  user: string
  own?: OwnModel | undefined
}

export interface InterviewModelOptions {
  config: ModelConfig
  client: ModelClient
  spending: Spending
}

/** Caps of a reply, in tokens. */
const MOST = { word: 1000, judge: 3000 } as const

/** Words questions and reads answers. What it says passes the gates in critique/interviewer; when it fails, the plan's own text is used. */
export class InterviewModel {
  readonly #config: ModelConfig
  readonly #client: ModelClient
  readonly #spending: Spending

  constructor({ config, client, spending }: InterviewModelOptions) {
    this.#config = config
    this.#client = client
    this.#spending = spending
  }

  /** Never throws: what did not work is said in `why`. */
  async turn({ turn, user, own }: TurnQuestion, signal: AbortSignal): Promise<InterviewTurn> {
    const access = modelAccessFor(this.#config, own)
    if ('refused' in access) return nothing(null, access.refused)
    const prompt = turn.kind === 'word' ? writeWordingPrompt(turn, newFence()) : writeJudgingPrompt(turn, newFence())
    const most = budgetedUsd(access, expected(prompt, MOST[turn.kind]))
    const refusal = own ? null : this.#spending.refusal(user, most)
    if (refusal) return nothing(access.model, refusalWords[refusal])
    const reservation = own ? undefined : this.#spending.reserve(user, most)
    let usage = expected(prompt, MOST[turn.kind] / 4)
    let isBilled = true
    try {
      const heard = await this.#hear(access, prompt, turn, signal)
      usage = heard.usage
      return { ...judged(turn, prompt, heard.items), model: access.model, costUsd: costUsd(access, usage) }
    } catch (error) {
      isBilled = wasBilled(error)
      return nothing(access.model, error instanceof ModelFailure ? error.message : 'The server failed to ask the model.')
    } finally {
      reservation?.settle(isBilled ? budgetedUsd(access, usage) : 0)
    }
  }

  async #hear(
    access: ModelAccess,
    { messages }: TurnPrompt,
    { kind }: TurnQuestion['turn'],
    signal: AbortSignal,
  ): Promise<{ items: unknown[]; usage: Usage }> {
    const item: z.ZodType = kind === 'word' ? WireWording : WireVerdict
    const reply = this.#client.ask({
      access,
      messages,
      schema: kind === 'word' ? wordingSchema : judgingSchema,
      mostTokens: MOST[kind],
      signal,
      problemWith: (one) => item.safeParse(one).error?.issues[0]?.message ?? null,
    })
    const items: unknown[] = []
    for (;;) {
      const next = await reply.next()
      if (next.done) return { items, usage: next.value.usage }
      items.push(next.value)
    }
  }
}

function judged(
  turn: TurnQuestion['turn'],
  prompt: TurnPrompt,
  items: readonly unknown[],
): Pick<InterviewTurn, 'text' | 'verdicts' | 'why'> {
  if (turn.kind === 'judge') {
    const verdicts = items.flatMap((item) => gateVerdict(item, turn, prompt) ?? [])
    return { text: null, verdicts, why: null }
  }
  const gated = gateWording(items[0], turn, prompt)
  return 'text' in gated
    ? { text: gated.text, verdicts: [], why: null }
    : { text: null, verdicts: [], why: `Its wording was not used: ${gated.dropped}.` }
}

const nothing = (model: string | null, why: string): InterviewTurn => ({ text: null, verdicts: [], why, model, costUsd: null })

const newFence = (): string => `TURN-${randomBytes(9).toString('hex')}`

const expected = ({ messages }: TurnPrompt, outputTokens: number): Usage => ({
  inputTokens: messages.reduce((sum, { content }) => sum + countTokens(content), 0),
  outputTokens,
  cachedTokens: 0,
  isEstimated: true,
})
