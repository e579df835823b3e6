import { z } from 'zod'
import { Dimension } from '../finding.ts'

/**
 * Something that an answer can cover. `words` are phrases of the lexicon's notation (see phrases.ts): an answer covers the criterion when
 * one of them occurs in it, is not negated, and is not part of a bare list.
 */
export const Criterion = z.object({
  /** `<dimension>/<slug>` for the lexicon's considerations, `task/<dimension>/<n>` for a task's own. */
  id: z.string().max(120),
  dimension: Dimension,
  name: z.string().max(300),
  words: z.array(z.string().max(200)).max(60),
  /** Anchor that a good treatment of it supports: 2 names it, 3 works, 4 is what few raise. */
  depth: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  /** It is about something that is missing or wrong, so "no step limit" covers it: denial does not count against it. */
  isFault: z.boolean().optional(),
})
export type Criterion = z.infer<typeof Criterion>
