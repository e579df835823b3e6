import type { ReactNode } from 'react'
import { useValue } from 'tldraw'
import { countdownText } from '#critique/interviewer/clockText.ts'
import type { Board } from '#src/canvas/board.ts'
import css from '../Interview.module.css'
import type { PairInterview } from './pairInterview.ts'
import pairCss from './Pair.module.css'
import { SoundConsent } from './SoundConsent.tsx'

/** Where the interview stands, and that it is recorded: the same on both screens. `children` are the interviewer's controls. */
export function PairHead({ board, interview, children }: { board: Board; interview: PairInterview; children?: ReactNode }) {
  const clock = useValue(interview.clock)
  const session = useValue(interview.session)
  const { format } = session
  if (!format || !clock.stage) return null
  const now = clock.stage
  const isBeen = new Set(session.stages.map(({ stage }) => stage))
  return (
    <header className={css.head}>
      <ol className={css.track} aria-label="Stages">
        {format.stages.map(({ id, title, minutes }) => (
          <li
            key={id}
            className={css.mark}
            data-is={id === now.id ? 'now' : isBeen.has(id) ? 'been' : 'ahead'}
            style={{ flexGrow: minutes }}
            aria-current={id === now.id ? 'step' : undefined}
          >
            <span className="visually-hidden">{title}</span>
          </li>
        ))}
      </ol>
      <div className={css.row}>
        <h2 className={css.stage}>{now.title}</h2>
        {clock.phase === 'paused' && <span className={css.small}>paused</span>}
        <span className={css.clock} data-low={now.remainingMs < 60_000 || undefined} role="timer" aria-label="Left in this stage">
          {countdownText(now.remainingMs)}
        </span>
      </div>
      <p className={css.small}>{format.stages.find(({ id }) => id === now.id)?.goal}</p>
      {children}
      <details className={pairCss.recorded}>
        <summary className={css.small}>
          <i className={css.dot} aria-hidden /> Recorded: the drawing and what is written here
        </summary>
        <p className={css.small}>{keptWords(interview.opened.keepDays ?? null)} Either side may delete it.</p>
        <SoundConsent board={board} interview={interview} />
      </details>
    </header>
  )
}

const keptWords = (days: number | null): string =>
  days === null
    ? 'It stays on this board until somebody deletes it.'
    : `After ${days} days the server takes it off this board, and out of what it has stored.`
