import { useMemo } from 'react'
import { useValue } from 'tldraw'
import type { Vital } from '#critique/drills/content.ts'
import { draw, withUnit } from '#critique/drills/readings.ts'
import type { VitalNow } from '#critique/drills/state.ts'
import { LineChart } from '#src/ui/LineChart.tsx'
import css from './Drills.module.css'
import type { Play } from './play.ts'

/** The numbers that the symptom is about: as they were, as they are, and as they became through what was done. */
export function Vitals({ play }: { play: Play }) {
  const { vitals, effects } = useValue(play.telemetry)
  return (
    <ul className={css.vitals} aria-label="Vital numbers">
      {vitals.map((now, i) => (
        <VitalRow key={now.name} play={play} vital={play.run.drill.vitals[i]!} now={now} hasActed={effects.length > 0} />
      ))}
    </ul>
  )
}

const none: readonly number[] = []

function VitalRow({ play, vital, now, hasActed }: { play: Play; vital: Vital; now: VitalNow; hasActed: boolean }) {
  const { before, struck, unit } = now
  const write = useMemo(() => (value: number) => withUnit(value, unit), [unit])
  const series = useMemo(() => seriesOf(play, vital, before, struck), [play, vital, before, struck])
  const since = useMemo(() => {
    if (!hasActed || !series || now.now === null) return none
    const level = now.now
    return series.after.map((value) => (struck ? (value / struck) * level : level))
  }, [hasActed, series, now.now, struck])
  return (
    <li className={css.vital}>
      <div className={css.vitalText}>
        <span className={css.vitalName}>{now.name}</span>
        <span className={css.numbers}>
          <span className={css.was}>{say(before, write)}</span>
          <span aria-hidden>→</span>
          <span className="visually-hidden">became</span>
          <strong className={css.struck}>{say(struck, write)}</strong>
          {hasActed && (
            <>
              <span aria-hidden>→</span>
              <span className="visually-hidden">and since you acted is</span>
              <strong className={css.now} data-better={isBetter(now) || undefined}>
                {say(now.now, write)}
              </strong>
            </>
          )}
        </span>
        {now.outside && hasActed && <span className={css.small}>It comes from outside and lasts as long as that.</span>}
      </div>
      {series && (
        <LineChart
          title={now.name}
          isBare
          before={series.before}
          after={series.after}
          since={since}
          per={series.per}
          isSmall
          write={write}
        />
      )}
    </li>
  )
}

const say = (value: number | null, write: (value: number) => string): string => (value === null ? 'not known' : write(value))

const isBetter = ({ struck, now, better }: VitalNow): boolean =>
  struck !== null && now !== null && (better === 'lower' ? now < struck * 0.98 : now > struck * 1.02)

/** A month of it, in which the incident began. */
function seriesOf({ run }: Play, { name, of, unit }: Vital, before: number | null, struck: number | null) {
  if (before === null || struck === null) return null
  const data =
    typeof of === 'string'
      ? draw({ as: 'figure', name, of }, true, run)
      : draw({ as: 'series', name, unit, from: of.before, to: of.after, shape: 'step' }, true, run)
  return data.as === 'series' ? data : null
}
