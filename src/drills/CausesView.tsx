import { useState } from 'react'
import { ArrowDown, ArrowUp, Gavel, Plus, X } from 'lucide-react'
import type { DrillState, Supposed } from '#critique/drills/state.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import css from './Drills.module.css'
import type { Play } from './play.ts'

interface CausesViewProps {
  play: Play
  state: DrillState
  mayAct: boolean
}

const ENOUGH = 2

/** Causes that are supposed, the likeliest first, with what speaks for and against each; and the diagnosis. */
export function CausesView({ play, state, mayAct }: CausesViewProps) {
  const { supposed } = state
  const others = play.run.hypotheses.filter(({ id }) => !supposed.some(({ hypothesis }) => hypothesis === id))
  return (
    <>
      {supposed.length === 0 && <p className={css.empty}>Suppose at least two causes, so that evidence has something to decide between.</p>}
      <ol className={css.causes} aria-label="Supposed causes, the likeliest first">
        {supposed.map((one, at) => (
          <Cause key={one.hypothesis} play={play} state={state} one={one} at={at} mayAct={mayAct} />
        ))}
      </ol>
      {mayAct && (
        <details className={css.pick} open={supposed.length < ENOUGH}>
          <summary>{others.length} causes to choose from</summary>
          <ul className={css.options}>
            {others.map(({ id, says }) => (
              <li key={id}>
                <button type="button" className={css.option} onClick={() => play.suppose(id)}>
                  <Plus size={14} aria-hidden />
                  {says}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayAct && <OwnWords play={play} />}
    </>
  )
}

function Cause({ play, state, one, at, mayAct }: { play: Play; state: DrillState; one: Supposed; at: number; mayAct: boolean }) {
  const { hypothesis, says, evidence } = one
  const order = state.supposed.map((other) => other.hypothesis)
  const move = (to: number) => {
    const moved = order.filter((id) => id !== hypothesis)
    moved.splice(to, 0, hypothesis)
    play.rank(moved)
  }
  const isDiagnosis = state.diagnoses.at(-1)?.hypothesis === hypothesis
  return (
    <li className={css.cause} data-diagnosis={isDiagnosis || undefined}>
      <p className={css.causeText}>
        <span className={css.rank}>{at + 1}</span>
        {says}
      </p>
      {evidence.length > 0 && (
        <ul className={css.chips} aria-label="Evidence">
          {evidence.map(({ reading, sign }) => {
            const title = state.readings.find(({ id }) => id === reading)?.title ?? reading
            return (
              <li key={reading} className={css.chip} data-sign={sign}>
                <span className={css.clip}>
                  {sign}: {title}
                </span>
                {mayAct && (
                  <button
                    type="button"
                    className={css.chipButton}
                    aria-label={`Let go: ${title}`}
                    onClick={() => play.detach(hypothesis, reading)}
                  >
                    <X size={12} aria-hidden />
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {mayAct && (
        <div className={css.row}>
          <Button
            size="small"
            look={isDiagnosis ? 'plain' : 'quiet'}
            disabled={isDiagnosis}
            icon={<Gavel size={14} aria-hidden />}
            aria-label={`${isDiagnosis ? 'Your diagnosis' : 'This is it'}: ${says}`}
            onClick={() => play.diagnose(hypothesis)}
          >
            {isDiagnosis ? 'Your diagnosis' : 'This is it'}
          </Button>
          <span className={css.space} />
          <IconButton
            size="small"
            label={`Likelier: ${says}`}
            disabled={at === 0}
            icon={<ArrowUp size={14} aria-hidden />}
            onClick={() => move(at - 1)}
          />
          <IconButton
            size="small"
            label={`Less likely: ${says}`}
            disabled={at === order.length - 1}
            icon={<ArrowDown size={14} aria-hidden />}
            onClick={() => move(at + 1)}
          />
          <IconButton size="small" label={`Drop: ${says}`} icon={<X size={14} aria-hidden />} onClick={() => play.drop(hypothesis)} />
        </div>
      )}
      {isDiagnosis && !mayAct && <p className={css.small}>The diagnosis.</p>}
    </li>
  )
}

function OwnWords({ play }: { play: Play }) {
  const [text, setText] = useState('')
  return (
    <form
      className={css.row}
      onSubmit={(event) => {
        event.preventDefault()
        if (!text.trim()) return
        play.supposeInWords(text.trim())
        setText('')
      }}
    >
      <label htmlFor="drill-cause" className="visually-hidden">
        A cause in your own words
      </label>
      <input
        id="drill-cause"
        className={css.input}
        value={text}
        maxLength={2000}
        placeholder="Or say it in your own words"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
      />
      <Button type="submit" disabled={!text.trim()}>
        Suppose
      </Button>
    </form>
  )
}
