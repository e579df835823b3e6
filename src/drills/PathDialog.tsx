import { useMemo } from 'react'
import type { DrillEvent } from '#critique/drills/events.ts'
import { idealPath } from '#critique/drills/idealPath.ts'
import type { DrillScore } from '#critique/drills/score.ts'
import { momentText } from '#critique/interviewer/clockText.ts'
import { Dialog } from '#src/ui/Dialog.tsx'
import css from './Drills.module.css'
import { eventWords } from '#critique/drills/eventWords.ts'
import type { Play } from './play.ts'

interface PathDialogProps {
  play: Play
  events: readonly DrillEvent[]
  score: DrillScore
  /** The step that is to be seen, or all of them; null keeps it closed. */
  at: number | 'whole' | null
  onClose: () => void
}

/** The way that was taken beside one that earns full marks. */
export function PathDialog({ play, events, score, at, onClose }: PathDialogProps) {
  return (
    <Dialog
      open={at !== null}
      onOpenChange={onClose}
      title="Two ways to the cause"
      text="Left what you did, with what each step was worth; right a way that earns full marks on this board."
      isWide
    >
      {at !== null && <Paths play={play} events={events} score={score} at={at} />}
    </Dialog>
  )
}

function Paths({ play, events, score, at }: Omit<PathDialogProps, 'onClose' | 'at'> & { at: number | 'whole' }) {
  const ideal = useMemo(() => idealOf(play), [play])
  const worth = worthOf(score)
  return (
    <div className={css.paths}>
      <section aria-label="Your way">
        <h3 className={css.question}>Yours</h3>
        <ol className={css.path}>
          {events.map((event, i) => (
            <li key={i} className={css.step} data-shown={i === at || undefined} ref={i === at ? bringIntoView : undefined}>
              <span>
                <span className={css.stepTime}>{momentText(event.at - play.start.at)}</span> {eventWords(play.run, event)}
              </span>
              {(worth.get(i) ?? []).map((text) => (
                <span key={text} className={css.worth} data-lost={text.startsWith('−') || undefined}>
                  {text}
                </span>
              ))}
            </li>
          ))}
        </ol>
      </section>
      <section aria-label="An ideal way">
        <h3 className={css.question}>Ideal</h3>
        <ol className={css.path}>
          {ideal.map((event, i) => (
            <li key={i} className={css.step}>
              <span>{eventWords(play.run, event)}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

const bringIntoView = (step: HTMLElement | null): void => step?.scrollIntoView({ block: 'center' })

const idealOf = ({ run, start }: Play): DrillEvent[] =>
  idealPath(start.graph, run.drill, run.seed, { board: start.board, variant: run.variant.id })

function worthOf({ points, losses }: DrillScore): ReadonlyMap<number, readonly string[]> {
  const worth = new Map<number, string[]>()
  const add = (event: number, text: string) => worth.set(event, [...(worth.get(event) ?? []), text])
  for (const { proof, points: got, title } of points) if (proof !== null && got > 0) add(proof, `+${got} ${title}`)
  for (const { proof, points: lost, why } of losses) add(proof, `−${lost} ${why}`)
  return worth
}
