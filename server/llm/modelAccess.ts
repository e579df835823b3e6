import type { ModelConfig } from '../config.ts'
import type { OwnModel } from '../protocol.ts'
import type { ModelAccess } from './modelClient.ts'
import { ModelFailure } from './modelFailure.ts'
import type { FailureKind } from './modelFailure.ts'
import { ownAccess } from './ownAccess.ts'
import { presetFor } from './presets.ts'
import type { Refusal } from './spending.ts'

const NO_MODEL =
  'No model is configured on this server. The findings of the rules are complete without one. (Its operator sets OPENAI_API_KEY, or OPENAI_BASE_URL for a server of their own.)'

export const refusalWords: Record<Refusal, string> = {
  server: 'The budget of this server for models is spent for today. It starts anew at 00:00 UTC.',
  user: 'Your budget for models on this server is spent for today. It starts anew at 00:00 UTC.',
}

/** The model that a request may use, or why there is none. */
export function modelAccessFor(config: ModelConfig, own: OwnModel | undefined): ModelAccess | { refused: string } {
  if (own) return ownAccess(own, config)
  const { access, allowUserKeys } = config
  if (!access)
    return {
      refused: allowUserKeys ? 'No model is configured on this server. Bring a key of your own, or work with the rules alone.' : NO_MODEL,
    }
  const preset = presetFor(access.baseURL)
  return preset.needsKey && !access.apiKey ? { refused: `${preset.name} needs a key, and OPENAI_API_KEY is not set.` } : access
}

/** What a server turned away costs nothing. */
const NOT_BILLED: ReadonlySet<FailureKind> = new Set(['key', 'model', 'busy', 'rejected', 'failed', 'unreachable'])

export const wasBilled = (error: unknown): boolean => !(error instanceof ModelFailure && NOT_BILLED.has(error.kind))
