/** Where a command writes. Tests pass their own. */
export interface Io {
  out: (text: string) => void
  err: (text: string) => void
  /** Whether people read the output in colour. */
  hasColor: boolean
}

/** Gets what follows the command's name, returns the exit code. */
export type Command = (args: readonly string[], io: Io) => Promise<number>

/** Something in the command line or in a file that a person can mend. Ends the command with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
