import type { ModelConfig } from '../config.ts'
import { connect, explain, readError } from './modelClient.ts'
import { ModelFailure } from './modelFailure.ts'

/** An answer of ten minutes takes less. */
const TIMEOUT_MS = 60_000

export interface Sound {
  bytes: Buffer
  /** As the browser's recorder says: "audio/webm;codecs=opus". */
  type: string
}

/** Has recordings written down by the service that the operator has named. Keeps nothing. */
export class Transcriber {
  readonly #config: ModelConfig
  readonly #fetch: typeof fetch | undefined

  constructor(config: ModelConfig, { fetch }: { fetch?: typeof globalThis.fetch } = {}) {
    this.#config = config
    this.#fetch = fetch
  }

  /** The service's name; null where there is none. */
  get model(): string | null {
    return this.#config.transcriber
  }

  /** @throws {ModelFailure} */
  async write({ bytes, type }: Sound, signal: AbortSignal): Promise<string> {
    const { access, transcriber } = this.#config
    if (!access || !transcriber) throw new ModelFailure('model', 'No service that writes speech down is configured on this server.')
    const sdk = await connect(access, this.#fetch)
    try {
      const file = new File([new Uint8Array(bytes)], `answer.${endingOf(type)}`, { type: type.split(';')[0]! })
      const patience = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
      const { text } = await sdk.audio.transcriptions.create({ file, model: transcriber }, { signal: patience })
      return text.trim()
    } catch (error) {
      if (signal.aborted) throw new ModelFailure('aborted', 'It was cancelled.')
      throw explain(readError(error), { ...access, model: transcriber })
    }
  }
}

/** The service tells formats apart by the name of the file. */
function endingOf(type: string): string {
  const [, name = 'webm'] = /audio\/(\w+)/.exec(type) ?? []
  return name === 'mpeg' ? 'mp3' : name === 'x' ? 'wav' : name
}
