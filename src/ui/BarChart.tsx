import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { axisX, barX, plot, ruleX } from '@observablehq/plot'
import css from './BarChart.module.css'
import { useWidth } from './useWidth.ts'

export interface Bar {
  id: string
  /** What it stands for; may be a button. */
  label: ReactNode
  /** Its value as text, beside the bar. */
  text: string
  /** Said only to those who do not see the bar. */
  note?: string
  start: number
  end: number
  /** Where it stood before a change. */
  ghost?: { start: number; end: number } | undefined
  look: 'firm' | 'faint' | 'over'
}

export interface BarChartProps {
  title: string
  /** The title is said beside it already. */
  isBare?: boolean
  /** What the axis counts. */
  unit?: ReactNode
  bars: readonly Bar[]
  /** A line across all bars: a budget, a limit. */
  line?: { at: number; text: string } | undefined
  write: (value: number) => string
}

const ROW = 24
const AXIS = 22

/** Horizontal bars, one line each. Labels and values are text of the page: they can be read, pressed and searched; only the bars are a picture. */
export function BarChart({ title, isBare = false, unit, bars, line, write }: BarChartProps) {
  const { box, width } = useWidth<HTMLDivElement>()
  const picture = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = picture.current
    if (!host || width === 0) return
    const drawn = draw(bars, line?.at, write, width)
    host.replaceChildren(drawn)
    return () => drawn.remove()
  }, [bars, line?.at, write, width])
  return (
    <figure className={css.chart}>
      <figcaption className={css.title}>
        <span className={isBare ? 'visually-hidden' : undefined}>{title}</span>
        {unit && <span className={css.unit}>{unit}</span>}
        {line && <span className={css.line}>{line.text}</span>}
      </figcaption>
      <div className={css.rows}>
        <ul className={css.labels}>
          {bars.map(({ id, label, text, note }) => (
            <li key={id} className={css.label}>
              {label}
              <span className="visually-hidden">
                {' '}
                {text}
                {note && `, ${note}`}
              </span>
            </li>
          ))}
        </ul>
        <div ref={box} className={css.bars}>
          <div ref={picture} aria-hidden style={{ height: bars.length * ROW + AXIS }} />
        </div>
        <div className={css.values} aria-hidden>
          {bars.map(({ id, text, look }) => (
            <span key={id} className={css.value} data-look={look}>
              {text}
            </span>
          ))}
        </div>
      </div>
    </figure>
  )
}

const fills = { firm: 'var(--bar)', faint: 'var(--bar-faint)', over: 'var(--critical)' }

function draw(bars: readonly Bar[], line: number | undefined, write: (value: number) => string, width: number): Element {
  const most = Math.max(...bars.flatMap(({ end, ghost }) => [end, ghost?.end ?? 0]), line ?? 0)
  const ghosts = bars.filter(({ ghost }) => ghost)
  return plot({
    width,
    height: bars.length * ROW + AXIS,
    marginTop: 0,
    marginRight: 20,
    marginBottom: AXIS,
    marginLeft: 5,
    x: { domain: [0, most > 0 ? most : 1] },
    y: { domain: bars.map(({ id }) => id), axis: null, padding: 0 },
    marks: [
      axisX({
        ticks: Math.max(1, Math.floor(width / 80)),
        tickSize: 0,
        tickPadding: 6,
        tickFormat: (value: number) => (value === 0 ? '0' : write(value)),
        label: null,
        color: 'var(--text-3)',
      }),
      ruleX([0], { stroke: 'var(--line-control)' }),
      barX(ghosts, {
        y: 'id',
        x1: (bar: Bar) => bar.ghost?.start,
        x2: (bar: Bar) => bar.ghost?.end,
        fill: 'none',
        stroke: 'var(--line-control)',
        strokeDasharray: '3 2',
        inset: 4,
      }),
      barX(bars, {
        y: 'id',
        x1: 'start',
        x2: 'end',
        fill: (bar: Bar) => fills[bar.look],
        insetTop: 7,
        insetBottom: 7,
      }),
      ...(line === undefined ? [] : [ruleX([line], { stroke: 'var(--text)', strokeWidth: 1.5 })]),
    ],
    color: { type: 'identity' },
  })
}
