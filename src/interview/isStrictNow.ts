import type { Interview } from './interview.ts'

/** A strict interview hides what the engine says and computes until it is over. Follows the signals that it reads. */
export const isStrictNow = (interview: Interview | null): boolean =>
  interview !== null && interview.session.get().setup?.mode === 'strict' && interview.clock.get().phase !== 'finished'
