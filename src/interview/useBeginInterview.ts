import type { Choices } from '#critique/interviewer/openSession.ts'
import { formatById } from '#critique/interviewer/formats.ts'
import { useNewBoard } from '#src/home/useNewBoard.ts'
import { leaveInterview } from './waitingInterview.ts'
import { loadTask } from './loadTask.ts'

/** Makes a board for an interview and goes there; the session opens when the board does. */
export function useBeginInterview() {
  const { open, busy } = useNewBoard()
  const begin = async (choices: Choices & { task: string }) => {
    const { given, task } = await loadTask(choices.task, formatById(choices.format))
    await open(given, { title: task.title, leave: (id) => leaveInterview(id, choices) })
  }
  return { begin, busy }
}
