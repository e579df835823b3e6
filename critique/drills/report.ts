import { z } from 'zod'
import { drillGroups } from './content.ts'

const Line = z.string().max(500)
const points = z.number().min(0).max(100)
/** Place of a step in `path`; null where nothing was done, or what was done lies beyond what is kept. */
const step = z.number().int().nonnegative().nullable()

/** What a drill was worth, in words that need neither its content nor the board: it reads the same when both have changed. */
export const DrillReport = z.object({
  drill: z.string().max(100),
  title: Line,
  group: z.enum(drillGroups),
  seed: z.number().int(),
  /** The true one. */
  cause: Line,
  total: points,
  /** From the symptom to the last step, in ms. */
  tookMs: z.number().nonnegative(),
  /** Causes that were supposed, the likeliest first, with the readings that were held for and against them. */
  supposed: z.array(z.object({ says: Line, isTrue: z.boolean(), for: z.array(Line).max(20), against: z.array(Line).max(20) })).max(20),
  diagnosis: z.object({ says: Line, isTrue: z.boolean(), step }).nullable(),
  /** What was seen, in the order seen, and what there was no way to see. */
  evidence: z.array(z.object({ title: Line, says: Line, isTelling: z.boolean() })).max(40),
  blind: z.array(Line).max(20),
  points: z.array(z.object({ id: z.string().max(40), title: Line, points, of: points, why: Line, step })).max(20),
  losses: z.array(z.object({ id: z.string().max(40), points, why: Line, step })).max(60),
  /** What this board cannot show. */
  blocked: z.array(Line).max(5),
  path: z.array(z.object({ ms: z.number().nonnegative(), says: Line })).max(80),
  ideal: z.array(Line).max(60),
})
export type DrillReport = z.infer<typeof DrillReport>

/** Something was looked at, supposed, decided or done beside hearing the symptom: less than that is no attempt. */
export const wasPlayed = ({ path }: Pick<DrillReport, 'path'>): boolean => path.length > 1
