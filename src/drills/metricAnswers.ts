import { remember, remembered } from '#src/ui/remembered.ts'

/** What was answered, by case. */
export type MetricAnswers = Readonly<Record<string, { option: string; isRight: boolean }>>

const KEPT = 'metrics trainer'

export function metricAnswers(): MetricAnswers {
  const kept = remembered(KEPT)
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept as Record<string, unknown>).flatMap(([id, value]) => {
      const { option, isRight } = (value ?? {}) as Record<string, unknown>
      return typeof option === 'string' && typeof isRight === 'boolean' ? [[id, { option, isRight }]] : []
    }),
  )
}

/** Keeps the first answer to a case; a second look does not improve it. */
export function rememberMetricAnswer(id: string, answer: MetricAnswers[string]): MetricAnswers {
  const answers = { [id]: answer, ...metricAnswers() }
  remember(KEPT, answers)
  return answers
}
