import type { Dimension } from '#critique/finding.ts'
import type { Format } from '#critique/interviewer/formats.ts'
import type { Proposable } from '#critique/interviewer/progress.ts'
import type { Level } from '#critique/interviewer/task.ts'
import cases from '#templates/cases/summaries.json'
import pieces from '#templates/comprehension/summaries.json'
import summaries from '#templates/scenarios/summaries.json'

/** What the form shows of a task; the whole comes with the interview. */
export interface TaskCard {
  id: string
  title: string
  level: Level
  brief: string
  emphasis: readonly Dimension[]
}

const cards: Record<Format['uses'], readonly TaskCard[]> = {
  scenario: summaries as readonly TaskCard[],
  case: cases as readonly TaskCard[],
  code: pieces as readonly TaskCard[],
}

/** Tasks that a format can be held on. */
export const taskList = (uses: Format['uses']): readonly TaskCard[] => cards[uses]

/** All of them, for a plan to choose from. */
export const proposableTasks = (): Proposable[] =>
  (Object.keys(cards) as Format['uses'][]).flatMap((uses) =>
    cards[uses].map(({ id, title, emphasis, level }) => ({ id, title, uses, emphasis, level })),
  )
