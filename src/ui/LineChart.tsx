import { useCallback } from 'react'
import { areaY, axisX, axisY, gridY, lineY, plot, ruleX, ruleY } from '@observablehq/plot'
import { Picture } from './Picture.tsx'

export interface LineChartProps {
  title: string
  unit?: string
  /** Healthy, sick, and since something was done: one after the other, or over each other where `isOverlaid`. */
  before: readonly number[]
  after: readonly number[]
  since?: readonly number[]
  isOverlaid?: boolean
  /** What a step of the axis is. */
  per: 'day' | 'hour'
  /** A line as high as a word: for a row of a table. */
  isSmall?: boolean
  /** The title is said beside it already; here it serves the words for those who do not see it. */
  isBare?: boolean
  write: (value: number) => string
}

interface Point {
  at: number
  value: number
}

const HEIGHT = { small: 36, normal: 132 }
const colours = { before: 'var(--line-control)', after: 'var(--accent)', since: 'var(--good)' }
const none: readonly number[] = []

/** A number over time, with the moment at which it changed. */
export function LineChart({
  title,
  unit,
  before,
  after,
  since = none,
  isOverlaid = false,
  per,
  isSmall = false,
  isBare = false,
  write,
}: LineChartProps) {
  const draw = useCallback(
    (width: number) => drawLines({ before, after, since, isOverlaid, per, isSmall, write }, width),
    [before, after, since, isOverlaid, per, isSmall, write],
  )
  const said = [
    `${title} per ${per}: about ${write(mean(before))} before`,
    `${write(mean(after))} during the incident, at most ${write(Math.max(...after))}`,
    ...(since.length > 0 ? [`${write(mean(since))} since something was done`] : []),
  ]
  return (
    <Picture
      title={isBare ? undefined : title}
      unit={unit && `${unit}, by ${per}`}
      legend={
        isSmall
          ? []
          : [
              { text: 'before', look: 'was' },
              { text: 'now', look: 'now' },
              ...(since.length > 0 ? [{ text: 'since you acted', look: 'third' } as const] : []),
            ]
      }
      alternative={`${said.join('; ')}.`}
      height={isSmall ? HEIGHT.small : HEIGHT.normal}
      draw={draw}
    />
  )
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

type Drawn = Required<Pick<LineChartProps, 'before' | 'after' | 'since' | 'isOverlaid' | 'per' | 'isSmall' | 'write'>>

function drawLines({ before, after, since, isOverlaid, per, isSmall, write }: Drawn, width: number): Element {
  const points = (values: readonly number[], from: number): Point[] => values.map((value, i) => ({ at: from + i, value }))
  const was = points(before, 0)
  const joined = (last: Point | undefined, next: Point[]): Point[] => (last && !isOverlaid ? [last, ...next] : next)
  const now = joined(was.at(-1), points(after, isOverlaid ? 0 : before.length))
  const later = since.length > 0 ? joined(now.at(-1), points(since, before.length + after.length)) : []
  const most = Math.max(...before, ...after, ...since, 0)
  const line = (data: Point[], stroke: string, strokeWidth = 1.75) => lineY(data, { x: 'at', y: 'value', stroke, strokeWidth })
  return plot({
    width,
    height: isSmall ? HEIGHT.small : HEIGHT.normal,
    marginTop: isSmall ? 3 : 8,
    marginRight: isSmall ? 2 : 8,
    marginBottom: isSmall ? 3 : 22,
    marginLeft: isSmall ? 2 : 52,
    x: { axis: null, domain: [0, Math.max(was.length, now.at(-1)?.at ?? 0, later.at(-1)?.at ?? 0)] },
    y: { axis: null, domain: [0, most > 0 ? most * 1.08 : 1] },
    marks: [
      ...(isSmall
        ? []
        : [
            gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 4 }),
            axisY({ ticks: 4, tickSize: 0, tickPadding: 6, tickFormat: write, label: null, color: 'var(--text-3)' }),
            axisX({
              ticks: Math.max(2, Math.floor(width / 80)),
              tickSize: 0,
              tickPadding: 6,
              tickFormat: (at: number) => (per === 'hour' ? `${at}:00` : at === 0 ? '' : `day ${at}`),
              label: null,
              color: 'var(--text-3)',
            }),
          ]),
      ruleY([0], { stroke: 'var(--line-control)' }),
      ...(isSmall ? [] : [areaY(now, { x: 'at', y: 'value', fill: colours.after, fillOpacity: 0.08 })]),
      ...(isOverlaid ? [] : [ruleX([before.length - 1], { stroke: 'var(--text-3)', strokeDasharray: '3 3' })]),
      line(was, colours.before, isOverlaid ? 1.25 : 1.75),
      line(now, colours.after),
      ...(later.length > 0 ? [line(later, colours.since, 2.25)] : []),
    ],
  })
}
