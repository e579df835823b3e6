import type { Trait } from '../../kinds/traits.ts'
import type { Criterion } from '../criterion.ts'

/** What a board shows of a consideration. Any of these on one node is enough; props may stand on an edge as well. */
export interface OnBoard {
  kinds?: readonly string[]
  traits?: readonly Trait[]
  /** Properties that say it. A value of none, no, off or false does not. */
  props?: readonly string[]
}

/**
 * Something that a strong candidate raises before being asked: it can be drawn, said, asked for and hinted at. Its words are the lexicon.
 * Listed per dimension; the anchors of the grading are built from them.
 */
export interface Consideration extends Criterion {
  /** Rules whose findings are about it. */
  rules: readonly string[]
  board?: OnBoard
  /** What an interviewer asks when nothing on the board raised it. */
  ask: string
  /** Asked when the first answer was good. */
  deeper: string
  /** The last step of the hint ladder: where to look, never what to answer. */
  hint: string
  /** Asked only of systems that have it; default: of all. */
  needs?: readonly Trait[]
}
