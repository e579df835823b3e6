import { uniqueId } from 'tldraw'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import type { SessionEvent } from '#critique/interviewer/events.ts'
import { formatById } from '#critique/interviewer/formats.ts'
import { openSession } from '#critique/interviewer/openSession.ts'
import type { Board } from '#src/canvas/board.ts'
import { ClientConfig } from '#server/protocol.ts'
import { createInterview } from './interview.ts'
import type { Interview } from './interview.ts'
import { createModelVoice } from './interviewModel.ts'
import { loadTask } from './loadTask.ts'
import { openPairInterview } from './pair/pairInterview.ts'
import { becomeHost } from './waitingInterview.ts'
import type { WaitingInterview } from './waitingInterview.ts'

/** Opens a session on a board. What follows from that, every page of the board sees by itself. */
export async function beginInterview(board: Board, { task: id, ...choices }: WaitingInterview): Promise<void> {
  const { task, reference } = await loadTask(id, formatById(choices.format))
  const session = uniqueId()
  becomeHost(session)
  const opened = { ...openSession(task, choices, reference ?? undefined), id: uniqueId(), at: Date.now(), by: INTERVIEWER } as SessionEvent
  board.sessions.append(session, [opened])
}

/** A session of a board, ready to go on or to be read. Null when nobody knows its task any more. */
export async function openInterview(board: Board, session: string, isHost: boolean): Promise<Interview | null> {
  const [opened] = board.sessions.lists.get().get(session) ?? []
  if (opened?.type !== 'opened') return null
  if (opened.mode === 'pair') return openPairInterview({ board, id: session, opened })
  const { task } = await loadTask(opened.task.id, formatById(opened.format))
  const loadIncidents = async () => (await import('#src/drills/incidents.ts')).createIncidents(board)
  return createInterview({ board, id: session, task, isHost, voice: createModelVoice(isModelConfigured), loadIncidents })
}

async function isModelConfigured(): Promise<boolean> {
  const response = await fetch('/config.json').catch(() => null)
  return ClientConfig.safeParse(response?.ok ? await response.json().catch(() => null) : null).data?.modelConfigured ?? false
}
