import { z } from 'zod'
import { Criterion } from './criterion.ts'
import { LevelId, PersonaId, Question } from './events.ts'

/** What a model may be asked during an interview: to word a question, or to read an answer. It decides neither what is asked nor a grade. */
export const WordingRequest = z.object({
  kind: z.literal('word'),
  brief: z.string().max(4000),
  persona: PersonaId,
  level: LevelId,
  /** The last lines of the interview, oldest first. */
  lately: z.array(z.object({ who: z.enum(['candidate', 'interviewer', 'board']), text: z.string().max(4000) })).max(12),
  question: Question,
})
export type WordingRequest = z.infer<typeof WordingRequest>

export const JudgingRequest = z.object({
  kind: z.literal('judge'),
  question: z.string().max(4000).nullable(),
  answer: z.string().max(20_000),
  criteria: z.array(Criterion).min(1).max(40),
})
export type JudgingRequest = z.infer<typeof JudgingRequest>
