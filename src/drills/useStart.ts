import { useValue } from 'tldraw'
import { INTERVIEWER } from '#critique/interviewer/events.ts'
import { runningDrill } from '#critique/interviewer/incident.ts'
import { drills } from '#templates/drills/index.ts'
import type { Board } from '#src/canvas/board.ts'
import type { Interview } from '#src/interview/interview.ts'
import { injectDrill } from './beginDrill.ts'
import { freshSeed } from './freshSeed.ts'
import { beginPlay } from './play.ts'

/** Starts a drill here. While an interview runs it is told in the session too: whoever starts it is the interviewer. One at a time. */
export function useStart(board: Board, interview: Interview | null): { may: boolean; begin: (drill: string) => void } {
  const isStruck = useValue('struck', () => interview !== null && isRunning(interview) && runningDrill(interview.session.get()) !== null, [
    interview,
  ])
  const canWrite = useValue(board.canWrite)
  const begin = (id: string) => {
    if (interview && isRunning(interview)) {
      const by = interview.isHost ? INTERVIEWER : board.people.get()[0]?.name.trim() || INTERVIEWER
      injectDrill(board, interview, freshSeed(), by, id)
      return
    }
    const drill = drills.find((one) => one.id === id)
    if (drill) beginPlay(board, drill, { seed: freshSeed() })
  }
  return { may: canWrite && !isStruck, begin }
}

const isRunning = ({ clock }: Interview): boolean => clock.get().phase === 'running'
