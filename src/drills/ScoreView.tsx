import { useMemo, useState } from 'react'
import { RotateCcw, Route } from 'lucide-react'
import { useValue } from 'tldraw'
import { scoreDrill } from '#critique/drills/score.ts'
import type { DrillScore } from '#critique/drills/score.ts'
import type { DrillState } from '#critique/drills/state.ts'
import { Button } from '#src/ui/Button.tsx'
import css from './Drills.module.css'
import { PathDialog } from './PathDialog.tsx'
import type { Play } from './play.ts'

interface ScoreViewProps {
  play: Play
  state: DrillState
  onAgain: (() => void) | null
  onClose: () => void
}

/** What a drill was worth, each point with the event that proves it. */
export function ScoreView({ play, state, onAgain, onClose }: ScoreViewProps) {
  const events = useValue(play.events)
  const score = useMemo(() => scoreDrill(state), [state])
  const [shown, setShown] = useState<number | 'whole' | null>(null)
  return (
    <>
      <output className={css.total} aria-label="Score">
        <strong className={css.big}>{score.total}</strong>
        <span className={css.small}> of 100</span>
      </output>
      <p className={css.says}>
        <strong>It was:</strong> {play.run.variant.cause}.
      </p>
      {score.blocked.map((text) => (
        <p key={text} className={css.blind}>
          {text}
        </p>
      ))}
      <div className={css.row}>
        <Button size="small" icon={<Route size={14} aria-hidden />} onClick={() => setShown('whole')}>
          Your path beside the ideal one
        </Button>
      </div>
      <Points score={score} onProof={setShown} />
      <section className={css.phase} aria-label="Red herrings">
        <h3 className={css.question}>True, and beside the point</h3>
        <ul className={css.said}>
          {play.run.drill.herrings.map(({ says, why }) => (
            <li key={says}>
              <strong>{says}</strong> {why}
            </li>
          ))}
        </ul>
      </section>
      <div className={css.row}>
        {onAgain && (
          <Button look="primary" icon={<RotateCcw size={14} aria-hidden />} onClick={onAgain}>
            Again, another seed
          </Button>
        )}
        <Button onClick={onClose}>All drills</Button>
      </div>
      <PathDialog play={play} events={events} score={score} at={shown} onClose={() => setShown(null)} />
    </>
  )
}

function Points({ score: { points, losses }, onProof }: { score: DrillScore; onProof: (event: number) => void }) {
  return (
    <ul className={css.points} aria-label="Points">
      {points.map(({ id, title, points: got, of, proof, why }) => (
        <li key={id} className={css.point} data-full={got === of || undefined}>
          <span className={css.pointTitle}>{title}</span>
          <span className={css.amount}>
            {got} / {of}
          </span>
          <span className={css.small}>{why}</span>
          {proof !== null && <Proof event={proof} onProof={onProof} />}
        </li>
      ))}
      {losses.map(({ id, points: lost, proof, why }, i) => (
        <li key={`${id} ${i}`} className={css.point} data-lost>
          <span className={css.pointTitle}>{lossTitle(id)}</span>
          <span className={css.amount}>−{lost}</span>
          <span className={css.small}>{why}</span>
          <Proof event={proof} onProof={onProof} />
        </li>
      ))}
    </ul>
  )
}

const lossTitles: Readonly<Record<string, string>> = {
  fixFirst: 'A fix before evidence',
  wrongCause: 'Another cause named',
  wrongMeasure: 'A measure for another cause',
  wrongAttachment: 'A reading held wrongly',
}
const lossTitle = (id: string): string => lossTitles[id] ?? 'Taken off'

const Proof = ({ event, onProof }: { event: number; onProof: (event: number) => void }) => (
  <button type="button" className={css.link} onClick={() => onProof(event)}>
    Step {event + 1}
  </button>
)
