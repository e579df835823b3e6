import { MessagesSquare, Siren } from 'lucide-react'
import { useValue } from 'tldraw'
import type { Interview } from '#src/interview/interview.ts'
import { countdownText } from '#critique/interviewer/clockText.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './Drills.module.css'

interface SessionStripProps {
  interview: Interview
  /** The run that is shown. */
  run: string
  onInterview: () => void
}

/** Above a drill that an interview brought: whose it is, that the clock goes on, and the way back. */
export function SessionStrip({ interview, run, onInterview }: SessionStripProps) {
  const drill = useValue('told', () => interview.session.get().drills.find((one) => one.run === run) ?? null, [interview, run])
  const isCoached = useValue('coached', () => interview.session.get().setup?.mode === 'coach', [interview])
  const clock = useValue(interview.clock)
  if (!drill || clock.phase === 'finished' || clock.phase === 'before') return null
  const isOver = drill.status !== 'running'
  return (
    <section className={css.fromInterview} aria-label="From the interview">
      <p className={css.strikeTitle}>
        <Siren size={14} aria-hidden />
        {isOver ? 'The incident is over' : 'The interviewer strikes your board'}
      </p>
      <p className={css.small}>
        {isOver ? 'The interview goes on.' : 'The clock of the interview goes on.'}
        {clock.stage && (
          <>
            {' '}
            {clock.stage.title}: <span className={css.figures}>{countdownText(clock.stage.remainingMs)}</span> left.
          </>
        )}
      </p>
      <div className={css.buttons}>
        <Button size="small" look={isOver ? 'primary' : undefined} icon={<MessagesSquare size={14} aria-hidden />} onClick={onInterview}>
          {isOver ? 'Back to the interview' : 'To the interview'}
        </Button>
        {!isOver && isCoached && interview.isHost && interview.decline && (
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              interview.decline?.()
              onInterview()
            }}
          >
            Not now
          </Button>
        )}
      </div>
    </section>
  )
}
