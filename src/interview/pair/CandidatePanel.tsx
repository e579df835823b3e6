import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import { useRole } from '#src/collab/useRole.ts'
import { Brief } from '../Brief.tsx'
import { Composer } from '../Composer.tsx'
import css from '../Interview.module.css'
import { Transcript } from '../Transcript.tsx'
import { FollowButtons } from './FollowButtons.tsx'
import { PairHead } from './PairHead.tsx'
import type { PairInterview } from './pairInterview.ts'
import { soundConsent } from './soundAgreed.ts'

/** What the candidate has: the task, the clock, what was told, and a line to answer on. Observers read along. */
export function CandidatePanel({ board, interview }: { board: Board; interview: PairInterview }) {
  const role = useRole(board)
  const session = useValue(interview.session)
  const isPaused = useValue('is paused', () => interview.clock.get().phase === 'paused', [interview])
  const keepsSound = useValue('keeps sound', () => soundConsent(interview.events.get(), board.people.get()).all, [board, interview])
  const answers = role === 'candidate'
  return (
    <section className={css.panel} aria-label="Interview">
      <PairHead board={board} interview={interview}>
        <FollowButtons board={board} />
      </PairHead>
      <div className={css.scroll}>
        <Brief task={interview.task} session={session} />
        <Transcript board={board} interview={interview} session={session} reader={answers ? 'candidate' : 'observer'} />
        <div key={session.transcript.length} ref={bringIntoView} />
      </div>
      {answers && (
        <Composer
          key={session.open?.event ?? 'none'}
          board={board}
          interview={interview}
          session={session}
          isPaused={isPaused}
          keepsSound={keepsSound}
        />
      )}
    </section>
  )
}

const bringIntoView = (end: HTMLElement | null): void => end?.scrollIntoView({ block: 'nearest' })
