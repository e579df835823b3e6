import type { Format } from '#critique/interviewer/formats.ts'
import type { Level } from '#critique/interviewer/task.ts'
import summaries from '#templates/scenarios/summaries.json'

/** What the form shows of a task; the whole comes with the interview. */
export interface TaskCard {
  id: string
  title: string
  level: Level
  brief: string
}

/** Tasks that a format can be held on. */
export function taskList(uses: Format['uses']): readonly TaskCard[] {
  return uses === 'scenario' ? (summaries as readonly TaskCard[]) : []
}
