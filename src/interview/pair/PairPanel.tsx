import { useValue } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'
import css from '../Interview.module.css'
import type { Interview } from '../interview.ts'
import { AfterPair } from './AfterPair.tsx'
import { CandidatePanel } from './CandidatePanel.tsx'
import { LeadPanel } from './LeadPanel.tsx'
import { isPair } from './pairInterview.ts'
import type { PairInterview } from './pairInterview.ts'
import { StartPair } from './StartPair.tsx'
import { usePair } from './usePair.ts'

/** The interview of two people, from whichever side one sits. */
export function PairPanel({ board, interview }: { board: Board; interview: Interview | null }) {
  const pair = isPair(interview) ? interview : null
  const { role, mayBegin, side, lead } = usePair(board, pair)
  const isOver = useValue('is over', () => pair !== null && pair.session.get().finished !== null, [pair])
  if (pair && !isOver)
    return lead && mayBegin ? <LeadPanel board={board} lead={lead} /> : <Waiting board={board} interview={pair} wait={mayBegin} />
  return (
    <section className={css.panel} aria-label="Interview">
      <div className={css.scroll}>
        {pair && <AfterPair board={board} interview={pair} lead={lead} />}
        {mayBegin ? <StartPair board={board} side={side} isNext={pair !== null} /> : !pair && <Nothing role={role} />}
      </div>
    </section>
  )
}

const Waiting = ({ board, interview, wait }: { board: Board; interview: PairInterview; wait: boolean }) =>
  wait && board.connection.get().is !== 'offline' ? (
    <p className={css.over} role="status">
      Opening your notes …
    </p>
  ) : (
    <CandidatePanel board={board} interview={interview} />
  )

const Nothing = ({ role }: { role: string | null }) => (
  <p className={css.over}>
    {role === 'candidate' ? 'The interview begins when your interviewer opens it.' : 'No interview has been held here yet.'}
  </p>
)
