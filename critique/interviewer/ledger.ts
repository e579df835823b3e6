import type { Criterion } from './criterion.ts'
import type { Match } from './concepts.ts'

/**
 * How a consideration first appeared. board, said: unprompted. after_finding: coach mode had already shown it. never: not at all.
 * Ordered from best to worst.
 */
export const ways = ['board', 'said', 'after_finding', 'after_question', 'after_hint', 'never'] as const
export type Way = (typeof ways)[number]

/** One thing that proves a consideration: words of an answer or a place on the board. */
export interface Proof {
  event: string
  /** Milliseconds since the session began. */
  moment: number
  via: 'board' | 'said'
  /** The sentence, where it was said. */
  quote: string | null
  /** The words that decided it. */
  words: string | null
  nodes: readonly string[]
  edges: readonly string[]
  tie: Match['tie']
  /** The lexicon found it, a model read it, or the person says so. Only what the lexicon or the board shows can be the strongest. */
  by: 'lexicon' | 'board' | 'model' | 'person'
  /** On the board: a box that hangs alone names the thing and no more. */
  isConnected: boolean
  isSpecified: boolean
}

/** What made a person think of it: a question, a hint, a change, a drill, a finding on the screen. */
export interface Prompt {
  criterion: string
  event: string
  moment: number
  order: number
  way: 'after_finding' | 'after_question' | 'after_hint'
}

/** An appearance before it is judged. */
export interface Appearance extends Proof {
  criterion: string
  order: number
}

export interface LedgerEntry {
  criterion: Criterion
  how: Way
  /** Of the first appearance; null where there is none. */
  moment: number | null
  /** The event that prompted it, where one did. */
  prompt: string | null
  /** First appearance first. */
  proofs: readonly Proof[]
  /** The best tie among what appeared in this way, before anything else prompted it. */
  tie: Match['tie']
  /** It stood on the board alone and was taken off again. */
  isGone: boolean
}

const TIES = [null, 'number', 'node', 'edge'] as const

/** For each criterion, when and how it appeared, with what proves it. Pure: what came first wins, whatever came after. */
export function ledgerOf(
  criteria: readonly Criterion[],
  appearances: readonly Appearance[],
  prompts: readonly Prompt[],
  lostAtTheEnd: ReadonlySet<string> = new Set(),
): LedgerEntry[] {
  return criteria.map((criterion) => {
    const own = appearances.filter((one) => one.criterion === criterion.id).sort((a, b) => a.order - b.order)
    const asked = prompts.filter((one) => one.criterion === criterion.id).sort((a, b) => a.order - b.order)
    const [first] = own
    if (!first) return { criterion, how: 'never', moment: null, prompt: asked[0]?.event ?? null, proofs: [], tie: null, isGone: false }
    const prompt = worstBefore(asked, first.order)
    const how = prompt?.way ?? first.via
    const same = own.filter((one) => (worstBefore(asked, one.order)?.way ?? null) === (prompt?.way ?? null))
    return {
      criterion,
      how,
      moment: first.moment,
      prompt: prompt?.event ?? null,
      proofs: own.map(toProof),
      tie: TIES[Math.max(...same.map((one) => TIES.indexOf(one.tie)))]!,
      isGone: lostAtTheEnd.has(criterion.id) && own.every(({ via }) => via === 'board'),
    }
  })
}

/** Was it raised before anybody asked, and did it stay? */
export const isUnprompted = (entry: LedgerEntry): boolean => (entry.how === 'board' || entry.how === 'said') && !entry.isGone

/** The prompt that helped most of those that came before. */
function worstBefore(prompts: readonly Prompt[], order: number): Prompt | undefined {
  const before = prompts.filter((one) => one.order < order)
  return before.sort((a, b) => ways.indexOf(b.way) - ways.indexOf(a.way) || a.order - b.order)[0]
}

function toProof({ event, moment, via, quote, words, nodes, edges, tie, by, isConnected, isSpecified }: Appearance): Proof {
  return { event, moment, via, quote, words, nodes, edges, tie, by, isConnected, isSpecified }
}
