import { useState } from 'react'
import { Undo2, Wrench } from 'lucide-react'
import { useValue } from 'tldraw'
import { tradeDimensions } from '#critique/drills/content.ts'
import type { TradeDimension } from '#critique/drills/content.ts'
import { withUnit } from '#critique/drills/readings.ts'
import type { Option } from '#critique/drills/run.ts'
import type { DrillState, Effect } from '#critique/drills/state.ts'
import { Button } from '#src/ui/Button.tsx'
import { ToggleGroup } from '#src/ui/ToggleGroup.tsx'
import css from './Drills.module.css'
import { learnedWords } from '#critique/drills/eventWords.ts'
import type { Play } from './play.ts'

interface MeasuresViewProps {
  play: Play
  state: DrillState
  mayAct: boolean
}

const phases = [
  { id: 'contain', title: 'Limit the harm', text: 'May come first: it presumes no cause.' },
  { id: 'immediate', title: 'Now', text: 'Meets a cause. Wants evidence first.' },
  { id: 'structural', title: 'For good', text: 'So that it does not come back.' },
] as const

/** What can be done, what it did, and what it cost. */
export function MeasuresView({ play, state, mayAct }: MeasuresViewProps) {
  const { effects } = useValue(play.telemetry)
  return (
    <>
      {phases.map(({ id, title, text }) => (
        <section key={id} className={css.phase} aria-label={title}>
          <h3 className={css.question}>{title}</h3>
          <p className={css.small}>{text}</p>
          <ul className={css.options}>
            {play.run.options
              .filter(({ phase }) => phase === id)
              .map((option) => (
                <Measure
                  key={option.id}
                  play={play}
                  option={option}
                  effect={effects.find((effect) => effect.option === option.id)}
                  mayAct={mayAct}
                />
              ))}
          </ul>
        </section>
      ))}
      <Alarms play={play} state={state} mayAct={mayAct} />
      <Trades play={play} state={state} mayAct={mayAct} />
      <BoardUpdate play={play} state={state} mayAct={mayAct} />
      <Twist play={play} state={state} mayAct={mayAct} />
    </>
  )
}

interface MeasureProps {
  play: Play
  option: Option
  effect: Effect | undefined
  mayAct: boolean
}

function Measure({ play, option: { id, measure }, effect, mayAct }: MeasureProps) {
  const { says } = measure
  return (
    <li className={css.measure} data-done={effect !== undefined || undefined}>
      <p className={css.measureText}>{says}</p>
      {effect && <EffectLines effect={effect} />}
      {mayAct &&
        (effect ? (
          <Button
            size="small"
            look="quiet"
            icon={<Undo2 size={14} aria-hidden />}
            onClick={() => play.withdraw(id)}
            aria-label={`Take back: ${says}`}
          >
            Take back
          </Button>
        ) : (
          <Button size="small" icon={<Wrench size={14} aria-hidden />} onClick={() => play.apply(id)} aria-label={`Do it: ${says}`}>
            Do it
          </Button>
        ))}
    </li>
  )
}

const titles: Record<TradeDimension, string> = { cost: 'Cost', latency: 'Latency', quality: 'Quality', safety: 'Safety' }

function EffectLines({ effect: { usdPerMonth, p95Ms, price } }: { effect: Effect }) {
  const lines = [
    ...step('A month', usdPerMonth, '$'),
    ...step('p95', p95Ms, 'ms'),
    ...tradeDimensions.flatMap((dimension) => (price[dimension] ? [{ title: titles[dimension], text: price[dimension] }] : [])),
  ]
  return (
    <dl className={css.effect} aria-label="What it did and what it costs">
      {lines.map(({ title, text }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function step(title: string, [before, after]: Effect['usdPerMonth'], unit: string): { title: string; text: string }[] {
  if (before === null || after === null) return []
  const isSame = Math.abs(after - before) <= 0.005 * Math.abs(before)
  return [{ title, text: isSame ? `${withUnit(after, unit)}, unchanged` : `${withUnit(before, unit)} → ${withUnit(after, unit)}` }]
}

function Alarms({ play, state: { alarms }, mayAct }: MeasuresViewProps) {
  const set = alarms.at(-1)?.alarm
  return (
    <section className={css.phase} aria-label="Alarm">
      <h3 className={css.question}>The alarm that would have caught it</h3>
      <ul className={css.options}>
        {play.run.alarms.map(({ id, says }) => (
          <li key={id} className={css.measure} data-done={id === set || undefined}>
            <p className={css.measureText}>{says}</p>
            {id === set ? (
              <p className={css.small}>Set.</p>
            ) : (
              mayAct && (
                <Button size="small" onClick={() => play.setAlarm(id)} aria-label={`Set this one: ${says}`}>
                  Set this one
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const LONGEST = 2000

function Trades({ play, state: { trades, applied }, mayAct }: MeasuresViewProps) {
  const [dimension, setDimension] = useState<TradeDimension>('quality')
  const [text, setText] = useState('')
  return (
    <section className={css.phase} aria-label="Price">
      <h3 className={css.question}>What it costs, in your words</h3>
      <ul className={css.said}>
        {trades.map(({ dimension: of, text: said, event }) => (
          <li key={event}>
            <strong>{titles[of]}.</strong> {said}
          </li>
        ))}
      </ul>
      {mayAct && applied.length === 0 && <p className={css.small}>Do something first; then say what it takes away.</p>}
      {mayAct && applied.length > 0 && (
        <form
          className={css.ask}
          onSubmit={(event) => {
            event.preventDefault()
            if (!text.trim()) return
            play.trade(dimension, text.trim())
            setText('')
          }}
        >
          <ToggleGroup
            label="Price in"
            value={dimension}
            onChange={setDimension}
            options={tradeDimensions.map((value) => ({ value, title: titles[value] }))}
          />
          <Lines id="drill-trade" label="The price that you accept" value={text} onChange={setText} />
          <Button type="submit" size="small" disabled={!text.trim()}>
            Say it
          </Button>
        </form>
      )}
    </section>
  )
}

function BoardUpdate({ play, state: { updates }, mayAct }: MeasuresViewProps) {
  const last = updates.at(-1)
  const found = last && learnedWords(last)
  return (
    <section className={css.phase} aria-label="Board">
      <h3 className={css.question}>Draw what you learned</h3>
      <p className={css.small}>The drawing was never touched. Put the lasting fix on it, then have it read.</p>
      {found && (
        <p className={css.says} role="status">
          {found.length === 0 ? 'Nothing on the board has changed since the drill began.' : `New on the board: ${found.join(', ')}.`}
        </p>
      )}
      {mayAct && (
        <Button size="small" onClick={() => play.readBoard()}>
          Read my board
        </Button>
      )}
    </section>
  )
}

function Twist({ play, state: { twist, diagnoses }, mayAct }: MeasuresViewProps) {
  const [text, setText] = useState('')
  const { drill } = play.run
  if (!drill.twist || (!twist && diagnoses.length === 0)) return null
  return (
    <section className={css.phase} aria-label="And then">
      <h3 className={css.question}>And then</h3>
      {!twist && mayAct && (
        <Button size="small" onClick={() => play.twist()}>
          What do they ask next?
        </Button>
      )}
      {twist && <p className={css.says}>{drill.twist.asks}</p>}
      {twist && twist.answer !== null && <p className={css.answered}>{twist.answer}</p>}
      {twist && twist.answer === null && mayAct && (
        <form
          className={css.ask}
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim()) play.answer(text.trim())
          }}
        >
          <Lines id="drill-twist" label="Your answer" value={text} onChange={setText} />
          <Button type="submit" size="small" disabled={!text.trim()}>
            Answer
          </Button>
        </form>
      )}
      {twist?.answer && <p className={css.small}>A good answer: {drill.twist.good}</p>}
    </section>
  )
}

function Lines({ id, label, value, onChange }: { id: string; label: string; value: string; onChange: (text: string) => void }) {
  return (
    <>
      <label htmlFor={id} className={css.small}>
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        className={css.input}
        maxLength={LONGEST}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
      />
    </>
  )
}
