import { uniqueId } from 'tldraw'
import { formatById } from '#critique/interviewer/formats.ts'
import type { FormatId } from '#critique/interviewer/formats.ts'
import { openSession } from '#critique/interviewer/openSession.ts'
import type { SessionEvent } from '#critique/interviewer/events.ts'
import type { Company } from '#critique/rules/rule.ts'
import type { Level } from '#critique/interviewer/task.ts'
import type { Board } from '#src/canvas/board.ts'
import { loadTask } from '../loadTask.ts'
import type { PrivateSide } from './privateSide.ts'

export interface PairChoices {
  task: string
  format: FormatId
  level: Level
  company: Company | null
  /** Days that the session stays on the board; null until it is deleted. */
  keepDays: number | null
}

/** Opens a session that a person leads. What it looks for stays on the interviewer's side. */
export async function beginPair(board: Board, side: PrivateSide, { task: id, keepDays, ...choices }: PairChoices): Promise<void> {
  const { task, given, reference } = await loadTask(id, formatById(choices.format))
  if (given && board.graph.get().nodes.length === 0) await board.placeGraph(given)
  const body = openSession(
    task,
    { ...choices, persona: 'neutral', mode: 'pair', seed: Math.floor(Math.random() * 1_000_000) },
    reference ?? undefined,
  )
  const session = uniqueId()
  side.keepCriteria(session, body.criteria)
  const by = board.people.get()[0]?.name.trim() || 'somebody'
  const opened: SessionEvent = { ...body, criteria: [], part: side.document.part, keepDays, id: uniqueId(), at: Date.now(), by }
  board.sessions.append(session, [opened])
}
