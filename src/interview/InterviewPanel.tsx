import { Flag, Lightbulb, MessageCircleQuestion, Pause, Play, Siren, SkipForward } from 'lucide-react'
import { useValue } from 'tldraw'
import { countdownText } from '#critique/interviewer/clockText.ts'
import { runningDrill } from '#critique/interviewer/incident.ts'
import { following } from '#critique/interviewer/plan.ts'
import type { Session } from '#critique/interviewer/session.ts'
import type { Board } from '#src/canvas/board.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { useToast } from '#src/ui/Toast.tsx'
import { Brief } from './Brief.tsx'
import { Composer } from './Composer.tsx'
import { DebriefSummary } from './DebriefSummary.tsx'
import css from './Interview.module.css'
import type { Interview } from './interview.ts'
import { Transcript } from './Transcript.tsx'

interface OnBoard {
  board: Board
  interview: Interview
}

interface InterviewPanelProps extends OnBoard {
  /** It is looked at: what came while it was hidden is brought into view. */
  isShown: boolean
  /** Shows the drill that is played. */
  onDrill: () => void
}

/** The interview while it runs: where it stands, what was said, and the line to answer on. */
export function InterviewPanel({ board, interview, isShown, onDrill }: InterviewPanelProps) {
  const session = useValue(interview.session)
  const phase = useValue('phase', () => interview.clock.get().phase, [interview])
  if (phase === 'finished') return <DebriefSummary board={board} interview={interview} />
  return (
    <section className={css.panel} aria-label="Interview">
      <StageHead board={board} interview={interview} session={session} />
      <div className={css.scroll}>
        <Brief task={interview.task} session={session} />
        <Transcript board={board} interview={interview} session={session} onDrill={onDrill} />
        {/* Made anew with every line, it brings the newest into view. */}
        <div key={`${session.transcript.length} ${isShown}`} ref={bringIntoView} />
      </div>
      {interview.isHost && <OpenQuestion interview={interview} session={session} />}
      {interview.isHost && <Composer board={board} interview={interview} session={session} isPaused={phase === 'paused'} />}
    </section>
  )
}

const bringIntoView = (end: HTMLElement | null): void => end?.scrollIntoView({ block: 'nearest' })

function StageHead({ board, interview, session }: OnBoard & { session: Session }) {
  const clock = useValue(interview.clock)
  const { format, setup } = session
  if (!format || !setup || !clock.stage) return null
  const stage = format.stages.find(({ id }) => id === clock.stage!.id)
  const next = following(format, clock.stage.id)
  const isCoach = setup.mode === 'coach'
  return (
    <header className={css.head}>
      <ol className={css.track} aria-label="Stages">
        {format.stages.map((one) => (
          <li
            key={one.id}
            className={css.mark}
            data-is={one.id === clock.stage!.id ? 'now' : session.stages.some(({ stage: been }) => been === one.id) ? 'been' : 'ahead'}
            style={{ flexGrow: one.minutes }}
            aria-current={one.id === clock.stage!.id ? 'step' : undefined}
          >
            <span className="visually-hidden">{one.title}</span>
          </li>
        ))}
      </ol>
      <div className={css.row}>
        <h2 className={css.stage}>{clock.stage.title}</h2>
        <span className={css.clock} data-low={clock.stage.remainingMs < 60_000 || undefined} role="timer" aria-label="Left in this stage">
          {countdownText(clock.stage.remainingMs)}
        </span>
        {isCoach && interview.isHost && (
          <IconButton
            size="small"
            label={clock.phase === 'paused' ? 'Go on' : 'Pause the clock'}
            icon={clock.phase === 'paused' ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
            onClick={clock.phase === 'paused' ? interview.resume : interview.pause}
          />
        )}
        {isCoach && interview.isHost && format.draws && <IncidentButton board={board} interview={interview} />}
        {interview.isHost && (
          <IconButton size="small" label="End the interview" icon={<Flag size={16} aria-hidden />} onClick={interview.finish} />
        )}
      </div>
      <p className={css.small}>{stage?.goal}</p>
      <ModelLine interview={interview} />
      {next && interview.isHost && (
        <Button
          size="small"
          look="quiet"
          className={css.next}
          icon={<SkipForward size={14} aria-hidden />}
          onClick={() => interview.enterStage(next.id)}
        >
          On to: {next.title}
        </Button>
      )}
    </header>
  )
}

/** Whether a model takes part, said plainly. */
function ModelLine({ interview }: { interview: Interview }) {
  const model = useValue(interview.model)
  if (!model) return null
  return (
    <p className={css.small} role="status">
      {model.why ? `The plan asks in its own words. ${model.why}` : `Worded by ${model.model}; what is asked, the plan decides.`}
    </p>
  )
}

/** Asks for something to break. What comes is chosen among the drills that fit what is drawn. */
function IncidentButton({ board, interview }: OnBoard) {
  const say = useToast()
  const isStruck = useValue('struck', () => runningDrill(interview.session.get()) !== null, [interview])
  const inject = async () => {
    const { injectDrill } = await import('#src/drills/beginDrill.ts')
    const told = interview.session.get().drills.length
    const isTold = injectDrill(board, interview, (interview.session.get().setup?.seed ?? 0) + told)
    if (!isTold) say({ text: 'Nothing can break yet: no drill fits what is drawn so far.' })
  }
  return (
    <IconButton
      size="small"
      label="Let something break"
      disabled={isStruck}
      icon={<Siren size={16} aria-hidden />}
      onClick={() => void inject()}
    />
  )
}

/** What may be done about the question that waits; without one, one may ask to be asked. */
function OpenQuestion({ interview, session }: { interview: Interview; session: Session }) {
  const { open } = session
  // Nobody is asked about anything else while their board burns.
  if (runningDrill(session)) return null
  if (!open)
    return (
      <div className={css.actions}>
        <Button size="small" look="quiet" icon={<MessageCircleQuestion size={14} aria-hidden />} onClick={interview.wantQuestion}>
          Ask me something
        </Button>
      </div>
    )
  return (
    <div className={css.actions}>
      <Button
        size="small"
        look="quiet"
        disabled={open.hints.length >= 3}
        icon={<Lightbulb size={14} aria-hidden />}
        onClick={interview.hint}
        title="What a hint led to does not count as raised by yourself."
      >
        Hint {open.hints.length > 0 ? `${open.hints.length} of 3` : ''}
      </Button>
      <Button size="small" look="quiet" icon={<SkipForward size={14} aria-hidden />} onClick={interview.pass}>
        Leave it open
      </Button>
    </div>
  )
}
