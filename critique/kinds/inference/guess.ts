/** What stands around a box. */
export interface InferContext {
  /** Labels of connected boxes. */
  neighbours?: readonly string[]
  /** Those of them that point to the box. */
  before?: readonly string[]
  /** Those of them that it points to. */
  after?: readonly string[]
  /** Label of the frame around it. */
  zone?: string
}

/** A kind with the reason for it. */
export interface Guess {
  kind: string | null
  confidence: number
  matched: string
  /** To compare guesses of one label. */
  score: number
  /** What stands around the box, or the order of the label's parts, decided: nothing that is learned from words knows better. */
  isDecided?: boolean
}

export const nothing = (matched: string, confidence: number): Guess => ({ kind: null, confidence, matched, score: 0 })
