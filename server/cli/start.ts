import { UsageError } from './usage.ts'
import type { Command } from './usage.ts'

/** `premortem start` alone never comes here: the launcher starts the server. What does come here has something after it. */
export const run: Command = async (args) => {
  throw new UsageError(
    `expected nothing after "start", found "${args.join(' ')}". Settings are environment variables: HOST, PORT, DATA_DIR.`,
  )
}
