import { useEffect, useState } from 'react'
import { react } from '@tldraw/state'
import { useValue } from 'tldraw'
import { formatById } from '#critique/interviewer/formats.ts'
import type { InterviewTask } from '#critique/interviewer/task.ts'
import type { Board } from '#src/canvas/board.ts'
import { isInterviewersSide, useRole } from '#src/collab/useRole.ts'
import type { BoardRole } from '#src/collab/useRole.ts'
import { loadTask } from '../loadTask.ts'
import { createLead } from './lead.ts'
import type { Lead } from './lead.ts'
import type { PairInterview } from './pairInterview.ts'
import type { PrivateSide } from './privateSide.ts'
import { usePrivateSide } from './usePrivateSide.ts'

/** What this person is to the pair sessions of a board. */
export interface PairPlace {
  role: BoardRole
  /** They may begin a session: on the interviewer's side of a board that is shared by role. */
  mayBegin: boolean
  /** The private side of the part that is on, for whoever may begin. */
  side: PrivateSide | null
  /** Of the latest session, for whoever led it. */
  lead: Lead | null
}

export function usePair(board: Board, interview: PairInterview | null): PairPlace {
  const role = useRole(board)
  const access = useValue('access', () => board.access.value.get(), [board])
  const ours = access?.isPrivate ? access : null
  // Who one is comes over the socket, what one may open over HTTP: only where both agree is it so.
  const mayBegin = isInterviewersSide(role) && ours !== null && ours.privateParts.includes(ours.part)
  const part = interview?.opened.part ?? null
  const mayLead = part !== null && (ours?.privateParts.includes(part) ?? false)
  const now = usePrivateSide(board.id, mayBegin ? ours.part : null)
  const before = usePrivateSide(board.id, mayLead && part !== ours?.part ? part : null)
  useForgetting(board, now)
  useForgetting(board, before)
  const side = mayLead ? (part === ours?.part ? now : before) : null
  return { role, mayBegin, side: now, lead: useLead(board, interview, side) }
}

/** A session that somebody deleted takes its notes along, once this page knows for sure that it is gone. */
function useForgetting(board: Board, side: PrivateSide | null): void {
  useEffect(() => {
    if (!side) return
    return react('forget', () => {
      const { is } = board.connection.get()
      if (is !== 'online' && is !== 'saved') return
      const known = board.sessions.lists.get()
      const gone = new Set(side.notes.get().flatMap(({ session }) => (known.has(session) ? [] : [session])))
      if (gone.size > 0) queueMicrotask(() => gone.forEach(side.forget))
    })
  }, [board, side])
}

function useLead(board: Board, interview: PairInterview | null, side: PrivateSide | null): Lead | null {
  const [lead, setLead] = useState<Lead | null>(null)
  useEffect(() => {
    if (!interview || !side) return
    let isGone = false
    void taskOf(interview).then((task) => {
      if (!isGone) setLead(createLead({ board, interview, side, task }))
    })
    return () => {
      isGone = true
      setLead(null)
    }
  }, [board, interview, side])
  return lead
}

/** A task may be gone from a later version; what was told of it stays. */
const taskOf = ({ opened, task }: PairInterview): Promise<InterviewTask> =>
  loadTask(opened.task.id, formatById(opened.format)).then(
    (loaded) => loaded.task,
    () => task,
  )
